import { filePasted, fileShape } from '#src/checks/clarify/clarify-file.ts'
import { hostAnswers } from '#src/checks/clarify/clarify-host.ts'
import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { tokenGiven } from '#src/checks/clarify/clarify-token.ts'
import { when, type Flow } from '#src/domain/model/scenario.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { elsewhereRoutes, elsewhereVerdicts } from '#src/scenarios/shared/clarify-elsewhere.ts'
import { readsAnswer, whichCredentials } from '#src/scenarios/shared/clarify-steps.ts'
import { elseTo, namesakes, optional, routesBy, runs } from '#src/scenarios/shared/steps.ts'
import * as verdicts from './verdicts.ts'

const own = 'clarify.auth'

/** Where the refusals lead that the token endpoint names, and that come before any method. */
const refusals = {
  ...namesakes(
    'token-invalid-request',
    'token-invalid-client',
    'token-invalid-grant',
    'token-unauthorized-client',
    'token-unsupported-grant-type',
    'token-invalid-scope',
    'token-access-denied',
    'token-refused',
    'http-refused',
  ),
  'not-sent': 'file-broken',
} as const

/** From “Clarify refuses before the call” to which part refuses: the file, the token endpoint, or the token. */
export const flow: Flow = {
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came back?',
      short: 'What you saw',
      says:
        'Paste the answer of the token endpoint, the client’s error text or the log, with headers if you have them. ' +
        'The credentials file may be pasted too: its secret is blanked first. Nothing at hand? Leave both empty.',
      fields: [
        optional('paste', 'error', 'The answer or error', '{"error":"invalid_client","error_description":"…"}'),
        optional(
          'paste',
          'file',
          'The credentials file, if you have it',
          '{"apiUrl":"https://api.clarify.io/v1/","integration":"…","credentials":{"type":"client-credentials",…}}',
        ),
      ],
      to: 'file',
    },
    file: runs(filePasted, {
      title: 'Is the pasted file complete?',
      short: 'The pasted file',
      to: { broken: 'file-broken-pasted' },
      ...elseTo('credentials'),
    }),
    credentials: whichCredentials('What follows asks for a token and reads one item.', 'live'),
    live: {
      kind: 'run',
      title: 'Where does Clarify refuse?',
      short: 'Where it refuses',
      says:
        'The file’s shape first, without sending anything; then whether the host answers, whether a token is given, ' +
        'and whether the token is taken.',
      checks: [fileShape, hostAnswers, tokenGiven, mayReadItems],
      routes: [
        when(fileShape, ['missing'], 'file-missing'),
        when(fileShape, ['unreadable', 'incomplete', 'odd', 'broken'], 'file-broken'),
        ...elsewhereRoutes(own, hostAnswers),
        ...routesBy(tokenGiven, {
          ...refusals,
          'access-refused': 'token-refused',
          'token-unreadable': 'token-unreadable',
          'web-page': 'token-unreadable',
        }),
        ...elsewhereRoutes(own, tokenGiven),
        ...routesBy(mayReadItems, {
          allowed: 'fine-from-here',
          'access-refused': 'token-not-accepted',
          'token-refused': 'token-refused',
          'token-unreadable': 'token-unreadable',
          'http-refused': 'http-refused',
          'not-sent': 'file-broken',
        }),
        ...elsewhereRoutes(own, mayReadItems),
      ],
      ...elseTo('by-paste'),
    },
    'fine-from-here': {
      kind: 'run',
      title: 'What about the file and the client?',
      short: 'File and client',
      says: 'Clarify answers from here. Read again: does the file harm a client, or does the paste name another fault?',
      checks: [fileShape, clarifyPasteSays],
      routes: [when(fileShape, ['harms'], 'file-harms-client'), ...elsewhereRoutes(own, clarifyPasteSays)],
      ...elseTo('works-from-here'),
    },
    'by-paste': readsAnswer({
      title: 'What does the pasted answer say?',
      routes: [
        ...routesBy(clarifyPasteSays, {
          ...refusals,
          'access-refused': 'token-not-accepted',
          success: 'pasted-success',
        }),
        ...elsewhereRoutes(own, clarifyPasteSays),
      ],
      nothing: 'not-told',
    }),
  },
  verdicts: { ...byName(verdicts), ...elsewhereVerdicts(own) },
}
