import { clariReach } from '#src/checks/clari/key/clari-reach.ts'
import { unreachableSays } from '#src/checks/clari/key/unreachable-says.ts'
import { defineFlow } from '#src/domain/model/scenario.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { byFault, networkVerdicts } from '#src/scenarios/shared/network.ts'
import { handOvers } from '#src/scenarios/shared/refusals.ts'
import { runs, saw, whichKey } from '#src/scenarios/shared/steps.ts'
import { clari } from './reached.ts'
import * as verdicts from './verdicts.ts'

/** Reads the paste; only what follows where it tells nothing differs. */
const readsPaste = <const N extends string>(nothing: N) =>
  runs(unreachableSays, {
    title: 'What does the pasted text say?',
    short: 'The pasted text',
    to: { ...byFault(clari, unreachableSays), refusal: 'refusal' },
    otherwise: nothing,
    unknown: nothing,
  })

/** From “nothing sensible comes back” to the place on the way where the answer is lost. */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: saw({
      title: 'What came instead of an answer?',
      says: 'Paste the error, the log line or the page. Keys in it are blanked first. Nothing at hand? Leave it empty.',
      placeholder: 'curl: (6) Could not resolve host: api.clari.com',
      to: 'which-key',
    }),
    'which-key': whichKey({
      title: 'Which connection should be tried?',
      says:
        'One read-only question is sent to Clari from the machine on which this product runs. It uses none of your ' +
        'export quota.',
      to: 'reach',
    }),
    reach: runs(clariReach, {
      title: 'Does a proper answer come back?',
      short: 'Does it answer?',
      says:
        'Name, connection, certificate, status and body are told apart. What the answer says does not matter here, ' +
        'only that it comes.',
      to: {
        ...byFault(clari, clariReach),
        answers: 'pasted',
        'not-sent': 'not-sent',
        'key-refused': 'key-refused',
        forbidden: 'forbidden',
        'rate-limited': 'rate-limited',
        'went-wrong': 'went-wrong',
      },
    }),
    pasted: readsPaste('answers-now'),
    'from-paste': readsPaste('could-not-run'),
  },
  verdicts: {
    ...networkVerdicts(clari),
    ...handOvers('So the way to Clari is open, and what it says is the question now.', 'no answer comes', [
      'no-optin',
      'no-such-forecast',
      'not-answered',
    ]),
    ...byName(verdicts),
  },
})
