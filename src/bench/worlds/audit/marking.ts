import type { CauseId } from '#src/domain/model/cause.ts'
import type { ExpectedAnswer, AnswerRow } from './answer.ts'
import { bridgeFaults } from './bridge-faults.ts'
import { cellName, knownRows, type Exam } from './exams.ts'

/** Rows planted with a cause, those where it was named, and those where it was confirmed. */
export interface Recall {
  readonly planted: number
  readonly named: number
  readonly proved: number
}

/** How one exam went. */
export interface Marking extends Recall {
  readonly name: string
  /** Causes claimed as confirmed (a second one counts by itself), and those of them that are right. */
  readonly confirmed: number
  readonly right: number
  /** Rows that two causes met, and those of them told as both. */
  readonly twofold: number
  readonly both: number
  readonly byCause: ReadonlyMap<CauseId, Recall>
  readonly bridgesExact: boolean
  /** Why the files were refused; null when they were read. */
  readonly problem: string | null
  /** What was wrong, a line each. */
  readonly misses: readonly string[]
}

const none: Recall = { planted: 0, named: 0, proved: 0 }

/** Adds two recalls. */
export const addRecall = (a: Recall, b: Recall): Recall => ({
  planted: a.planted + b.planted,
  named: a.named + b.named,
  proved: a.proved + b.proved,
})

const told = (row: AnswerRow): string =>
  `API ${row.api} UI ${row.ui} told ${row.cause}` +
  `${row.also === undefined ? '' : `+${row.also}`} (${row.certainty}): ${row.because}`

/** Holds an answer against what was planted; `answer` is the sentence of refusal where the files were not read. */
export function markAnswer(exam: Exam, answer: ExpectedAnswer | string): Marking {
  if (typeof answer === 'string')
    return {
      ...none,
      name: exam.name,
      confirmed: 0,
      right: 0,
      twofold: 0,
      both: 0,
      byCause: new Map(),
      bridgesExact: true,
      problem: answer,
      misses: [],
    }
  const claims = markClaims(exam, answer)
  const plants = markPlants(exam, answer)
  const faults = bridgeFaults(answer)
  const silent = exam.whole
    .filter((cause) => !answer.warnings.some((warning) => warning.cause === cause))
    .map((cause) => `no warning of ${cause}`)
  const { confirmed, right } = claims
  const { twofold, both, byCause, sum } = plants
  return {
    ...sum,
    name: exam.name,
    confirmed,
    right,
    twofold,
    both,
    byCause,
    bridgesExact: faults.length === 0,
    problem: null,
    misses: [...claims.misses, ...plants.misses, ...silent, ...faults],
  }
}

/** Which confirmed claims are right; a difference told where nothing was planted is a miss, whatever its certainty. */
function markClaims(
  exam: Exam,
  answer: ExpectedAnswer,
): { readonly confirmed: number; readonly right: number; readonly misses: readonly string[] } {
  const known = knownRows(exam.draft)
  const misses: string[] = []
  let confirmed = 0
  let right = 0
  for (const row of answer.rows) {
    const key = cellName(row.user, row.field)
    const expected = exam.expected.get(key)
    if (row.cause !== null && !known.has(key)) misses.push(`stranger: ${key} ${told(row)}`)
    if (row.certainty !== 'confirmed' || row.cause === 'unexplained') {
      if (expected === undefined && row.cause !== null && row.delta !== 0) misses.push(`phantom: ${key} ${told(row)}`)
      continue
    }
    for (const cause of [row.cause, row.also]) {
      if (cause === null || cause === undefined) continue
      confirmed += 1
      if (
        expected?.causes.has(cause) === true ||
        expected?.allowed.has(cause) === true ||
        expected?.facts.has(cause) === true
      )
        right += 1
      else misses.push(`wrong: ${key} planted ${[...(expected?.causes ?? [])].join('+') || 'nothing'} ${told(row)}`)
    }
  }
  return { confirmed, right, misses }
}

function markPlants(
  exam: Exam,
  answer: ExpectedAnswer,
): {
  readonly sum: Recall
  readonly twofold: number
  readonly both: number
  readonly byCause: ReadonlyMap<CauseId, Recall>
  readonly misses: readonly string[]
} {
  const rows = new Map<string, AnswerRow[]>()
  for (const row of answer.rows)
    rows.set(cellName(row.user, row.field), [...(rows.get(cellName(row.user, row.field)) ?? []), row])
  const byCause = new Map<CauseId, Recall>()
  const misses: string[] = []
  let [sum, twofold, both] = [none, 0, 0]
  for (const [key, { causes, allowed }] of exam.expected) {
    if (causes.size === 0 || causes.has('unexplained')) continue
    const held = (rows.get(key) ?? []).filter((row) => row.cause !== null)
    const fits = (cause: CauseId | null | undefined): boolean =>
      cause !== null && cause !== undefined && (causes.has(cause) || allowed.has(cause))
    const named = held.some((row) => fits(row.cause) || fits(row.also))
    const proved = held.some((row) => row.certainty === 'confirmed' && fits(row.cause))
    if (!named)
      misses.push(
        `missed: ${key} planted ${[...causes].join('+')} ${(rows.get(key) ?? []).map(told).join(' | ') || 'no row'}`,
      )
    const one: Recall = { planted: 1, named: Number(named), proved: Number(proved) }
    sum = addRecall(sum, one)
    for (const cause of causes) byCause.set(cause, addRecall(byCause.get(cause) ?? none, one))
    if (causes.size < 2) continue
    twofold += 1
    if ([...causes].every((cause) => held.some((row) => row.cause === cause || row.also === cause))) both += 1
  }
  return { sum, twofold, both, byCause, misses }
}
