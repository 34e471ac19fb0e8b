import type { CheckRecord } from '#src/domain/model/case.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { CheckupEntry } from '#src/report/model/checkup-summary.ts'
import { checkupChecks } from '#src/checks/checkup.ts'
import { connectionsSeen } from '#src/features/cases/list/case-line.ts'

const checks = new Map(
  Object.values(checkupChecks)
    .flat()
    .map((check) => [check.id, check]),
)

/**
 * A check-up's records with their checks and connections; `known` are those that are set up now. One whose check this
 * version does not know is left out.
 */
export function checkupEntries(
  records: readonly CheckRecord[],
  known: readonly Connection[] = [],
): readonly CheckupEntry[] {
  const seen = new Map([...connectionsSeen(records), ...known].map((connection) => [connection.id, connection]))
  return records.flatMap((record) => {
    const check = checks.get(record.check)
    const id = record.connection ?? ''
    // A connection over which nothing was sent has only its id.
    const connection: Connection = seen.get(id) ?? {
      id,
      label: id,
      system: check?.system ?? 'clari',
      source: 'env',
      address: '',
      parts: [],
    }
    return check === undefined ? [] : [{ item: { check, connection }, record }]
  })
}
