import { Fragment, useContext, type ReactNode } from 'react'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { EvidenceView } from './evidence-view.tsx'
import { PlanView } from './plan-view.tsx'
import { actorsOf, readyWords, type ReadyWords } from '#src/report/messages/ready-words.ts'
import {
  MessageMemoryContext,
  messageName,
  readMessageFrame,
  recallEdited,
  type MessageFrame,
  type MessageMemory,
} from '#src/report/messages/message-memory.tsx'
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

/** A ready message to whoever must act first, with its subject; as it was edited, where it was. */
function messageTo(report: Report, ask: ReadyWords['to'], memory: MessageMemory, frame: MessageFrame): string {
  const words = readyWords(report, ask, formatTimestamp)
  const edited = recallEdited(memory, messageName(report.caseId, ask, 'email'))
  return `Subject: ${subjectLineOf(words)}\n\n${edited?.text ?? writeWords(words, 'email', frame)}`
}

/** A verdict on the page: the report's sheet, whose evidence opens to the whole and whose parts can be copied. */
export function ResultPage({ report, conclusion, above, prove }: ResultPageProps) {
  const memory = useContext(MessageMemoryContext)
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
              <CopyButton
                text={() => messageTo(report, ask, memory, readMessageFrame(memory))}
                label="Copy message"
                done="Message copied"
              />
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
