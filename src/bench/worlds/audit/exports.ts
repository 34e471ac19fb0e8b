import type { BenchRandom } from '#src/bench/worlds/random.ts'
import { callKey, minorDigitsOf, type CompanyCall, type CompanyMeasure, type CompanyPerson } from './company.ts'
import type { DraftedExam } from './draft.ts'

/** The shapes in which an export arrives. */
export type ExportShape = 'lookup' | 'flat' | 'csv' | 'bare' | 'data' | 'rows' | 'records' | 'results'

/** A file as it lies on a disk. */
export interface WrittenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const utf8 = (name: string, text: string): WrittenFile => ({ name, bytes: new TextEncoder().encode(text) })
const symbols: Readonly<Record<string, string>> = {
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: '¥',
  CHF: 'CHF',
  CAD: 'CA$',
  SEK: 'kr',
}
const kindNames = { quota: 'Quota', adjustment: 'Adjustment', crm_total: 'CRM Total' } as const
const valueNames = { quota: 'quotaValue', adjustment: 'adjustmentValue', crm_total: 'crmTotalValue' } as const

const major = (value: number, measure: CompanyMeasure, currency: string): number =>
  measure.kind === 'money' ? value / 10 ** minorDigitsOf(currency) : value

interface ExportLine {
  readonly person: CompanyPerson
  readonly userId: string
  readonly measure: number
  readonly period: number
  readonly week: number
  readonly call: CompanyCall
}

/** Every entry of the export, twins included. */
function linesOf(draft: DraftedExam): ExportLine[] {
  const { company } = draft
  const lines: ExportLine[] = []
  for (const person of company.people) {
    if (draft.unlisted.has(person.at) || draft.silent.has(person.at)) continue
    company.measures.forEach((_, measure) => {
      company.periods.forEach((period, periodAt) => {
        if (periodAt !== company.period && !draft.allPeriods) return
        period.weeks.forEach((_week, week) => {
          const call = company.calls.get(callKey(person.at, measure, periodAt, week))
          const latest = periodAt === company.period ? company.week : period.weeks.length - 1
          if (call === undefined || (!company.history && week !== latest)) return
          lines.push({ person, userId: person.userId, measure, period: periodAt, week, call })
          const twin = draft.twins.get(person.at)?.get(measure)
          if (twin !== undefined && periodAt === company.period && week === company.week)
            lines.push({
              person,
              userId: `${person.userId}b`,
              measure,
              period: periodAt,
              week,
              call: { ...call, value: twin, isUpdated: true },
            })
        })
      })
    })
  }
  return lines
}

/** The export as files: one, or several where extras or a later export stand apart. */
export function writeExport(draft: DraftedExam, shape: ExportShape, random: BenchRandom): WrittenFile[] {
  if (shape === 'lookup') return writeLookup(draft, random)
  if (shape === 'flat') return [utf8('export.json', JSON.stringify({ entries: flatRows(draft) }))]
  const rows = longRows(draft)
  if (shape === 'csv') {
    const names = Object.keys(rows[0] ?? {})
    return [
      utf8(
        'export.csv',
        [names, ...rows.map((row) => Object.values(row))].map((line) => line.map(quoted).join(',')).join('\r\n'),
      ),
    ]
  }
  return [utf8('export.json', JSON.stringify(shape === 'bare' ? rows : { [shape]: rows }))]
}

const quoted = (text: string): string => (/[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function writeLookup(draft: DraftedExam, random: BenchRandom): WrittenFile[] {
  const { company } = draft
  const apart = random.chance(0.3) ? 'file' : random.chance(0.5) ? 'entry' : 'beside'
  const entry = (line: ExportLine): Record<string, unknown> => ({
    userId: line.userId,
    fieldId: company.measures[line.measure]?.fieldId,
    timePeriodId: company.periods[line.period]?.id,
    timeFrameId: company.periods[line.period]?.weeks[line.week]?.id,
    forecastValue:
      line.call.value === null
        ? null
        : major(
            line.call.value,
            company.measures[line.measure] ?? { kind: 'money', fieldId: '', name: '' },
            line.person.currency,
          ),
    currency:
      draft.apiCurrency && company.measures[line.measure]?.kind === 'money'
        ? { code: line.person.currency, symbol: symbols[line.person.currency] ?? line.person.currency }
        : null,
    isUpdated: line.call.isUpdated,
    updatedBy: company.people[line.call.updatedBy]?.userId,
    updatedOn: line.call.updatedOn,
  })
  const lines = linesOf(draft)
  const entries = lines.map(entry)
  const extraEntries: Record<string, unknown>[] = []
  for (const extra of draft.extras) {
    const person = company.people[extra.person]
    const at = lines.findIndex(
      (line) =>
        line.person.at === extra.person &&
        line.measure === extra.measure &&
        line.period === company.period &&
        line.week === company.week,
    )
    const held = entries[at]
    if (person === undefined || held === undefined) continue
    const amount = major(
      extra.value,
      company.measures[extra.measure] ?? { kind: 'money', fieldId: '', name: '' },
      person.currency,
    )
    if (apart === 'beside') held[valueNames[extra.kind]] = amount
    else {
      const { forecastValue: _, isUpdated: __, updatedBy: ___, updatedOn: ____, ...bare } = held
      extraEntries.push({ ...bare, [valueNames[extra.kind]]: amount })
    }
  }
  const tables = (of: readonly Record<string, unknown>[]): string =>
    JSON.stringify({ entries: random.shuffle(of), ...lookups(draft) })
  const files: WrittenFile[] = []
  if (apart === 'entry') files.push(utf8('export.json', tables([...entries, ...extraEntries])))
  else files.push(utf8('export.json', tables(entries)))
  if (apart === 'file' && extraEntries.length > 0) files.push(utf8('extra.json', tables(extraEntries)))
  if (draft.otherExport.size > 0) {
    const other = lines.map((line) => {
      const call = draft.otherExport.get(callKey(line.person.at, line.measure, line.period, line.week))
      return entry(call === undefined || line.userId !== line.person.userId ? line : { ...line, call })
    })
    files.push(utf8('export-later.json', tables(other)))
  }
  return files
}

function lookups(draft: DraftedExam): Record<string, unknown> {
  const { company } = draft
  const user = (person: CompanyPerson, userId: string): Record<string, unknown> => ({
    userId,
    crmId: person.crmId,
    name: person.name,
    email: person.email,
    scopeId: `${person.hierarchyId}::${company.people.some((one) => one.boss === person.at) ? 'MGR' : 'REP'}`,
    ...placeOf(draft, person),
  })
  const listed = company.people.filter((person) => !draft.unlisted.has(person.at))
  const periods = company.periods.filter((_, at) => at === company.period || draft.allPeriods)
  return {
    users: [
      ...listed.map((person) => user(person, person.userId)),
      ...listed.filter((person) => draft.twins.has(person.at)).map((person) => user(person, `${person.userId}b`)),
    ],
    fields: company.measures.map((measure) => ({
      fieldId: measure.fieldId,
      fieldName: measure.name,
      fieldType: { money: 'CURRENCY', count: 'NUMBER', percent: 'PERCENT' }[measure.kind],
    })),
    timePeriods: periods.map((period) => ({
      timePeriodId: period.id,
      label: period.label,
      type: 'QUARTER',
      year: period.year,
      startDate: period.startDate,
      endDate: period.endDate,
      crmId: null,
    })),
    timeFrames: periods.flatMap((period) =>
      period.weeks.map((week) => ({ timeFrameId: week.id, startDate: week.startDate, endDate: week.endDate })),
    ),
  }
}

/**
 * Where a person stands in the hierarchy; where places are shared, whoever has no reports stands in the
 * manager's own place.
 */
function placeOf(draft: DraftedExam, person: CompanyPerson): Record<string, string | null> {
  const { people } = draft.company
  const boss = person.boss === null ? undefined : people[person.boss]
  const isLeaf = !people.some((one) => one.boss === person.at)
  const onlyLeaves =
    boss !== undefined &&
    people.filter((one) => one.boss === boss.at).every((one) => !people.some((other) => other.boss === one.at))
  if (draft.sharedPlaces && isLeaf && onlyLeaves)
    return { hierarchyId: boss.hierarchyId, hierarchyName: boss.hierarchyName, ...parentOf(draft, boss) }
  return { hierarchyId: person.hierarchyId, hierarchyName: person.hierarchyName, ...parentOf(draft, person) }
}

function parentOf(draft: DraftedExam, person: CompanyPerson): Record<string, string | null> {
  const boss = person.boss === null ? undefined : draft.company.people[person.boss]
  return { parentHierarchyId: boss?.hierarchyId ?? null, parentHierarchyName: boss?.hierarchyName ?? null }
}

function flatRows(draft: DraftedExam): Record<string, unknown>[] {
  const { company } = draft
  return linesOf(draft)
    .filter((line) => line.measure === 0 && line.week === (line.period === company.period ? company.week : -1))
    .map((line) => {
      const extra = (kind: string): number | null => {
        const held = draft.extras.find((one) => one.kind === kind && one.person === line.person.at && one.measure === 0)
        return held === undefined ? null : held.value / 10 ** minorDigitsOf(line.person.currency)
      }
      return {
        ownerName: line.person.name,
        ownerEmail: line.person.email,
        forecastAmount: line.call.value === null ? null : line.call.value / 10 ** minorDigitsOf(line.person.currency),
        quotaAmount: extra('quota'),
        adjustmentAmount: extra('adjustment'),
        crmTotal: extra('crm_total'),
        crmClosed: null,
        timePeriod: company.periods[line.period]?.id,
      }
    })
}

const usDay = (day: string): string => `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`

/** The rows of the published CSV. */
function longRows(draft: DraftedExam): Record<string, string>[] {
  const { company } = draft
  return linesOf(draft).flatMap((line) => {
    const [measure, period] = [company.measures[line.measure], company.periods[line.period]]
    const week = period?.weeks[line.week]
    if (measure === undefined || period === undefined || week === undefined) return []
    const { person } = line
    const base = {
      User: person.name,
      Email: person.email ?? '',
      'CRM User ID': person.crmId,
      Role: person.hierarchyName,
      'Parent Role': person.boss === null ? '' : (company.people[person.boss]?.hierarchyName ?? ''),
      Timeframe: period.label,
      Field: measure.name,
      Week: String(line.week),
      'Start Day': usDay(week.startDate),
      'End Day': usDay(week.endDate),
    }
    const text = (value: number | null): string =>
      value === null
        ? ''
        : measure.kind === 'percent'
          ? `${value}%`
          : measure.kind === 'count'
            ? String(value)
            : usMoney(value, person.currency)
    const current = line.period === company.period && line.week === company.week
    const extras = current ? draft.extras.filter((one) => one.person === person.at && one.measure === line.measure) : []
    return [
      { ...base, 'Data Type': 'Forecast Value', 'Data Value': text(line.call.value) },
      { ...base, 'Data Type': 'Forecast Updated', 'Data Value': line.call.isUpdated ? 'Yes' : 'No' },
      ...extras.map((extra) => ({ ...base, 'Data Type': kindNames[extra.kind], 'Data Value': text(extra.value) })),
    ]
  })
}

function usMoney(value: number, currency: string): string {
  const digits = minorDigitsOf(currency)
  const text = (Math.abs(value) / 10 ** digits).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const mark = symbols[currency] ?? currency
  return `${value < 0 ? '-' : ''}${mark.length > 1 && mark !== 'CA$' ? `${currency} ` : mark}${text}`
}
