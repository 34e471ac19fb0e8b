import { browserNow } from '#src/client/browser-clock.ts'
import type { CompareProgress } from '#src/client/compare-messages.ts'
import type { Compare } from '#src/client/comparer.ts'
import type { Comparison } from '#src/compare/compare.ts'
import type { CompareOutcome } from '#src/compare/compare-files.ts'
import type { NothingCompared } from '#src/compare/nothing-compared.ts'
import type { SortIndexes } from '#src/compare/pair/sort-index.ts'
import type { SourceOptions, SourceReading } from '#src/compare/read/source.ts'
import type { ReadProblem } from '#src/domain/table/table.ts'
import { recallShape } from '#src/features/compare/reading/shape-memory.ts'
import type { StatedPairing } from '#src/features/compare/pairing/pairing.ts'
import { toldOf, type ToldWish } from '#src/features/compare/start/answers.ts'

/** What is put side by side, and all that the analyst said about it. */
export interface Wish {
  readonly api: readonly File[]
  readonly ui: readonly File[]
  /** Whether the screen's side is only some of its numbers. */
  readonly partial: boolean
  /** The export job's answer as it came, or null. */
  readonly job: unknown
  /** Empty when left to the data. */
  readonly period: string
  readonly week: number | null
  readonly told: ToldWish
  readonly options: ReadonlyMap<File, SourceOptions>
  /** Who and what is the same, as the analyst said. */
  readonly pairing: StatedPairing
  /** Pairs of people that earlier cases kept: they are offered again. */
  readonly remembered: ReadonlyMap<string, string>
}

/** A finished comparison, what was asked for, and the rows in every order. */
export interface Compared {
  /** Which run of the page it is, to tell one from the next. */
  readonly run: number
  readonly wish: Wish
  readonly outcome: Extract<CompareOutcome, { kind: 'done' }>
  readonly orders: SortIndexes
  /** Files that were read as an earlier file of the same shape. */
  readonly recalled: ReadonlySet<File>
  /** The comparison before, to tell what closed; null where there was none. */
  readonly before: Comparison | null
}

/** Why there is no result: what could not be read, or that the product broke. */
export type CompareTrouble = { readonly run: number } & (
  | ({ readonly kind: 'unread'; readonly wish: Wish } & Unread)
  | { readonly kind: 'broke' }
)

/** What could not be read, or what was found where nothing of it could be compared. */
export interface Unread {
  readonly problem: ReadProblem
  readonly nothing: NothingCompared | null
  /** How each file was read; none where one could not be. */
  readonly files: readonly SourceReading[]
}

/** How one comparison ended, before the page makes a result or a trouble of it. */
export type ComparisonEnd =
  | ({ readonly kind: 'done' } & Omit<Compared, 'run' | 'before'>)
  | ({ readonly kind: 'unread'; readonly wish: Wish } & Unread)
  | { readonly kind: 'broke' }
  | { readonly kind: 'cancelled' }

/** Compares what is wished for; a file whose shape was once told how to be read is read so. Never rejects. */
export async function compareAsWished(
  wish: Wish,
  compare: Compare,
  signal: AbortSignal,
  progress: (progress: CompareProgress) => void,
): Promise<ComparisonEnd> {
  let now = wish
  let end = await compare(orderOf(now), progress, signal)
  const recalled = end.kind === 'done' ? recallAll(now, end.outcome) : new Map<File, SourceOptions>()
  if (recalled.size > 0) {
    now = { ...now, options: new Map([...now.options, ...recalled]) }
    end = await compare(orderOf(now), progress, signal)
  }
  switch (end.kind) {
    case 'done':
      return { ...end, wish: now, recalled: new Set(recalled.keys()) }
    case 'problem':
      return { kind: 'unread', problem: end.problem, nothing: end.nothing ?? null, files: end.files ?? [], wish: now }
    default:
      return end
  }
}

/** How remembered shapes say that files are read, for files that nobody said anything about now. */
function recallAll(wish: Wish, outcome: Compared['outcome']): ReadonlyMap<File, SourceOptions> {
  const files = [...wish.api, ...wish.ui]
  return new Map(
    outcome.files.flatMap(({ mapping }, at) => {
      const file = files[at]
      if (file === undefined || wish.options.has(file)) return []
      const options = recallShape(Object.keys(mapping))
      return options === null ? [] : [[file, options] as const]
    }),
  )
}

function orderOf(wish: Wish) {
  const side = (files: readonly File[], whole: SourceOptions = {}) =>
    files.map((file) => ({ file, options: { ...whole, ...wish.options.get(file) } }))
  return {
    api: side(wish.api),
    ui: side(wish.ui, /^[A-Z]{3}$/.test(wish.told.currency) ? { currency: wish.told.currency } : {}),
    partial: wish.partial,
    job: wish.job,
    now: browserNow(),
    asks: true,
    ...wish.pairing,
    remembered: wish.remembered,
    ...(wish.period.trim() === '' ? {} : { period: wish.period.trim() }),
    ...(wish.week === null ? {} : { week: wish.week }),
    told: toldOf(wish.told),
  }
}
