import { startOfDay } from '#src/domain/time/time-zone.ts'
import type { Frame, Table, ValueKind, Warning } from '#src/domain/table/table.ts'
import { isoDay } from '#src/domain/words/moment.ts'

/** Frames of a period with compared values, in order of their start (else number, else as met). */
export function framesOf(table: Table, period: number, kind: ValueKind): number[] {
  const held = new Uint8Array(table.frames.length)
  for (let row = 0; row < table.length; row += 1) {
    if (table.types[table.type[row] ?? 0]?.kind === kind) held[table.frame[row] ?? 0] = 1
  }
  const order = (at: number): string => {
    const frame = table.frames[at]
    return (
      frame?.start ??
      (frame?.week !== null && frame?.week !== undefined
        ? `0000-${String(frame.week).padStart(4, '0')}`
        : (frame?.id ?? ''))
    )
  }
  return table.frames
    .map((_, at) => at)
    .filter((at) => held[at] === 1 && table.frames[at]?.period === period)
    .toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a - b))
}

/**
 * A frame's week number: its own, else its rank in its period. Where a table holds one week of it alone, as a live read
 * does, the rank is reckoned from the days.
 */
export function weekOf(table: Table, frames: readonly number[], frame: number): number | null {
  const own = table.frames[frame]
  if (own === undefined || (own.id === null && own.start === null && own.week === null)) return null
  const alone = frames.length === 1 ? rankByDays(own.start, table.periods[own.period]?.start ?? null) : null
  return own.week ?? alone ?? frames.indexOf(frame)
}

/** A week's rank in its period, whose first week may begin before it; null without both first days (`YYYY-MM-DD`). */
export function rankByDays(start: string | null, periodStart: string | null): number | null {
  if (start === null || periodStart === null) return null
  const days = (Date.parse(start) - Date.parse(periodStart)) / 86_400_000
  return Number.isNaN(days) || days > 366 ? null : Math.max(0, Math.ceil(days / 7))
}

/** The week that is compared: the API's frame, its number, the screen's frames of the same week. */
export interface WeekChosen {
  readonly frame: number
  readonly week: number | null
  readonly uiFrames: Uint8Array
  readonly warnings: readonly Warning[]
}

/** Two days that differ by one name one week's start where the time zone is told: one side counts it in UTC. */
function isSameStart(one: string | null | undefined, other: string | null | undefined, zone: string | null): boolean {
  if (one === null || one === undefined || other === null || other === undefined) return false
  return (
    one === other || (zone !== null && zone !== 'UTC' && Math.abs(Date.parse(one) - Date.parse(other)) <= 86_400_000)
  )
}

/**
 * Chooses the week asked for, else the latest with entries that both have; pairs weeks by their first day, their id,
 * their number. `zone` is null where it was not told.
 */
export function chooseWeek(
  api: Table,
  ui: Table,
  period: number,
  kind: ValueKind,
  uiPeriod: Uint8Array,
  asked: number | undefined,
  fileRank: readonly number[],
  zone: string | null,
): WeekChosen {
  const frames = framesOf(api, period, kind)
  const valued = framesWithValues(api, kind)
  const uiWeeks = ui.frames
    .map((_, at) => at)
    .filter(
      (at) =>
        uiPeriod[at] === 1 &&
        (ui.frames[at]?.week !== null || ui.frames[at]?.start !== null || ui.frames[at]?.id !== null),
    )
  const partner = (frame: number): number[] => {
    const own = api.frames[frame]
    const byDate = uiWeeks.filter((at) => isSameStart(own?.start, ui.frames[at]?.start, zone))
    if (byDate.length > 0) return byDate
    const byId = uiWeeks.filter((at) => own?.id !== null && ui.frames[at]?.id === own?.id)
    if (byId.length > 0) return byId
    const week = weekOf(api, frames, frame)
    return uiWeeks.filter(
      (at) => week !== null && ui.frames[at]?.week === week && (ui.frames[at]?.start === null || own?.start === null),
    )
  }
  const warnings: Warning[] = []
  const only = (at: readonly number[]): Uint8Array => Uint8Array.from(ui.frames, (_, one) => (at.includes(one) ? 1 : 0))
  const rest = Uint8Array.from(ui.frames, (_, at) => (uiPeriod[at] === 1 && !uiWeeks.includes(at) ? 1 : 0))
  const withRest = (at: readonly number[]): Uint8Array =>
    only(at).map((held, one) => (held === 1 || rest[one] === 1 ? 1 : 0))
  // Several exports: the first that has the period is compared, the others are evidence.
  const own = framesOfFirstFile(api, period, kind, fileRank)
  let frame = frames.findLast((at) => valued[at] === 1 && own[at] === 1) ?? frames.findLast((at) => own[at] === 1) ?? -1
  if (asked !== undefined) {
    const found =
      frames.find((at) => weekOf(api, frames, at) === asked) ??
      (frames.length === 1 && asked === 0 ? frames[0] : undefined) ??
      -1
    if (found >= 0) frame = found
    else if (frames.length > 0)
      warnings.push({
        says: `Week ${asked} has no entries in the export; week ${weekOf(api, frames, frame) ?? '–'} is compared.`,
      })
  }
  if (uiWeeks.length === 0) return { frame, week: weekOf(api, frames, frame), uiFrames: uiPeriod, warnings }
  let partners = partner(frame)
  if (partners.length === 0 && asked === undefined) {
    const shared =
      frames.findLast((at) => valued[at] === 1 && own[at] === 1 && partner(at).length > 0) ??
      frames.findLast((at) => valued[at] === 1 && partner(at).length > 0)
    if (shared !== undefined) {
      warnings.push({
        says: `The screen has no row of the export’s latest week; the latest week that both have is compared.`,
      })
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
    if (day !== null && day !== undefined && apiDay !== null && apiDay !== undefined && !isSameStart(day, apiDay, zone))
      warnings.push({ says: `The screen’s week begins ${day}, the export’s ${apiDay}: the weeks differ.` })
  }
  return { frame, week: weekOf(api, frames, frame), uiFrames: withRest(partners), warnings }
}

function framesOfFirstFile(api: Table, period: number, kind: ValueKind, fileRank: readonly number[]): Uint8Array {
  const rank = (row: number): number => fileRank[api.file[row] ?? 0] ?? 0
  let least = Infinity
  const inPeriod = (row: number): boolean =>
    api.frames[api.frame[row] ?? 0]?.period === period && api.types[api.type[row] ?? 0]?.kind === kind
  for (let row = 0; row < api.length; row += 1) if (rank(row) < least && inPeriod(row)) least = rank(row)
  const held = new Uint8Array(api.frames.length)
  for (let row = 0; row < api.length; row += 1) if (rank(row) === least && inPeriod(row)) held[api.frame[row] ?? 0] = 1
  return held
}

function framesWithValues(table: Table, kind: ValueKind): Uint8Array {
  const valued = new Uint8Array(table.frames.length)
  for (let row = 0; row < table.length; row += 1) {
    if (!Number.isNaN(table.minor[row] ?? NaN) && table.types[table.type[row] ?? 0]?.kind === kind)
      valued[table.frame[row] ?? 0] = 1
  }
  return valued
}

/**
 * When each week's ordinary edits end, epoch ms: the midnight after its last day in a time zone that was told, else
 * 08:00 UTC of the next day, by when that day has ended everywhere in the Americas. NaN without dates.
 */
export function weekCloses(frames: readonly Frame[], zone: string | null): Float64Array {
  return Float64Array.from(frames, ({ end }) => {
    if (end === null) return NaN
    const next = Date.parse(end) + 24 * 3_600_000
    return zone === null ? next + 8 * 3_600_000 : startOfDay(isoDay(next), zone)
  })
}
