import type { AnyCheck } from '#src/domain/model/check.ts'
import type { CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { scenarioOfOutcome, type Finding, type Outcomes } from '#src/domain/model/finding.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { systems, type System } from '#src/domain/model/system.ts'
import { apiAllowed } from './clari/key/api-allowed.ts'
import { clariReach } from './clari/key/clari-reach.ts'
import { fileShape } from './clarify/clarify-file.ts'
import { hostAnswers } from './clarify/clarify-host.ts'
import { mayReadItems, mayReadSignals } from './clarify/clarify-namespace.ts'
import { tokenGiven } from './clarify/clarify-token.ts'
import { versionAnswered } from './clarify/clarify-version.ts'
import { copilotAccepted } from './copilot/copilot-accepted.ts'
import { copilotCredentials } from './copilot/copilot-credentials.ts'
import { exportRoom } from './clari/jobs/export-room.ts'
import { forecastAccess } from './clari/forecast/forecast-access.ts'
import { forecastsListed, guideKeyTest } from './clari/key/guide-key-test.ts'
import { jobsRunning } from './clari/jobs/jobs-running.ts'
import { keyAccepted } from './clari/key/key-accepted.ts'
import { keyShape } from './clari/key/key-shape.ts'
import { slotsHeld } from './clari/jobs/slots-held.ts'
import { rateNow } from './clari/request/rate-now.ts'

/** The read-only checks of each system, the most telling first; none costs quota or needs a paste. */
export const checkupChecks: Readonly<Record<System, readonly AnyCheck[]>> = {
  clari: [
    keyShape,
    clariReach,
    keyAccepted,
    apiAllowed,
    guideKeyTest,
    forecastsListed,
    forecastAccess,
    jobsRunning,
    exportRoom,
    slotsHeld,
    rateNow,
  ],
  copilot: [copilotCredentials, copilotAccepted],
  clarify: [fileShape, hostAnswers, tokenGiven, mayReadItems, mayReadSignals, versionAnswered],
}

/** Every read-only check over every connection, by system, connection by connection. */
export function checkupItems(connections: readonly Connection[]): readonly CheckupItem[] {
  return systems.flatMap((system) =>
    connections
      .filter((connection) => connection.system === system)
      .flatMap((connection) => checkupChecks[system].map((check) => ({ check, connection }))),
  )
}

/** The scenario whose wizard goes on from what a check found; null when nothing is wrong, or nobody's is. */
export function scenarioFor(
  check: AnyCheck,
  { status, outcome }: Pick<Finding, 'status' | 'outcome'>,
): ScenarioId | null {
  if (status === 'pass' || status === 'info') return null
  const outcomes: Outcomes = check.outcomes
  const found = outcomes[outcome]
  return found === undefined ? null : scenarioOfOutcome(found)
}
