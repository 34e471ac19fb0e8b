import type { System } from './system.ts'

/** Every error scenario, in the order in which they are listed; the ids are a fixed contract. */
export const scenarioIds = [
  'clari.unauthorized',
  'clari.forbidden',
  'clari.forecast-not-found',
  'clari.empty-export',
  'clari.job-stuck',
  'clari.data-mismatch',
  'clari.copilot-oauth',
  'clari.rate-limited',
  'clari.unreachable',
  'clari.bad-request',
  'clarify.parse-error',
  'clarify.invalid-request',
  'clarify.method-not-found',
  'clarify.invalid-params',
  'clarify.internal-error',
  'clarify.server-error',
  'clarify.produce-invalid-resources',
  'clarify.found-invalid-resources',
  'clarify.forbidden',
  'clarify.conflict',
  'clarify.too-many-requests',
  'clarify.try-again',
  'clarify.partial-failure',
  'clarify.auth',
  'clarify.unreachable',
  'clarify.malformed-response',
] as const

/** The fixed id of an error scenario. */
export type ScenarioId = (typeof scenarioIds)[number]

/** The system that a scenario is about. */
export function systemOf(id: ScenarioId): System {
  if (id === 'clari.copilot-oauth') return 'copilot'
  return id.startsWith('clarify.') ? 'clarify' : 'clari'
}

/** Whether a text (from a URL, say) is a scenario id. */
export function isScenarioId(text: string): text is ScenarioId {
  return (scenarioIds as readonly string[]).includes(text)
}
