import { fileShape } from '#src/checks/clarify/clarify-file.ts'
import { hostAnswers } from '#src/checks/clarify/clarify-host.ts'
import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { tokenGiven } from '#src/checks/clarify/clarify-token.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import { when, type Flow } from '#src/domain/model/scenario.ts'
import { elsewhereRoutes, elsewhereVerdicts } from '#src/scenarios/shared/clarify-elsewhere.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { readsAnswer, whichCredentials } from '#src/scenarios/shared/clarify-steps.ts'
import { byFault, networkVerdicts } from '#src/scenarios/shared/network.ts'
import { routesBy, saw } from '#src/scenarios/shared/steps.ts'
import { clarify } from './reached.ts'
import * as verdicts from './verdicts.ts'

const own = 'clarify.unreachable'

/** How the call was lost. */
const lostBy = (check: AnyCheck) => routesBy(check, byFault(clarify, check))

/** How the call was lost, or that what came back is another scenario’s. */
const lostOrElsewhere = (check: AnyCheck) => [...lostBy(check), ...elsewhereRoutes(own, check)]

/** From “nothing comes back from Clarify” to the place on the way where the call is lost, and who can change that. */
export const flow: Flow = {
  start: 'saw',
  steps: {
    saw: saw({
      title: 'What came instead of an answer?',
      says:
        'Paste the error, the log line or the page, with headers if you have them. Secrets in it are blanked first. ' +
        'Nothing at hand? Leave it empty.',
      placeholder: 'Post "https://api.clarify.io/v1/rpc": dial tcp: lookup api.clarify.io: no such host',
      to: 'pasted',
    }),
    pasted: readsAnswer({
      title: 'What does the pasted text say?',
      short: 'The pasted text',
      says: 'Read here, nothing is sent. An answer of Clarify’s own would show that it was reached.',
      routes: [...routesBy(clarifyPasteSays, { success: 'pasted-success' }), ...elsewhereRoutes(own, clarifyPasteSays)],
      nothing: 'credentials',
    }),
    credentials: whichCredentials(
      'What follows asks for a token and reads one item, from the machine on which this product runs.',
      'live',
    ),
    live: {
      kind: 'run',
      title: 'Where does the call get lost?',
      short: 'From here',
      says:
        'The file’s shape first, without sending anything; then whether the host answers, whether its token endpoint ' +
        'gives a token, and whether its RPC endpoint answers.',
      checks: [fileShape, hostAnswers, tokenGiven, mayReadItems],
      routes: [
        when(fileShape, ['missing', 'unreadable', 'incomplete', 'odd', 'broken'], 'is-auth'),
        ...[hostAnswers, tokenGiven, mayReadItems].flatMap(lostOrElsewhere),
        ...routesBy(mayReadItems, { allowed: 'answers-here' }),
      ],
      otherwise: 'by-paste',
      unknown: 'by-paste',
    },
    'answers-here': readsAnswer({
      title: 'And where your client runs?',
      short: 'The pasted text again',
      says: 'From here Clarify answers. Read again: what does the pasted text say of the way from your client?',
      routes: lostBy(clarifyPasteSays),
      nothing: 'answers-now',
    }),
    'by-paste': readsAnswer({
      title: 'What does the pasted text show?',
      short: 'The pasted text again',
      routes: lostBy(clarifyPasteSays),
      nothing: 'not-told',
    }),
  },
  verdicts: { ...networkVerdicts(clarify), ...byName(verdicts), ...elsewhereVerdicts(own) },
}
