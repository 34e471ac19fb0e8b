import { Link } from '@tanstack/react-router'
import { scenarios } from '#src/scenarios/list.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { nearest } from './palette/nearest.ts'

/** Stands where a link names an error scenario that does not exist; offers the nearest ones. */
export function UnknownScenarioPage({ asked }: { readonly asked: string }) {
  const close = nearest(asked, scenarios, ({ id, title }) => `${id} ${title}`).slice(0, 4)
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-12 sm:px-6">
      <PageTitle
        above="Unknown scenario"
        says={
          <>
            The link names <span className="font-mono text-small wrap-anywhere text-ink">{asked.slice(0, 120)}</span>,
            which Clari Triage does not know. It may have been cut short, or made by another version.
          </>
        }
      >
        There is no such scenario
      </PageTitle>
      <h2 className="mt-7 mb-2 text-small font-medium text-soft">Perhaps one of these</h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {close.map((scenario) => (
          <li key={scenario.id}>
            <Link
              to="/wizard/$scenario"
              params={{ scenario: scenario.id }}
              className={
                'block h-full rounded-card border border-line bg-card px-4 ' +
                'py-3 shadow-card transition-colors hover:border-edge/60'
              }
            >
              <span className="block font-medium">{scenario.title}</span>
              <span className="mt-0.5 block text-small text-soft">
                {systemNames[scenario.system]} · {scenario.symptom}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <Link to="/" className={buttonClass('primary')}>
          Paste what you saw instead
        </Link>
      </p>
    </div>
  )
}
