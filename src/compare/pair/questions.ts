import { causeIds } from '#src/domain/model/cause.ts'
import type { Period } from '#src/domain/table/table.ts'
import type { PairedSides } from '#src/compare/explain/world.ts'
import { utcMoment } from '#src/domain/words/moment.ts'
import { daysNamed, daysOf, fiscalYearIn } from './period-days.ts'
import { findPeriod, periodName } from './periods.ts'

/** What the data cannot tell and the result may hang on; each with why it is asked, in a sentence. */
export interface Question {
  readonly asks: 'fiscal-year' | 'time-zone' | 'screen-at'
  readonly because: string
}

const hour = 3_600_000
/** No time zone is further from UTC. */
const furthest = 14 * hour

const everyFiscalYear = Array.from({ length: 24 }, (_, at) => ({
  startMonth: (at % 12) + 1,
  namedAfter: at < 12 ? ('end' as const) : ('start' as const),
}))

/**
 * The questions whose answers could change what is paired or claimed; none where the data tells, or where the analyst
 * did. `cause` tells which rows differ, `agrees` that most do not.
 */
export function questionsOf(
  world: PairedSides,
  { cause, agrees }: { readonly cause: Uint8Array; readonly agrees: boolean },
  askedPeriod: string | undefined,
): readonly Question[] {
  return [...fiscalYear(world, agrees, askedPeriod), ...timeZone(world, cause), ...screenAt(world, cause)]
}

const isFiscalName = (name: string): boolean =>
  daysNamed(name, null) === null && daysNamed(name, { startMonth: 1, namedAfter: 'end' }) !== null

function fiscalYear(
  { api, ui, told, selection }: PairedSides,
  agrees: boolean,
  askedPeriod: string | undefined,
): readonly Question[] {
  if (told.fiscalYear !== undefined || fiscalYearIn(api.periods) !== null || fiscalYearIn(ui.periods) !== null)
    return []
  const ask = (because: string): readonly Question[] => [{ asks: 'fiscal-year', because }]
  const target = api.periods[selection.period]
  if (target === undefined) return []
  const name = target.id ?? target.label
  const names = new Set(ui.frames.flatMap((frame, at) => (selection.uiFrames[at] === 1 ? [frame.period] : [])))
  const screens = [...names].flatMap((at) => ui.periods[at] ?? [])
  for (const screen of screens) {
    const label = screen.id ?? screen.label
    if (label === null || name === null || selection.defaulted !== null) continue
    // It matters where they are of the same days under one fiscal year and not under another.
    const same = everyFiscalYear.map((fiscal) => findPeriod([target], screen, Uint8Array.of(1), { fiscal }) >= 0)
    if (!same.includes(true) || !same.includes(false)) continue
    // Numbers that are the same show that the periods are: no fiscal year would change that.
    if (selection.differs !== null && agrees) continue
    if (selection.differs !== null)
      return ask(
        `The screen says ${label}, the export ${name}: whether those ` +
          'are the same months depends on when your fiscal year starts.',
      )
    return ask(
      `${label} and ${name} are taken for one period: whether they are depends on when your fiscal year starts.`,
    )
  }
  const undated = daysOf(target, null) === null
  const starts = ui.frames.flatMap((frame, at) =>
    selection.uiFrames[at] === 1 && frame.start !== null ? [frame.start] : [],
  )
  const unnamed = screens.every((screen) => (screen.id ?? screen.label) === null)
  const held = new Set(api.frames.map(({ period }) => period))
  if (unnamed && undated && name !== null && isFiscalName(name) && starts[0] !== undefined)
    return ask(
      `The screen names days (${starts[0]}), the export ${name}: which ` +
        'quarter those days lie in depends on when your fiscal year starts.',
    )
  const several = api.periods.filter((period, at) => held.has(at) && isUndated(period))
  if (askedPeriod === undefined && unnamed && several.length > 1)
    return ask(
      `The export holds ${several.map(periodName).slice(0, 3).join(', ')} without dates, and ${periodName(target)} ` +
        'is compared: which of them is today’s depends on when your fiscal year starts.',
    )
  return []
}

function isUndated(period: Period): boolean {
  const name = period.id ?? period.label
  return name !== null && daysOf(period, null) === null && isFiscalName(name)
}

function timeZone(world: PairedSides, cause: Uint8Array): readonly Question[] {
  const { api, ui, told, selection, pairs } = world
  if (told.timeZone !== undefined) return []
  const own = api.frames[selection.frame]?.start ?? null
  const beside = ui.frames.find(
    ({ start }, at) =>
      selection.uiFrames[at] === 1 &&
      start !== null &&
      own !== null &&
      Math.abs(Date.parse(start) - Date.parse(own)) === 24 * hour,
  )?.start
  if (beside !== undefined)
    return [
      {
        asks: 'time-zone',
        because:
          `The screen’s week begins ${beside}, the export’s ${own}: one ` +
          'day apart, as when one of them counts days in another time zone.',
      },
    ]
  const end = api.frames[selection.frame]?.end ?? null
  if (end === null) return []
  const midnight = Date.parse(end) + 24 * hour
  let near = 0
  for (let row = 0; row < pairs.length; row += 1) {
    if ((cause[row] ?? 255) >= causeIds.length) continue
    const edited = api.updatedOn[pairs.apiRow[row] ?? -1] ?? NaN
    if (Math.abs(edited - midnight) <= furthest) near += 1
  }
  if (near === 0) return []
  return [
    {
      asks: 'time-zone',
      because:
        `${near === 1 ? 'One differing row was' : `${near} differing rows were`} edited within hours of the end of ` +
        `the week (${end}): whether that was late depends on your organisation’s time zone.`,
    },
  ]
}

function screenAt({ api, told, pairs }: PairedSides, cause: Uint8Array): readonly Question[] {
  if (told.screenAt !== undefined) return []
  let newest = NaN
  let dated = 0
  for (let row = 0; row < pairs.length; row += 1) {
    // Only rows that nothing explains can be late edits that nobody sees.
    if (causeIds[cause[row] ?? 255] !== 'unexplained') continue
    const edited = api.updatedOn[pairs.apiRow[row] ?? -1] ?? NaN
    if (Number.isNaN(edited)) continue
    dated += 1
    if (!(edited <= newest)) newest = edited
  }
  if (dated === 0) return []
  return [
    {
      asks: 'screen-at',
      because:
        `${dated === 1 ? 'One row without a cause was' : `${dated} rows without a cause were`}` +
        ` edited last at ${utcMoment(newest)}` +
        ': if the screen is older than that, it is another submission.',
    },
  ]
}
