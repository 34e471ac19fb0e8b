import { HttpResponse } from 'msw'
import { screenAsCsv } from '#src/simulator/world/csv.ts'
import { asFlat } from '#src/simulator/world/flat.ts'
import { asLookup, type LookupType } from '#src/simulator/world/lookup.ts'
import { asRows } from '#src/simulator/world/rows.ts'
import { periodOn } from '#src/simulator/world/periods.ts'
import { takeSnapshot, type Snapshot, type SnapshotRequest } from '#src/simulator/world/snapshot.ts'
import type { Tenant } from '#src/simulator/tenant.ts'

/** How many entries a truncated export keeps. */
const truncatedTo = 40

/** A snapshot as the rules in force let it be seen. */
function ruled(tenant: Tenant, snapshot: Snapshot, isExport: boolean): Snapshot {
  const { rules, clock } = tenant
  const emptied =
    rules.entries === 'none' || (rules.entries === 'none-now' && snapshot.period.id === periodOn(clock.now()).id)
  if (rules.users === 'none') return { ...snapshot, users: [], entries: [] }
  if (emptied) return { ...snapshot, entries: [] }
  if (rules.entries === 'blank') {
    const nothing = { value: null, adjustment: null, isUpdated: false, updatedBy: null, updatedOn: null }
    return { ...snapshot, entries: snapshot.entries.map((entry) => ({ ...entry, ...nothing })) }
  }
  return rules.truncated && isExport ? { ...snapshot, entries: snapshot.entries.slice(0, truncatedTo) } : snapshot
}

/** The body of an export or a reading, laid out as dialect, format and rules say. */
export function answerOf(
  tenant: Tenant,
  request: SnapshotRequest,
  types: readonly LookupType[],
  format: 'JSON' | 'CSV',
  isExport = false,
): Response {
  const { world, dialect, rules } = tenant
  const snapshot = ruled(tenant, takeSnapshot(world, { ...request, lateEditsAt: tenant.lateEditsAt }), isExport)
  if (format === 'CSV')
    return new HttpResponse(screenAsCsv(snapshot, types), { headers: { 'Content-Type': 'text/csv;charset=UTF-8' } })
  const bare = dialect === 'guide' ? asFlat(snapshot, types) : asRows(snapshot, types)
  if (rules.layout === 'bare') return HttpResponse.json([...bare])
  if (rules.layout !== 'lookup') return HttpResponse.json({ [rules.layout]: bare })
  return HttpResponse.json(dialect === 'guide' ? { entries: bare } : { ...asLookup(world, snapshot, types) })
}
