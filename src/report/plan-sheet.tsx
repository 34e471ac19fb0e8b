import { GridView } from './grid-view.tsx'
import { PacePicture } from './pace-picture.tsx'
import type { Report } from './report.ts'

/** What a verdict hands over to be carried out, as a report shows it: sentences in order, a picture of the waits, the parts. */
export function PlanSheet({ plan }: { readonly plan: NonNullable<Report['plan']> }) {
  return (
    <section className="mt-3 border-t border-line pt-4" aria-label={plan.title}>
      <h2 className="text-large font-strong">{plan.title}</h2>
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
        <div className="mt-3">
          <GridView grid={{ columns: ['Part', 'Body of the export request'], rows: plan.parts.map(({ name, body }) => ({ cells: [name, body], tone: null, strong: false })), numeric: [], left: 0 }} label="The parts" />
        </div>
      )}
    </section>
  )
}
