import { copilotAccepted, copilotOther } from '#src/checks/copilot/copilot-accepted.ts'
import { copilotCredentials, speaksScheme } from '#src/checks/copilot/copilot-credentials.ts'
import { copilotRequest } from '#src/checks/copilot/copilot-request.ts'
import { defineFlow, type AskStep, type InputField } from '#src/domain/model/scenario.ts'
import { copilotSchemeIn } from '#src/reading/copilot.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { keyField, option, ownRequest, routesBy, runs, saw } from '#src/scenarios/shared/steps.ts'
import { copilotSays } from './says.ts'
import * as verdicts from './verdicts.ts'

/** Whether a connection holds the scheme that the paste speaks of. */
const ofSpokenScheme: NonNullable<InputField['fits']> = (connection, { pastes }) => {
  const spoken = copilotSchemeIn(readPaste(pastes['error'] ?? ''))
  return spoken !== null && speaksScheme(connection, spoken)
}

/** Where a refusal leads, met live or pasted alone. */
const refusals = {
  'invalid-client': 'held-as-client',
  'keys-refused': 'held-as-keys',
  'unauthorized-client': 'unauthorized-client',
  'invalid-grant': 'invalid-grant',
  'unsupported-grant-type': 'unsupported-grant-type',
  'invalid-scope': 'invalid-scope',
  'invalid-request': 'invalid-request',
  'headers-not-read': 'headers-not-read',
  'no-token-endpoint': 'no-token-endpoint',
  'wrong-host': 'wrong-host',
  'no-such-address': 'wrong-host',
  'retired-host': 'retired-host',
  'host-not-found': 'host-not-found',
  forbidden: 'forbidden',
  'rate-limited': 'rate-limited',
  'web-page': 'not-copilot',
  redirected: 'not-copilot',
  intercepted: 'not-copilot',
  'no-answer': 'no-answer',
  'server-error': 'no-answer',
  'broken-answer': 'no-answer',
} as const

/** Where no other connection shows it, only the analyst can say what was put into the fields. */
const whatIsHeld = <const O extends string>(own: O): AskStep<O | 'forecast-key-told'> => ({
  kind: 'ask',
  title: 'What stands in the credentials’ place?',
  short: 'What is sent',
  says:
    'Copilot does not know what was sent. The most common reason is the forecast API’s key in its place, and no ' +
    'answer of Copilot’s tells that apart.',
  answer: 'held',
  options: [
    option(
      'forecast',
      'The key of Clari’s forecast API',
      'forecast-key-told',
      'Made under Settings › API Token, sent as “apikey” to api.clari.com.',
    ),
    option('own', 'Credentials that were made for Copilot', own, 'A pair of keys, or an OAuth app’s id and secret.'),
    option('unknown', 'I don’t know', own, 'Then they are treated as Copilot’s own.'),
  ],
})

/** From “Copilot refuses” to which scheme the workspace uses, what was sent, where to, and whether it was accepted. */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: saw({
      says:
        'Paste the answer, with the request if you have it (curl -v shows both). Keys in it are blanked first. ' +
        'Nothing at hand? Leave it empty.',
      placeholder: '{"error":"invalid_client"}',
      to: 'which-key',
    }),
    'which-key': {
      kind: 'input',
      title: 'Which credentials should be checked?',
      short: 'Which credentials',
      says:
        'Copilot knows two schemes: a pair of keys sent as two headers (its published API), and an OAuth client that ' +
        'asks for a token first (the guide). A connection holds one of them. The checks only read.',
      fields: [{ ...keyField, label: 'Credentials', fits: ofSpokenScheme }],
      to: 'accepts',
    },
    accepts: {
      kind: 'run',
      title: 'Does Copilot accept them?',
      short: 'Does Copilot accept them?',
      says:
        'First whether both values of the scheme are there, without sending anything; then one read-only question. ' +
        'Where another connection holds the other scheme, it is tried beside it.',
      checks: [copilotCredentials, copilotAccepted],
      routes: [
        ...routesBy(copilotCredentials, {
          nothing: 'nothing-set',
          'one-header': 'one-header',
          'half-client': 'half-client',
          odd: 'odd-value',
        }),
        ...routesBy(copilotAccepted, {
          ...refusals,
          'keys-accepted': 'pasted',
          'client-accepted': 'pasted',
          'forecast-key': 'forecast-key',
          'uses-headers': 'uses-headers',
          'uses-client': 'uses-client',
          'not-sent': 'odd-value',
        }),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    'held-as-client': whatIsHeld('invalid-client'),
    'held-as-keys': whatIsHeld('keys-refused'),
    pasted: runs(copilotSays, {
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      to: {
        'forecast-header': 'forecast-header',
        'one-header': 'one-header-sent',
        'wrong-host': 'wrong-host-sent',
        'retired-host': 'wrong-host-sent',
        'host-not-found': 'host-not-found',
      },
      otherwise: 'request',
      unknown: 'request',
    }),
    request: ownRequest({
      title: 'What does your own client send?',
      says:
        'Copilot accepts these credentials from here, so the difference is in the request that fails. Paste it: curl ' +
        'with -v, the code, or the connector’s log. Secrets in it are blanked at once; their length and last two ' +
        'characters are kept to compare.',
      label: 'The request that fails',
      placeholder: 'curl -v -H "X-Api-Key: …" https://rest-api.copilot.clari.com/users',
      to: 'compare-request',
    }),
    'compare-request': runs(copilotRequest, {
      title: 'Is it the same request?',
      short: 'The same request?',
      says: 'Compared here with what Copilot accepted; nothing is sent.',
      to: {
        'forecast-header': 'forecast-header',
        'one-header': 'one-header-sent',
        'retired-host': 'wrong-host-sent',
        'wrong-host': 'wrong-host-sent',
        'json-body': 'token-request',
        'no-grant': 'token-request',
        'other-grant': 'token-request',
        'other-credentials': 'other-credentials',
        same: 'same-request',
      },
      otherwise: 'still-refused',
      unknown: 'still-refused',
    }),
    'still-refused': runs(copilotSays, {
      title: 'Is what was pasted refused all the same?',
      short: 'The pasted answer',
      says: 'Read again: a refusal that was pasted is of another request than the accepted one. Nothing is sent.',
      to: { nothing: 'accepted', success: 'accepted' },
      otherwise: 'other-scheme',
      unknown: 'accepted',
    }),
    'other-scheme': runs(copilotOther, {
      title: 'Is it the other scheme that is refused?',
      short: 'The other scheme',
      says: 'Asks over the connection that holds the other of Copilot’s two schemes. The check only reads.',
      to: {
        ...refusals,
        'forecast-key': 'forecast-key',
        'uses-headers': 'uses-headers',
        'uses-client': 'uses-client',
      },
      otherwise: 'refused-elsewhere',
      unknown: 'refused-elsewhere',
    }),
    'from-paste': runs(copilotSays, {
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      to: {
        ...refusals,
        'one-header': 'one-header',
        'forecast-header': 'forecast-key',
        'not-provided': 'not-provided',
      },
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    }),
  },
  verdicts: byName(verdicts),
})
