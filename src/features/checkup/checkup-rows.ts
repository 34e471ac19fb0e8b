import type { CheckRecord } from '#src/domain/model/case.ts'
import { checkupItemId, type CheckupItem } from '#src/domain/model/checkup.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { systems, type System } from '#src/domain/model/system.ts'
import type { BadgeStatus } from '#src/ui/feedback/status-badge.tsx'

/** One check over one connection, as far as it got. */
export interface CheckupCell {
  readonly id: string
  readonly item: CheckupItem
  readonly record: CheckRecord | null
  /** What it is doing right now; null while it does not run. */
  readonly running: string | null
}

/** One check over all connections of its system, side by side. */
export interface CheckupRow {
  readonly check: AnyCheck
  readonly cells: readonly CheckupCell[]
  /** Whether something is wrong over one connection that is not over another: that difference is evidence. */
  readonly differs: boolean
}

/** A system's part of a check-up. */
export interface CheckupGroup {
  readonly system: System
  readonly connections: readonly Connection[]
  readonly rows: readonly CheckupRow[]
}

/** What is known of a check-up, laid out by system, check and connection. */
export function checkupGroups(
  items: readonly CheckupItem[],
  records: ReadonlyMap<string, CheckRecord>,
  running: ReadonlyMap<string, string>,
): readonly CheckupGroup[] {
  return systems.flatMap((system) => {
    const own = items.filter((item) => item.connection.system === system)
    if (own.length === 0) return []
    const connections = [...new Map(own.map(({ connection }) => [connection.id, connection])).values()]
    const checks = [...new Map(own.map(({ check }) => [check.id, check])).values()]
    const rows = checks.map((check): CheckupRow => {
      const cells = own
        .filter((item) => item.check.id === check.id)
        .map((item): CheckupCell => {
          const id = checkupItemId(item)
          return { id, item, record: records.get(id) ?? null, running: running.get(id) ?? null }
        })
      const ends = new Set(cells.flatMap(({ record }) => (record?.finding == null ? [] : [endOf(record.finding)])))
      return { check, cells, differs: ends.size > 1 }
    })
    return [{ system, connections, rows }]
  })
}

/** What a finding comes to beside another of the same check: well is well, whatever its numbers. */
function endOf({ status, outcome }: Finding): string {
  return status === 'pass' || status === 'info' ? 'well' : outcome
}

/** The name of a stored record's item. */
export function recordItemId(record: CheckRecord): string {
  return `${record.check} ${record.connection ?? ''}`
}

/** The badge of a cell. */
export function badgeOf({ record, running }: Pick<CheckupCell, 'record' | 'running'>): BadgeStatus {
  if (running !== null) return 'running'
  if (record === null) return 'waiting'
  if (record.finding !== null) return record.finding.status
  return record.state === 'skipped' ? 'skipped' : 'unknown'
}
