import { exponentOf } from '#src/domain/table/currency.ts'
import type { AnswerRow, ExpectedAnswer } from '#src/bench/worlds/audit/answer.ts'
import type { CorpusFile, ExpectedRow } from './corpus-file.ts'
import type { ExportPlan } from './office.ts'

/**
 * How one file went: `right` in every row, total and note; `wrong` where something false is told as sure (a confirmed
 * cause, an equal row, a total, a result of nothing, a refusal that names no reason); else `unsure`.
 */
export interface MarkedFile {
  readonly mark: 'right' | 'unsure' | 'wrong'
  /** What was wrong or missing, a line each. */
  readonly misses: readonly string[]
}

interface Wanted {
  readonly api: number | null
  readonly ui: number | null
  readonly says: readonly string[]
}

/** Marks what `reconcile` printed of a file; a text is its sentence of refusal. */
export function markFile(file: CorpusFile, answer: ExpectedAnswer | string): MarkedFile {
  const { refuses, only } = file.expect
  if (typeof answer === 'string') {
    if (refuses?.test(answer) === true) return { mark: 'right', misses: [] }
    return { mark: 'unsure', misses: [`refused: ${answer}`] }
  }
  const wrong: string[] = []
  const unsure: string[] = []
  if (answer.rows.length === 0) wrong.push('a result of no rows')
  if (only === 'refusal') {
    const sure = answer.rows.filter((row) => row.cause === null || row.certainty === 'confirmed')
    for (const row of sure) wrong.push(`should be refused, tells ${told(row)}`)
    unsure.push('should be refused')
  } else {
    markRows(wantedRows(file), answer.rows, wrong, unsure)
    markTotals(wantedRows(file), answer, file.api.currency, wrong)
    for (const note of file.expect.notes ?? [])
      if (!answer.warnings.some(({ says }) => note.test(says))) unsure.push(`no warning says ${note.source}`)
  }
  const misses = [...wrong, ...unsure.map((miss) => `(${miss})`)]
  return { mark: wrong.length > 0 ? 'wrong' : unsure.length > 0 ? 'unsure' : 'right', misses }
}

const told = (row: AnswerRow): string =>
  `${row.user} ${row.field}: API ${row.api} UI ${row.ui} ${row.cause ?? 'equal'} (${row.certainty ?? '–'})`

/** Every row that is right, by who and what: as many of one key as there are people of one name. */
function wantedRows({ api, expect }: CorpusFile): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  for (const [field, numbers] of Object.entries(api.values)) {
    if (expect.fields !== undefined && !expect.fields.includes(field)) continue
    api.people.forEach((person, place) => {
      const value = numbers[place]
      if (value === undefined) return
      const here = value === null ? null : value - weeksBack(api, expect.week) * 1500
      wanted.set(`${person.email.split('@')[0] ?? ''} ${field}`, { api: here, ui: here, says: ['='] })
    })
  }
  for (const [key, row] of Object.entries(expect.rows ?? {})) {
    if (row === null) wanted.delete(key)
    else wanted.set(key, ofRow(row))
  }
  return wanted
}

const ofRow = ([api, ui, says]: ExpectedRow): Wanted => ({ api, ui, says: says.split(' ') })

function weeksBack(plan: ExportPlan, week: number | undefined): number {
  return week === undefined ? 0 : plan.weeks.length - 1 - week
}

function markRows(
  wanted: ReadonlyMap<string, Wanted>,
  rows: readonly AnswerRow[],
  wrong: string[],
  unsure: string[],
): void {
  const left = new Map(wanted)
  for (const row of rows) {
    const key = `${row.user.split('@')[0] ?? ''} ${row.field}`
    const keys = [`${row.user} ${row.field}`, key]
    const named = [...left].find(([one]) => keys.includes(one.replace(/ #\d$/, '')) && isSame(left.get(one), row))
    const other = named ?? [...left].find(([one]) => keys.includes(one.replace(/ #\d$/, '')))
    if (other === undefined) {
      const list = row.certainty === 'confirmed' || row.cause === null ? wrong : unsure
      list.push(`not expected: ${told(row)}`)
      continue
    }
    const [found, want] = other
    left.delete(found)
    const fits = want.says.some((one) => fitsWord(one, row))
    if (isSame(want, row) && fits) continue
    const isWrong = row.certainty === 'confirmed' || (row.cause === null && !isSame(want, row)) || !isSameUi(want, row)
    const list = isWrong && !(row.certainty === 'suggested') ? wrong : unsure
    list.push(`${told(row)}, not API ${want.api} UI ${want.ui} ${want.says.join(' ')}`)
  }
  for (const [key, want] of left) unsure.push(`no row: ${key} API ${want.api} UI ${want.ui}`)
}

const isSame = (want: Wanted | undefined, row: AnswerRow): boolean =>
  want !== undefined && want.api === row.api && isSameUi(want, row)

const isSameUi = (want: Wanted, row: AnswerRow): boolean => want.ui === row.ui

function fitsWord(word: string, { cause, certainty }: AnswerRow): boolean {
  if (word === '=') return cause === null
  const sure = word.endsWith('!') ? 'confirmed' : word.endsWith('?') ? 'suggested' : certainty
  return cause === word.replace(/[!?]$/, '') && certainty === sure
}

/** The totals of each field are those of the rows that are right: nobody is lost, added, or counted twice. */
function markTotals(
  wanted: ReadonlyMap<string, Wanted>,
  answer: ExpectedAnswer,
  currency: string,
  wrong: string[],
): void {
  const unit = 10 ** exponentOf(currency)
  for (const { field, bridges } of answer.byField) {
    const rows = [...wanted].filter(([key]) => key.replace(/ #\d$/, '').endsWith(` ${field}`)).map(([, row]) => row)
    for (const side of ['api', 'ui'] as const) {
      const sum = rows.reduce((total, row) => total + Math.round((row[side] ?? 0) * unit), 0)
      const shown = bridges.reduce((total, bridge) => total + Math.round(bridge.totals[side] * unit), 0)
      if (sum !== shown) wrong.push(`${field}: the ${side} total is ${shown / unit}, not ${sum / unit}`)
    }
  }
}
