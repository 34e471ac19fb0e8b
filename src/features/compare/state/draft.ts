import type { Comparison } from '#src/compare/compare.ts'
import type { SourceOptions } from '#src/compare/read/source.ts'
import type { Case } from '#src/domain/model/case.ts'
import { caseStart, type CaseStart } from '#src/features/compare/start/case-start.ts'
import type { DemoSides } from '#src/features/compare/start/demo-sides.ts'
import type { ExportWish } from '#src/features/compare/export/live-export.ts'
import type { ToldWish } from '#src/features/compare/start/answers.ts'
import { blankNumber, type TypedNumber } from '#src/features/compare/start/typed-numbers.tsx'
import { emptyPairing, pairingOf, type StatedPairing } from '#src/features/compare/pairing/pairing.ts'
import type { Compared, CompareTrouble, ComparisonEnd, Wish } from './comparison.ts'

/** All that an analyst has put together on the comparison's page; it outlives a look at another page. */
export interface CompareDraft {
  /** The case that the page was opened for, undefined where for none. */
  readonly forCase: string | undefined
  /** The case that this page made itself. */
  readonly ownCase: string | null
  /** The case whose answers were taken over, and what they were. */
  readonly start: (CaseStart & { readonly from: string }) | null
  readonly api: readonly File[]
  readonly ui: readonly File[]
  readonly typed: readonly TypedNumber[]
  readonly asked: { readonly period: string; readonly week: string }
  readonly told: ToldWish
  /** Who and what is the same, as the analyst said. */
  readonly pairing: StatedPairing
  /** The answers of the jobs that files came from. */
  readonly jobs: ReadonlyMap<File, unknown>
  /** The live export that was made last; null before one was. */
  readonly lastExport: ExportWish | null
  /** Files that came from the demo tenant. */
  readonly ofDemo: readonly File[]
  /** How many comparisons have ended. */
  readonly runs: number
  readonly trouble: CompareTrouble | null
  readonly compared: Compared | null
  /** The comparison that was kept in a case last. */
  readonly kept: Compared | null
  /** What the next comparison is put beside, to tell what closed. */
  readonly before: Comparison | null
}

/** What can be typed or chosen before comparing. */
export type DraftPart = Partial<Pick<CompareDraft, 'api' | 'ui' | 'typed' | 'asked' | 'told'>>

/** A file taken live, its job's answer (null where there was none), how it was asked for, and whether of the demo. */
export interface LiveFile {
  readonly file: File
  readonly job: unknown
  readonly wish: ExportWish
  readonly demo: boolean
}

/** What of a case the page takes over. */
type CaseRead = Pick<Case, 'id' | 'answers' | 'comparison'>

/** What happens to a draft. */
export type DraftEvent =
  /** The page was opened, for a case or for none. */
  | { readonly kind: 'opened'; readonly forCase: string | undefined; readonly told: ToldWish }
  | { readonly kind: 'case-read'; readonly item: CaseRead }
  | { readonly kind: 'changed'; readonly part: DraftPart }
  /** A file of the API's side was taken live, beside those that are there. */
  | ({ readonly kind: 'taken-live' } & LiveFile)
  /** An export was made again, which takes the place of the first of the result's. */
  | ({ readonly kind: 'exported-again' } & LiveFile)
  | { readonly kind: 'demo-taken'; readonly sides: DemoSides }
  /** The files of the two sides changed places. */
  | { readonly kind: 'swapped' }
  | { readonly kind: 'started' }
  /** A comparison ended; `before` is what it is put beside, where that is not what was put beside the last. */
  | { readonly kind: 'ended'; readonly end: ComparisonEnd; readonly before?: Comparison }
  /** A comparison was kept in a case; `named` is the one in the page's address. */
  | { readonly kind: 'kept'; readonly id: string; readonly compared: Compared; readonly named: string | undefined }
  /** Another comparison is wanted: of the same thing again, or of something else. */
  | { readonly kind: 'anew'; readonly same: boolean }

/** A draft with nothing in it, but what is remembered of the organisation. */
export function newDraft(forCase: string | undefined, told: ToldWish): CompareDraft {
  return {
    forCase,
    ownCase: null,
    start: null,
    api: [],
    ui: [],
    typed: [blankNumber],
    asked: { period: '', week: '' },
    told,
    pairing: emptyPairing,
    jobs: new Map(),
    lastExport: null,
    ofDemo: [],
    runs: 0,
    trouble: null,
    compared: null,
    kept: null,
    before: null,
  }
}

/** The draft after something happened to it; the very same one where that changes nothing. */
export function afterEvent(draft: CompareDraft, event: DraftEvent): CompareDraft {
  switch (event.kind) {
    case 'opened': {
      const { forCase, told } = event
      const isSame = forCase === undefined || draft.forCase === forCase || draft.ownCase === forCase
      return isSame ? { ...draft, trouble: null } : newDraft(forCase, told)
    }
    case 'case-read':
      return withPairing(withStart(draft, event.item), event.item)
    case 'changed':
      return { ...draft, ...event.part }
    case 'taken-live': {
      const added = { ...draft, api: [...draft.api, event.file] }
      // Without a job it is a file that the analyst made elsewhere: nothing is known of how it was asked for.
      return event.job === null && event.wish.by === 'export' ? added : withLive(added, event)
    }
    case 'exported-again': {
      const [, ...others] = draft.compared?.wish.api ?? draft.api
      const changed = { ...draft, api: [event.file, ...others] }
      return event.job === null ? changed : withLive(changed, event)
    }
    case 'demo-taken': {
      const { file, job, wish, screen } = event.sides
      const taken = { ...draft, api: [file], ui: [screen], typed: [blankNumber], before: null }
      return { ...withLive(taken, { file, job, wish, demo: true }), ofDemo: [file, screen] }
    }
    case 'swapped':
      return { ...draft, api: draft.ui, ui: draft.api, pairing: emptyPairing, trouble: null }
    case 'started':
      return { ...draft, trouble: null }
    case 'ended':
      return withEnd(draft, event.end, event.before ?? draft.before)
    case 'kept': {
      const ownCase = event.id === event.named ? draft.ownCase : event.id
      return { ...draft, ownCase, kept: event.compared }
    }
    case 'anew': {
      const cleared = { ...draft, compared: null, trouble: null }
      return event.same
        ? { ...cleared, before: draft.compared?.outcome.comparison ?? null }
        : { ...cleared, before: null, ownCase: null, kept: null, pairing: emptyPairing }
    }
  }
}

/**
 * The case that a comparison of this draft is kept in, where the page's address names one or none; null where a new one
 * is to be made.
 */
export function caseOf({ ownCase }: CompareDraft, named: string | undefined): string | null {
  return ownCase ?? named ?? null
}

/** Whether a side of a comparison came from the demo tenant. */
export function isOfDemo({ ofDemo }: CompareDraft, { wish }: Pick<Compared, 'wish'>): boolean {
  return [...wish.api, ...wish.ui].some((file) => ofDemo.includes(file))
}

/** What a draft says is to be compared; `byHand` are the typed numbers as a file, null where there are none. */
export function wishOf(draft: CompareDraft, byHand: File | null): Wish {
  const { api, asked, jobs, told, pairing } = draft
  const ui = byHand === null ? draft.ui : [...draft.ui, byHand]
  const week = Number.parseInt(asked.week, 10)
  return {
    api,
    ui,
    partial: byHand !== null && draft.ui.length === 0,
    job: api.map((file) => jobs.get(file)).find((job) => job !== undefined) ?? null,
    period: asked.period,
    week: Number.isNaN(week) || week < 0 ? null : week,
    told,
    options: new Map(),
    pairing,
    remembered: new Map(),
  }
}

/** The same with another export in place of its first, over one of its weeks. */
export function wishExportedAgain(before: Wish, { file, job, wish }: LiveFile, week: number | null): Wish {
  const [, ...others] = before.api
  const api = [file, ...others]
  return {
    ...before,
    api,
    job,
    period: job === null ? before.period : wish.timePeriod,
    week,
    options: new Map([...before.options].filter(([one]) => api.includes(one) || before.ui.includes(one))),
  }
}

/** The same with one of its files read otherwise; null as it was detected. */
export function wishReadOtherwise(wish: Wish, file: File, options: SourceOptions | null): Wish {
  const others = [...wish.options].filter(([one]) => one !== file)
  return { ...wish, options: new Map([...others, ...(options === null ? [] : [[file, options] as const])]) }
}

/** The same with its two sides exchanged; the job and the typed numbers stay with the files. */
export function wishSwapped(wish: Wish): Wish {
  return { ...wish, api: wish.ui, ui: wish.api, partial: false, job: null, pairing: emptyPairing }
}

/** What was said of who is who in the case comes back with it, while nothing was said here. */
function withPairing(draft: CompareDraft, { comparison }: CaseRead): CompareDraft {
  const kept = comparison?.pairing
  return kept === undefined || draft.pairing !== emptyPairing || draft.compared !== null
    ? draft
    : { ...draft, pairing: pairingOf(kept) }
}

/** What the wizard was answered is taken over once, and only where nothing was put together here yet. */
function withStart(draft: CompareDraft, item: CaseRead): CompareDraft {
  if (draft.start?.from === item.id || draft.api.length > 0 || draft.ui.length > 0) return draft
  const start = caseStart(item)
  if (start === null) return draft
  return {
    ...draft,
    start: { ...start, from: item.id },
    asked: { period: start.period, week: start.week },
    told: { ...draft.told, currency: start.currency },
    typed: start.field === '' ? draft.typed : [{ ...blankNumber, field: start.field }],
  }
}

function withLive(draft: CompareDraft, { file, job, wish, demo }: LiveFile): CompareDraft {
  return {
    ...draft,
    jobs: new Map([...draft.jobs, [file, job]]),
    lastExport: wish,
    ofDemo: demo ? [...draft.ofDemo, file] : draft.ofDemo,
  }
}

function withEnd(draft: CompareDraft, end: ComparisonEnd, before: Comparison | null): CompareDraft {
  if (end.kind === 'cancelled') return draft
  const run = draft.runs + 1
  // What was said holds for the next try as well.
  if (end.kind === 'broke') return { ...draft, runs: run, trouble: { ...end, run } }
  const { pairing } = end.wish
  if (end.kind === 'unread') return { ...draft, pairing, runs: run, trouble: { ...end, run } }
  const { kind: _kind, ...done } = end
  return { ...draft, pairing, runs: run, trouble: null, before, compared: { ...done, run, before } }
}
