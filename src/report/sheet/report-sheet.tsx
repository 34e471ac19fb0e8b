import type { ReactNode } from 'react'
import { actorNames } from '#src/domain/model/scenario.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'
import { CardRow, EvidenceInFull } from './evidence-cards.tsx'
import { GridView, ToneBadge } from './grid-view.tsx'
import { PlanSheet } from './plan-sheet.tsx'
import { keyWords, namesForOthers } from '#src/report/messages/ready-words.ts'
import type { Report } from '#src/report/model/report.ts'
import { strengthWords } from '#src/report/model/verdict-look.ts'

/** What a page adds to a report that stands on it; none of it is in a picture, a file or on paper. */
export interface Live {
  /** Below the headline: whether the fix was proved since. */
  readonly above?: ReactNode
  /** Beside each action. */
  readonly besideActions?: readonly ReactNode[]
  /** Each piece of evidence whole; makes the cards open. */
  readonly evidence?: readonly ReactNode[]
  /** In place of the plan's sentences and picture. */
  readonly plan?: ReactNode
}

/** What a {@link ReportSheet} takes. */
export interface ReportSheetProps {
  readonly report: Report
  readonly live?: Live
  /** Every piece of evidence in full, after the cards. */
  readonly full?: boolean
  /** The id of the headline, unique on the page. */
  readonly headlineId?: string
  /** Which of several sheets on a page it is, for the names of its parts: `then`. */
  readonly of?: string
  /** The headline's rank on the page. */
  readonly level?: 'h1' | 'h2'
  /** Names the sheet for tests and scripts: `data-verdict`, `data-cause`. */
  readonly marks?: Readonly<Record<`data-${string}`, string>>
}

/** The name of a part of a sheet; where there are several sheets, with the one that it is of. */
const named = (name: string, of: string | undefined): string => (of === undefined ? name : `${name}, ${of}`)

/**
 * A report as one sheet that reads on its own when it is cut out as a picture: what, when, which system, which
 * evidence, who acts.
 */
export function ReportSheet({
  report,
  live,
  full = false,
  headlineId = 'verdict',
  of,
  level: Headline = 'h1',
  marks = {},
}: ReportSheetProps) {
  return (
    <article
      aria-labelledby={headlineId}
      {...marks}
      className={
        '@container rounded-card border border-line bg-card text-ink ' +
        'shadow-card print:rounded-none print:border-0 print:shadow-none'
      }
    >
      <div className="px-5 py-6 @xl:px-10 @xl:py-8 print:p-0">
        <SheetHead report={report} live={live !== undefined} />
        <Headline
          id={headlineId}
          tabIndex={-1}
          {...(live === undefined ? {} : { 'data-page-title': true })}
          className={
            'mt-3.5 text-[1.625rem] leading-tight font-strong ' +
            'tracking-[-0.022em] text-balance wrap-anywhere @xl:text-verdict'
          }
        >
          {report.headline}
        </Headline>
        {report.explains !== null && (
          <p className="mt-2.5 max-w-[72ch] text-lead text-pretty wrap-anywhere">{report.explains}</p>
        )}
        {report.contradictions.length > 0 && (
          <div className="mt-3.5">
            <Callout tone="warn" title="Not the same as what you pasted">
              {report.contradictions.join(' ')}
            </Callout>
          </div>
        )}
        {report.counts.length > 0 && (
          <ul className="mt-3.5 flex flex-wrap gap-2" aria-label="How the checks ended">
            {report.counts.map(({ tone, word }) => (
              <li key={word}>
                <ToneBadge tone={tone} word={word} />
              </li>
            ))}
          </ul>
        )}
        {live?.above}
        {report.actions.length > 0 && (
          <Actions
            report={report}
            names={live === undefined ? namesForOthers : actorNames}
            beside={live?.besideActions}
          />
        )}
        <CardRow
          cards={report.evidence}
          label={named('What this rests on', of)}
          {...(live?.evidence === undefined ? {} : { whole: live.evidence })}
        />
        {report.tables.map(({ title, says, grid }, index) => (
          <section key={index} className="mt-5" aria-label={named(title, of)}>
            <h2 className="text-large font-strong">{title}</h2>
            {says !== null && <p className="mt-0.5 mb-1 text-small wrap-anywhere text-soft">{says}</p>}
            <div className="mt-1.5">
              <GridView grid={grid} label={title} />
            </div>
          </section>
        ))}
        {report.plan !== null && (live?.plan ?? <PlanSheet plan={report.plan} />)}
        <SheetEnd report={report} of={of} live={live !== undefined} />
        {full && <EvidenceInFull cards={report.evidence} />}
        <SheetFoot report={report} live={live !== undefined} />
      </div>
    </article>
  )
}

/** What would disprove it, how to repeat it, and what was answered on the way. */
function SheetEnd({
  report,
  of,
  live,
}: {
  readonly report: Report
  readonly of: string | undefined
  readonly live: boolean
}) {
  return (
    <>
      {report.disprovedBy !== null && (
        <p className="mt-4 text-small break-inside-avoid text-soft">
          <b className="font-medium text-ink">What would disprove it:</b> {report.disprovedBy}
        </p>
      )}
      {report.curl !== null && (
        <div className="mt-4 break-inside-avoid">
          <h2 className="mb-1.5 text-small font-medium text-soft">To see it yourself</h2>
          <CodeBlock
            text={report.curl}
            label={named('The curl line that repeats the check', of)}
            copy={live}
            height={live ? 'short' : 'whole'}
          />
        </div>
      )}
      {report.answers.length > 0 && (
        <p className="mt-4 text-small wrap-anywhere text-soft">
          <b className="font-medium text-ink">{live ? 'Your answers:' : 'Answers on the way:'}</b>{' '}
          {report.answers.map(({ question, answer }) => `${question} – ${answer}`).join(' · ')}
        </p>
      )}
    </>
  )
}

function SheetHead({ report, live }: { readonly report: Report; readonly live: boolean }) {
  const strength = strengthWords(report, live)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-small text-soft">
      <ToneBadge tone={report.status.tone} word={report.status.word} />
      {strength !== null && <span data-strength={report.strength}>{strength}</span>}
      <span>
        {report.system === null ? '' : `${report.system} · `}
        {report.subject}
        {report.seenAt !== null && (
          <>
            {' · seen '}
            <Timestamp at={report.seenAt} />
          </>
        )}
      </span>
      <span className="@xl:ml-auto">case {report.caseId}</span>
    </div>
  )
}

/** Who does what; an actor's name is drawn once for the actions that follow each other. */
function Actions({
  report,
  names,
  beside,
}: {
  readonly report: Report
  readonly names: typeof actorNames
  readonly beside: Live['besideActions']
}) {
  return (
    <ul className="mt-5" aria-label="Who does what">
      {report.actions.map((action, index) => (
        <li
          key={index}
          className="grid break-inside-avoid gap-x-4 gap-y-1 border-t border-line py-3 @xl:grid-cols-[7.5rem_1fr_auto]"
        >
          <b className="font-medium">
            {index > 0 && report.actions[index - 1]?.who === action.who ? (
              <span className="sr-only">{names[action.who]}</span>
            ) : (
              names[action.who]
            )}
          </b>
          <div className="min-w-0">
            <p className="wrap-anywhere">{action.does}</p>
            {action.where !== null && <p className="mt-0.5 text-small wrap-anywhere text-soft">{action.where}</p>}
          </div>
          {beside !== undefined && <div className="flex flex-wrap items-start gap-2 print:hidden">{beside[index]}</div>}
        </li>
      ))}
    </ul>
  )
}

function SheetFoot({ report, live }: { readonly report: Report; readonly live: boolean }) {
  const key = report.connection === null ? null : keyWords(report.connection)
  const { people, amounts, unneeded } = report.hidden
  const hidden = [
    ...(people ? ['people'] : unneeded === 'shown' ? [] : ['people it does not name']),
    ...(amounts || unneeded === 'people-and-amounts' ? ['amounts'] : []),
  ]
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {report.identifiers.map(({ label, value }) => (
        <Chip key={label} mono {...(live ? { copy: value } : {})}>
          {label} {value}
        </Chip>
      ))}
      {report.connection !== null && <Chip>{`${report.connection.label} · ${report.connection.address}`}</Chip>}
      {key !== null && <Chip>{`key ${key}`}</Chip>}
      <Chip>
        {['Clari Triage', report.product].filter((part) => part !== '').join(' ') +
          [
            ...(report.dialect === null ? [] : [report.dialect]),
            `secrets${hidden.map((each) => `, ${each}`).join('')} removed`,
          ]
            .map((part) => ` · ${part}`)
            .join('')}
      </Chip>
      {report.connection?.demo === true && <Chip tone="accent">demo tenant, not a real account</Chip>}
    </div>
  )
}
