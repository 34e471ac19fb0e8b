import { share } from '#src/domain/words/share.ts'
import { amountMark } from './amounts.ts'
import { copyPerson } from './copy-person.ts'
import { charactersWords, copyShort, type Copying } from './copying.ts'
import type { ReportGrid } from '#src/report/model/report.ts'

/** Columns of the rows that checks and comparisons make; cells under any other column leave as their shape. */
const columnsOfText = new Set([
  'job',
  'status',
  'whose',
  'what',
  'field',
  'rows',
  'values',
  'cause',
  'what was noticed',
  'where',
  'effect',
  'entry',
  'state',
  'parameter',
  'reason',
  'in the request',
  'for',
  'forecast id',
  'name',
  'periods',
  'check',
  'connection',
  'certainty',
  'period',
  'week',
  'type',
  'code',
  'message',
  'trace',
  'method',
  'share of the api’s total',
  'result',
  'who acts',
  'before',
  'after',
  'part',
])
const columnsOfMoney = new Set(['amount', 'api total', 'screen', 'difference', 'api', 'screen total', 'value', 'total'])
const columnsOfPeople = new Set(['user', 'e-mail', 'email', 'owner', 'crm user id', 'user id', 'rep', 'seller'])
const isKnown = (column: string): boolean =>
  [columnsOfText, columnsOfMoney, columnsOfPeople].some((columns) => columns.has(column.trim().toLowerCase()))
const mostRows = 60

/** A number as the product writes money: `-1,234.50 USD`; null where there is none. */
export function readMoney(text: string): number | null {
  const numeral = /[-−+(]?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0]
  if (numeral === undefined) return null
  const value = Number(numeral.replaceAll(/[,+(]/g, '').replace('−', '-'))
  return Number.isFinite(value) ? (numeral.startsWith('(') ? -value : value) : null
}

/** A part as a share of its whole, which may leave where amounts are hidden; their mark where there is no share. */
export function shareOrMark(part: number | null, whole: number | null, signed = false): string {
  return share(part, whole, signed) ?? amountMark
}

function copyCell(copying: Copying, where: string, column: string, cell: string): string {
  const kind = column.trim().toLowerCase()
  if (columnsOfPeople.has(kind)) return copyPerson(copying, where, cell)
  if (columnsOfMoney.has(kind)) {
    if (!copying.hide.amounts || cell.trim() === '') return copyShort(copying, 'cell', where, cell, 80)
    copying.removals.add({ kind: 'amounts', what: 'Amount', where, rule: 'hide amounts' })
    return amountMark
  }
  if (columnsOfText.has(kind)) return copyShort(copying, 'cell', where, cell, 400)
  copying.removals.add({
    kind: 'not-named',
    what: 'Cell under a column that no rule names',
    where,
    rule: 'columns that are known to be safe',
  })
  return `‹text, ${charactersWords(cell.length)}›`
}

/**
 * What stands for a row's amounts where they are hidden: a difference as a share of the API's total, and nothing else.
 */
function relative(columns: readonly string[], rows: readonly (readonly string[])[], at: number): string | null {
  const column = (name: string) => columns.findIndex((each) => each.toLowerCase() === name)
  const row = rows[at] ?? []
  const [field, what, amount, difference, total] = [
    column('field'),
    column('what'),
    column('amount'),
    column('difference'),
    column('api total'),
  ]
  if (difference >= 0 && total >= 0)
    return shareOrMark(readMoney(row[difference] ?? ''), readMoney(row[total] ?? ''), true)
  if (what < 0 || amount < 0) return null
  const first = rows
    .slice(0, at + 1)
    .findLast((each) => /^API\b/.test(each[what] ?? '') && (field < 0 || each[field] === row[field]))
  if (first === undefined || /^(?:API|Screen)\b/.test(row[what] ?? '')) return null
  return shareOrMark(readMoney(row[amount] ?? ''), readMoney(first[amount] ?? ''), true)
}

/** Rows as far as they may leave. */
export function copyRows(
  copying: Copying,
  where: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ReportGrid {
  const changes = new Set(['difference', 'amount'])
  const shown = rows.slice(0, mostRows).map((row, at) => {
    const change = copying.hide.amounts ? relative(columns, rows, at) : null
    const cells = columns.map((column, index) => {
      const copied = copyCell(
        copying,
        `${where} › ${isKnown(column) ? column : 'another column'}`,
        column,
        row[index] ?? '',
      )
      return copied === amountMark && change !== null && changes.has(column.toLowerCase()) ? change : copied
    })
    return { cells, tone: null, strong: /^(?:API|Screen)\b/.test(row[columns.indexOf('What')] ?? '') }
  })
  const numeric = columns.flatMap((column, index) =>
    columnsOfMoney.has(column.toLowerCase()) || /^(?:rows|values)$/i.test(column) ? [index] : [],
  )
  return {
    columns: columns.map((column) => (isKnown(column) ? column : `‹column, ${charactersWords(column.length)}›`)),
    rows: shown,
    numeric,
    left: rows.length - shown.length,
  }
}
