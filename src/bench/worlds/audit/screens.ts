import type { BenchRandom } from '#src/bench/worlds/random.ts'
import { callKey, minorDigitsOf, type CompanyMeasure, type CompanyPerson } from './company.ts'
import { cellKey, type DraftCell, type DraftedExam } from './draft.ts'
import type { WrittenFile } from './exports.ts'
import { writeWorkbook } from './workbook.ts'

/** How a screen writes its numbers. */
export type NumberStyle = 'us' | 'eu' | 'fr' | 'ch' | 'plain'

/** How a screen is written: its shape, its kind of file, its numbers and what else stands on it. */
export interface ScreenLook {
  readonly shape: 'wide' | 'long'
  readonly file: 'csv' | 'tsv' | 'semicolons' | 'xlsx' | 'html'
  readonly encoding: 'utf8' | 'bom' | 'utf16'
  readonly style: NumberStyle
  readonly identity: 'email' | 'crm' | 'name' | 'all'
  readonly totals: boolean
  readonly subtotals: boolean
  readonly title: boolean
  readonly otherColumns: boolean
  readonly lastFirst: boolean
  readonly saysPeriod: boolean
  readonly saysWeek: boolean
  readonly blank: '' | '—' | '-' | 'N/A'
  readonly parentheses: boolean
  readonly headers: 0 | 1 | 2
}

type SheetCell = string | { readonly number: number; readonly format: string }

const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' }
const marks = { us: [',', '.'], eu: ['.', ','], fr: ['\u202f', ','], ch: ['’', '.'], plain: ['', '.'] } as const
const headerWords = [
  {
    name: 'User',
    email: 'Email',
    crm: 'CRM User ID',
    period: 'Timeframe',
    field: 'Field',
    week: 'Week',
    start: 'Start Day',
    end: 'End Day',
    type: 'Data Type',
    value: 'Data Value',
  },
  {
    name: 'Name',
    email: 'E-mail',
    crm: 'CRM ID',
    period: 'Period',
    field: 'Forecast Field',
    week: 'Week',
    start: 'Start Date',
    end: 'End Date',
    type: 'Type',
    value: 'Value',
  },
  {
    name: 'Rep',
    email: 'User Email',
    crm: 'Salesforce User ID',
    period: 'Quarter',
    field: 'Metric',
    week: 'Week Number',
    start: 'Start',
    end: 'End',
    type: 'Data Type',
    value: 'Amount',
  },
] as const

/** A number in a style, with the digits given. */
function writeNumber(value: number, digits: number, style: NumberStyle): string {
  const [group, decimal] = marks[style]
  const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, group) + (fraction === undefined ? '' : decimal + fraction)
}

function writeMoney(cell: DraftCell, look: ScreenLook, mark: DraftedExam['currencyMark']): SheetCell {
  if (cell.value === null) return look.blank
  const digits = minorDigitsOf(cell.currency)
  const amount = cell.value / 10 ** digits
  const style = cell.foreign === true ? (look.style === 'eu' || look.style === 'fr' ? 'us' : 'eu') : look.style
  const symbol = symbols[cell.currency]
  const word =
    mark === 'none' || mark === 'header' || mark === 'column'
      ? ''
      : mark === 'symbol' && symbol !== undefined
        ? symbol
        : cell.currency
  if (look.file === 'xlsx' && cell.foreign !== true && (cell.unit === 'exact' || cell.unit === 'whole')) {
    return {
      number: amount,
      format:
        `${word === '' ? '' : word.length === 1 ? `"${word}"` : `[$${word}] `}#,` +
        `##0${cell.unit === 'whole' || digits === 0 ? '' : '.00'}`,
    }
  }
  const [scaled, places, suffix] =
    cell.unit === 'K'
      ? [amount / 1000, 1, 'K']
      : cell.unit === 'M'
        ? [amount / 1_000_000, 2, 'M']
        : [amount, cell.unit === 'whole' ? 0 : digits, '']
  const text = `${writeNumber(scaled, places, style)}${suffix}`
  const after = style === 'eu' || style === 'fr'
  const marked =
    word === ''
      ? text
      : word.length > 1
        ? after
          ? `${text} ${word}`
          : `${word} ${text}`
        : after
          ? `${text} ${word}`
          : `${word}${text}`
  return amount < 0 ? (look.parentheses ? `(${marked})` : `-${marked}`) : marked
}

function writeOther(value: number | null, measure: CompanyMeasure, look: ScreenLook): SheetCell {
  if (value === null) return look.blank
  if (measure.kind === 'percent')
    return look.file === 'xlsx' ? { number: value / 100, format: '0.0%' } : `${writeNumber(value, 1, look.style)}%`
  return look.file === 'xlsx' ? { number: value, format: '0' } : String(value)
}

/** The screen's download as a file. */
export function writeScreen(draft: DraftedExam, look: ScreenLook, random: BenchRandom): WrittenFile {
  const lines = look.shape === 'wide' ? wideLines(draft, look, random) : longLines(draft, look, random)
  const title: SheetCell[][] = look.title
    ? [['Forecast view'], [`${draft.company.periods[draft.company.period]?.label ?? ''}`], []]
    : []
  return encode([...title, ...lines], look)
}

/** `Ortiz, Ana` for names of two words. */
export const lastThenFirst = (name: string): string =>
  /^\S+ \S+$/.test(name) ? name.split(' ').toReversed().join(', ') : name

function identityCells(person: CompanyPerson, look: ScreenLook): string[] {
  const name = look.lastFirst ? lastThenFirst(person.name) : person.name
  return look.identity === 'name'
    ? [name]
    : look.identity === 'email'
      ? [name, person.email ?? '']
      : look.identity === 'crm'
        ? [name, person.crmId]
        : [name, person.email ?? '', person.crmId]
}

function identityNames(look: ScreenLook): string[] {
  const words = headerWords[look.headers]
  return look.identity === 'name'
    ? [words.name]
    : look.identity === 'email'
      ? [words.name, words.email]
      : look.identity === 'crm'
        ? [words.name, words.crm]
        : [words.name, words.email, words.crm]
}

function wideLines(draft: DraftedExam, look: ScreenLook, random: BenchRandom): SheetCell[][] {
  const { company } = draft
  const words = headerWords[look.headers]
  const names = identityNames(look)
  const period = company.periods[company.period]
  const codes = [...new Set([...draft.cells.values()].map((cell) => cell.currency))]
  // A heading can name one currency only; a column of its own names each row's.
  const named = (measure: CompanyMeasure): string =>
    draft.currencyMark === 'header' && measure.kind === 'money' && codes.length === 1
      ? `${measure.name} (${codes[0]})`
      : measure.name
  const ownCode = draft.currencyMark === 'column'
  const header: SheetCell[] = [
    ...names,
    ...(ownCode ? ['Currency'] : []),
    ...(look.saysPeriod ? [words.period] : []),
    ...(look.otherColumns ? ['Manager', 'Notes'] : []),
    ...company.measures.map(named),
  ]
  const shown = company.people.filter((person) => !draft.unshown.has(person.at))
  const amounts = (person: CompanyPerson): SheetCell[] =>
    company.measures.map((measure, at) => {
      const cell = draft.cells.get(cellKey(person.at, at))
      if (cell === undefined) return ''
      return measure.kind === 'money'
        ? writeMoney(cell, look, draft.currencyMark)
        : writeOther(cell.value, measure, look)
    })
  const label = period?.label ?? ''
  const line = (person: CompanyPerson): SheetCell[] => [
    ...identityCells(person, look),
    ...(ownCode ? [draft.cells.get(cellKey(person.at, 0))?.currency ?? ''] : []),
    ...(look.saysPeriod ? [label] : []),
    ...(look.otherColumns
      ? [
          person.boss === null ? '' : (company.people[person.boss]?.name ?? ''),
          random.pick(['', 'commit call done', 'pushed to next week'], ''),
        ]
      : []),
    ...amounts(person),
  ]
  const sums = (name: string, of: readonly CompanyPerson[]): SheetCell[] => [
    name,
    ...names.slice(1).map(() => ''),
    ...(ownCode ? [''] : []),
    ...(look.saysPeriod ? [''] : []),
    ...(look.otherColumns ? ['', ''] : []),
    ...company.measures.map((measure, at) => {
      if (measure.kind !== 'money') return ''
      const cells = of.flatMap((person) => draft.cells.get(cellKey(person.at, at)) ?? [])
      const [first] = cells
      return first === undefined
        ? ''
        : writeMoney(
            {
              value: cells.reduce((sum, cell) => sum + (cell.value ?? 0), 0),
              currency: first.currency,
              unit: first.unit,
            },
            look,
            draft.currencyMark,
          )
    }),
  ]
  const half = Math.ceil(shown.length / 2)
  const body = look.subtotals
    ? [
        ...shown.slice(0, half).map(line),
        sums('Subtotal EMEA', shown.slice(0, half)),
        ...shown.slice(half).map(line),
        sums('Subtotal AMER', shown.slice(half)),
      ]
    : random.shuffle(shown.map(line))
  return [
    header,
    ...body,
    ...(look.totals ? [sums(random.pick(['Total', 'Grand Total', 'TOTAL'], 'Total'), shown)] : []),
  ]
}

function longLines(draft: DraftedExam, look: ScreenLook, random: BenchRandom): SheetCell[][] {
  const { company } = draft
  const words = headerWords[look.headers]
  const ownCode = draft.currencyMark === 'column'
  const whole = look.saysPeriod || draft.screenPeriods === 'all'
  const header = [
    ...identityNames(look),
    ...(whole ? [words.period] : []),
    words.field,
    ...(ownCode ? ['Currency'] : []),
    ...(look.saysWeek ? [words.week, words.start, words.end] : []),
    ...(look.otherColumns ? [words.type] : []),
    words.value,
  ]
  const periods = company.periods.flatMap((period, at) =>
    at === company.period || draft.screenPeriods === 'all' ? [{ period, at }] : [],
  )
  const lines = company.people
    .filter((person) => !draft.unshown.has(person.at))
    .flatMap((person) =>
      company.measures.flatMap((measure, at) =>
        periods.map(({ period, at: periodAt }): SheetCell[] => {
          const weekAt = periodAt === company.period ? company.week : period.weeks.length - 1
          const week = period.weeks[weekAt]
          const cell =
            periodAt === company.period
              ? draft.cells.get(cellKey(person.at, at))
              : (draft.otherCells.get(`${person.at}|${at}|${periodAt}`) ?? {
                  value: company.calls.get(callKey(person.at, at, periodAt, weekAt))?.value ?? null,
                  currency: person.currency,
                  unit: 'exact' as const,
                })
          const dates = { startDate: week?.startDate ?? '', endDate: week?.endDate ?? '' }
          const value =
            cell === undefined
              ? ''
              : measure.kind === 'money'
                ? writeMoney(cell, look, draft.currencyMark)
                : writeOther(cell.value, measure, look)
          return [
            ...identityCells(person, look),
            ...(whole ? [period.label] : []),
            measure.name,
            ...(ownCode ? [cell?.currency ?? person.currency] : []),
            ...(look.saysWeek ? [String(weekAt), shownDay(dates.startDate, look), shownDay(dates.endDate, look)] : []),
            ...(look.otherColumns ? ['Forecast Value'] : []),
            value,
          ]
        }),
      ),
    )
  return [header, ...random.shuffle(lines)]
}

const shownDay = (day: string, look: ScreenLook): string =>
  look.style === 'eu' || look.style === 'fr'
    ? `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
    : look.style === 'us'
      ? `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`
      : day

function encode(lines: readonly (readonly SheetCell[])[], look: ScreenLook): WrittenFile {
  if (look.file === 'xlsx') return { name: 'screen.xlsx', bytes: writeWorkbook(lines) }
  const texts = lines.map((line) => line.map((cell) => (typeof cell === 'string' ? cell : String(cell.number))))
  if (look.file === 'html') {
    const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const row = (line: readonly string[], tag: string): string =>
      `<tr>${line.map((cell) => `<${tag}><span>${escape(cell)}</span></${tag}>`).join('')}</tr>`
    const [header = [], ...body] = texts
    return {
      name: 'screen.html',
      bytes: new TextEncoder().encode(
        `<meta charset="utf-8"><table><thead>${row(header, 'th')}</thead><tbody>` +
          `${body.map((line) => row(line, 'td')).join('')}</tbody></table>`,
      ),
    }
  }
  const separator = look.file === 'tsv' ? '\t' : look.file === 'semicolons' ? ';' : ','
  const quote = (text: string): string =>
    text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const text = `${texts.map((line) => line.map(quote).join(separator)).join('\r\n')}\r\n`
  const name = look.file === 'tsv' ? 'screen.tsv' : 'screen.csv'
  if (look.encoding === 'utf16') return { name, bytes: utf16(text) }
  return { name, bytes: new TextEncoder().encode(look.encoding === 'bom' ? `\ufeff${text}` : text) }
}

/** UTF-16, low byte first, with its mark. */
function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set([0xff, 0xfe])
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    bytes.set([code & 0xff, code >> 8], 2 + at * 2)
  }
  return bytes
}
