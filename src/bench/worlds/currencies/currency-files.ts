import type { SourceFile } from '#src/compare/read/source.ts'
import { centsDigits, cellOfPerson, type Amount, type CurrencyWorld, type CurrencyMember } from './currency-world.ts'

const file = (name: string, text: string): SourceFile => ({ name, bytes: new TextEncoder().encode(text) })
const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', CAD: 'CA$' }
const names = ['Ana', 'Bo', 'Chen', 'Dia', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jun'] as const

/** How a person goes by on both sides. */
export const mailOf = (at: number): string => `member${at}@example.com`
const nameOf = (at: number): string => `${names[at % names.length]} CurrencyMember${at}`
const roleOf = (person: CurrencyMember | undefined): string | null =>
  person === undefined ? null : `role-${person.at}`

/** The world's export, as a lookup in JSON. */
export function writeWorldExport({ people, fields, exported, unexported }: CurrencyWorld): SourceFile {
  const frame = { timePeriodId: '2026_Q4', timeFrameId: 'TF:2026-11-16' }
  const entries = people.flatMap(({ at }) =>
    fields.flatMap((_, field) => {
      const amount = exported.get(cellOfPerson(at, field))
      if (amount === undefined) return []
      return {
        userId: `u${at}`,
        fieldId: `f${field}`,
        ...frame,
        forecastValue: amount.value === null ? null : amount.value / 10 ** centsDigits(amount.currency),
        currency: { code: amount.currency, symbol: symbols[amount.currency] },
        isUpdated: true,
      }
    }),
  )
  return file(
    'export.json',
    JSON.stringify({
      entries,
      users: people
        .filter(({ at }) => !unexported.has(at))
        .map((person) => ({
          userId: `u${person.at}`,
          name: nameOf(person.at),
          email: mailOf(person.at),
          hierarchyId: `h${person.at}`,
          hierarchyName: roleOf(person),
          parentHierarchyId: person.boss < 0 ? null : `h${person.boss}`,
          parentHierarchyName: roleOf(people[person.boss]),
        })),
      fields: fields.map((fieldName, at) => ({ fieldId: `f${at}`, fieldName })),
      timePeriods: [{ timePeriodId: '2026_Q4', label: 'Q4 FY 2026', startDate: '2026-10-01', endDate: '2026-12-31' }],
      timeFrames: [{ timeFrameId: 'TF:2026-11-16', startDate: '2026-11-16', endDate: '2026-11-22' }],
    }),
  )
}

function written({ value, currency }: Amount, style: 'symbol' | 'code'): string {
  if (value === null) return ''
  const size = (Math.abs(value) / 10 ** centsDigits(currency)).toLocaleString('en-US', {
    minimumFractionDigits: centsDigits(currency),
    maximumFractionDigits: centsDigits(currency),
  })
  return style === 'code' ? `${size} ${currency}` : `${symbols[currency] ?? ''}${size}`
}

/** The world's screen: a grid with a column a field, or a line a value with its currency beside it. */
export function writeWorldScreen({ people, fields, shown, random }: CurrencyWorld): SourceFile {
  const style = random.chance(0.5) ? 'code' : 'symbol'
  const quoted = (text: string): string => (text.includes(',') ? `"${text}"` : text)
  if (random.chance(0.5)) {
    const lines = people.flatMap((person) => {
      const cells = fields.map((_, field) => shown.get(cellOfPerson(person.at, field)))
      if (cells.every((cell) => cell === undefined)) return []
      const texts = cells.map((cell) => (cell === undefined ? '' : quoted(written(cell, style))))
      return [nameOf(person.at), mailOf(person.at), roleOf(person), roleOf(people[person.boss]) ?? '', ...texts].join(
        ',',
      )
    })
    return file('screen.csv', [['User', 'Email', 'Role', 'Parent Role', ...fields].join(','), ...lines].join('\n'))
  }
  const lines = people.flatMap((person) =>
    fields.flatMap((name, field) => {
      const cell = shown.get(cellOfPerson(person.at, field))
      if (cell === undefined || cell.value === null) return []
      const plain = (cell.value / 10 ** centsDigits(cell.currency)).toFixed(centsDigits(cell.currency))
      return [[nameOf(person.at), mailOf(person.at), name, 'Forecast Value', plain, cell.currency].join(',')]
    }),
  )
  return file(
    'screen.csv',
    [['User', 'Email', 'Field', 'Data Type', 'Data Value', 'Currency'].join(','), ...lines].join('\n'),
  )
}
