import { errorCodes, type ErrorCode } from '#src/clarify/error-codes.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import { signsOfCode } from './signs.ts'

/**
 * Codes of the range kept for a server's own errors that Clarify's list does not have: each means a
 * general server error.
 */
const unlisted = Array.from({ length: 100 }, (_, index) => -32000 - index).filter(
  (code) => !errorCodes.some((row) => row.code === code),
)

function scenarioOf(row: ErrorCode): Scenario {
  return {
    id: row.scenario,
    system: 'clarify',
    title: `${row.code} ${row.name}`,
    symptom: `Clarify answers ${row.code}, ${row.name.toLowerCase()}`,
    hint: `${row.code}`,
    signs: signsOfCode(row, row.code === -32000 ? unlisted : []),
    guide: { says: row.means, fix: `${row.does} ${row.retrySays}`, but: null },
    flow: async () => (await import('./flow.ts')).flowOf(row),
  }
}

/** One scenario for each of Clarify's error codes, in the table's order. */
export const clarifyCodes: readonly Scenario[] = errorCodes.map(scenarioOf)
