import { apiAllowed } from '#src/checks/clari/key/api-allowed.ts'
import { clariReach } from '#src/checks/clari/key/clari-reach.ts'
import { fileShape } from '#src/checks/clarify/clarify-file.ts'
import { hostAnswers } from '#src/checks/clarify/clarify-host.ts'
import { mayReadItems, mayReadSignals } from '#src/checks/clarify/clarify-namespace.ts'
import { isClarifyRefusal } from '#src/checks/refusals/clarify-refusal.ts'
import { tokenGiven } from '#src/checks/clarify/clarify-token.ts'
import { versionAnswered } from '#src/checks/clarify/clarify-version.ts'
import { copilotAccepted } from '#src/checks/copilot/copilot-accepted.ts'
import { copilotCredentials } from '#src/checks/copilot/copilot-credentials.ts'
import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { forecastAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { forecastsListed, guideKeyTest } from '#src/checks/clari/key/guide-key-test.ts'
import { jobsRunning } from '#src/checks/clari/jobs/jobs-running.ts'
import { keyAccepted } from '#src/checks/clari/key/key-accepted.ts'
import { keyShape } from '#src/checks/clari/key/key-shape.ts'
import { slotsHeld } from '#src/checks/clari/jobs/slots-held.ts'
import { rateNow } from '#src/checks/clari/request/rate-now.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import type { CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { notRead } from '#src/domain/model/not-read.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { systems, type System } from '#src/domain/model/system.ts'
import { scenarioOfRefusal } from './clarify-elsewhere.ts'

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

const byOutcome: Readonly<Record<string, ScenarioId>> = {
  forbidden: 'clari.forbidden',
  'user-not-enabled': 'clari.forbidden',
  plan: 'clari.forbidden',
  'nobody-allowed': 'clari.forbidden',
  'no-such-forecast': 'clari.forecast-not-found',
  'rate-limited': 'clari.rate-limited',
  'told-to-wait': 'clari.rate-limited',
  'not-told': 'clari.rate-limited',
  polling: 'clari.rate-limited',
  'quota-used-up': 'clari.job-stuck',
  'places-taken': 'clari.job-stuck',
  own: 'clari.job-stuck',
  others: 'clari.job-stuck',
  mixed: 'clari.job-stuck',
  'whose-untold': 'clari.job-stuck',
  'long-running': 'clari.job-stuck',
  none: 'clari.forbidden',
  'bad-request': 'clari.bad-request',
}

/** The scenario whose wizard goes on from a finding of the check-up; null when nothing is wrong. */
export function scenarioFor(system: System, finding: Finding): ScenarioId | null {
  if (finding.status === 'pass' || finding.status === 'info' || finding.outcome === notRead) return null
  if (system === 'copilot') return 'clari.copilot-oauth'
  if (system === 'clarify') {
    if (finding.outcome === 'slow') return 'clarify.unreachable'
    return isClarifyRefusal(finding.outcome) ? (scenarioOfRefusal(finding.outcome) ?? 'clarify.auth') : 'clarify.auth'
  }
  const named = byOutcome[finding.outcome]
  if (named !== undefined) return named
  const aboutKey = [
    'missing',
    'odd',
    'not-sent',
    'gateway-no-key',
    'gateway-rejected',
    'api-rejected',
    'key-refused',
    'no-optin',
  ]
  return aboutKey.includes(finding.outcome) ? 'clari.unauthorized' : 'clari.unreachable'
}
