import { keyAccepted } from '#src/checks/clari/key/key-accepted.ts'
import { refused } from './refusals.ts'
import { runs } from './steps.ts'

/**
 * The first live step of a scenario that is not about the key: one read-only question, so that a refused key or a
 * silent host is not taken for the symptom. Where that question alone is not answered, the next ones still may be.
 */
export const keyStep = runs(keyAccepted, {
  title: 'Does Clari answer this key?',
  short: 'Does it answer?',
  says: 'One read-only question.',
  to: {
    ...refused(keyAccepted),
    'no-optin': 'pasted',
    'no-such-forecast': 'pasted',
    'no-route': 'pasted',
    'bad-request': 'pasted',
    'other-error': 'pasted',
  },
  otherwise: 'pasted',
})
