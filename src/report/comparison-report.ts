import { causes } from '#src/compare/causes/list.ts'
import { isCauseId, type CauseId } from '#src/domain/cause.ts'
import type { ComparisonSummary } from '#src/domain/comparison-summary.ts'
import { exponentOf } from '#src/domain/currency.ts'
import { shareWords } from './copy-rows.ts'
import { copyShort, type Copying } from './copying.ts'
import type { Reported } from './redaction.ts'
import type { Grid, Report } from './report.ts'
import { frameOf, startCopying, type ReportedCase } from './start-copying.ts'

type Bridge = ComparisonSummary['fields'][number]['bridges'][number]

/** A comparison to be reported. */
export interface ComparisonToReport extends ReportedCase {
  readonly summary: ComparisonSummary
  /** Whether a side came from the demo tenant. */
  readonly demo: boolean
}

/** An amount as a report writes it: `−1,234.50 USD`. */
function money(value: number, currency: string | null): string {
  const places = currency === null ? { minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2 } : { minimumFractionDigits: exponentOf(currency), maximumFractionDigits: exponentOf(currency) }
  return `${value < 0 ? '−' : ''}${Math.abs(value).toLocaleString('en-US', places)}${currency === null ? '' : ` ${currency}`}`
}

const signed = (value: number, currency: string | null): string => `${value > 0 ? '+' : ''}${money(value, currency)}`
const isWritten = (currency: string | null): string | null => (currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null)

/** The rows and the causes of a field, from the API's total to the screen's; where amounts are hidden, as shares of the API's total and nothing else. */
function bridgeGrid(copying: Copying, where: string, { currency, totals, causes: parts }: Bridge): Grid {
  const [api, ui] = [isWritten(currency.api), isWritten(currency.ui)]
  const hidden = copying.hide.amounts
  const share = (value: number) => shareWords(value, totals.api, true)
  const steps = parts.filter(({ cause, rows }) => rows > 0 || cause === 'unexplained')
  if (hidden) copying.removals.add({ kind: 'amounts', what: 'Amount', where, rule: 'hide amounts' }, steps.length + 3)
  const rows: Grid['rows'] = [
    { cells: ['API total', '', hidden ? '100 %' : money(totals.api, api)], tone: null, strong: true },
    ...steps.map(({ cause, rows: count, delta }) => ({ cells: [causes[cause].title, count.toLocaleString('en'), hidden ? share(delta) : signed(delta, ui)], tone: null, strong: false })),
    { cells: ['Screen total', '', hidden ? (totals.api === 0 ? shareWords(null, null, false) : shareWords(totals.ui, totals.api, false)) : money(totals.ui, ui)], tone: null, strong: true },
  ]
  return { columns: ['What', 'Rows', hidden ? 'Share of the API’s total' : 'Amount'], rows, numeric: [1, 2], left: 0 }
}

/** The bridge with the largest effect: what a headline is about. */
function largest(summary: ComparisonSummary): { readonly field: string; readonly bridge: Bridge } | null {
  const size = ({ totals, causes: parts }: Bridge) => Math.max(Math.abs(totals.delta), ...parts.map(({ delta }) => Math.abs(delta)))
  return summary.fields.flatMap(({ field, bridges }) => bridges.map((bridge) => ({ field, bridge }))).reduce<{ readonly field: string; readonly bridge: Bridge } | null>((best, each) => (best === null || size(each.bridge) > size(best.bridge) ? each : best), null)
}

function headlineOf(copying: Copying, summary: ComparisonSummary): string {
  const first = largest(summary)
  if (first === null) return 'No amounts stand on either side.'
  if (summary.differing === 0) return 'The API and the screen agree, to the last cent.'
  const { field, bridge } = first
  const unexplained = bridge.causes.find(({ cause }) => cause === 'unexplained')
  const currency = isWritten(bridge.currency.ui) ?? isWritten(bridge.currency.api)
  const amount = (value: number) => (copying.hide.amounts ? shareWords(Math.abs(value), bridge.totals.api, false) : money(Math.abs(value), currency))
  const { delta } = bridge.totals
  const size = delta === 0 ? `${field}: the totals are equal, the rows are not.` : `${field}: the screen shows ${amount(delta)} ${delta > 0 ? 'more' : 'less'}.`
  const told = (unexplained?.rows ?? 0) === 0 ? 'All of it is explained.' : unexplained?.rows === bridge.causes.reduce((sum, { rows }) => sum + rows, 0) ? 'None of it is explained yet.' : `${amount(unexplained?.delta ?? 0)} of it is not explained.`
  return `${size} ${told}`
}

/** The causes over all fields, the largest effect first, without what could not be explained. */
function causesIn(summary: ComparisonSummary): readonly { readonly cause: CauseId; readonly rows: number }[] {
  const found = new Map<CauseId, { rows: number; size: number }>()
  for (const { cause, rows, delta } of summary.fields.flatMap(({ bridges }) => bridges.flatMap((bridge) => bridge.causes))) {
    if (rows === 0 || cause === 'unexplained') continue
    const before = found.get(cause)
    found.set(cause, { rows: rows + (before?.rows ?? 0), size: Math.max(Math.abs(delta), before?.size ?? 0) })
  }
  for (const { cause } of summary.warnings) if (cause !== null && isCauseId(cause) && !found.has(cause)) found.set(cause, { rows: 0, size: 0 })
  return [...found].toSorted(([, a], [, b]) => b.size - a.size).map(([cause, { rows }]) => ({ cause, rows }))
}

/** The causes of one actor together, whoever has the largest first. */
function byActor<C extends { readonly cause: CauseId }>(found: readonly C[]): readonly C[] {
  const whose = ({ cause }: C) => causes[cause].fix.who
  const order = [...new Set(found.map(whose))]
  return order.flatMap((who) => found.filter((each) => whose(each) === who))
}

/** What a comparison found, as a report: the sentence, who mends which cause, the bridge of every field, what concerns the whole export. */
export function comparisonReport({ summary, demo, ...reported }: ComparisonToReport): Reported {
  const copying = startCopying(reported, [], [])
  const found = causesIn(summary)
  const count = (many: number, one: string, more: string) => `${many.toLocaleString('en')} ${many === 1 ? one : more}`
  const period = [summary.period, summary.week === null ? null : `week ${summary.week}`].filter((part) => part !== null).join(', ')
  const name = (file: string) => copyShort(copying, 'file name', 'Files', file, 120)
  const unexplained = summary.fields.some(({ bridges }) => bridges.some((bridge) => bridge.causes.some(({ cause, rows }) => cause === 'unexplained' && rows > 0)))
  const report: Report = {
    kind: 'comparison',
    headline: copyShort(copying, 'headline', 'Headline', headlineOf(copying, summary), 400),
    status: summary.differing === 0 ? { tone: 'pass', word: 'no difference' } : unexplained ? { tone: 'warn', word: 'partly explained' } : { tone: 'info', word: 'explained' },
    told: false,
    system: 'Clari',
    subject: `API beside screen${period === '' ? '' : ` · ${copyShort(copying, 'period', 'Period', period, 60)}`}`,
    dialect: null,
    seenAt: summary.at,
    explains: `${count(summary.rows, 'row', 'rows')} compared, ${summary.differing === 0 ? 'none differs' : `${count(summary.differing, 'differs', 'differ')}`}. API: ${summary.files.api.map(name).join(', ') || 'not named'}. Screen: ${summary.files.ui.map(name).join(', ') || 'not named'}.`,
    counts: [],
    actions: byActor(found.slice(0, 8)).map(({ cause, rows }) => ({ who: causes[cause].fix.who, does: causes[cause].fix.does, where: `${causes[cause].title}${rows === 0 ? ', the whole export' : `, ${count(rows, 'row', 'rows')}`}` })),
    asks: found.some(({ cause }) => causes[cause].fix.who !== 'you') ? found.filter(({ cause }) => causes[cause].fix.who !== 'you').map(({ cause }) => causes[cause].admin).join(' ') : null,
    evidence: [],
    tables: [
      ...summary.fields.flatMap(({ field, bridges }, index) =>
        bridges.map((bridge) => ({ title: copyShort(copying, 'field', `Field ${index + 1}`, field, 120), says: 'From the API’s total to the screen’s, cause by cause.', grid: bridgeGrid(copying, `Field ${index + 1} › amounts`, bridge) })),
      ),
      ...(summary.warnings.length === 0 ? [] : [{ title: 'The whole export', says: null, grid: warningGrid(copying, summary) }]),
    ],
    plan: null,
    disprovedBy: found[0] === undefined ? null : causes[found[0].cause].disprovedBy,
    curl: null,
    answers: [],
    identifiers: [],
    connection: demo ? { label: 'Demo tenant', address: 'an invented company', demo: true } : null,
    ...frameOf(reported),
  }
  return { report, removed: copying.removals.list() }
}

function warningGrid(copying: Copying, { warnings }: ComparisonSummary): Grid {
  const shown = warnings.slice(0, 20)
  return {
    columns: ['Cause', 'What was noticed'],
    rows: shown.map(({ cause, says }, index) => ({ cells: [cause === null ? '–' : causes[cause].title, copyShort(copying, 'warning', `The whole export › ${index + 1}`, says, 400)], tone: null, strong: false })),
    numeric: [],
    left: warnings.length - shown.length,
  }
}
