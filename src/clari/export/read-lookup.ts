import { isObject } from '#src/domain/json.ts'
import { epochMs } from '#src/domain/time/period-name.ts'
import { blankRow, type TableBuilder } from '#src/domain/table/table-builder.ts'
import type { Warning } from '#src/domain/table/table.ts'
import { idText, LookupCodes, memberType, type LookupNames } from './fast/lookup-codes.ts'

/**
 * Adds entries of a lookup export (published dialect) to a table, one by one, as parsed JSON has them. It is the
 * reference that the reader of bytes is held against.
 */
export class LookupReader {
  readonly #builder: TableBuilder
  readonly #codes: LookupCodes
  readonly #members = new Map<string, number>()
  readonly #row = blankRow()
  #entries = 0

  /** `currency` is what values without one are in, when the job says; null when it does not. */
  constructor(builder: TableBuilder, names: LookupNames, currency: string | null) {
    this.#builder = builder
    this.#codes = new LookupCodes(builder, names, currency)
  }

  /** Adds one entry with all its values. */
  add(entry: unknown): void {
    this.#entries += 1
    if (!isObject(entry)) {
      this.#codes.odd(this.#entries)
      return
    }
    const codes = this.#codes
    const row = this.#row
    row.person = codes.person(idText(entry['userId']))
    const field = codes.field(idText(entry['fieldId']))
    row.field = field.code
    row.frame = codes.frame(idText(entry['timePeriodId']) ?? '', idText(entry['timeFrameId']) ?? '')
    const updatedBy = idText(entry['updatedBy'])
    const flag = entry['isUpdated']
    row.updatedOn = epochMs(entry['updatedOn'])
    row.updatedBy = updatedBy === null ? -1 : codes.person(updatedBy)
    row.updated = flag === true || flag === 'true' ? 1 : flag === false || flag === 'false' ? 2 : 0
    row.line = this.#entries
    let values = 0
    for (const member in entry) {
      const type = this.#member(member)
      if (type < 0) continue
      values += 1
      const value = entry[member]
      row.type = type
      row.unit = codes.unit(entry['currency'], field.measure, value)
      row.minor = codes.minor(value, this.#builder.units.items[row.unit]?.exponent ?? 2)
      this.#builder.add(row)
    }
    if (values === 0) codes.odd(this.#entries)
  }

  /** What is worth saying about the entries added so far. */
  warnings(file: string): Warning[] {
    return this.#codes.warnings(file, this.#entries)
  }

  #member(name: string): number {
    const known = this.#members.get(name)
    if (known !== undefined) return known
    const type = memberType(this.#builder, name)
    this.#members.set(name, type)
    return type
  }
}
