import { Fragment, type ReactNode } from 'react'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { EvidenceView } from './evidence-view.tsx'
import { PlanView } from './plan-view.tsx'
import { actorsOf, readyWords, type ReadyWords } from '#src/report/messages/ready-words.ts'
import type { Report } from '#src/report/model/report.ts'
import { ReportSheet } from './report-sheet.tsx'
import { subjectLineOf, writeWords } from '#src/report/messages/write-words.ts'

/** What a {@link ResultPage} takes. */
export interface ResultPageProps {
  /** The verdict as it may leave, nothing more hidden. */
  readonly report: Report
  readonly conclusion: Conclusion
  /** Whether the fix was proved since; shown above everything. */
  readonly above?: ReactNode
  /** The button that proves the fix, shown beside the analyst's last action. */
  readonly prove?: ReactNode
}

/** A ready message to whoever must act first, with its subject. */
function messageTo(report: Report, ask: ReadyWords['to']): string {
  const words = readyWords(report, ask, formatTimestamp)
  return `Subject: ${subjectLineOf(words)}\n\n${writeWords(words, 'email')}`
}

/** A verdict on the page: the report's sheet, whose evidence opens to the whole and whose parts can be copied. */
export function ResultPage({ report, conclusion, above, prove }: ResultPageProps) {
  const [ask] = report.asks === null ? [] : actorsOf(report)
  const lastOwn = conclusion.actions.findLastIndex(({ who }) => who === 'you')
  const firstAsked = conclusion.actions.findIndex(({ who }) => who === ask)
  return (
    <ReportSheet
      report={report}
      marks={{ 'data-verdict': conclusion.verdict, 'data-cause': conclusion.cause }}
      live={{
        above,
        besideActions: conclusion.actions.map((_, index) => (
          <Fragment key={index}>
            {index === firstAsked && ask !== undefined && (
              <CopyButton text={() => messageTo(report, ask)} label="Copy message" done="Message copied" />
            )}
            {index === lastOwn && prove}
          </Fragment>
        )),
        evidence: conclusion.evidence.map((evidence, index) => <EvidenceView key={index} evidence={evidence} />),
        plan: conclusion.plan === null ? null : <PlanView plan={conclusion.plan} />,
      }}
    />
  )
}
