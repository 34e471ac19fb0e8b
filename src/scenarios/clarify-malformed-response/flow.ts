import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { when, type Flow } from '#src/domain/model/scenario.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { elsewhereRoutes, elsewhereVerdicts } from '#src/scenarios/shared/clarify-elsewhere.ts'
import { readsAnswer, sawWithRequest, whichCredentials } from '#src/scenarios/shared/clarify-steps.ts'
import { elseTo, namesakes, routesBy } from '#src/scenarios/shared/steps.ts'
import * as verdicts from './verdicts.ts'

const own = 'clarify.malformed-response'
const breaks = namesakes('cut-off', 'wrong-id', 'malformed')

/**
 * From “the answer cannot be read” to the rule it breaks and who stands behind it: the client, a proxy that changes
 * answers, or Clarify.
 */
export const flow: Flow = {
  start: 'saw',
  steps: {
    saw: sawWithRequest({
      says:
        'Paste the answer as it came, with headers if you have them, or what the client prints about it; beside it ' +
        'the request. Secrets are blanked first. Nothing at hand? Leave both empty.',
      placeholder: 'HTTP/1.1 200 OK …',
      to: 'pasted',
    }),
    pasted: readsAnswer({
      title: 'Which rule does it break?',
      short: 'Which rule',
      says: 'Held to JSON-RPC 2.0 and to Clarify’s own description, here; nothing is sent.',
      routes: [when(clarifyPasteSays, ['strict-client'], 'strict-client'), ...elsewhereRoutes(own, clarifyPasteSays)],
      nothing: 'credentials',
    }),
    credentials: whichCredentials(
      'One item is asked for, to see whether Clarify’s answer is well formed when it comes straight here.',
      'live',
    ),
    live: {
      kind: 'run',
      title: 'Is the answer well formed from here?',
      short: 'From here',
      says: 'One item is asked for and its answer held to the same rules.',
      checks: [mayReadItems],
      routes: routesBy(mayReadItems, { allowed: 'fine-here', ...breaks }),
      ...elseTo('by-paste'),
    },
    'fine-here': readsAnswer({
      title: 'And the pasted answer?',
      says: 'From here it is well formed. Read again: what does the pasted one break?',
      routes: routesBy(clarifyPasteSays, { ...breaks, malformed: 'fine-from-here' }),
      nothing: 'well-formed',
    }),
    'by-paste': readsAnswer({
      title: 'What does the pasted answer break?',
      routes: routesBy(clarifyPasteSays, breaks),
      nothing: 'other-answer',
    }),
    'other-answer': {
      kind: 'run',
      title: 'What came back from here?',
      short: 'The answer from here',
      says: 'Nothing that was pasted breaks a rule, so the live answer is read for what else it is.',
      checks: [mayReadItems],
      routes: elsewhereRoutes(own, mayReadItems),
      ...elseTo('not-told'),
    },
  },
  verdicts: { ...byName(verdicts), ...elsewhereVerdicts(own) },
}
