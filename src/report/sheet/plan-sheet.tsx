import type { ReactNode } from 'react'
import type { Plan } from '#src/domain/model/plan.ts'
import { PacePicture } from './pace-picture.tsx'

/** What a {@link PlanSheet} takes. */
export interface PlanSheetProps {
  readonly plan: Pick<Plan, 'title' | 'pace' | 'parts'> & { readonly says: readonly string[] }
  /** Beside the title. */
  readonly aside?: ReactNode
  /** After the parts. */
  readonly below?: ReactNode
}

/**
 * What a verdict hands over to be carried out: sentences in order, a picture of the waits, the parts of what was split.
 */
export function PlanSheet({ plan, aside, below }: PlanSheetProps) {
  return (
    <section className="mt-3 border-t border-line pt-4" aria-label={plan.title}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-large font-strong">{plan.title}</h2>
        {aside}
      </div>
      <div className={plan.pace === null ? '' : 'grid gap-x-8 gap-y-3 @2xl:grid-cols-2'}>
        <ol className="mt-2 list-decimal space-y-1.5 pl-5 text-normal marker:text-soft">
          {plan.says.map((sentence, index) => (
            <li key={index} className="pl-0.5 wrap-anywhere">
              {sentence}
            </li>
          ))}
        </ol>
        {plan.pace !== null && <PacePicture policy={plan.pace.policy} atLeastMs={plan.pace.atLeastMs} />}
      </div>
      {plan.parts.length > 0 && (
        <table className="mt-3 w-full text-small">
          <thead>
            <tr>
              <th scope="col" className="border-b border-line py-1 pr-4 text-left font-medium text-soft">
                Part
              </th>
              <th scope="col" className="border-b border-line py-1 text-left font-medium text-soft">
                Body of the export request
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.parts.map(({ name, body }) => (
              <tr key={name}>
                <th
                  scope="row"
                  className={
                    'border-b border-line py-1.5 pr-4 text-left ' +
                    'align-top font-medium whitespace-nowrap tabular-nums'
                  }
                >
                  {name}
                </th>
                <td className="border-b border-line py-1.5 font-mono text-tiny wrap-anywhere">{body}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {below}
    </section>
  )
}
