import { editDistance } from '#src/domain/words/edit-distance.ts'
import { exportTypes } from '#src/clari/operations.ts'
import { parsePeriod, periodId, readPeriod } from '#src/clari/periods.ts'
import { currenciesOf, currencyCode } from '#src/domain/table/currency.ts'
import { plural } from '#src/domain/words/count.ts'

/** The options of an export, as the published API names them. */
export const exportMembers = [
  'timePeriod',
  'typesToExport',
  'currency',
  'schedule',
  'includeHistorical',
  'exportFormat',
  'scopeId',
] as const

/** One option of an export. */
export type ExportMember = (typeof exportMembers)[number]

/**
 * What is wrong with one option. `refused`: Clari answers 400; `ignored`: it goes on without a word, and
 * does something else.
 */
export interface MemberFault {
  readonly parameter: ExportMember | 'body'
  /** The value as it stands, for a sentence. */
  readonly value: string
  /** What to send instead, for a sentence; null where that cannot be told. */
  readonly use: string | null
  /** What to send instead; absent: leave it out. */
  readonly right?: unknown
  readonly effect: 'refused' | 'ignored'
  readonly says: string
}

/** Judges one option by what the published API takes; null when it is fine. Null values are as good as none. */
export function judgeMember(member: ExportMember, value: unknown): MemberFault | null {
  if (value === null) return null
  switch (member) {
    case 'currency':
      return judgeCurrency(value)
    case 'typesToExport':
      return judgeTypes(value)
    case 'schedule':
      return judgeChoice(member, value, ['NONE', 'ONCE', 'MAX'])
    case 'exportFormat':
      return judgeChoice(member, value, ['JSON', 'CSV'])
    case 'includeHistorical':
      return judgeFlag(value)
    case 'timePeriod':
      return judgePeriod(value)
    case 'scopeId':
      return judgeScope(value)
  }
}

const shown = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80)

function fault(
  parameter: ExportMember,
  value: unknown,
  says: string,
  use: string | null,
  right?: unknown,
  effect: MemberFault['effect'] = 'refused',
): MemberFault {
  return { parameter, value: shown(value), use, ...(right === undefined ? {} : { right }), effect, says }
}

const currencyNames: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  usdollar: 'USD',
  usdollars: 'USD',
  us: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  sterling: 'GBP',
  uk: 'GBP',
  yen: 'JPY',
  yuan: 'CNY',
  rmb: 'CNY',
  rupee: 'INR',
  rupees: 'INR',
  franc: 'CHF',
  francs: 'CHF',
  eu: 'EUR',
}

function judgeCurrency(value: unknown): MemberFault | null {
  if (typeof value !== 'string')
    return fault(
      'currency',
      value,
      `“currency” takes a code as text, such as "USD"; here it is ${kindOf(value)}.`,
      null,
    )
  const code = currencyCode(value)
  if (code === value || value === '') return null
  if (code !== null)
    return fault(
      'currency',
      value,
      `“${value}” is written otherwise than the code ${code}; codes have three capital letters and nothing else.`,
      `"${code}"`,
      code,
    )
  const meant =
    currencyNames[
      value
        .trim()
        .toLowerCase()
        .replaceAll(/[^a-z]/g, '')
    ] ??
    currenciesOf(value.trim())[0] ??
    null
  return fault(
    'currency',
    value,
    `“${value}” is no currency code (ISO 4217)` +
      `${meant === null ? '; it takes three letters, such as USD or EUR' : `; ${meant} is`}.`,
    meant === null ? null : `"${meant}"`,
    meant ?? undefined,
  )
}

function judgeTypes(value: unknown): MemberFault | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []
  if (list.length === 0 && !Array.isArray(value))
    return fault('typesToExport', value, `“typesToExport” takes a list of texts; here it is ${kindOf(value)}.`, null)
  if (list.length === 0) return null
  const meant = list.map((each) => ({ each, type: typeOf(each) }))
  const right = [...new Set(meant.flatMap(({ type }) => (type === null ? [] : [type])))]
  const use = right.length === 0 ? null : JSON.stringify(right)
  const rightOrNone = right.length === 0 ? undefined : right
  const wrong = meant.filter(({ each, type }) => each !== type)
  if (wrong.length > 0 || !Array.isArray(value)) {
    const named = wrong
      .map(({ each, type }) => `“${shown(each)}”${type === null ? '' : ` (${type} is meant)`}`)
      .join(', ')
    const says =
      wrong.length === 0
        ? 'The types stand in one text; Clari takes a list of texts.'
        : `${named} ${plural(wrong.length, 'is no type', 'are no types')} that can be exported; there are ` +
          `${exportTypes.join(', ')}.`
    return fault('typesToExport', wrong.length === 1 ? wrong[0]?.each : value, says, use, rightOrNone)
  }
  return null
}

/** The type that a text is meant for; null when it is near none. */
function typeOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '')
  const own = plain(value)
  return (
    exportTypes.find((type) => plain(type) === own) ??
    exportTypes.find((type) => own.length > 3 && editDistance(own, plain(type)) <= 2) ??
    null
  )
}

function judgeChoice(
  member: 'schedule' | 'exportFormat',
  value: unknown,
  allowed: readonly string[],
): MemberFault | null {
  if (typeof value === 'string' && (allowed.includes(value) || value === '')) return null
  const meant = typeof value === 'string' ? (allowed.find((each) => each === value.trim().toUpperCase()) ?? null) : null
  return fault(
    member,
    value,
    `“${shown(value)}” is none of the values of “${member}”: ${allowed.join(', ')}, in capitals.`,
    meant === null ? null : `"${meant}"`,
    meant ?? undefined,
  )
}

function judgeFlag(value: unknown): MemberFault | null {
  if (typeof value === 'boolean') return null
  const meant =
    typeof value === 'string' && /^(?:true|yes|1)$/i.test(value.trim())
      ? true
      : typeof value === 'string' && /^(?:false|no|0)$/i.test(value.trim())
        ? false
        : value === 1
          ? true
          : value === 0
            ? false
            : null
  return fault(
    'includeHistorical',
    value,
    `“includeHistorical” takes true or false without quotes; here it is ${kindOf(value)}.`,
    meant === null ? null : String(meant),
    meant ?? undefined,
  )
}

function judgePeriod(value: unknown): MemberFault | null {
  if (typeof value !== 'string')
    return fault('timePeriod', value, `“timePeriod” takes a text such as "2026_Q1"; here it is ${kindOf(value)}.`, null)
  if (value === '' || parsePeriod(value) !== null) return null
  const meant = readPeriod(value)
  const id = meant === null ? null : periodId(meant)
  return fault(
    'timePeriod',
    value,
    `“${value}” is no quarter as Clari writes it (2026_Q1). It is not ` +
      'refused: Clari exports the current quarter instead, without a word.',
    id === null ? null : `"${id}"`,
    id ?? undefined,
    'ignored',
  )
}

function judgeScope(value: unknown): MemberFault | null {
  if (typeof value === 'string' && (value === '' || /^\w+::\w+$/.test(value))) return null
  return fault(
    'scopeId',
    value,
    `“${shown(value)}” is no scope as Clari writes it, such as ` +
      '1905::MGR; leave it out to export all that the key’s user may see.',
    null,
  )
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return `the text “${value.slice(0, 40)}”`
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'boolean') return String(value)
  return 'an object'
}
