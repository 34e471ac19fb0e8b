import { explainedWords, maybeWords, openRows } from '#src/compare/bridge/explained.ts'
import { causes } from '#src/compare/explain/cause-list.ts'
import { isCauseId, type CauseId } from '#src/domain/model/cause.ts'
import { rowsKept, type ComparisonSummary, type KeptRow } from '#src/domain/model/comparison-summary.ts'
import { money, moneyDifference } from '#src/domain/words/amount.ts'
import { counted, grouped } from '#src/domain/words/count.ts'
import { amountMark } from '#src/report/redaction/amounts.ts'
import { copyPerson } from '#src/report/redaction/copy-person.ts'
import { shareOrMark } from '#src/report/redaction/copy-rows.ts'
import { copyShort, type Copying } from '#src/report/redaction/copying.ts'
import type { Reported } from '#src/report/redaction/redaction.ts'
import type { ReportGrid, Report } from './report.ts'
import { frameOf, startCopying, type ReportedCase } from '#src/report/redaction/start-copying.ts'

type Bridge = ComparisonSummary['fields'][number]['bridges'][number]

/** A comparison to be reported. */
export interface ComparisonToReport extends ReportedCase {
  readonly summary: ComparisonSummary
  /** Whether a side came from the demo tenant. */
  readonly demo: boolean
  /** The field that is looked at, which the headline is then about; left out, the one with the largest effect. */
  readonly field?: string
}

const isWritten = (currency: string | null): string | null =>
  currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null

/**
 * The rows and the causes of a field, from the API's total to the screen's; where amounts are hidden, as shares of the
 * API's total and nothing else.
 */
function bridgeGrid(copying: Copying, where: string, { currency, totals, causes: parts }: Bridge): ReportGrid {
  const [api, ui] = [isWritten(currency.api), isWritten(currency.ui)]
  const hidden = copying.hide.amounts
  const steps = parts.filter(({ cause, rows }) => rows > 0 || cause === 'unexplained')
  if (hidden) copying.removals.add({ kind: 'amounts', what: 'Amount', where, rule: 'hide amounts' }, steps.length + 3)
  const rows: ReportGrid['rows'] = [
    { cells: ['API total', '', hidden ? '100 %' : money(totals.api, api)], tone: null, strong: true },
    ...steps.map(({ cause, rows: count, delta, suggested }) => ({
      cells: [
        `${causes[cause].title}${maybeWords(count, suggested?.rows)}`,
        grouped(count),
        hidden ? shareOrMark(delta, totals.api, true) : moneyDifference(delta, ui),
      ],
      tone: null,
      strong: false,
    })),
    {
      cells: ['Screen total', '', hidden ? shareOrMark(totals.ui, totals.api) : money(totals.ui, ui)],
      tone: null,
      strong: true,
    },
  ]
  return { columns: ['What', 'Rows', hidden ? 'Share of the API’s total' : 'Amount'], rows, numeric: [1, 2], left: 0 }
}

/** What a headline is about: the bridge with the largest effect, of the field that is looked at where there is one. */
function mainBridge(
  summary: ComparisonSummary,
  looked: string | undefined,
): { readonly field: string; readonly bridge: Bridge } | null {
  const size = ({ totals, causes: parts }: Bridge) =>
    Math.max(Math.abs(totals.delta), ...parts.map(({ delta }) => Math.abs(delta)))
  const own = summary.fields.filter(({ field, bridges }) => field === looked && bridges.length > 0)
  return (own.length > 0 ? own : summary.fields)
    .flatMap(({ field, bridges }) => bridges.map((bridge) => ({ field, bridge })))
    .reduce<{ readonly field: string; readonly bridge: Bridge } | null>(
      (best, each) => (best === null || size(each.bridge) > size(best.bridge) ? each : best),
      null,
    )
}

function headlineOf(copying: Copying, summary: ComparisonSummary, first: ReturnType<typeof mainBridge>): string {
  if (first === null) return 'No amounts stand on either side.'
  if (summary.differing === 0) return 'The API and the screen agree, to the last cent.'
  const { field, bridge } = first
  const currency = isWritten(bridge.currency.ui) ?? isWritten(bridge.currency.api)
  const amount = (value: number) =>
    copying.hide.amounts ? shareOrMark(Math.abs(value), bridge.totals.api) : money(Math.abs(value), currency)
  const { delta } = bridge.totals
  const size =
    delta === 0
      ? `${field}: the totals are equal, the rows are not.`
      : `${field}: the screen shows ${amount(delta)} ${delta > 0 ? 'more' : 'less'}.`
  return `${size} ${explainedWords(bridge, amount)}`
}

/** The causes over all fields, the largest effect first, without what could not be explained. */
function causesIn(summary: ComparisonSummary): readonly { readonly cause: CauseId; readonly rows: number }[] {
  const found = new Map<CauseId, { rows: number; size: number }>()
  for (const { cause, rows, delta } of summary.fields.flatMap(({ bridges }) =>
    bridges.flatMap((bridge) => bridge.causes),
  )) {
    if (rows === 0 || cause === 'unexplained') continue
    const before = found.get(cause)
    found.set(cause, { rows: rows + (before?.rows ?? 0), size: Math.max(Math.abs(delta), before?.size ?? 0) })
  }
  for (const { cause } of summary.warnings)
    if (cause !== null && isCauseId(cause) && !found.has(cause)) found.set(cause, { rows: 0, size: 0 })
  return [...found].toSorted(([, a], [, b]) => b.size - a.size).map(([cause, { rows }]) => ({ cause, rows }))
}

/** The causes of one actor together, whoever has the largest first. */
function byActor<C extends { readonly cause: CauseId }>(found: readonly C[]): readonly C[] {
  const whose = ({ cause }: C) => causes[cause].fix.who
  const order = [...new Set(found.map(whose))]
  return order.flatMap((who) => found.filter((each) => whose(each) === who))
}

/**
 * What a comparison found, as a report: the sentence, who mends which cause, the bridge of every field, what concerns
 * the whole export.
 */
export function comparisonReport({ summary, demo, field: looked, ...reported }: ComparisonToReport): Reported {
  const copying = startCopying(reported, [], [])
  const found = causesIn(summary)
  const main = mainBridge(summary, looked)
  const fields = summary.fields.toSorted((a, b) => Number(b.field === main?.field) - Number(a.field === main?.field))
  const rows = summary.largest ?? []
  const period = [summary.period, summary.week === null ? null : `week ${summary.week}`]
    .filter((part) => part !== null)
    .join(', ')
  const name = (file: string) => copyShort(copying, 'file name', 'Files', file, 120)
  const open = summary.fields.some(({ bridges }) =>
    bridges.some((bridge) => openRows(bridge).suggested + openRows(bridge).unexplained > 0),
  )
  const report: Report = {
    kind: 'comparison',
    headline: copyShort(copying, 'headline', 'Headline', headlineOf(copying, summary, main), 400),
    status:
      summary.differing === 0
        ? { tone: 'pass', word: 'no difference' }
        : open
          ? { tone: 'warn', word: 'partly explained' }
          : { tone: 'info', word: 'explained' },
    strength: null,
    system: 'Clari',
    subject: `API beside screen${period === '' ? '' : ` · ${copyShort(copying, 'period', 'Period', period, 60)}`}`,
    dialect: null,
    seenAt: summary.at,
    explains:
      `${counted(summary.rows, 'row')} compared, ` +
      `${summary.differing === 0 ? 'none differs' : `${counted(summary.differing, 'differs', 'differ')}`}. API: ` +
      `${summary.files.api.map(name).join(', ') || 'not named'}. Screen: ` +
      `${summary.files.ui.map(name).join(', ') || 'not named'}.`,
    contradictions: [],
    counts: [],
    actions: byActor(found.slice(0, 8)).map(({ cause, rows: many }) => ({
      who: causes[cause].fix.who,
      does: causes[cause].fix.does,
      where: copyShort(
        copying,
        'action',
        `Action for ${causes[cause].title} › where`,
        `${causes[cause].title}` +
          `${many === 0 ? ', the whole export' : `, ${counted(many, 'row')}${whose(copying, cause, rows)}`}`,
        400,
      ),
    })),
    asks: found.some(({ cause }) => causes[cause].fix.who !== 'you')
      ? found
          .filter(({ cause }) => causes[cause].fix.who !== 'you')
          .map(({ cause }) => causes[cause].admin)
          .join(' ')
      : null,
    evidence: [],
    tables: [
      ...fields.flatMap(({ field, bridges }, index) =>
        bridges.map((bridge) => ({
          title: copyShort(copying, 'field', `Field ${index + 1}`, field, 120),
          says: 'From the API’s total to the screen’s, cause by cause.',
          grid: bridgeGrid(copying, `Field ${index + 1} › amounts`, bridge),
        })),
      ),
      ...(rows.length === 0
        ? []
        : [
            {
              title: 'Rows that differ most',
              says: `Up to ${rowsKept.ofCause} of each cause, ${rowsKept.ofAll} in all; the table has every row.`,
              grid: rowsGrid(copying, rows, main?.field),
            },
          ]),
      ...(summary.warnings.length === 0
        ? []
        : [{ title: 'The whole export', says: null, grid: warningGrid(copying, summary) }]),
    ],
    plan: null,
    disprovedBy: found[0] === undefined ? null : causes[found[0].cause].disprovedBy,
    curl: null,
    answers: [],
    identifiers: [],
    connection: demo
      ? { label: 'Demo tenant', address: 'an invented company', demo: true, owner: null, lastTwo: null }
      : null,
    ...frameOf(reported),
  }
  return { report, removed: copying.removals.list() }
}

/** Whom a cause concerns, as far as its rows are kept: `: Ana Ortiz, Marcus Bell and others`. */
function whose(copying: Copying, cause: CauseId, rows: readonly KeptRow[]): string {
  const people = [
    ...new Set(
      rows
        .filter((row) => row.cause === cause)
        .map(({ user, name }) => copyPerson(copying, `Action for ${causes[cause].title} › whom`, name ?? user)),
    ),
  ]
  const most = 6
  return people.length === 0 ? '' : `: ${people.slice(0, most).join(', ')}${people.length > most ? ' and others' : ''}`
}

/**
 * The rows that are kept, those of the field that is looked at first; where amounts are hidden, each difference as a
 * share of its API value.
 */
function rowsGrid(copying: Copying, rows: readonly KeptRow[], first: string | undefined): ReportGrid {
  const hidden = copying.hide.amounts
  const where = 'Rows that differ most'
  if (hidden) copying.removals.add({ kind: 'amounts', what: 'Amount', where, rule: 'hide amounts' }, rows.length * 3)
  const side = (value: number | null, currency: string | null) =>
    value === null ? '–' : hidden ? amountMark : money(value, isWritten(currency))
  const sorted = rows.toSorted((a, b) => Number(b.field === first) - Number(a.field === first))
  return {
    columns: ['User', 'Field', 'API', 'Screen', 'Difference', 'Cause'],
    rows: sorted.map(({ user, name, field, api, ui, currency, delta, cause, certainty }) => ({
      cells: [
        name === null || name === user
          ? copyPerson(copying, where, user)
          : [...new Set([copyPerson(copying, where, name), copyPerson(copying, where, user)])].join(' · '),
        copyShort(copying, 'field', `${where} › field`, field, 120),
        side(api, currency.api),
        side(ui, currency.ui),
        hidden
          ? currency.api === currency.ui
            ? shareOrMark(delta, api, true)
            : amountMark
          : moneyDifference(delta, isWritten(currency.ui) ?? isWritten(currency.api)),
        `${causes[cause].title}${certainty === 'suggested' ? ' (suggested)' : ''}`,
      ],
      tone: null,
      strong: false,
    })),
    numeric: [2, 3, 4],
    left: 0,
  }
}

function warningGrid(copying: Copying, { warnings }: ComparisonSummary): ReportGrid {
  const shown = warnings.slice(0, 20)
  return {
    columns: ['Cause', 'What was noticed'],
    rows: shown.map(({ cause, says }, index) => ({
      cells: [
        cause === null ? '–' : causes[cause].title,
        copyShort(copying, 'warning', `The whole export › ${index + 1}`, says, 400),
      ],
      tone: null,
      strong: false,
    })),
    numeric: [],
    left: warnings.length - shown.length,
  }
}
