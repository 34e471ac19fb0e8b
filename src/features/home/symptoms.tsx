import { errorCodes } from '#src/clarify/error-codes.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { Tooltip } from '#src/ui/overlay/tooltip.tsx'

/** What {@link Symptoms} take. */
export interface SymptomsProps {
  readonly onChoose: (scenario: ScenarioId) => void
}

const clari = scenarios.filter(({ id }) => id.startsWith('clari.'))
const clarify = scenarios.filter(({ id }) => id.startsWith('clarify.'))

/** All scenarios by what an analyst sees, for those who have nothing to paste. */
export function Symptoms({ onChoose }: SymptomsProps) {
  return (
    <section aria-labelledby="symptoms">
      <h2 id="symptoms" className="text-small font-medium text-soft">
        Or start from what you see
      </h2>
      <ul className="mt-2.5 grid grid-cols-2 gap-2 md:grid-cols-5">
        {clari.map((scenario) => (
          <li key={scenario.id}>
            <button
              type="button"
              data-scenario={scenario.id}
              onClick={() => onChoose(scenario.id)}
              className={
                'flex h-full w-full flex-col rounded-card border border-line bg-card px-3 py-2.5 text-left ' +
                'shadow-card transition-[border-color,transform,box-shadow] hover:-translate-y-px ' +
                'hover:border-accent hover:shadow-float'
              }
            >
              <span className="text-small leading-[1.35] font-medium text-pretty">{scenario.symptom}</span>
              <span className="mt-1 text-tiny leading-[1.35] text-pretty wrap-anywhere text-soft">{scenario.hint}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-3.5 flex items-baseline gap-2 text-small text-soft max-sm:flex-col">
        <h3 className="shrink-0">Clarify, by code</h3>
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-0.5 gap-y-0.5 max-sm:-ml-1.5">
          {clarify.map((scenario) => {
            const code = errorCodes.find((row) => row.scenario === scenario.id)
            return (
              <Tooltip key={scenario.id} label={scenario.symptom}>
                <button
                  type="button"
                  data-scenario={scenario.id}
                  onClick={() => onChoose(scenario.id)}
                  aria-label={scenario.title}
                  className={
                    'rounded-tag px-1.5 py-0.5 font-mono text-tiny text-ink ' +
                    'transition-colors hover:bg-accent-wash hover:text-accent'
                  }
                >
                  {code === undefined ? <span className="font-sans text-small">{scenario.title}</span> : code.code}
                </button>
              </Tooltip>
            )
          })}
        </div>
      </div>
    </section>
  )
}
