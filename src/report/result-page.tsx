import { useState, type ReactNode } from 'react'
import type { Conclusion } from '#src/domain/conclusion.ts'
import { actorNames } from '#src/domain/scenario.ts'
import { systemNames } from '#src/domain/system.ts'
import { Chip } from '#src/ui/chip.tsx'
import { CodeBlock } from '#src/ui/code-block.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { cx } from '#src/ui/cx.ts'
import { StatusBadge } from '#src/ui/status-badge.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { decidingCurl, dialectName, messageTo, whoToAsk, type ReportFrame } from './as-text.ts'
import { evidenceTitle } from './evidence-title.ts'
import { EvidenceView } from './evidence-view.tsx'
import { PlanView } from './plan-view.tsx'

/** What a {@link ResultPage} takes. */
export interface ResultPageProps {
  readonly conclusion: Conclusion
  readonly frame: ReportFrame
  /** Whether the fix was proved since; shown above everything. */
  readonly above?: ReactNode
  /** The button that proves the fix, shown beside the analyst's last action. */
  readonly prove?: ReactNode
}

const kinds = {
  cause: { status: 'fail', word: 'cause found' },
  clear: { status: 'pass', word: 'nothing wrong' },
  open: { status: 'warn', word: 'still open' },
} as const

/** A verdict as one sheet that reads on its own when it is cut out as a picture: what, when, which system, which evidence, who acts. */
export function ResultPage({ conclusion, frame, above, prove }: ResultPageProps) {
  const kind = kinds[conclusion.kind]
  const message = messageTo(conclusion, frame)
  const ask = whoToAsk(conclusion)
  const lastOwn = conclusion.actions.findLastIndex(({ who }) => who === 'you')
  const firstAsked = conclusion.actions.findIndex(({ who }) => who === ask)
  return (
    <article aria-labelledby="verdict" data-verdict={conclusion.verdict} data-cause={conclusion.cause} className="rounded-card border border-line bg-card px-5 py-6 shadow-card sm:px-10 sm:py-8">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-small text-soft">
        <StatusBadge status={kind.status} word={kind.word} />
        {conclusion.rests === 'told' && <StatusBadge status="info" word="rests on your word" />}
        <span>
          {systemNames[conclusion.system]} · {conclusion.scenarioTitle} · seen <Timestamp at={conclusion.seenAt} />
        </span>
        <span className="sm:ml-auto">case {frame.caseId}</span>
      </div>
      <h1 id="verdict" tabIndex={-1} data-page-title className="mt-3.5 text-[1.625rem] leading-tight font-strong tracking-[-0.022em] text-balance wrap-anywhere sm:text-verdict">
        {conclusion.headline}
      </h1>
      <p className="mt-2.5 max-w-[72ch] text-lead text-pretty wrap-anywhere">{conclusion.explains}</p>
      {above}
      <ul className="mt-5" aria-label="Who does what">
        {conclusion.actions.map((action, index) => (
          <li key={index} className="grid gap-x-4 gap-y-1 border-t border-line py-3 sm:grid-cols-[7.5rem_1fr_auto]">
            <b className="font-medium">{index > 0 && conclusion.actions[index - 1]?.who === action.who ? <span className="sr-only">{actorNames[action.who]}</span> : actorNames[action.who]}</b>
            <div className="min-w-0">
              <p className="wrap-anywhere">{action.does}</p>
              {action.where !== null && <p className="mt-0.5 text-small wrap-anywhere text-soft">{action.where}</p>}
            </div>
            <div className="flex items-start gap-2">
              {index === firstAsked && message !== null && <CopyButton text={message} label="Copy message" done="Message copied" />}
              {index === lastOwn && prove}
            </div>
          </li>
        ))}
      </ul>
      <Evidence conclusion={conclusion} />
      {conclusion.plan !== null && <PlanView plan={conclusion.plan} />}
      <p className="mt-4 text-small text-soft">
        <b className="font-medium text-ink">What would disprove it:</b> {conclusion.disprovedBy}
      </p>
      <div className="mt-4">
        <h2 className="mb-1.5 text-small font-medium text-soft">To see it yourself</h2>
        <CodeBlock text={decidingCurl(conclusion)} label="The curl line that repeats the check" copy />
      </div>
      {conclusion.answers.length > 0 && (
        <p className="mt-4 text-small text-soft">
          <b className="font-medium text-ink">Your answers:</b> {conclusion.answers.map(({ question, answer }) => `${question} – ${answer}`).join(' · ')}
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {conclusion.identifiers.map(({ label, value }) => (
          <Chip key={label} mono copy={value}>
            {label} {value}
          </Chip>
        ))}
        {conclusion.connection !== null && <Chip>{`${conclusion.connection.label} · ${conclusion.connection.address}`}</Chip>}
        <Chip>{`Clari Triage ${frame.product} · ${dialectName(conclusion)} · secrets removed`}</Chip>
        {conclusion.connection?.demo === true && <Chip tone="accent">demo tenant, not a real account</Chip>}
      </div>
    </article>
  )
}

/** The evidence as a row of cards, the deciding one first; each opens to the whole. */
function Evidence({ conclusion }: { readonly conclusion: Conclusion }) {
  const [open, setOpen] = useState<number | null>(null)
  const shown = open === null ? undefined : conclusion.evidence[open]
  if (conclusion.evidence.length === 0) return null
  return (
    <section className="mt-3" aria-label="What this rests on">
      <h2 className="text-small font-medium text-soft">What this rests on</h2>
      <div className="mt-2 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {conclusion.evidence.map((evidence, index) => {
          const title = evidenceTitle(evidence)
          return (
            <button
              key={index}
              type="button"
              aria-expanded={open === index}
              onClick={() => setOpen(open === index ? null : index)}
              className={cx('min-w-0 rounded-card border bg-card px-3.5 py-3 text-left transition-colors hover:border-edge/60', open === index ? 'border-accent' : 'border-line')}
            >
              <span className="flex min-w-0 items-center gap-2">
                <StatusBadge status={title.good ? 'pass' : evidence.kind === 'answer' || evidence.kind === 'paste' || evidence.kind === 'rows' ? 'info' : 'fail'} word={title.badge} />
                <span className="truncate font-mono text-tiny">{title.title}</span>
              </span>
              <span className="mt-1.5 block text-small text-soft">{title.shows}</span>
              {title.quote !== null && (
                <q className="mt-1.5 line-clamp-2 w-fit max-w-full rounded-tag bg-mark px-1 font-mono text-tiny wrap-anywhere text-ink">{title.quote}</q>
              )}
            </button>
          )
        })}
      </div>
      {shown !== undefined && (
        <div className="mt-3 rounded-card border border-line bg-paper p-4">
          <EvidenceView evidence={shown} />
        </div>
      )}
    </section>
  )
}
