import { copilotAccepted } from '#src/checks/copilot/copilot-accepted.ts'
import { copilotCredentials } from '#src/checks/copilot/copilot-credentials.ts'
import { copilotReady } from '#src/checks/copilot/copilot-ready.ts'
import { copilotRequest } from '#src/checks/copilot/copilot-request.ts'
import { copilotSays } from '#src/checks/copilot/copilot-says.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import {
  when,
  defineFlow,
  type Action,
  type AskStep,
  type RunStep,
  type Verdict,
  type VerdictContext,
} from '#src/domain/model/scenario.ts'
import * as stories from './copilot-stories.ts'
import { copilotVerdict, keysMenu, valuesPlace } from './copilot-stories.ts'
import { told } from './shared/told.ts'

const provedLive = { by: 'check', check: copilotReady } as const
const provedByRequest = { by: 'paste-again', check: copilotRequest } as const
const provedByAnswer = { by: 'paste-again', check: copilotSays } as const
const question = 'What stands in the credentials’ place?'
const pasteRequest: Action = {
  who: 'you',
  does: 'Then paste the new request below: it is compared again.',
  where: null,
}

/**
 * Where no other connection shows it, only the analyst can say what was put into the fields; each refusal asks
 * in the same words.
 */
function askWhatIsHeld<const Forecast extends string, const Own extends string>(
  forecast: Forecast,
  own: Own,
): AskStep<Forecast | Own> {
  return {
    kind: 'ask',
    title: question,
    short: 'What is sent',
    says:
      'Copilot does not know what was sent. The most common reason is the forecast API’s key in its place, and no ' +
      'answer of Copilot’s tells that apart.',
    answer: 'held',
    options: [
      {
        value: 'forecast',
        label: 'The key of Clari’s forecast API',
        says: 'Made under Settings › API Token, sent as “apikey” to api.clari.com.',
        to: forecast,
      },
      {
        value: 'own',
        label: 'Credentials that were made for Copilot',
        says: 'A pair of keys, or an OAuth app’s id and secret.',
        to: own,
      },
      { value: 'unknown', label: 'I don’t know', says: 'Then they are treated as Copilot’s own.', to: own },
    ],
  }
}

/** The answer that a told verdict rests on. */
const saidForecast = (): readonly Evidence[] => [
  {
    kind: 'answer',
    question,
    answer: 'The key of Clari’s forecast API',
    shows: 'told by the analyst; Copilot’s answer does not show it',
  },
]

const works = (context: VerdictContext) =>
  `${context.facts['scheme'] === 'client' ? 'A token was given' : 'The two headers were accepted'} from here, at ` +
  `${told(context, 'host', 'Copilot’s host')}.`

/** A fault of the client's own request, met while the same credentials are accepted from here. */
const inRequest = (
  cause: string,
  headline: string,
  means: (context: VerdictContext) => string,
  does: string,
  where: string,
): Verdict => ({
  kind: 'cause',
  cause,
  rests: 'observed',
  headline,
  explains: (context) => `${works(context)} ${means(context)}`,
  actions: () => [{ who: 'you', does, where }, pasteRequest],
  prove: provedByRequest,
  disprovedBy: 'The same client being refused after this change.',
})

/** Reads the paste: once where the credentials are accepted from here, once where nothing could be sent. */
const readPaste = <const Nothing extends string>(nothing: Nothing) =>
  ({
    kind: 'run',
    title: 'What does the pasted answer say?',
    short: 'The pasted answer',
    says: 'Read here, nothing is sent.',
    checks: [copilotSays],
    routes: [
      when(copilotSays, ['retired-host'], 'retired-host-pasted'),
      when(copilotSays, ['wrong-host'], 'wrong-host-pasted'),
      when(copilotSays, ['one-header'], 'one-header-pasted'),
      when(copilotSays, ['forecast-header'], 'forecast-header-pasted'),
      when(copilotSays, ['host-not-found'], 'host-not-found-pasted'),
    ],
    otherwise: nothing,
    unknown: nothing,
  }) satisfies RunStep

const pasted = readPaste('request')
const fromPaste = readPaste('could-not-run')

/**
 * From “Copilot refuses” to which of its two schemes the workspace uses, what was sent, where to, and
 * whether it was taken.
 */
export const clariCopilotOauthWizard = defineFlow({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came back?',
      short: 'What you saw',
      says:
        'Paste the answer, with the request if you have it (curl -v shows both). Keys in it are blanked first. ' +
        'Nothing at hand? Leave it empty.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer or error',
          required: false,
          placeholder: '{"error":"invalid_client"}',
        },
      ],
      to: 'which-key',
    },
    'which-key': {
      kind: 'input',
      title: 'Which credentials should be checked?',
      short: 'Which credentials',
      says:
        'Copilot knows two schemes: a pair of keys sent as two headers (its published API), and an OAuth client that ' +
        'asks for a token first (the guide). A connection holds one of them. The checks only read.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Credentials', required: true }],
      to: 'taken',
    },
    taken: {
      kind: 'run',
      title: 'Does Copilot take them?',
      short: 'Does Copilot take them?',
      says:
        'First whether both values of the scheme are there, without sending anything; then one read-only question. ' +
        'Where another connection holds the other scheme, it is tried beside it.',
      checks: [copilotCredentials, copilotAccepted],
      routes: [
        when(copilotCredentials, ['nothing'], 'nothing-set'),
        when(copilotCredentials, ['one-header'], 'one-header'),
        when(copilotCredentials, ['half-client'], 'half-client'),
        when(copilotCredentials, ['odd'], 'odd-value'),
        when(copilotAccepted, ['keys-accepted', 'client-accepted'], 'pasted'),
        when(copilotAccepted, ['forecast-key'], 'forecast-key'),
        when(copilotAccepted, ['uses-headers'], 'uses-headers'),
        when(copilotAccepted, ['uses-client'], 'uses-client'),
        when(copilotAccepted, ['invalid-client'], 'held-as-client'),
        when(copilotAccepted, ['keys-refused'], 'held-as-keys'),
        when(copilotAccepted, ['unauthorized-client'], 'unauthorized-client'),
        when(copilotAccepted, ['invalid-grant'], 'invalid-grant'),
        when(copilotAccepted, ['unsupported-grant-type'], 'unsupported-grant-type'),
        when(copilotAccepted, ['invalid-scope'], 'invalid-scope'),
        when(copilotAccepted, ['invalid-request'], 'invalid-request'),
        when(copilotAccepted, ['headers-not-read'], 'headers-not-read'),
        when(copilotAccepted, ['no-token-endpoint'], 'no-token-endpoint'),
        when(copilotAccepted, ['wrong-host', 'no-such-address'], 'wrong-host'),
        when(copilotAccepted, ['retired-host'], 'retired-host'),
        when(copilotAccepted, ['host-not-found'], 'host-not-found'),
        when(copilotAccepted, ['forbidden'], 'forbidden'),
        when(copilotAccepted, ['rate-limited'], 'rate-limited'),
        when(copilotAccepted, ['web-page', 'redirected', 'intercepted'], 'not-copilot'),
        when(copilotAccepted, ['no-answer', 'server-error', 'broken-answer'], 'no-answer'),
        when(copilotAccepted, ['not-sent'], 'odd-value'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    'held-as-client': askWhatIsHeld('forecast-key-told', 'invalid-client'),
    'held-as-keys': askWhatIsHeld('forecast-key-told', 'keys-refused'),
    pasted,
    request: {
      kind: 'input',
      title: 'What does your own client send?',
      short: 'Your request',
      says:
        'Copilot takes these credentials from here, so the difference is in the request that fails. Paste it: curl ' +
        'with -v, the code, or the connector’s log. Secrets in it are blanked at once; their length and last two ' +
        'characters are kept to compare.',
      fields: [
        {
          name: 'request',
          kind: 'paste',
          label: 'The request that fails',
          required: false,
          placeholder: 'curl -v -H "X-Api-Key: …" https://rest-api.copilot.clari.com/users',
        },
      ],
      to: 'compare-request',
    },
    'compare-request': {
      kind: 'run',
      title: 'Is it the same request?',
      short: 'The same request?',
      says: 'Compared here with what Copilot accepted; nothing is sent.',
      checks: [copilotRequest],
      routes: [
        when(copilotRequest, ['forecast-header'], 'forecast-header'),
        when(copilotRequest, ['one-header'], 'one-header-sent'),
        when(copilotRequest, ['retired-host', 'wrong-host'], 'wrong-host-sent'),
        when(copilotRequest, ['json-body', 'no-grant', 'other-grant'], 'token-request'),
        when(copilotRequest, ['other-credentials'], 'other-credentials'),
        when(copilotRequest, ['same'], 'same-request'),
      ],
      otherwise: 'accepted',
      unknown: 'accepted',
    },
    'from-paste': {
      ...fromPaste,
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      routes: [
        ...fromPaste.routes,
        when(copilotSays, ['invalid-client'], 'held-as-client-pasted'),
        when(copilotSays, ['keys-refused'], 'held-as-keys-pasted'),
        when(copilotSays, ['unauthorized-client'], 'unauthorized-client-pasted'),
        when(copilotSays, ['invalid-grant'], 'invalid-grant-pasted'),
        when(copilotSays, ['unsupported-grant-type'], 'unsupported-grant-type-pasted'),
        when(copilotSays, ['invalid-scope'], 'invalid-scope-pasted'),
        when(copilotSays, ['invalid-request'], 'invalid-request-pasted'),
        when(copilotSays, ['headers-not-read'], 'headers-not-read-pasted'),
        when(copilotSays, ['not-provided'], 'not-provided-pasted'),
        when(copilotSays, ['no-token-endpoint'], 'no-token-endpoint-pasted'),
        when(copilotSays, ['no-such-address'], 'wrong-host-pasted'),
        when(copilotSays, ['forbidden'], 'forbidden-pasted'),
        when(copilotSays, ['rate-limited'], 'rate-limited-pasted'),
        when(copilotSays, ['web-page', 'redirected', 'intercepted'], 'not-copilot-pasted'),
        when(copilotSays, ['no-answer', 'server-error', 'broken-answer'], 'no-answer-pasted'),
      ],
    },
    'held-as-client-pasted': askWhatIsHeld('forecast-key-told-pasted', 'invalid-client-pasted'),
    'held-as-keys-pasted': askWhatIsHeld('forecast-key-told-pasted', 'keys-refused-pasted'),
  },
  verdicts: {
    'nothing-set': {
      kind: 'cause',
      cause: 'nothing-set',
      rests: 'observed',
      headline: 'No credentials for Copilot are set.',
      explains: (context) =>
        `The connection “${told(context, 'connection', 'chosen')}” holds neither a pair of keys nor an OAuth client, ` +
        'so nothing can be sent. The forecast API’s key is not taken here: Copilot has its own.',
      actions: (context) => [
        {
          who: 'clari-admin',
          does: 'Make a pair of keys for the integration, and hand both over safely.',
          where: keysMenu,
        },
        { who: 'you', does: 'Put both in place, then run the check again.', where: valuesPlace(context) },
      ],
      asks:
        'We have no Copilot credentials for our integration. Please make a pair of API keys (Workspace Settings › ' +
        'Integrations › Clari Copilot API) and send me both values over a safe channel.',
      prove: provedLive,
      disprovedBy: 'The same environment showing credentials that are set.',
    },
    'one-header': copilotVerdict('one-header', stories.oneHeader),
    'half-client': {
      kind: 'cause',
      cause: 'half-client',
      rests: 'observed',
      headline: (context) =>
        'The OAuth client is incomplete: its ' +
        `${told(context, 'missing', 'other half').replace(/^client /, '')} is missing.`,
      explains: (context) =>
        `A token is given to a client id together with its secret; the ${told(context, 'missing', 'other one')} is ` +
        'not set, so nothing was sent.',
      actions: (context) => [
        { who: 'you', does: `Add the ${told(context, 'missing', 'missing value')}.`, where: valuesPlace(context) },
        {
          who: 'clari-admin',
          does: 'If it is not at hand: show it again or make a new one for the app.',
          where: 'https://api-doc.copilot.clari.com (Clari publishes no menu path for OAuth apps)',
        },
      ],
      asks: (context) =>
        `The ${told(context, 'missing', 'client secret')} of our Copilot OAuth app is missing. Please send it to me ` +
        'over a safe channel, or make a new one for the app.',
      prove: provedLive,
      disprovedBy: 'The same environment showing both values.',
    },
    'odd-value': {
      kind: 'cause',
      cause: 'odd-shape',
      rests: 'observed',
      headline: (context) =>
        `The ${told(context, 'part', 'value')} ` +
        (context.facts['oddity'] === undefined ? 'cannot be sent as it stands' : `has ${told(context, 'oddity', '')}`) +
        '.',
      explains: (context) =>
        told(
          context,
          'detail',
          'It was looked at and not sent: Copilot would get another text than the one it made, and answer 401.',
        ) + ' The value itself may be perfectly good.',
      actions: (context) => [
        { who: 'you', does: 'Store it again, alone: no quotes, no spaces, on one line.', where: valuesPlace(context) },
        {
          who: 'you',
          does: 'Look whether the client that fails stores it the same way.',
          where: 'its settings or secret store',
        },
      ],
      prove: provedLive,
      disprovedBy: 'The value, stored cleanly, being refused as before.',
    },
    'forecast-key': copilotVerdict('forecast-key', stories.forecastKey),
    'forecast-key-told': {
      ...copilotVerdict('forecast-key', stories.forecastKey),
      rests: 'told',
      evidence: saidForecast,
    },
    'uses-headers': copilotVerdict('uses-headers', stories.usesHeaders),
    'uses-client': copilotVerdict('uses-client', stories.usesClient),
    'invalid-client': copilotVerdict('invalid-client', stories.invalidClient),
    'keys-refused': copilotVerdict('keys-refused', stories.keysRefused),
    'unauthorized-client': copilotVerdict('unauthorized-client', stories.unauthorizedClient),
    'invalid-grant': copilotVerdict('invalid-grant', stories.invalidGrant),
    'unsupported-grant-type': copilotVerdict('unsupported-grant-type', stories.unsupportedGrant),
    'invalid-scope': copilotVerdict('invalid-scope', stories.invalidScope),
    'invalid-request': copilotVerdict('invalid-request', stories.invalidRequest),
    'headers-not-read': copilotVerdict('headers-not-read', stories.headersNotRead),
    'no-token-endpoint': copilotVerdict('no-token-endpoint', stories.noTokenEndpoint),
    'wrong-host': copilotVerdict('wrong-host', stories.wrongHost),
    'retired-host': copilotVerdict('retired-host', stories.retired),
    'host-not-found': copilotVerdict('host-not-found', stories.hostNotFound),
    forbidden: copilotVerdict('forbidden', stories.forbidden),
    'rate-limited': copilotVerdict('rate-limited', stories.rateLimited),
    'not-copilot': copilotVerdict('not-copilot', stories.notCopilot),
    'no-answer': copilotVerdict('no-answer', stories.noAnswer),
    'other-answer': copilotVerdict('other-answer', stories.otherAnswer),
    'retired-host-pasted': copilotVerdict('retired-host', stories.retired, 'pasted'),
    'wrong-host-pasted': copilotVerdict('wrong-host', stories.wrongHost, 'pasted'),
    'one-header-pasted': copilotVerdict('one-header', stories.oneHeader, 'pasted'),
    'forecast-header-pasted': copilotVerdict('forecast-key', stories.forecastKey, 'pasted'),
    'host-not-found-pasted': copilotVerdict('host-not-found', stories.hostNotFound, 'pasted'),
    'forecast-key-told-pasted': {
      ...copilotVerdict('forecast-key', stories.forecastKey, 'pasted'),
      rests: 'told',
      evidence: saidForecast,
    },
    'invalid-client-pasted': copilotVerdict('invalid-client', stories.invalidClient, 'pasted'),
    'keys-refused-pasted': copilotVerdict('keys-refused', stories.keysRefused, 'pasted'),
    'unauthorized-client-pasted': copilotVerdict('unauthorized-client', stories.unauthorizedClient, 'pasted'),
    'invalid-grant-pasted': copilotVerdict('invalid-grant', stories.invalidGrant, 'pasted'),
    'unsupported-grant-type-pasted': copilotVerdict('unsupported-grant-type', stories.unsupportedGrant, 'pasted'),
    'invalid-scope-pasted': copilotVerdict('invalid-scope', stories.invalidScope, 'pasted'),
    'invalid-request-pasted': copilotVerdict('invalid-request', stories.invalidRequest, 'pasted'),
    'headers-not-read-pasted': copilotVerdict('headers-not-read', stories.headersNotRead, 'pasted'),
    'not-provided-pasted': copilotVerdict('not-provided', stories.notProvided, 'pasted'),
    'no-token-endpoint-pasted': copilotVerdict('no-token-endpoint', stories.noTokenEndpoint, 'pasted'),
    'forbidden-pasted': copilotVerdict('forbidden', stories.forbidden, 'pasted'),
    'rate-limited-pasted': copilotVerdict('rate-limited', stories.rateLimited, 'pasted'),
    'not-copilot-pasted': copilotVerdict('not-copilot', stories.notCopilot, 'pasted'),
    'no-answer-pasted': copilotVerdict('no-answer', stories.noAnswer, 'pasted'),
    'forecast-header': inRequest(
      'forecast-header',
      'Your client sends the forecast API’s header to Copilot.',
      (context) =>
        'The pasted request carries “apikey”, which only Clari’s forecast API reads, to ' +
        `${told(context, 'sentDetail', 'Copilot')}; for Copilot that is a request without credentials.`,
      'Send X-Api-Key and X-Api-Password instead, with Copilot’s own values, or a token as “Authorization: Bearer …”.',
      'the client’s or connector’s header settings',
    ),
    'one-header-sent': inRequest(
      'one-header',
      'Your client sends only one of Copilot’s two headers.',
      (context) =>
        `The pasted request lacks ${told(context, 'sentDetail', 'the other header')}` +
        '; Copilot refuses either one alone with 401.',
      'Send both headers, X-Api-Key and X-Api-Password.',
      'the client’s or connector’s header settings',
    ),
    'wrong-host-sent': inRequest(
      'wrong-host',
      'Your client calls another host.',
      (context) =>
        `The pasted request goes to ${told(context, 'sentDetail', 'another host')}` +
        `${/trywingman/.test(told(context, 'sentDetail', '')) ? ', which is Copilot’s retired host' : ''}.`,
      'Send the two headers to https://rest-api.copilot.clari.com, and ask for tokens at ' +
        'https://api.copilot.clari.com/oauth/token.',
      'the client’s base URL',
    ),
    'token-request': inRequest(
      'token-request',
      'Your client asks for the token in another form.',
      (context) =>
        (context.facts['sentFault'] === 'json-body'
          ? 'The pasted request sends JSON'
          : context.facts['sentFault'] === 'no-grant'
            ? 'The pasted request names no grant_type'
            : `The pasted request asks for the grant “${told(context, 'sentDetail', 'another')}”`) +
        '; what was accepted from here is a form with grant_type=client_credentials, client_id and client_secret.',
      'Send a form (application/x-www-form-urlencoded) with grant_type=client_credentials.',
      'the client’s OAuth settings',
    ),
    'other-credentials': inRequest(
      'other-credentials',
      'What is accepted from here is not what your client sends.',
      (context) =>
        `The pasted request carries a value of ${told(context, 'sentKey', 'another length or ending')}, against ` +
        `${told(context, 'workingKey', 'the one that is accepted')}.`,
      'Put the accepted values where your client takes them from, and look for an older copy that overrides them.',
      'the client’s environment, secret store or connector settings',
    ),
    'same-request': {
      kind: 'clear',
      cause: 'works-from-here',
      rests: 'observed',
      headline: 'Copilot takes the credentials, and your request looks right.',
      explains: (context) =>
        `${works(context)} The pasted request carries a whole pair that looks the same. What remains lies between ` +
        'that client and Copilot, or the paste is not what is really sent.',
      actions: () => [
        {
          who: 'you',
          does:
            'Run the curl line below on the machine where it fails. If it is refused there, a proxy on that ' +
            'machine’s way changes the request.',
          where: 'the machine where it fails',
        },
        { who: 'you', does: 'Then paste what came back below: it is read again.', where: null },
      ],
      prove: provedByAnswer,
      disprovedBy: 'The curl line being refused from here too.',
    },
    accepted: {
      kind: 'clear',
      cause: 'accepted',
      rests: 'observed',
      headline: 'Copilot takes these credentials.',
      explains: (context) =>
        `${works(context)} ` +
        (context.facts['scheme'] === 'client'
          ? 'So this workspace uses OAuth, as the guide tells. What the token may read was not tried.'
          : 'So this workspace uses the pair of keys that Copilot ' +
            'publishes; the OAuth step of the guide is not needed.') +
        ' If your client is still refused, it sends something else: the request itself was not seen.',
      actions: () => [
        {
          who: 'you',
          does:
            'Send the request that fails once with curl -v (or log its ' +
            'headers) and paste it below: the difference is then named.',
          where: 'the machine where it fails',
        },
      ],
      prove: provedByRequest,
      disprovedBy: 'The same credentials being refused from here on another try.',
    },
    'could-not-run': {
      kind: 'open',
      cause: 'not-checked',
      rests: 'observed',
      headline: 'Nothing could be proved yet.',
      explains:
        'No live check could be finished, and the pasted text does not say how Copilot refused. Connect the ' +
        'credentials, or paste the whole answer with its body.',
      actions: () => [
        {
          who: 'you',
          does: 'Connect the credentials that are refused: the checks only read.',
          where: 'the Connections page',
        },
        { who: 'you', does: 'Or paste the full answer below, body included.', where: null },
      ],
      prove: provedByAnswer,
      disprovedBy: 'A check that runs to its end.',
    },
  },
})
