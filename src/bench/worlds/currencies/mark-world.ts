import type { CauseId } from '#src/domain/model/cause.ts'
import { bridgeFaults } from '#src/bench/worlds/audit/bridge-faults.ts'
import type { AnswerRow, ExpectedAnswer } from '#src/bench/worlds/audit/answer.ts'
import type { Marking } from '#src/bench/worlds/audit/marking.ts'
import { mailOf } from './currency-files.ts'
import { cellOfPerson, type CurrencyWorld } from './currency-world.ts'

/** How a world of several currencies went; planted are team totals, and people missing on one side. */
export type WorldMark = Omit<Marking, 'twofold' | 'both' | 'byCause'>

const nothing = { confirmed: 0, right: 0, planted: 0, named: 0, proved: 0, bridgesExact: true, misses: [] }

/** Holds an answer against the world it is of; `answer` is the sentence of refusal where the files were not read. */
export function markWorld(world: CurrencyWorld, answer: ExpectedAnswer | string): WorldMark {
  if (typeof answer === 'string') return { ...nothing, name: world.name, problem: answer }
  const rows = new Map(answer.rows.map((row) => [`${row.user}|${row.field}`, row]))
  const misses: string[] = []
  let [confirmed, right, planted, named, proved] = [0, 0, 0, 0, 0]
  for (const { at } of world.people) {
    world.fields.forEach((field, place) => {
      const row = rows.get(`${mailOf(at)}|${field}`)
      const key = cellOfPerson(at, place)
      const cause = causeOf(world, at, key)
      const isDue = cause === 'roll-up' || ((cause === 'missing-in-api' || cause === 'missing-in-ui') && isThere(row))
      const told = [row?.cause, row?.also].filter((one) => one !== null && one !== undefined)
      if (row?.certainty === 'confirmed') {
        for (const one of told) {
          confirmed += 1
          const converted =
            one === 'currency' &&
            world.exported.get(key)?.currency !== world.shown.get(key)?.currency &&
            !world.edited.has(key)
          if (one === cause || converted) right += 1
          else misses.push(`wrong: ${tell(row)}, planted ${cause ?? 'nothing'}`)
        }
      } else if (cause === null && told.length > 0 && told[0] !== 'currency')
        misses.push(`phantom: ${row === undefined ? key : tell(row)}`)
      if (!isDue || cause === null) return
      planted += 1
      if (told.includes(cause)) named += 1
      else misses.push(`missed: ${row === undefined ? key : tell(row)}, planted ${cause}`)
      if (row?.cause === cause && row.certainty === 'confirmed') proved += 1
    })
  }
  const faults = bridgeFaults(answer)
  return {
    name: world.name,
    confirmed,
    right,
    planted,
    named,
    proved,
    bridgesExact: faults.length === 0,
    problem: null,
    misses: [...misses, ...faults],
  }
}

function causeOf(world: CurrencyWorld, person: number, key: string): CauseId | null {
  if (world.rolled.has(key)) return 'roll-up'
  if (world.unexported.has(person)) return 'missing-in-api'
  if (world.unshown.has(person)) return 'missing-in-ui'
  return world.edited.has(key) ? 'unexplained' : null
}

const isThere = (row: AnswerRow | undefined): boolean => row !== undefined && (row.api ?? 0) + (row.ui ?? 0) !== 0

const tell = (row: AnswerRow): string =>
  `${row.user} ${row.field} ${row.currency.api} ${row.api} → ${row.currency.ui} ${row.ui}: ${row.cause ?? 'equal'}` +
  `${row.also === undefined ? '' : `+${row.also}`} (${row.certainty}), ${row.because}`
