import type { CauseId } from '#src/domain/model/cause.ts'
import type { OneCurrency } from '#src/features/compare/rows/row-cells.ts'
import type { RowFilter } from '#src/features/compare/rows/row-filter.ts'

/** How a result is looked at: nothing of it changes what was compared. */
export interface ResultState {
  /** Whether another export is being prepared. */
  readonly again: boolean
  readonly filter: Omit<RowFilter, 'tolerance'>
  /** By field: what is a cent in one is a deal in another. */
  readonly tolerances: Readonly<Record<string, number>>
  /** Which of the field's pairs of currencies. */
  readonly unit: number
  readonly look: 'picture' | 'table'
  /** Null while amounts stand in their own currencies. */
  readonly one: OneCurrency | null
}

/** What is done with a result. */
export type ResultEvent =
  | { readonly kind: 'export-again'; readonly open: boolean }
  | { readonly kind: 'filtered'; readonly part: Partial<Omit<RowFilter, 'tolerance'>> }
  | { readonly kind: 'field-chosen'; readonly field: string }
  /** A cause of the bridge was pressed: only its rows, or all again. */
  | { readonly kind: 'cause-pressed'; readonly cause: CauseId }
  | { readonly kind: 'tolerance-set'; readonly tolerance: number }
  | { readonly kind: 'unit-chosen'; readonly unit: number }
  | { readonly kind: 'look-chosen'; readonly look: ResultState['look'] }
  | { readonly kind: 'one-currency'; readonly one: OneCurrency | null }

/** What the first look at a result depends on. */
export interface ResultStart {
  /** The fields that were compared. */
  readonly fields: readonly string[]
  /** The field that the case is about, in any case of letters; empty where it names none. */
  readonly wanted: string
  /** Whether only some of the screen's numbers were given. */
  readonly partial: boolean
  /** Whether the link asks for another export. */
  readonly again: boolean
}

/** The first look at a result: what differs in one field, the largest difference first. */
export function firstLook({ fields, wanted, partial, again }: ResultStart): ResultState {
  return {
    again,
    filter: {
      field: fields.find((field) => field.toLowerCase() === wanted.toLowerCase()) ?? fields[0] ?? '',
      cause: null,
      certainty: null,
      team: null,
      hideEqual: true,
      atLeast: 0,
      onlyOnScreen: partial,
      since: null,
      search: '',
      order: 'difference',
      reversed: false,
    },
    tolerances: {},
    unit: 0,
    look: 'picture',
    one: null,
  }
}

/** The look at a result after something was done with it. */
export function afterLook(state: ResultState, event: ResultEvent): ResultState {
  const filtered = (part: Partial<ResultState['filter']>) => ({ ...state, filter: { ...state.filter, ...part } })
  switch (event.kind) {
    case 'export-again':
      return { ...state, again: event.open }
    case 'filtered':
      return filtered(event.part)
    case 'field-chosen':
      // Another field has other causes and currencies.
      return { ...filtered({ field: event.field, cause: null }), unit: 0, one: null }
    case 'cause-pressed':
      return filtered({ cause: state.filter.cause === event.cause ? null : event.cause })
    case 'tolerance-set':
      return { ...state, tolerances: { ...state.tolerances, [state.filter.field]: event.tolerance } }
    case 'unit-chosen':
      return { ...state, unit: event.unit }
    case 'look-chosen':
      return { ...state, look: event.look }
    case 'one-currency':
      return { ...state, one: event.one }
  }
}

/** The filter of the rows, with the tolerance of its field. */
export function filterOf({ filter, tolerances }: Pick<ResultState, 'filter' | 'tolerances'>): RowFilter {
  return { ...filter, tolerance: tolerances[filter.field] ?? 0 }
}
