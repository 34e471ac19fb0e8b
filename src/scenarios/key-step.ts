import { keyAccepted } from '#src/checks/clari/key/key-accepted.ts'
import { when, type RunStep } from '#src/domain/model/scenario.ts'

/** Refusals that are the key's own. */
export const keyRefused = ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent'] as const

/** Ways of getting no proper answer at all. */
export const notAnswered = [
  'web-page',
  'redirected',
  'intercepted',
  'no-answer',
  'server-error',
  'broken-answer',
] as const

/**
 * The first live step of a scenario that is not about the key: one read-only question, so that a refused key or a
 * silent host is not taken for the symptom.
 */
export const keyStep: RunStep<'key-refused' | 'forbidden' | 'rate-limited' | 'not-answered' | 'pasted' | 'from-paste'> =
  {
    kind: 'run',
    title: 'Does Clari answer this key?',
    short: 'Does it answer?',
    says: 'One read-only question.',
    checks: [keyAccepted],
    routes: [
      when(keyAccepted, [...keyRefused], 'key-refused'),
      when(keyAccepted, ['forbidden'], 'forbidden'),
      when(keyAccepted, ['rate-limited'], 'rate-limited'),
      when(keyAccepted, [...notAnswered], 'not-answered'),
    ],
    otherwise: 'pasted',
    unknown: 'from-paste',
  }
