import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { causes } from '#src/compare/explain/cause-list.ts'
import type { Case } from '#src/domain/model/case.ts'
import type { Answers } from '#src/domain/model/check.ts'
import type { ComparisonSummary } from '#src/domain/model/comparison-summary.ts'
import type { CompareStep } from '#src/domain/model/scenario.ts'
import { money, moneyDifference } from '#src/domain/words/amount.ts'
import { counted, grouped } from '#src/domain/words/count.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { Card } from '#src/ui/card.tsx'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'

/** What a {@link CompareView} takes. */
export interface CompareViewProps {
  readonly step: CompareStep
  readonly above: string
  readonly answers: Answers
  /** The case that the comparison writes into; null while there is none. */
  readonly item: Case | null
  readonly onNext: () => void
  readonly onBack: (() => void) | null
}

/** What of the choices the comparison needs to be told, in its order. */
const handed = [
  ['forecastId', 'Forecast'],
  ['jobId', 'Job'],
  ['timePeriod', 'Period'],
  ['week', 'Week'],
  ['exportedAt', 'Exported'],
  ['screenCurrency', 'Screen’s currency'],
  ['field', 'Field'],
  ['screenTotal', 'Screen’s total'],
] as const

/** Hands over to the comparison, and shows what came back from it. */
export function CompareView({ step, above, answers, item, onNext, onBack }: CompareViewProps) {
  const given = handed.flatMap(([name, label]) => {
    const value = (answers[name] ?? '').trim()
    return value === '' ? [] : [{ label, value }]
  })
  const summary = item?.comparison
  return (
    <div className="max-w-3xl px-4 py-6 sm:px-8 lg:px-11 lg:py-8">
      <PageTitle above={above} says={step.says}>
        {step.title}
      </PageTitle>
      {given.length > 0 && (
        <section aria-label="What to compare" className="mt-5">
          <h2 className="mb-2 text-small font-medium text-soft">What to compare; it is filled in there</h2>
          <div className="flex flex-wrap gap-2">
            {given.map(({ label, value }) => (
              <Chip key={label} copy={value}>
                {label}: {value}
              </Chip>
            ))}
          </div>
        </section>
      )}
      {summary !== undefined && <SummaryView summary={summary} />}
      <div className="mt-6 flex flex-wrap gap-2.5">
        {summary !== undefined && (
          <Button variant="primary" hint="↵" onClick={onNext}>
            Continue
          </Button>
        )}
        {item !== null && (
          <Link
            to="/compare"
            search={{ case: item.id }}
            className={buttonClass(summary === undefined ? 'primary' : 'secondary')}
          >
            {summary === undefined ? 'Open the comparison' : 'Compare again'}
            <ArrowRight aria-hidden />
          </Link>
        )}
        {summary === undefined && <Button onClick={onNext}>Continue without comparing</Button>}
        {onBack !== null && <Button onClick={onBack}>Back</Button>}
      </div>
    </div>
  )
}

/** The comparison's totals and causes, field by field. */
function SummaryView({ summary }: { readonly summary: ComparisonSummary }) {
  return (
    <Card
      className="mt-5"
      heading="What came back"
      aside={
        <p className="text-small text-soft">
          <Timestamp at={summary.at} />
        </p>
      }
    >
      <p className="text-normal">
        {counted(summary.rows, 'row')} compared{summary.period === null ? '' : ` for ${summary.period}`}
        {summary.week === null ? '' : `, week ${summary.week}`};{' '}
        {summary.differing === 0 ? 'none differs' : counted(summary.differing, 'differs', 'differ')}.
      </p>
      {summary.warnings.length > 0 && (
        <ul className="mt-2 list-disc space-y-1 pl-5 text-small text-soft">
          {summary.warnings.slice(0, 6).map(({ says }) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      )}
      <div className="mt-3 overflow-x-auto" tabIndex={0} role="region" aria-label="Totals and causes">
        <table className="w-full text-small tabular-nums">
          <thead>
            <tr className="text-left text-soft">
              <th scope="col" className="py-1 pr-4 font-medium">
                Field
              </th>
              <th scope="col" className="py-1 pr-4 font-medium">
                From the API’s total to the screen’s
              </th>
              <th scope="col" className="py-1 pr-4 text-right font-medium">
                Rows
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {linesOf(summary).map(({ field, what, rows, amount, total }, index) => (
              <tr key={index} className={total ? 'border-t border-line font-medium' : ''}>
                <td className="py-1 pr-4">{field}</td>
                <td className="py-1 pr-4">{what}</td>
                <td className="py-1 pr-4 text-right">{rows}</td>
                <td className="py-1 text-right whitespace-nowrap">{amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

interface Line {
  readonly field: string
  readonly what: string
  readonly rows: string
  readonly amount: string
  readonly total: boolean
}

function linesOf(summary: ComparisonSummary): readonly Line[] {
  return summary.fields.flatMap(({ field, bridges }) =>
    bridges.flatMap(({ currency, totals, causes: parts }) => [
      { field, what: 'API', rows: '', amount: money(totals.api, currency.api), total: true },
      ...parts
        .filter(({ cause, rows }) => rows > 0 || cause === 'unexplained')
        .map(({ cause, rows, delta }) => ({
          field: '',
          what: causes[cause].title,
          rows: grouped(rows),
          amount: moneyDifference(delta, currency.ui),
          total: false,
        })),
      { field: '', what: 'Screen', rows: '', amount: money(totals.ui, currency.ui), total: true },
    ]),
  )
}
