import { dialectOf } from '#src/clari/dialect.ts'
import type { ExportAnswer, LookupExport } from '#src/clari/schemas/export-schema.ts'
import { bigMinorToNumber, numberToMinor } from '#src/domain/table/amount.ts'
import { dissectAmount, readAmount } from '#src/domain/table/amount-text.ts'
import { check } from '#src/domain/model/check.ts'
import { exponentOf } from '#src/domain/table/currency.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { refusals } from '#src/checks/refusals/clari-refusal.ts'
import { money } from '#src/domain/words/amount.ts'
import { gatherSample, readSample, sampleUses } from './export-sample.ts'

const { 'no-route': _notOffered, ...otherRefusals } = refusals

/** A field's sum in one currency, in integer minor units, over the latest week. */
interface FieldTotal {
  readonly field: string
  readonly currency: string | null
  readonly minor: bigint
  readonly values: number
}

/**
 * Adds up the export's latest week field by field and sets the total beside the one that the screen shows. At face
 * value: managers' own rows are in it.
 */
export const exportTotals = check({
  id: 'clari.export-totals',
  asks: 'What do the two sides add up to?',
  system: 'clari',
  costs: 'nothing',
  uses: [...sampleUses, 'field', 'screenTotal'],
  outcomes: {
    equal: 'pass',
    differ: 'warn',
    added: 'info',
    'cannot-add': 'info',
    'not-offered': 'info',
    ...otherRefusals,
  },
  gather: async (context) => ({
    field: (context.answers['field'] ?? '').trim(),
    screen: (context.answers['screenTotal'] ?? '').trim(),
    exchange: await gatherSample(context),
  }),
  judge: ({ field, screen, exchange }) => {
    const sampled = readSample(exchange)
    const facts = { dialect: dialectOf(exchange), screenTotal: screen }
    if (sampled.kind === 'refused') {
      const { refused } = sampled
      if (refused.outcome === 'no-route')
        return {
          outcome: 'not-offered',
          says: 'The export can’t be added up for free here; the comparison does it with your file.',
          facts,
          evidence: refused.evidence,
        }
      return { ...refused, outcome: refused.outcome, facts: { ...refused.facts, ...facts } }
    }
    const whole: Evidence = { kind: 'exchange', exchange, place: 'body', quote: null, shows: 'the export' }
    const totals = sampled.sample.answer === null ? [] : totalsOf(sampled.sample.answer)
    const named = totals.find((total) => total.field.toLowerCase() === field.toLowerCase())
    const chosen = named ?? (field === '' ? totals[0] : undefined)
    if (chosen === undefined) {
      const says =
        totals.length === 0
          ? 'The export is of a shape that is not added up here; the comparison does it.'
          : `The export has no field “${field}”; it has ${totals
              .slice(0, 8)
              .map((total) => total.field)
              .join(', ')}.`
      return { outcome: 'cannot-add', says, facts, evidence: [whole] }
    }
    const exponent = exponentOf(chosen.currency)
    const api = words(chosen.minor, chosen.currency)
    const read = readTotal(screen, exponent)
    const rows: Evidence = {
      kind: 'rows',
      columns: ['Field', 'API total', 'Values'],
      rows: totals.slice(0, 20).map((total) => [total.field, words(total.minor, total.currency), String(total.values)]),
      shows: 'the API’s side, added up by field at face value',
    }
    const told = { ...facts, field: chosen.field, apiTotal: api }
    if (read === null)
      return {
        outcome: 'added',
        says:
          `${chosen.field} adds up to ${api} on the API’s ` +
          `side.${screen === '' ? '' : ` “${screen}” could not be read as a number.`}`,
        facts: told,
        evidence: [rows, whole],
      }
    const delta = read.minor - chosen.minor
    const size = delta < 0n ? -delta : delta
    const ui = words(read.minor, chosen.currency)
    const both: Evidence = {
      kind: 'rows',
      columns: ['Field', 'API total', 'Screen', 'Difference'],
      rows: [[chosen.field, api, ui, `${delta > 0n ? '+' : ''}${words(delta, chosen.currency)}`]],
      shows: 'the two totals',
    }
    const sides = { ...told, uiTotal: ui, totalsDelta: `${delta > 0n ? '+' : ''}${words(delta, chosen.currency)}` }
    // A total shown as 1.35M stands for anything within half of its last digit.
    if (size * 2n <= BigInt(read.step))
      return {
        outcome: 'equal',
        says: `${chosen.field}: ${api} on the API’s side, ${screen} on the screen: the same.`,
        facts: sides,
        evidence: [both, rows, whole],
      }
    return {
      outcome: 'differ',
      says:
        `${chosen.field}: ${api} on the API’s side, ${ui} on the screen, a difference of ` +
        `${words(delta, chosen.currency)}.`,
      facts: sides,
      evidence: [both, rows, whole],
    }
  },
})

/** Sums of money by field and currency, each over the export's latest week; the guide's flat entries by member. */
function totalsOf(answer: ExportAnswer): readonly FieldTotal[] {
  const sums = new Map<string, { field: string; currency: string | null; minor: bigint; values: number }>()
  const add = (field: string, currency: string | null, value: unknown) => {
    const minor = typeof value === 'number' ? numberToMinor(value, exponentOf(currency)) : null
    if (minor === null) return
    const key = `${field} ${currency ?? ''}`
    const sum = sums.get(key) ?? { field, currency, minor: 0n, values: 0 }
    sums.set(key, { ...sum, minor: sum.minor + BigInt(minor), values: sum.values + 1 })
  }
  if (answer.shape === 'lookup') {
    const names = new Map(
      answer.fields.map(({ fieldId, fieldName, fieldType }) => [
        fieldId,
        { name: fieldName ?? fieldId, isMoney: !/percent|ratio|count|integer|quantity/i.test(fieldType ?? '') },
      ]),
    )
    const latest = latestFrame(answer)
    for (const entry of answer.entries) {
      const field = names.get(entry.fieldId ?? '')
      if (field?.isMoney === false || (latest !== null && entry.timeFrameId !== latest)) continue
      const currency = entry['currency']
      const code =
        typeof currency === 'object' && currency !== null && 'code' in currency && typeof currency.code === 'string'
          ? currency.code
          : typeof currency === 'string'
            ? currency
            : null
      add(field?.name ?? entry.fieldId ?? 'value', code, entry['forecastValue'])
    }
  } else {
    const rows = answer.shape === 'flat' ? answer.entries : answer.rows
    for (const row of rows) {
      const field =
        typeof row['fieldName'] === 'string'
          ? row['fieldName']
          : typeof row['field'] === 'string'
            ? row['field']
            : 'forecastAmount'
      add(
        field,
        typeof row['currency'] === 'string' ? row['currency'] : null,
        row['forecastAmount'] ?? row['forecastValue'],
      )
    }
  }
  return [...sums.values()].toSorted((a, b) => Number(abs(b.minor) - abs(a.minor)))
}

function latestFrame(answer: LookupExport): string | null {
  const used = new Set(answer.entries.map(({ timeFrameId }) => timeFrameId ?? ''))
  const frames = answer.timeFrames
    .filter(({ timeFrameId }) => used.has(timeFrameId))
    .toSorted((a, b) => (a.startDate ?? a.timeFrameId).localeCompare(b.startDate ?? b.timeFrameId))
  return frames.at(-1)?.timeFrameId ?? null
}

function readTotal(text: string, exponent: number): { readonly minor: bigint; readonly step: number } | null {
  const parts = text === '' ? null : dissectAmount(text)
  if (parts === null || parts.percent) return null
  const read = readAmount(parts, '.', exponent) ?? readAmount(parts, ',', exponent)
  return read === null || read === 'too-large' ? null : { minor: BigInt(read.minor), step: read.step }
}

function words(minor: bigint, currency: string | null): string {
  return money(bigMinorToNumber(minor, exponentOf(currency)), currency)
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}
