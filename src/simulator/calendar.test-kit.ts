import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { compareFiles, type CompareRequest } from '#src/compare/compare-files.ts'
import { toContract } from '#src/compare/contract.ts'
import { createClock } from './clock.ts'
import { createTenant } from './demo-tenant.ts'
import { plantable, screenCsv } from './screen/screen-csv.ts'
import type { Tenant } from './tenant.ts'
import { firstForecast } from './world/forecasts.ts'
import { asLookup, type LookupType } from './world/lookup.ts'
import { periodAfter, periodBefore, periodOn, type WorldPeriod } from './world/periods.ts'
import { takeSnapshot } from './world/snapshot.ts'

const day = 24 * 3600 * 1000
const everyType: readonly LookupType[] = [
  'forecast',
  'forecast_updated',
  'quota',
  'adjustment',
  'crm_total',
  'crm_closed',
]

/** An export with history, as the demo tenant would answer it. */
function exportOf(tenant: Tenant, period: WorldPeriod, name: string): CompareRequest['api'][number] {
  const { world, clock, lateEditsAt } = tenant
  const snapshot = takeSnapshot(world, {
    forecast: firstForecast,
    period,
    historical: true,
    at: clock.now(),
    lateEditsAt,
  })
  return { name, bytes: new TextEncoder().encode(JSON.stringify(asLookup(world, snapshot, everyType))) }
}

/**
 * Causes that are planted at once, each over other people; those that change the whole file, every week or every
 * rate stand alone.
 */
export const together: readonly (readonly string[])[] = [
  plantable.filter((cause) => !['period-defaulted', 'dated-rate', 'currency'].includes(cause)),
  ['currency'],
  ['dated-rate'],
  ['period-defaulted'],
]

/**
 * What was planted by cause, over whom (e-mails), and what `reconcile` makes of it: the causes of each person's
 * differing rows, and those of warnings.
 */
interface Reconciled {
  readonly planted: Readonly<Record<string, readonly string[]>>
  readonly causes: ReadonlyMap<string, ReadonlySet<string>>
  readonly warned: ReadonlySet<string>
}

/**
 * Exports that were made already, by what they hold: a day is compared several times, and a quarter that is over is
 * the same on each.
 */
export type ExportsMade = Map<string, CompareRequest['api'][number]>

/**
 * Plants causes on the demo tenant's screen at a moment (epoch ms) and compares it with the exports that an analyst
 * would take to find them.
 */
async function reconcilePlanted(at: number, causes: readonly string[], made: ExportsMade): Promise<Reconciled> {
  const tenant = createTenant(
    7,
    createClock(() => at),
    'http://127.0.0.1',
  )
  const screen = screenCsv(tenant, new URLSearchParams({ planted: causes.join(',') }))
  if (!screen.ok) throw new Error(screen.says)
  const period = periodOn(at)
  const exported = (of: WorldPeriod, name: string) => {
    const key = `${name} ${of.id} ${Math.floor(Math.min(at, of.end + day) / day)}`
    const file = made.get(key) ?? exportOf(tenant, of, name)
    made.set(key, file)
    return file
  }
  const api = [exported(period, 'export.json')]
  if (causes.includes('other-period')) api.push(exported(periodBefore(period), 'before.json'))
  if (causes.includes('late-edit')) {
    tenant.lateEditsAt = at
    api.push(exported(period, 'later.json'))
  }
  const asked = causes.includes('period-defaulted') ? { period: periodAfter(period).id } : {}
  const job = { endTime: at - 60_000, currency: null, rowsTruncated: false, cellsTruncated: false }
  const outcome = await compareFiles(
    { api, ui: [{ name: 'screen.csv', bytes: new TextEncoder().encode(screen.text) }], job, now: at, ...asked },
    exportReaders,
  )
  if (outcome.kind !== 'done') throw new Error(outcome.kind === 'problem' ? outcome.problem.says : outcome.kind)
  const contract = toContract(outcome.comparison, outcome.warnings)
  const found = new Map<string, Set<string>>()
  for (const { user, cause, also } of contract.rows()) {
    if (cause !== null)
      found.set(user, new Set([...(found.get(user) ?? []), cause, ...(also === undefined ? [] : [also])]))
  }
  return {
    planted: screen.planted,
    causes: found,
    warned: new Set(contract.warnings.flatMap(({ cause }) => (cause === undefined ? [] : [cause]))),
  }
}

/**
 * Which of some planted causes found nobody, or are not named over each of their people whose numbers differ; empty
 * when all is well.
 */
export async function lostOn(at: number, causes: readonly string[], made: ExportsMade): Promise<readonly string[]> {
  const { planted, causes: found, warned } = await reconcilePlanted(at, causes, made)
  return causes.flatMap((cause) => {
    if (cause === 'period-defaulted') return warned.has(cause) ? [] : [`${cause}: no warning`]
    const people = planted[cause] ?? []
    if (people.length === 0) return [`${cause}: nobody`]
    const differing = people.filter((person) => found.has(person))
    const wrong = differing.filter((person) => found.get(person)?.has(cause) !== true)
    if (differing.length === 0) return [`${cause}: nobody’s numbers differ`]
    return wrong.map((person) => `${cause}: ${person} has ${[...(found.get(person) ?? [])].join(', ')}`)
  })
}

/**
 * The causes that `reconcile` names for the demo tenant's screen in dollars beside the same quarter exported in euros,
 * at a moment (epoch ms).
 */
export async function causesInEuros(at: number): Promise<ReadonlySet<string | null>> {
  const tenant = createTenant(
    7,
    createClock(() => at),
    'http://127.0.0.1',
  )
  const screen = screenCsv(tenant, new URLSearchParams())
  if (!screen.ok) throw new Error(screen.says)
  const snapshot = takeSnapshot(tenant.world, {
    forecast: firstForecast,
    period: periodOn(at),
    historical: true,
    at,
    currency: 'EUR',
  })
  const api = [
    {
      name: 'export.json',
      bytes: new TextEncoder().encode(
        JSON.stringify(asLookup(tenant.world, snapshot, ['forecast', 'forecast_updated'])),
      ),
    },
  ]
  const outcome = await compareFiles(
    { api, ui: [{ name: 'screen.csv', bytes: new TextEncoder().encode(screen.text) }], now: at },
    exportReaders,
  )
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  return new Set([...toContract(outcome.comparison, outcome.warnings).rows()].map(({ cause }) => cause))
}
