import { BenchRandom } from './random.ts'

/** How large a made-up comparison is. */
export interface LargeSize {
  /** Values on each side. */
  readonly rows: number
  /** Weeks of history that share them; only the last is compared. */
  readonly weeks: number
  readonly fields: number
  /** The share of compared rows that differ, from 0 to 1. */
  readonly differing: number
  /** Whether rows come in no order, else person by person. */
  readonly shuffled: boolean
  readonly seed: number
}

/** One value of a large world, in cents. */
interface LargeValue {
  readonly person: number
  readonly field: number
  readonly week: number
  readonly api: number
  readonly ui: number
}

const symbol = '$'
const start = Date.parse('2026-10-05')
const day = 86_400_000

/**
 * A large export as lookup JSON and its screen as long CSV, in pieces of about a megabyte, so that no text is
 * ever held whole.
 */
export class LargeWorld {
  readonly #size: LargeSize
  readonly #people: number

  constructor(size: LargeSize) {
    this.#size = size
    this.#people = Math.max(1, Math.ceil(size.rows / (size.fields * size.weeks)))
  }

  /** The export: entries, then the tables of names. */
  *exportJson(): Generator<Uint8Array> {
    const { fields, weeks } = this.#size
    yield* inPieces(this.#entries())
    const list = (name: string, items: Iterable<string>): Generator<Uint8Array> =>
      inPieces(joined(`],"${name}":[`, items))
    yield* list(
      'users',
      map(this.#people, (at) =>
        JSON.stringify({
          userId: userId(at),
          crmId: crmId(at),
          name: nameOf(at),
          email: emailOf(at),
          scopeId: `${at}::${at % 10 === 0 ? 'MGR' : 'REP'}`,
          hierarchyId: `h${at}`,
          hierarchyName: `Role ${at}`,
          parentHierarchyId: at === 0 ? null : `h${managerOf(at)}`,
          parentHierarchyName: at === 0 ? null : `Role ${managerOf(at)}`,
        }),
      ),
    )
    yield* list(
      'fields',
      map(fields, (at) => JSON.stringify({ fieldId: `fc:${at}`, fieldName: `Field ${at}`, fieldType: 'FORECAST' })),
    )
    yield* list('timePeriods', [
      '{"timePeriodId":"2026_Q4","label":"Q4 FY ' +
        '2026","type":"QUARTER","year":2026,"startDate":"2026-10-01","endDate":"2026-12-31"}',
    ])
    yield* list(
      'timeFrames',
      map(weeks, (at) =>
        JSON.stringify({ timeFrameId: `TF:${dayOf(at, 0)}`, startDate: dayOf(at, 0), endDate: dayOf(at, 6) }),
      ),
    )
    yield new TextEncoder().encode(']}')
  }

  /** The screen's download in long form. */
  screenCsv(): Generator<Uint8Array> {
    return inPieces(this.#lines())
  }

  *#entries(): Generator<string> {
    let first = true
    for (const { person, field, week, api } of this.#values(1)) {
      const id = userId(person)
      yield (
        `${first ? '{"entries":[' : ','}{"userId":"${id}","fieldId":"fc:${field}","timePeriodId":"2026_Q4",` +
        `"timeFrameId":"TF:${dayOf(week, 0)}","forecastValue":${cents(api)},"currency":{"code":"USD",` +
        `"symbol":"${symbol}"},"isUpdated":true,"updatedBy":"${id}",` +
        `"updatedOn":${start + week * 7 * day + person * 1000}}`
      )
      first = false
    }
  }

  *#lines(): Generator<string> {
    yield 'User,Email,CRM User ID,Role,Parent Role,Timeframe,Field,Week,Start Day,End Day,Data Type,Data Value'
    for (const { person, field, week, ui } of this.#values(2)) {
      const money = grouped(ui)
      const text = money.includes(',') ? `"${money}"` : money
      yield (
        `\r\n${nameOf(person)},${emailOf(person)},${crmId(person)},Role ` +
        `${person},${person === 0 ? '' : `Role ${managerOf(person)}`},Q4 FY 2026,Field ` +
        `${field},${week},${american(week, 0)},${american(week, 6)},Forecast Value,${text}`
      )
    }
  }

  /** Every value, in an order of its own for each side; amounts depend on person, field and week alone. */
  *#values(side: number): Generator<LargeValue> {
    const { rows, fields, weeks, shuffled, seed } = this.#size
    const step = shuffled ? coprimeTo(rows, seed + side) : 1
    for (let at = 0, place = 0; at < rows; at += 1, place = (place + step) % rows) {
      const week = place % weeks
      const field = Math.floor(place / weeks) % fields
      const person = Math.floor(place / (weeks * fields))
      yield { person, field, week, ...this.#amounts(person, field, week) }
    }
  }

  #amounts(person: number, field: number, week: number): { api: number; ui: number } {
    const { weeks, differing, seed } = this.#size
    const amountIn = (at: number): number =>
      new BenchRandom(seed * 7919 + person * 640_007 + field * 1009 + at).int(100_000, 300_000_000)
    const api = amountIn(week)
    const random = new BenchRandom(seed + person * 31 + field * 17 + 5)
    if (week < weeks - 1 || !random.chance(differing)) return { api, ui: api }
    if (weeks > 1 && random.chance(0.7)) return { api, ui: amountIn(random.int(0, weeks - 2)) }
    return { api, ui: random.chance(0.5) ? Math.round(api / 2) : api + random.int(1, 500_000) }
  }
}

const userId = (at: number): string => `280627:00E${100_000 + at}`
const crmId = (at: number): string => `0055e0000${String(at).padStart(6, '0')}AAA`
const nameOf = (at: number): string => `Person Number ${at}`
const emailOf = (at: number): string => `person.${at}@example.com`
const managerOf = (at: number): number => Math.floor((at - 1) / 10)
const dayOf = (week: number, plus: number): string =>
  new Date(start + (week * 7 + plus) * day).toISOString().slice(0, 10)
const cents = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
const grouped = (minor: number): string =>
  `${symbol}${String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.` +
  `${String(minor % 100).padStart(2, '0')}`

function american(week: number, plus: number): string {
  const iso = dayOf(week, plus)
  return `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`
}

function coprimeTo(size: number, seed: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  let step = Math.floor(size * 0.618) + seed * 2 + 1
  while (divisor(step, size) !== 1) step += 1
  return step % Math.max(1, size)
}

function* map(count: number, make: (at: number) => string): Generator<string> {
  for (let at = 0; at < count; at += 1) yield make(at)
}

function* joined(head: string, items: Iterable<string>): Generator<string> {
  let before = head
  for (const item of items) {
    yield before + item
    before = ','
  }
  if (before === head) yield head
}

function* inPieces(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let held: string[] = []
  let length = 0
  for (const text of texts) {
    held.push(text)
    length += text.length
    if (length < 1 << 20) continue
    yield encoder.encode(held.join(''))
    held = []
    length = 0
  }
  yield encoder.encode(held.join(''))
}
