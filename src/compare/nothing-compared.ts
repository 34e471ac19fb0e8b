import type { Table } from '#src/domain/table/table.ts'
import type { Comparison } from './compare.ts'

/**
 * Why a comparison is none: it has no rows, or nobody is on both sides and nobody left over could be somebody on the
 * other. Says what was found on each side and the nearest thing to do; null where something was compared.
 */
export function nothingCompared(comparison: Comparison): string | null {
  if (comparison.refusal !== null) return comparison.refusal
  const { api, ui, pairs, suggestions } = comparison
  const isAnyShared = comparison.uiPersonOf.subarray(0, api.people.length).some((at) => at >= 0)
  if (pairs.length > 0 && pairs.uiRow.some((row) => row >= 0) && (isAnyShared || suggestions.length > 0)) return null
  const [screen, exported] = [sideOf(ui), sideOf(api)]
  // An export that holds nobody says something by that: whom the screen has, it does not.
  if (pairs.length > 0 && exported.people.length === 0 && screen.people.length > 0) return null
  const found = `Nothing could be compared: the screen’s file holds ${screen.says}, the export ${exported.says}.`
  return `${found} ${nearest(comparison, screen, exported)}`
}

/** Who and what a side holds numbers of. */
interface Side {
  readonly people: readonly string[]
  readonly fields: readonly string[]
  readonly says: string
}

const listed = (names: readonly string[], most: number): string =>
  names.slice(0, most).join(', ') + (names.length > most ? ', …' : '')

function sideOf(table: Table): Side {
  const [people, fields] = [new Set<number>(), new Set<number>()]
  for (let row = 0; row < table.length; row += 1) {
    if (Number.isNaN(table.minor[row] ?? NaN)) continue
    people.add(table.person[row] ?? 0)
    fields.add(table.field[row] ?? 0)
  }
  const names = [...people].map((at) => {
    const { name, email, crmId, userId } = table.people[at] ?? { name: null, email: null, crmId: null, userId: null }
    return (name ?? email ?? crmId ?? userId ?? '').replace(/\s+/g, ' ')
  })
  const titles = [...fields].map((at) => table.fields[at]?.name ?? '')
  const count = names.length === 1 ? 'one person' : `${names.length} people`
  return {
    people: names,
    fields: titles,
    says: names.length === 0 ? 'no value of anybody' : `${count} (${listed(names, 3)}) with ${listed(titles, 4)}`,
  }
}

function nearest({ api, uiPersonOf, uiFieldOf }: Comparison, screen: Side, exported: Side): string {
  if (screen.people.length === 0)
    return 'Take the screen’s file again with the people’s lines in it: only totals, or no value at all, are no use.'
  if (exported.people.length === 0)
    return 'Export again for a period that has entries, with everybody whom you expect opted in to the forecast.'
  if (!uiFieldOf.subarray(0, api.fields.length).some((at) => at >= 0))
    return (
      'No column of the screen has the name of a field of the export: name the column after the field, or export the ' +
      'field that the screen shows.'
    )
  return uiPersonOf.subarray(0, api.people.length).some((at) => at >= 0)
    ? 'People are the same, but no number of one period and week stands on both sides: choose a period that both hold.'
    : 'Nobody is on both sides: take both from one forecast and one team, with e-mail or CRM id where there is one.'
}
