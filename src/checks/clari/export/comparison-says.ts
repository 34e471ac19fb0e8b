import { maybeWords, openRows } from '#src/compare/bridge/explained.ts'
import { causes } from '#src/compare/explain/cause-list.ts'
import { check, type Pastes } from '#src/domain/model/check.ts'
import {
  comparisonPaste,
  comparisonSummarySchema,
  type ComparisonSummary,
} from '#src/domain/model/comparison-summary.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { readJson } from '#src/domain/json.ts'
import { money, moneyDifference } from '#src/domain/words/amount.ts'
import { counted } from '#src/domain/words/count.ts'

/**
 * What was pasted, and what the comparison wrote into the case: checks read both in the same way, and a new one makes
 * their findings stale.
 */
export function pastesWith(pastes: Pastes, comparison: ComparisonSummary | undefined): Pastes {
  return comparison === undefined ? pastes : { ...pastes, [comparisonPaste]: JSON.stringify(comparison) }
}

/** One cause of a comparison with all that it moves. */
interface CauseTotal {
  readonly cause: ComparisonSummary['fields'][number]['bridges'][number]['causes'][number]['cause']
  readonly rows: number
  /**
   * The largest effect among its fields, for its order only: effects of different fields or currencies are never added.
   */
  readonly largest: number
}

/** Reads what the comparison found, as the case keeps it: the two totals and the causes by money. */
export const comparisonSays = check({
  id: 'clari.comparison-says',
  asks: 'What does the comparison say?',
  system: 'clari',
  costs: 'offline',
  uses: ['field'],
  reads: [comparisonPaste],
  outcomes: { equal: 'pass', explained: 'warn', partly: 'warn', unexplained: 'fail', none: 'info' },
  facts: {
    comparedRows: 'number',
    differing: 'number',
    unexplainedRows: 'number',
    comparedPeriod: 'text',
    /** Epoch ms. */
    comparedAt: 'number',
    field: 'text',
    apiTotal: 'text',
    uiTotal: 'text',
    totalsDelta: 'text',
    causeIds: 'text',
    causeWords: 'text',
    causeMoney: 'text',
  },
  gather: async ({ pastes, answers }) => ({
    text: pastes[comparisonPaste] ?? '',
    field: (answers['field'] ?? '').trim(),
  }),
  judge: ({ text, field }) => {
    const json = readJson(text)
    const read = json.ok ? comparisonSummarySchema.safeParse(json.value) : null
    if (read === null || !read.success) return { outcome: 'none', says: 'No comparison was made.' }
    const summary = read.data
    const compared =
      `${counted(summary.rows, 'row')} compared${summary.period === null ? '' : ` for ${summary.period}`}` +
      `${summary.week === null ? '' : `, week ${summary.week}`}`
    const main =
      summary.fields.find((each) => each.field.toLowerCase() === field.toLowerCase()) ??
      summary.fields.toSorted((a, b) => size(b) - size(a))[0]
    const bridge = main?.bridges.toSorted((a, b) => Math.abs(b.totals.delta) - Math.abs(a.totals.delta))[0]
    // Two currencies have no difference in either; what a cause moves is told where there is one.
    const currency =
      bridge === undefined ||
      (bridge.currency.api !== null && bridge.currency.ui !== null && bridge.currency.api !== bridge.currency.ui)
        ? undefined
        : (bridge.currency.ui ?? bridge.currency.api)
    const stepOf = (cause: CauseTotal['cause']) => bridge?.causes.find((part) => part.cause === cause && part.rows > 0)
    const moved = (cause: CauseTotal['cause']): string => {
      const step = stepOf(cause)
      return step === undefined || currency === undefined ? '' : moneyDifference(step.delta, currency)
    }
    const totals = causeTotals(summary)
    // What moves the field that is told comes first, by what it moves there.
    const named = totals
      .filter(({ cause }) => cause !== 'unexplained')
      .toSorted((a, b) => Math.abs(stepOf(b.cause)?.delta ?? 0) - Math.abs(stepOf(a.cause)?.delta ?? 0))
    const open = summary.fields
      .flatMap(({ bridges }) => bridges.map(openRows))
      .reduce((sum, { suggested, unexplained }) => sum + suggested + unexplained, 0)
    const facts = {
      comparedRows: summary.rows,
      differing: summary.differing,
      comparedPeriod: summary.period,
      comparedAt: summary.at,
      field: main?.field,
      // What was read live must not stand beside what was compared, so what is not known is empty, not left out.
      apiTotal: bridge === undefined ? '' : money(bridge.totals.api, bridge.currency.api ?? currency ?? null),
      uiTotal: bridge === undefined ? '' : money(bridge.totals.ui, bridge.currency.ui ?? currency ?? null),
      totalsDelta: bridge === undefined || currency === undefined ? '' : moneyDifference(bridge.totals.delta, currency),
      causeIds: named.map(({ cause }) => cause).join(' '),
      causeWords: named
        .map(
          ({ cause, rows }) =>
            `${causes[cause].title.toLowerCase()} (${causeSize(moved(cause), stepOf(cause)?.rows ?? null, rows)})`,
        )
        .join(', '),
      // What each cause moves in the field that is told, in the order of causeIds; empty where it moves nothing there.
      causeMoney: named.map(({ cause }) => moved(cause)).join(' | '),
      unexplainedRows: open,
    }
    const evidence: readonly [Evidence, ...Evidence[]] = [
      bridgeRows(summary),
      ...(summary.warnings.length === 0 ? [] : [warningRows(summary)]),
    ]
    if (summary.differing === 0) return { outcome: 'equal', says: `${compared}: no difference.`, facts, evidence }
    const many = counted(summary.differing, 'differs', 'differ')
    if (open === 0) return { outcome: 'explained', says: `${compared}, ${many}, each with its cause.`, facts, evidence }
    if (named.length === 0)
      return { outcome: 'unexplained', says: `${compared}, ${many}, and no cause could be shown.`, facts, evidence }
    return {
      outcome: 'partly',
      says: `${compared}, ${many}; ${open} without a cause that could be shown.`,
      facts,
      evidence,
    }
  },
})

/**
 * What a cause moves in the field that is told and over how many of its rows; of one that is in other fields
 * only, its rows there.
 */
function causeSize(moved: string, own: number | null, all: number): string {
  if (own === null) return `${counted(all, 'row')} of other fields`
  return moved === '' ? counted(own, 'row') : `${moved}, ${counted(own, 'row')}`
}

/** How much a field's sides differ, to choose what is told first. */
function size(field: ComparisonSummary['fields'][number]): number {
  return Math.max(
    0,
    ...field.bridges.map(({ totals, causes: parts }) =>
      Math.max(Math.abs(totals.delta), ...parts.map(({ delta }) => Math.abs(delta))),
    ),
  )
}

/** The causes over all fields, those with rows, the largest effect first. */
function causeTotals(summary: ComparisonSummary): readonly CauseTotal[] {
  const found = new Map<string, CauseTotal>()
  for (const { cause, rows, delta } of summary.fields.flatMap(({ bridges }) =>
    bridges.flatMap((bridge) => bridge.causes),
  )) {
    if (rows === 0) continue
    const before = found.get(cause)
    found.set(cause, {
      cause,
      rows: rows + (before?.rows ?? 0),
      largest: Math.max(Math.abs(delta), before?.largest ?? 0),
    })
  }
  return [...found.values()].toSorted((a, b) => b.largest - a.largest)
}

function bridgeRows(summary: ComparisonSummary): Evidence {
  const rows = summary.fields.flatMap(({ field, bridges }) =>
    bridges.flatMap(({ currency, totals, causes: parts }) => [
      [field, 'API total', '', money(totals.api, currency.api)],
      ...parts
        .filter((part) => part.rows > 0 || part.cause === 'unexplained')
        .map((part) => [
          field,
          causes[part.cause].title + maybeWords(part.rows, part.suggested?.rows),
          String(part.rows),
          moneyDifference(part.delta, currency.ui),
        ]),
      [field, 'Screen total', '', money(totals.ui, currency.ui)],
    ]),
  )
  return {
    kind: 'rows',
    columns: ['Field', 'What', 'Rows', 'Amount'],
    rows: rows.slice(0, 60),
    shows: 'from the API’s total to the screen’s, cause by cause',
  }
}

function warningRows(summary: ComparisonSummary): Evidence {
  return {
    kind: 'rows',
    columns: ['Cause', 'What was noticed'],
    rows: summary.warnings.slice(0, 20).map(({ cause, says }) => [cause === null ? '–' : causes[cause].title, says]),
    shows: 'what holds for the whole export',
  }
}
