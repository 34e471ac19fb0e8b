import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import type { CompareProgress } from '#src/client/compare-messages.ts'
import type { Comparer } from '#src/client/comparer.ts'
import type { CompareOutcome } from '#src/compare/compare-files.ts'
import type { SortIndexes } from '#src/compare/pair/sort-index.ts'
import type { SourceOptions } from '#src/compare/read/source.ts'
import type { ReadProblem } from '#src/domain/table/table.ts'
import { recallShape } from './start/shape-memory.ts'
import { toldOf, type ToldWish } from './start/answers.ts'

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
  /**
   * The screen's people (by `personKey`) and fields (by name) that are the export's, as the analyst said; they hold for
   * every later reading.
   */
  readonly people: ReadonlyMap<string, string>
  readonly fields: ReadonlyMap<string, string>
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
}

/** Why there is no result: what could not be read, or that the product broke. */
export type CompareTrouble = { readonly run: number } & (
  | { readonly kind: 'unread'; readonly problem: ReadProblem; readonly wish: Wish }
  | { readonly kind: 'broke' }
)

/** Where a comparison stands on the page. */
export interface ComparisonState {
  readonly progress: CompareProgress | null
  readonly trouble: CompareTrouble | null
  readonly compared: Compared | null
  readonly run: (wish: Wish) => Promise<Compared | null>
  readonly cancel: () => void
  readonly clear: () => void
}

/**
 * Runs comparisons one at a time, going on from the one that was `left`; a file whose shape was once told how to be
 * read is read so.
 */
export function useComparison(makeComparer: () => Comparer, left: Compared | null): ComparisonState {
  const [comparer] = useState(makeComparer)
  useEffect(() => () => comparer.cancel(), [comparer])
  const [progress, setProgress] = useState<CompareProgress | null>(null)
  const [trouble, setTrouble] = useState<CompareTrouble | null>(null)
  const [compared, setCompared] = useState<Compared | null>(left)
  const latest = useRef(left?.run ?? 0)

  const run = useCallback(
    async (wish: Wish): Promise<Compared | null> => {
      const own = (latest.current += 1)
      setTrouble(null)
      setProgress({ phase: 'reading', done: 0, of: null })
      let now = wish
      let end = await comparer.compare(orderOf(now), setProgress)
      const recalled =
        end.kind === 'ended' && end.outcome.kind === 'done'
          ? recallAll(now, end.outcome)
          : new Map<File, SourceOptions>()
      if (recalled.size > 0 && own === latest.current) {
        now = { ...now, options: new Map([...now.options, ...recalled]) }
        end = await comparer.compare(orderOf(now), setProgress)
      }
      // A newer comparison has taken this one's place.
      if (own !== latest.current) return null
      if (end.kind === 'broke') setTrouble({ run: own, kind: 'broke' })
      else if (end.outcome.kind === 'problem')
        setTrouble({ run: own, kind: 'unread', problem: end.outcome.problem, wish: now })
      else if (end.outcome.kind === 'done' && end.orders !== null) {
        const done: Compared = {
          run: own,
          wish: now,
          outcome: end.outcome,
          orders: end.orders,
          recalled: new Set(recalled.keys()),
        }
        // A transition is drawn in short stretches, between which the page stays free.
        startTransition(() => {
          setProgress(null)
          setCompared(done)
        })
        return done
      }
      setProgress(null)
      return null
    },
    [comparer],
  )
  const clear = useCallback(() => {
    setCompared(null)
    setTrouble(null)
  }, [])
  return { progress, trouble, compared, run, cancel: comparer.cancel, clear }
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
    people: wish.people,
    fields: wish.fields,
    ...(wish.period.trim() === '' ? {} : { period: wish.period.trim() }),
    ...(wish.week === null ? {} : { week: wish.week }),
    told: toldOf(wish.told),
  }
}
