import type { Table } from '#src/domain/table/table.ts'
import type { Comparison } from './compare.ts'

/** Why a comparison is none, what was found on each side, and what is nearest to do about it. */
export interface NothingCompared {
  /** All of it in sentences. */
  readonly says: string
  readonly api: FoundSide
  readonly ui: FoundSide
  /**
   * What has to change: the screen's file or the export holds nobody; the file lists deals; no field, no week or nobody
   * is on both sides.
   */
  readonly lacks: 'screen' | 'export' | 'forecast' | 'field' | 'week' | 'people'
  /** Fields of the two sides that hold the same numbers. */
  readonly alike: readonly { readonly ui: string; readonly api: string }[]
}

/**
 * Who and what a side holds numbers of: how many people, the first of them; fields; periods with their weeks, a period
 * that is not named under an empty name.
 */
export interface FoundSide {
  readonly people: number
  readonly first: readonly string[]
  readonly fields: readonly string[]
  readonly periods: readonly { readonly name: string; readonly weeks: readonly FoundWeek[] }[]
}

/** A week: its number, by its own count or its rank, and its first day, `YYYY-MM-DD`, where it is known. */
export interface FoundWeek {
  readonly week: number
  readonly start: string | null
}

/**
 * Why a comparison is none: it has no rows, or nobody is on both sides and nobody left over could be somebody on the
 * other. Says what was found on each side and the nearest thing to do; null where something was compared.
 */
export function nothingCompared(comparison: Comparison): NothingCompared | null {
  const { api, ui, pairs, suggestions, undecided, refusal, fieldSuggestions } = comparison
  const isAnyShared = comparison.uiPersonOf.subarray(0, api.people.length).some((at) => at >= 0)
  const isAsked = suggestions.length > 0 || undecided.length > 0
  const isCompared = pairs.length > 0 && pairs.uiRow.some((row) => row >= 0) && (isAnyShared || isAsked)
  if (refusal === null && isCompared) return null
  const [screen, exported] = [sideOf(ui), sideOf(api)]
  // An export that holds nobody says something by that: whom the screen has, it does not.
  if (refusal === null && pairs.length > 0 && exported.people.length === 0 && screen.people.length > 0) return null
  const lacks = refusal === null ? lackOf(comparison, screen, exported) : 'forecast'
  const found = `Nothing could be compared: the screen’s file holds ${screen.says}, the export ${exported.says}.`
  return {
    says: refusal ?? `${found} ${nearest[lacks]}`,
    api: foundOf(api, exported),
    ui: foundOf(ui, screen),
    lacks,
    alike: fieldSuggestions.map((one) => ({
      ui: ui.fields[one.ui]?.name ?? '',
      api: api.fields[one.api]?.name ?? '',
    })),
  }
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

/** What a side holds, as the page lists it. */
function foundOf(table: Table, { people, fields }: Side): FoundSide {
  const names = new Map<string, number[]>()
  table.frames.forEach(({ period }, at) => {
    const name = table.periods[period]?.id ?? table.periods[period]?.label ?? ''
    names.set(name, [...(names.get(name) ?? []), at])
  })
  const periods = [...names].map(([name, frames]) => {
    const dated = frames
      .flatMap((at) => table.frames[at] ?? [])
      .filter(({ week, start }) => week !== null || start !== null)
    const order = dated.toSorted((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : (a.week ?? 0) - (b.week ?? 0)))
    return { name, weeks: order.map(({ week, start }, rank) => ({ week: week ?? rank, start })) }
  })
  return { people: people.length, first: people.slice(0, 6), fields, periods }
}

/** What is nearest to do, by what is lacking. */
const nearest: Readonly<Record<NothingCompared['lacks'], string>> = {
  screen: 'Take the screen’s file again with the people’s lines in it: only totals, or no value at all, are no use.',
  export: 'Export again for a period that has entries, with everybody whom you expect opted in to the forecast.',
  forecast: 'Export the forecast itself, one line a person.',
  field:
    'No column of the screen has the name of a field of the export: name the column after the field, or export the ' +
    'field that the screen shows.',
  week:
    'People are the same, but no number of one period and week stands on both sides: choose a period that both ' +
    'hold.',
  people:
    'Nobody is on both sides: take both from one forecast and one team, with e-mail or CRM id where there is one.',
}

function lackOf(
  { api, uiPersonOf, uiFieldOf }: Comparison,
  screen: Side,
  exported: Side,
): Exclude<NothingCompared['lacks'], 'forecast'> {
  if (screen.people.length === 0) return 'screen'
  if (exported.people.length === 0) return 'export'
  if (!uiFieldOf.subarray(0, api.fields.length).some((at) => at >= 0)) return 'field'
  return uiPersonOf.subarray(0, api.people.length).some((at) => at >= 0) ? 'week' : 'people'
}
