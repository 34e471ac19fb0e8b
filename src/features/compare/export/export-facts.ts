import { yieldToMain, type YieldToMain } from '#src/client/yield-to-main.ts'
import { periodKey } from '#src/domain/time/period-name.ts'
import { causeIds, type CauseId } from '#src/domain/model/cause.ts'
import type { Case } from '#src/domain/model/case.ts'
import type { Comparison } from '#src/compare/compare.ts'
import type { Person } from '#src/domain/table/table.ts'
import type { ExportFacts } from './export-plan.ts'
import { weeksHeld } from '#src/features/compare/start/periods-held.ts'

/** A quarter's name as the id that Clari takes: `Q4 FY26` is `2026_Q4`; null for anything but a quarter. */
export function quarterId(name: string | null | undefined): string | null {
  const found = /^(\d{4})-q([1-4])$/.exec(periodKey(name ?? ''))
  return found === null ? null : `${found[1]}_Q${found[2]}`
}

/**
 * What a comparison tells about a better export; `asked` is the period that was asked for, or empty. Gives way to the
 * page; null when aborted.
 */
export async function factsOf(
  comparison: Comparison,
  warnings: readonly { readonly cause?: string }[],
  asked: string,
  signal: AbortSignal,
): Promise<ExportFacts | null> {
  const goOn = yieldToMain(signal)
  const { api, ui, pairs, why } = comparison
  const rows = new Float64Array(causeIds.length)
  const weeks = new Map<number, number>()
  const periods = new Map<number, number>()
  const open = new Set<CauseId>()
  let equal = 0
  const currencies = new Map<string, number>()
  const [version, other, currency, dated] = [
    causeIds.indexOf('submission-version'),
    causeIds.indexOf('other-period'),
    causeIds.indexOf('currency'),
    causeIds.indexOf('dated-rate'),
  ]
  for (let row = 0; row < pairs.length; row += 1) {
    if (row % 1024 === 0 && !(await goOn())) return null
    const [cause, also] = [why.cause[row] ?? 255, why.also[row] ?? 255]
    if (cause >= causeIds.length && (pairs.apiRow[row] ?? -1) >= 0 && (pairs.uiRow[row] ?? -1) >= 0) equal += 1
    const id = causeIds[cause]
    if (id !== undefined && why.certainty[row] !== 2) open.add(id)
    if (cause < causeIds.length) rows[cause] = (rows[cause] ?? 0) + 1
    if (also < causeIds.length) rows[also] = (rows[also] ?? 0) + 1
    const evidence = why.evidence[row] ?? -1
    const frame = evidence < 0 || evidence >= api.length ? -1 : (api.frame[evidence] ?? -1)
    if (cause === version && frame >= 0) count(weeks, frame)
    if (cause === other && frame >= 0) count(periods, api.frames[frame]?.period ?? -1)
    if (cause === currency || cause === dated || also === currency || also === dated)
      count(currencies, pairs.units[pairs.unit[row] ?? 0]?.ui ?? '')
  }
  const causes = new Set<CauseId>(causeIds.filter((_, at) => (rows[at] ?? 0) > 0))
  for (const { cause } of warnings) {
    const known = causeIds.find((id) => id === cause)
    // What is warned of for the whole export without a row of its own still asks for another export.
    if (known === 'other-period' || known === 'period-defaulted' || known === 'truncated') causes.add(known)
  }
  const otherPeriod = api.periods[most(periods) ?? -1]
  const screens = ui.periods
    .map(({ id, label }) => quarterId(id ?? label))
    .filter((id) => id !== null && id !== quarterId(comparison.period))
  // A few people's earlier submissions are no other week of the screen: more rows must be of it than are of
  // the compared one.
  const frame = most(weeks) ?? -1
  const week = (weeks.get(frame) ?? 0) > equal ? (api.frames[frame]?.start ?? null) : null
  const held = weeksHeld(api, comparison.period ?? '')
  const unknown = causes.has('period-defaulted') && asked.trim() !== '' ? asked.trim() : null
  return {
    causes,
    open,
    period: quarterId(comparison.period),
    screenPeriod:
      otherPeriod?.id ??
      screens.find((id) => id !== unknown) ??
      (unknown === null || quarterId(unknown) === unknown ? null : quarterId(unknown)),
    unknownPeriod: unknown,
    screenCurrency: most(currencies) || null,
    historical: held.length > 1,
    screenWeek: held.find(({ start }) => start === week)?.week ?? null,
    scope: await scopeOfScreen(comparison, goOn),
  }
}

/**
 * The same from what a case keeps: its comparison's causes and currencies, else the cause that its verdict names, with
 * what was answered on the way.
 */
export function factsOfCase({
  comparison,
  verdict,
  answers,
}: Pick<Case, 'comparison' | 'verdict' | 'answers'>): ExportFacts {
  const bridges = comparison?.fields.flatMap((field) => field.bridges) ?? []
  const causes = new Set(
    bridges.flatMap((bridge) => bridge.causes.filter(({ rows }) => rows > 0).map(({ cause }) => cause)),
  )
  for (const { cause } of comparison?.warnings ?? [])
    if (cause === 'other-period' || cause === 'period-defaulted' || cause === 'truncated') causes.add(cause)
  const reached = verdict?.split('/').at(-1) ?? ''
  if (reached === 'period-defaulted' || reached === 'truncated' || reached === 'currency') causes.add(reached)
  if (reached === 'not-historical') causes.add('submission-version')
  const pair = bridges.find(({ currency: { api, ui } }) => api !== ui && ui !== null)
  const asked = (answers['timePeriod'] ?? '').trim()
  const currency = (answers['screenCurrency'] ?? '').trim().toUpperCase()
  return {
    causes,
    // What was proved is not kept; a new export is asked for what proves most.
    open: causes,
    period: quarterId(comparison?.period ?? asked),
    screenPeriod: null,
    unknownPeriod: causes.has('period-defaulted') && asked !== '' ? asked : null,
    screenCurrency: pair?.currency.ui ?? (/^[A-Z]{3}$/.test(currency) ? currency : null),
    historical: true,
    screenWeek: null,
    scope: null,
  }
}

/**
 * The lowest manager below whom everybody is that the screen shows, where others of the export are not; null when
 * there is none such.
 */
async function scopeOfScreen({ api, uiPersonOf }: Comparison, goOn: YieldToMain): Promise<ExportFacts['scope']> {
  const byNode = new Map<string, Person>()
  for (let at = 0; at < api.people.length; at += 1) {
    if (at % 1024 === 0 && !(await goOn())) return null
    const person = api.people[at]
    if (person !== undefined && person.hierarchyId !== null) byNode.set(person.hierarchyId, person)
  }
  if (byNode.size === 0) return null
  const chainOf = (person: Person): readonly string[] => {
    const chain: string[] = []
    let here: Person | undefined = person
    while (here !== undefined && here.hierarchyId !== null && !chain.includes(here.hierarchyId) && chain.length < 64) {
      chain.push(here.hierarchyId)
      here = here.parentHierarchyId === null ? undefined : byNode.get(here.parentHierarchyId)
    }
    return chain
  }
  let common: readonly string[] | null = null
  for (let at = 0; at < api.people.length; at += 1) {
    if (at % 256 === 0 && !(await goOn())) return null
    const person = api.people[at]
    if (person === undefined || (uiPersonOf[at] ?? -1) < 0 || person.hierarchyId === null) continue
    const chain = chainOf(person)
    common = common === null ? chain : common.filter((node) => chain.includes(node))
    if (common.length === 0) return null
  }
  const manager = byNode.get(common?.[0] ?? '')
  if (manager === undefined || manager.scopeId === null || manager.hierarchyId === null) return null
  for (let at = 0; at < api.people.length; at += 1) {
    if (at % 256 === 0 && !(await goOn())) return null
    const person = api.people[at]
    if (person !== undefined && person.hierarchyId !== null && !chainOf(person).includes(manager.hierarchyId))
      return { id: manager.scopeId, name: manager.name ?? manager.email ?? manager.scopeId }
  }
  return null
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function most<K>(counts: ReadonlyMap<K, number>): K | undefined {
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}
