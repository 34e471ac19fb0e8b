import { periodKey } from '#src/domain/period-name.ts'
import type { Period, Table, ValueKind, Warning } from '#src/domain/table.ts'

/** Which period, week and kind of value is compared. */
export interface Selection {
  /** The API period, or −1 when the export has none. */
  readonly period: number
  /** The API frame, or −1. */
  readonly frame: number
  /** The week's number, or null where weeks are not known. */
  readonly week: number | null
  /** The UI's frames that are compared. */
  readonly uiFrames: Uint8Array
  readonly apiKind: ValueKind
  readonly uiKind: ValueKind
  /** What was asked for, when the export holds only something else. */
  readonly defaulted: string | null
  /** Why the two sides are not of one period, when their labels or dates say so. */
  readonly differs: string | null
  readonly warnings: readonly Warning[]
}

/** What was asked of the comparison. */
export interface Asked {
  readonly period?: string
  readonly week?: number
  /** Epoch ms. */
  readonly now: number
}

/** The name of a period for people. */
export function periodName(period: Period | undefined): string {
  return period === undefined ? 'no period' : (period.id ?? period.label ?? 'the period')
}

const sameName = (period: Period, text: string): boolean =>
  [period.id, period.label].some((name) => name !== null && (name.trim().toLowerCase() === text.trim().toLowerCase() || periodKey(name) === periodKey(text)))

/** The best fit for a name: its id first, then any spelling. */
function findPeriod(periods: readonly Period[], text: string, held: Uint8Array): number {
  const fits = (test: (period: Period) => boolean): number => periods.findIndex((period, at) => held[at] === 1 && test(period))
  const byId = fits((period) => period.id !== null && periodKey(period.id) === periodKey(text))
  return byId >= 0 ? byId : fits((period) => sameName(period, text))
}

/** Chooses what to compare, as the contract says: the asked period, else the UI's, else the newest begun; the latest week with entries. */
export function select(api: Table, ui: Table, asked: Asked, fileRank: readonly number[]): Selection {
  const warnings: Warning[] = []
  const apiKind = kindCompared(api)
  const uiKind = kindCompared(ui)
  const apiHeld = periodsHeld(api, apiKind)
  const uiHeld = periodsHeld(ui, uiKind)
  const uiNames = ui.periods.flatMap((period, at) => (uiHeld[at] === 1 && (period.id ?? period.label) !== null ? [{ at, name: periodName(period) }] : []))
  const named = api.periods.some((period, at) => apiHeld[at] === 1 && (period.id ?? period.label) !== null)
  const newest = newestBegun(api, apiHeld, asked.now)
  let period = newest
  let defaulted: string | null = null
  if (asked.period !== undefined) {
    const found = findPeriod(api.periods, asked.period, apiHeld)
    if (found >= 0) period = found
    else if (named) {
      defaulted = asked.period
      warnings.push({ cause: 'period-defaulted', says: `${asked.period} was asked for, but the export holds ${periodName(api.periods[period])}: Clari exports the current quarter when it does not know the period. What came back is compared.` })
    } else if (period >= 0) warnings.push({ says: `The export does not say which period it holds; it is taken as ${asked.period}.` })
  } else {
    const shared = uiNames.map((one) => findPeriod(api.periods, one.name, apiHeld)).filter((code) => code >= 0)
    if (shared.length > 0) period = newestBegun(api, Uint8Array.from(api.periods, (_, at) => (shared.includes(at) ? 1 : 0)), asked.now)
  }
  const { frames: uiFramesOfPeriod, label } = uiFramesFor(api, ui, period, uiNames, uiHeld, asked.period)
  let differs: string | null = null
  if (label !== null && named && period >= 0) {
    const target = api.periods[period]
    if (target !== undefined && !sameName(target, label)) {
      differs = `The screen says ${label}, the export ${periodName(target)}.`
      if (defaulted === null) warnings.push({ cause: 'other-period', says: `${differs} The two sides are of different periods.` })
    }
  }
  const week = chooseWeek(api, ui, period, apiKind, uiFramesOfPeriod, asked.week, fileRank)
  warnings.push(...week.warnings)
  differs ??= datesDiffer(api, ui, period, week.uiFrames)
  return { period, frame: week.frame, week: week.week, uiFrames: week.uiFrames, apiKind, uiKind, defaulted, differs, warnings }
}

/** `forecast`, else the only kind there is, else the first met. */
function kindCompared(table: Table): ValueKind {
  const met = new Set<ValueKind>()
  const seen = new Uint8Array(table.types.length)
  for (let row = 0; row < table.length; row += 1) seen[table.type[row] ?? 0] = 1
  table.types.forEach((type, at) => seen[at] === 1 && type.kind !== 'updated' && met.add(type.kind))
  return met.has('forecast') ? 'forecast' : ([...met][0] ?? 'forecast')
}

function periodsHeld(table: Table, kind: ValueKind): Uint8Array {
  const frames = new Uint8Array(table.frames.length)
  for (let row = 0; row < table.length; row += 1) if (table.types[table.type[row] ?? 0]?.kind === kind) frames[table.frame[row] ?? 0] = 1
  const held = new Uint8Array(table.periods.length)
  table.frames.forEach((frame, at) => {
    if (frames[at] === 1) held[frame.period] = 1
  })
  return held
}

/** The newest period that has entries and has begun by now; where none has dates, by its name. */
function newestBegun(table: Table, held: Uint8Array, now: number): number {
  const today = new Date(now).toISOString().slice(0, 10)
  const startOf = (at: number): string => {
    const period = table.periods[at]
    const first = table.frames.filter((frame) => frame.period === at && frame.start !== null).reduce((least, frame) => (frame.start !== null && frame.start < least ? frame.start : least), '9999')
    return period?.start ?? (first === '9999' ? `0000${periodKey(period?.id ?? period?.label ?? '')}` : first)
  }
  const held1 = table.periods.map((_, at) => at).filter((at) => held[at] === 1)
  const begun = held1.filter((at) => startOf(at) <= today)
  const pool = begun.length > 0 ? begun : held1
  return pool.reduce((best, at) => (best < 0 || startOf(at) > startOf(best) ? at : best), -1)
}

/** The UI's frames that belong to the compared period; when the UI names none, or only another period, all of it. */
function uiFramesFor(api: Table, ui: Table, period: number, uiNames: readonly { at: number; name: string }[], uiHeld: Uint8Array, asked: string | undefined): { frames: Uint8Array; label: string | null } {
  const target = api.periods[period]
  const of = (at: number): Uint8Array => Uint8Array.from(ui.frames, (frame) => (frame.period === at ? 1 : 0))
  const fitting = target === undefined ? -1 : findPeriod(ui.periods, target.id ?? target.label ?? '', uiHeld)
  const byLabel = fitting < 0 && target !== undefined && target.label !== null ? findPeriod(ui.periods, target.label, uiHeld) : fitting
  if (byLabel >= 0 && (target?.id ?? target?.label ?? null) !== null) return { frames: of(byLabel), label: null }
  const byAsked = asked === undefined ? -1 : findPeriod(ui.periods, asked, uiHeld)
  if (byAsked >= 0) return { frames: of(byAsked), label: periodName(ui.periods[byAsked]) }
  const last = uiNames.at(-1)
  if (last === undefined) return { frames: new Uint8Array(ui.frames.length).fill(1), label: null }
  return { frames: of(last.at), label: last.name }
}

/** Frames of a period with compared values, in order of their start (else number, else as met). */
export function framesOf(table: Table, period: number, kind: ValueKind): number[] {
  const held = new Uint8Array(table.frames.length)
  for (let row = 0; row < table.length; row += 1) {
    if (table.types[table.type[row] ?? 0]?.kind === kind) held[table.frame[row] ?? 0] = 1
  }
  const order = (at: number): string => {
    const frame = table.frames[at]
    return frame?.start ?? (frame?.week !== null && frame?.week !== undefined ? `0000-${String(frame.week).padStart(4, '0')}` : (frame?.id ?? ''))
  }
  return table.frames.map((_, at) => at).filter((at) => held[at] === 1 && table.frames[at]?.period === period).toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a - b))
}

/** A frame's week number: its own, else its rank in its period. */
export function weekOf(table: Table, frames: readonly number[], frame: number): number | null {
  const own = table.frames[frame]
  if (own === undefined || (own.id === null && own.start === null && own.week === null)) return null
  return own.week ?? frames.indexOf(frame)
}

function chooseWeek(api: Table, ui: Table, period: number, kind: ValueKind, uiPeriod: Uint8Array, asked: number | undefined, fileRank: readonly number[]): { frame: number; week: number | null; uiFrames: Uint8Array; warnings: Warning[] } {
  const frames = framesOf(api, period, kind)
  const valued = framesWithValues(api, kind)
  const uiWeeks = ui.frames.map((_, at) => at).filter((at) => uiPeriod[at] === 1 && (ui.frames[at]?.week !== null || ui.frames[at]?.start !== null || ui.frames[at]?.id !== null))
  const partner = (frame: number): number[] => {
    const own = api.frames[frame]
    const byDate = uiWeeks.filter((at) => own?.start !== null && ui.frames[at]?.start === own?.start)
    if (byDate.length > 0) return byDate
    const byId = uiWeeks.filter((at) => own?.id !== null && ui.frames[at]?.id === own?.id)
    if (byId.length > 0) return byId
    const week = weekOf(api, frames, frame)
    return uiWeeks.filter((at) => week !== null && ui.frames[at]?.week === week && (ui.frames[at]?.start === null || own?.start === null))
  }
  const warnings: Warning[] = []
  const only = (at: readonly number[]): Uint8Array => Uint8Array.from(ui.frames, (_, one) => (at.includes(one) ? 1 : 0))
  const rest = Uint8Array.from(ui.frames, (_, at) => (uiPeriod[at] === 1 && !uiWeeks.includes(at) ? 1 : 0))
  const withRest = (at: readonly number[]): Uint8Array => only(at).map((held, one) => (held === 1 || rest[one] === 1 ? 1 : 0))
  // Several exports: the first that has the period is compared, the others are evidence.
  const own = framesOfFirstFile(api, period, kind, fileRank)
  let frame = frames.findLast((at) => valued[at] === 1 && own[at] === 1) ?? frames.findLast((at) => own[at] === 1) ?? -1
  if (asked !== undefined) {
    const found = frames.find((at) => weekOf(api, frames, at) === asked) ?? -1
    if (found >= 0) frame = found
    else if (frames.length > 0) warnings.push({ says: `Week ${asked} has no entries in the export; week ${weekOf(api, frames, frame) ?? '–'} is compared.` })
  }
  if (uiWeeks.length === 0) return { frame, week: weekOf(api, frames, frame), uiFrames: uiPeriod, warnings }
  let partners = partner(frame)
  if (partners.length === 0 && asked === undefined) {
    const shared = frames.findLast((at) => valued[at] === 1 && own[at] === 1 && partner(at).length > 0) ?? frames.findLast((at) => valued[at] === 1 && partner(at).length > 0)
    if (shared !== undefined) {
      warnings.push({ says: `The screen has no row of the export’s latest week; the latest week that both have is compared.` })
      frame = shared
      partners = partner(shared)
    }
  }
  if (partners.length === 0) {
    const order = (at: number): string => ui.frames[at]?.start ?? String(ui.frames[at]?.week ?? 0).padStart(4, '0')
    const wanted = asked === undefined ? undefined : uiWeeks.find((at) => ui.frames[at]?.week === asked)
    const latest = wanted ?? uiWeeks.reduce((best, at) => (order(at) > order(best) ? at : best), uiWeeks[0] ?? 0)
    partners = [latest]
    const day = ui.frames[latest]?.start
    const apiDay = api.frames[frame]?.start
    if (day !== null && day !== undefined && apiDay !== null && apiDay !== undefined && day !== apiDay) warnings.push({ says: `The screen’s week begins ${day}, the export’s ${apiDay}: the weeks differ.` })
  }
  return { frame, week: weekOf(api, frames, frame), uiFrames: withRest(partners), warnings }
}

function framesOfFirstFile(api: Table, period: number, kind: ValueKind, fileRank: readonly number[]): Uint8Array {
  const rank = (row: number): number => fileRank[api.file[row] ?? 0] ?? 0
  let least = Infinity
  const inPeriod = (row: number): boolean => api.frames[api.frame[row] ?? 0]?.period === period && api.types[api.type[row] ?? 0]?.kind === kind
  for (let row = 0; row < api.length; row += 1) if (rank(row) < least && inPeriod(row)) least = rank(row)
  const held = new Uint8Array(api.frames.length)
  for (let row = 0; row < api.length; row += 1) if (rank(row) === least && inPeriod(row)) held[api.frame[row] ?? 0] = 1
  return held
}

function framesWithValues(table: Table, kind: ValueKind): Uint8Array {
  const valued = new Uint8Array(table.frames.length)
  for (let row = 0; row < table.length; row += 1) {
    if (!Number.isNaN(table.minor[row] ?? NaN) && table.types[table.type[row] ?? 0]?.kind === kind) valued[table.frame[row] ?? 0] = 1
  }
  return valued
}

/** Whether the UI's days lie outside the compared period (by more than a week at either end), as when one label is calendar and the other fiscal. */
function datesDiffer(api: Table, ui: Table, period: number, uiFrames: Uint8Array): string | null {
  const target = api.periods[period]
  if (target === undefined || target.start === null || target.end === null) return null
  const days = ui.frames.flatMap((frame, at) => (uiFrames[at] === 1 && frame.start !== null ? [frame.start] : []))
  const outside = days.find((day) => Date.parse(day) < Date.parse(target.start ?? day) - 8 * 86_400_000 || Date.parse(day) > Date.parse(target.end ?? day) + 8 * 86_400_000)
  return outside === undefined ? null : `The screen’s week of ${outside} lies outside ${periodName(target)} (${target.start} to ${target.end}).`
}
