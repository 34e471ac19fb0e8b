import { copilotAccepted } from '#src/checks/copilot/copilot-accepted.ts'
import { copilotCredentials } from '#src/checks/copilot/copilot-credentials.ts'
import { copilotReady } from '#src/checks/copilot/copilot-ready.ts'
import { copilotRequest } from '#src/checks/copilot/copilot-request.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import { verdictsOver, type FactsOver, type VerdictSpec } from '#src/domain/model/verdict.ts'
import { clariAdmin, clariSupport, you } from '#src/scenarios/shared/actions.ts'
import { given, ifSo, quotable } from '#src/scenarios/shared/wording.ts'
import { copilotSays } from './says.ts'

const over = [copilotCredentials, copilotAccepted, copilotSays, copilotRequest] as const
const { verdict, variant } = verdictsOver(...over)

type Over = FactsOver<typeof over>
type Known = KnownFacts<Over>

const restAddress = 'https://rest-api.copilot.clari.com'
const tokenAddress = 'https://api.copilot.clari.com/oauth/token'
const keysMenu = 'Copilot: Workspace Settings › Integrations › Clari Copilot API'
const appPlace = 'https://api-doc.copilot.clari.com (Clari publishes no menu path for OAuth apps)'
const pairPlease =
  'make a pair of API keys for our integration (Workspace Settings › Integrations › Clari Copilot API) and send me ' +
  'both values over a safe channel'

const hostSettings = '.env, CLARI_COPILOT_BASE_URL and CLARI_COPILOT_AUTH_URL'
const oauthSettings = 'the client’s OAuth settings'
const signInSettings = 'the client’s or connector’s authentication settings'
const headerSettings = 'the client’s or connector’s header settings'

/** Words for what a live check met, or for what was pasted, which is from where the client runs. */
const at = ({ pasted }: Known, here: string, there: string) => (pasted === undefined ? here : there)
const called = (facts: Known, otherwise: string) =>
  (facts.accepted === true ? facts.pastedHost : (facts.host ?? facts.pastedHost)) ?? otherwise
const again = 'then start the product again'
const baseUrl = (facts: Known) =>
  at(facts, `${hostSettings} (called: ${facts.sentTo ?? 'another address'}); ${again}`, 'the client’s base URL')

/** Where the values are stored that a live check used. */
function stored({ keySource, variable, scheme }: Known): string {
  if (keySource === 'demo')
    return 'the demo tenant’s switches (top right); with your own account: .env or the Connections page'
  if (keySource !== 'env') return 'the Connections page'
  const [first, second] = scheme === 'client' ? ['CLIENT_ID', 'CLIENT_SECRET'] : ['API_KEY', 'API_PASSWORD']
  return `.env, ${variable ?? `CLARI_COPILOT_${first} and CLARI_COPILOT_${second}`}; ${again}`
}

const place = (facts: Known) => at(facts, stored(facts), 'the client’s or connector’s credentials')

/** The refusal's own words, after what is said of it. */
const described = ({ message }: Known) => given(message, (text) => ` It adds “${quotable(text, '')}”.`)
const saying = ({ message }: Known) => given(message, (text) => ` “${quotable(text, '')}”`)

/** What the other scheme showed, when a second connection holds it. */
const beside = ({ secondConnection, secondMay, secondScheme = 'the other scheme', secondHost = 'its host' }: Known) =>
  given(secondConnection, (label) =>
    secondMay === true
      ? ` “${label}”, which uses ${secondScheme}, is accepted at ${secondHost}: that is the scheme of this workspace.`
      : ` “${label}”, which uses ${secondScheme}, ` +
        `${secondMay === false ? 'is refused as well' : 'could not be compared'}.`,
  )

const makePair = clariAdmin('Make a pair of keys for the integration and hand both over safely.', keysMenu)
const sendBoth = (where: string) =>
  you(`Send both, in the headers X-Api-Key and X-Api-Password, to ${restAddress}.`, where)

export const nothingSet = verdict({
  cause: 'nothing-set',
  headline: 'No credentials for Copilot are set.',
  explains: ({ connection = 'chosen' }) =>
    `The connection “${connection}” holds neither a pair of keys nor an OAuth client, so nothing can be sent. The ` +
    'forecast API’s key does not work here: Copilot has its own.',
  actions: (facts) => [makePair, you('Store both values.', stored(facts))],
  asks: `We have no Copilot credentials for our integration. Please ${pairPlease}.`,
  prove: copilotReady,
  disprovedBy: 'The same environment showing credentials that are set.',
})

export const halfClient = variant(nothingSet, {
  cause: 'half-client',
  headline: ({ missing = 'other half' }) =>
    `The OAuth client is incomplete: its ${missing.replace(/^client /, '')} is missing.`,
  explains: ({ missing = 'other one' }) =>
    `A token is given to a client id together with its secret; the ${missing} is not set, so nothing was sent.`,
  actions: (facts) => [
    you(`Add the ${facts.missing ?? 'missing value'}.`, stored(facts)),
    clariAdmin('If it is not at hand: show it again or make a new one for the app.', appPlace),
  ],
  asks: ({ missing = 'client secret' }) =>
    `The ${missing} of our Copilot OAuth app is missing. Please send it to me over a safe channel, or make a new one ` +
    'for the app.',
  disprovedBy: 'The same environment showing both values.',
})

export const oddValue = verdict({
  cause: 'odd-shape',
  headline: ({ part = 'value', oddity }) =>
    `The ${part} ${oddity === undefined ? 'cannot be sent as it stands' : `has ${oddity}`}.`,
  explains: ({ detail = 'It was looked at and not sent: Copilot would get another text than the one it made.' }) =>
    `${detail} The value itself may be perfectly good.`,
  actions: (facts) => [
    you('Store it again, alone: no quotes, no spaces, on one line.', stored(facts)),
    you('Check whether the client that fails stores it the same way.', 'its settings or secret store'),
  ],
  prove: copilotReady,
  disprovedBy: 'The value, stored cleanly, being refused as before.',
})

export const oneHeader = verdict({
  cause: 'one-header',
  headline: ({ missing = 'the other' }) => `Only one of Copilot’s two headers is there: ${missing} is missing.`,
  explains:
    'Copilot accepts X-Api-Key and X-Api-Password only together and refuses either one alone with 401, in words that ' +
    'sound as if nothing had come at all (“Credentials not provided!”).',
  actions: (facts) => [
    you(`Add ${facts.missing ?? 'the missing value'} beside the one that is there.`, place(facts)),
    clariAdmin('If it is not at hand: make a new pair; the password is made with its key.', keysMenu),
  ],
  asks: ({ missing = 'one of the two' }) =>
    `We have only one half of our Copilot API credentials: ${missing} is missing. Please send it to me, or ` +
    `${pairPlease}.`,
  prove: copilotReady,
  disprovedBy: 'The same request being refused with both headers in it.',
})

export const forecastKey = verdict({
  cause: 'forecast-key',
  headline: 'The forecast API’s key was sent to Copilot, which does not know it.',
  explains: (facts) =>
    given(
      facts.sameAs,
      (label) =>
        `The ${facts.part ?? 'value'} (${facts.key ?? 'see evidence'}) is the very key of the connection “${label}”. `,
    ) +
    'Copilot is another system with its own hosts and credentials: the key of Clari’s forecast API is of no use ' +
    `there, and a new forecast key would be refused in the same way.${described(facts)}`,
  actions: (facts) => [
    makePair,
    sendBoth(place(facts)),
    clariAdmin('Or, where the workspace uses OAuth: hand over the Copilot app’s client id and secret.', appPlace),
    you('Leave the forecast key where it is: it is right for https://api.clari.com/v4.'),
  ],
  asks:
    'Our integration used the key of Clari’s forecast API for Copilot, which Copilot refuses. Please make Copilot’s ' +
    'own credentials for it: a pair of keys (Workspace Settings › Integrations › Clari Copilot API), or the client ' +
    'id and secret of an OAuth app, whichever our workspace uses. The forecast key need not be changed.',
  disprovedBy: 'The same value being listed among the workspace’s own Copilot credentials.',
})

export const forecastKeyTold = variant(forecastKey, {
  strength: 'likely',
  evidence: () => [
    {
      kind: 'answer',
      question: 'What stands in the credentials’ place?',
      answer: 'The key of Clari’s forecast API',
      shows: 'told by the analyst; Copilot’s answer does not show it',
    },
  ],
})

export const invalidClient = verdict({
  cause: 'invalid-client',
  headline: 'Copilot’s token endpoint does not know this client: invalid_client.',
  explains: (facts) =>
    `The client id or its secret is not one that ${called(facts, 'the token endpoint')} has (RFC 6749, section ` +
    `5.2).${described(facts)} The usual cause is the forecast API’s key in their place; the next are a secret that ` +
    'was replaced, or an app of another workspace.' +
    beside(facts),
  actions: (facts) => [
    you('Compare the client id, and the last two characters of the secret, with the app’s.', place(facts)),
    clariAdmin('Check whether the app still exists; if not, or if its secret is lost, make a new one.', appPlace),
  ],
  asks: (facts) =>
    `Copilot’s token endpoint (${called(facts, 'api.copilot.clari.com')}) refuses our integration’s client with ` +
    'invalid_client. Please check whether the OAuth app with this client id still exists in our workspace, and hand ' +
    `over its secret again if it was replaced. If our workspace uses a pair of keys instead, please ${pairPlease}.`,
  disprovedBy: 'The same id and secret getting a token from another machine.',
})

export const keysRefused = verdict({
  cause: 'keys-refused',
  headline: 'Copilot refuses this pair of keys.',
  explains: (facts) =>
    `${called(facts, 'Copilot’s API')} answers “${quotable(facts.message, '401')}”. Either value may be wrong, the ` +
    `two may belong to different pairs or to another workspace, or the pair was removed.${beside(facts)}`,
  actions: (facts) => [
    you('Compare the last two characters of both values with the pair in Copilot.', place(facts)),
    clariAdmin('If the pair is not there any more: make a new one and hand both values over safely.', keysMenu),
  ],
  asks:
    'Copilot refuses our integration’s pair of API keys with 401. Please check whether the pair still exists and ' +
    `belongs to our workspace; if not, please ${pairPlease}.`,
  disprovedBy: 'The same pair being accepted from another machine.',
})

export const notProvided = verdict({
  cause: 'not-provided',
  headline: 'Copilot says that no credentials came with the request.',
  explains: ({ message }) =>
    `“${quotable(message, 'Credentials not provided!')}” is its answer to a request without X-Api-Key or without ` +
    'X-Api-Password, and also to one with a header that it does not read, such as the forecast API’s “apikey”. The ' +
    'request itself was not pasted, so which of them it is stays open.',
  actions: (facts) => [
    you('Send both headers, X-Api-Key and X-Api-Password: either one alone gives this answer.', place(facts)),
    clariAdmin('If there is no pair yet, or only one half of it: make a new one.', keysMenu),
    you('Or connect the credentials here: live checks tell these apart.', 'the Connections page'),
  ],
  asks:
    `Copilot’s API answers our integration “Credentials not provided!”. Please ${pairPlease}, or tell me if our ` +
    'workspace uses OAuth instead.',
  disprovedBy: 'The same answer to a request that carries both headers.',
})

export const usesHeaders = verdict({
  cause: 'uses-headers',
  headline: 'This workspace accepts the two headers, not OAuth.',
  explains: (facts) =>
    (facts.oauthError === undefined
      ? `There is no token endpoint at ${facts.host ?? 'the address that was asked'}`
      : `The token endpoint does not offer client credentials (${facts.oauthError})`) +
    `.${beside(facts)} The guide tells of OAuth only; what Copilot publishes is a pair of keys, and that is what ` +
    'this workspace has.',
  actions: [
    sendBoth(signInSettings),
    you('Leave the OAuth step out.', signInSettings),
    clariAdmin('If the client has no pair yet: make one for it.', keysMenu),
  ],
  asks: `Our Copilot workspace accepts a pair of API keys rather than OAuth. Please ${pairPlease}.`,
  disprovedBy: 'The same OAuth client getting a token at an address that Clari names.',
})

export const usesClient = verdict({
  cause: 'uses-client',
  headline: 'This workspace accepts OAuth tokens, not the two headers.',
  explains: (facts) =>
    `Both headers were sent to ${facts.host ?? 'Copilot’s API'}, and it answers as if none had come: ` +
    `“${quotable(facts.message, 'Credentials not provided!')}”.${beside(facts)}`,
  actions: [
    you(`Get a token by client credentials at ${tokenAddress}; leave the two headers out.`, signInSettings),
    you('Send it as “Authorization: Bearer …”.', signInSettings),
    clariAdmin('If the client has no app yet: register one and hand over its client id and secret.', appPlace),
  ],
  asks:
    'Our Copilot workspace accepts OAuth tokens rather than the pair of API keys. Please register an OAuth app for ' +
    'our integration (https://api-doc.copilot.clari.com) and send me its client id and secret over a safe channel.',
  disprovedBy: 'The same pair of keys being accepted by the same host.',
})

export const headersNotRead = verdict({
  cause: 'headers-not-read',
  headline: 'Both headers are sent, and Copilot says that none came.',
  explains: (facts) =>
    `${called(facts, 'Copilot’s API')} answers “${quotable(facts.message, 'Credentials not provided!')}” although ` +
    'X-Api-Key and X-Api-Password are both in the request. Either this workspace accepts OAuth tokens only, or ' +
    `something on the way removes the two headers.${beside(facts)}`,
  actions: (facts) => [
    clariAdmin('Say which of the two this workspace uses: a pair of keys, or an OAuth app.', keysMenu),
    you('Ask your network team whether a proxy drops headers that it does not know.'),
    you('If there is an OAuth app: connect it as well and check again; the two are then compared.', place(facts)),
  ],
  asks:
    'Copilot’s API says that no credentials were provided, although our integration sends both headers, X-Api-Key ' +
    'and X-Api-Password. Please tell me whether our workspace accepts a pair of API keys or an OAuth app.',
  disprovedBy: 'The same pair being accepted from another network: then something here removes the headers.',
})

export const noTokenEndpoint = verdict({
  cause: 'no-token-endpoint',
  headline: (facts) => `There is no token endpoint at ${called(facts, 'this address')}.`,
  explains: (facts) =>
    `Something answers there, and not to the question for a token.${described(facts)} Either the address is not ` +
    `${tokenAddress}, or this workspace accepts the two headers and has no OAuth at all. The guide tells of OAuth ` +
    `only; the API that Copilot publishes has a pair of keys.${beside(facts)}`,
  actions: (facts) => [
    you(
      `Compare the address with ${tokenAddress}; ${restAddress} gives data, not tokens.`,
      at(facts, `.env, CLARI_COPILOT_AUTH_URL; ${again}`, 'the client’s token URL'),
    ),
    makePair,
    sendBoth(place(facts)),
  ],
  asks:
    'Our integration finds no token endpoint for Copilot. Please tell me whether our workspace uses OAuth at all; if ' +
    `it uses a pair of API keys, please ${pairPlease}.`,
  disprovedBy: 'The same address giving a token to another client.',
})

export const wrongHost = verdict({
  cause: 'wrong-host',
  headline: (facts) => `${called(facts, 'The address')} is not Copilot: another API answers there.`,
  explains: (facts) =>
    given(facts.message, (text) => `The answer, “${quotable(text, '')}”, is none that Copilot gives to this call. `) +
    `Copilot has two hosts of its own: ${restAddress} for data with the two headers, and ${tokenAddress} for tokens. ` +
    'So its credentials were not judged at all.',
  actions: (facts) => [
    you(`Send the two headers to ${restAddress}, and ask for tokens at ${tokenAddress}.`, baseUrl(facts)),
  ],
  disprovedBy: `The same request being answered in the same words at ${restAddress}.`,
})

export const retiredHost = verdict({
  cause: 'retired-host',
  headline: (facts) => `${called(facts, 'rest-api.trywingman.com')} is Copilot’s retired host.`,
  explains: ({ detail }) =>
    'Copilot was called Wingman once, and its API stood at rest-api.trywingman.com. That host is ' +
    `gone${given(detail, (text) => ` (${quotable(text, '')})`)}. The credentials were not judged, and may well be ` +
    'good.',
  actions: (facts) => [
    you(`Put ${restAddress} in its place; paths and headers stay the same.`, baseUrl(facts)),
    you('If a connector has the old host built in: update it.', 'the connector'),
  ],
  disprovedBy: 'An answer of Copilot’s from the old host.',
})

export const hostNotFound = verdict({
  cause: 'host-not-found',
  headline: (facts) => `The name ${called(facts, 'of Copilot’s host')} is not found.`,
  explains: (facts) =>
    `${facts.detail === undefined ? '' : `${quotable(facts.detail, '')}. `}Nothing was sent, so the credentials were ` +
    'not judged.' +
    ifSo(
      called(facts, '').startsWith('api.copilot.clari.com'),
      ' This is the host that the guide names for OAuth, and it may not exist at all: Copilot publishes a pair of ' +
        'keys at ' +
        'rest-api.copilot.clari.com instead.',
    ) +
    beside(facts) +
    ifSo(facts.accepted, ' From here, Copilot accepts the credentials.'),
  actions: (facts) => [
    you(`Compare the name with ${restAddress} (two headers) and ${tokenAddress} (OAuth).`, baseUrl(facts)),
    ...(facts.secondMay === true
      ? [you(`Use ${facts.secondScheme ?? 'the other scheme'} instead: it is accepted.`, signInSettings)]
      : []),
    clariAdmin('If the name is right and still not found: say which of the two the workspace uses.', keysMenu),
    you(
      'If no outside name is found there: check the VPN and the network’s proxy.',
      at(facts, '.env, HTTPS_PROXY', 'HTTPS_PROXY in the client’s environment'),
    ),
  ],
  asks: (facts) =>
    `The host ${called(facts, 'api.copilot.clari.com')} does not resolve for our Copilot integration. Please tell me ` +
    `whether our workspace uses OAuth, and at which host; if it uses a pair of API keys, please ${pairPlease}.`,
  disprovedBy: 'The same name being found from another network.',
})

/** A refusal of the token endpoint, by its code of RFC 6749. */
const tokenCode = (
  code: string,
  { explains, ...spec }: Omit<VerdictSpec<Over>, 'cause' | 'explains'> & { readonly explains: string },
) =>
  verdict({
    cause: code.replaceAll('_', '-'),
    explains: (facts) => `${explains}${described(facts)} (RFC 6749, section 5.2: ${code}.)${beside(facts)}`,
    ...spec,
  })

export const unauthorizedClient = tokenCode('unauthorized_client', {
  headline: 'Copilot knows the client, and does not let it ask for tokens this way.',
  explains:
    'The id and the secret were accepted; the app is not allowed the grant “client credentials”. A new secret would ' +
    'not change it.',
  actions: [clariAdmin('Allow this app the client credentials grant, or register a machine-to-machine app.', appPlace)],
  asks:
    'Copilot’s token endpoint answers our integration’s app with unauthorized_client: the app is not allowed the ' +
    'client credentials grant. Please allow it for this app, or register one that has it.',
  disprovedBy: 'The same app getting a token by client credentials elsewhere.',
})

export const invalidGrant = tokenCode('invalid_grant', {
  headline: 'Copilot refuses the grant, although client credentials need none.',
  explains:
    'This code is meant for codes, passwords and refresh tokens that have expired or belong to another client. ' +
    'Client credentials carry nothing of the kind, so either the client really sends an old refresh token, or the ' +
    'endpoint means the credentials themselves.',
  actions: [
    you('Ask for a new token by client_credentials each time; do not refresh tokens.', oauthSettings),
    clariSupport('If it is client credentials already: say what in the grant is refused.', null),
  ],
  asks:
    'Copilot’s token endpoint answers a client_credentials request of our app with invalid_grant. Please tell us ' +
    'what is refused; the request and the time are given below.',
  disprovedBy: 'The same request getting a token on another try.',
})

export const unsupportedGrantType = tokenCode('unsupported_grant_type', {
  headline: 'Copilot’s token endpoint does not offer client credentials.',
  explains:
    'The endpoint answers, and gives no tokens of this kind: this workspace is not set up for OAuth between ' +
    'machines. What Copilot publishes is a pair of keys instead.',
  actions: (facts) => [makePair, sendBoth(place(facts))],
  asks:
    `Copilot’s token endpoint does not support the client credentials grant for us. Please ${pairPlease}, or tell us ` +
    'which grant our workspace has.',
  disprovedBy: 'Another app of the workspace getting a token by client credentials.',
})

export const invalidScope = tokenCode('invalid_scope', {
  headline: 'Copilot refuses the scope of the token.',
  explains:
    'The client was accepted; what it may be given was not. From here no scope is asked for, so the app has none of ' +
    'its own; where a client does ask for one, it asks for one that the app does not have.',
  actions: [
    clariAdmin('Give the app the scope that the integration needs.', appPlace),
    you('Leave the member “scope” out of the token request, or name only scopes that the app has.', oauthSettings),
  ],
  asks:
    'Copilot’s token endpoint answers our app with invalid_scope. Please give the app the scopes that reading users ' +
    'and calls needs, and tell me their names.',
  disprovedBy: 'The same app getting a token with the same scope elsewhere.',
})

export const invalidRequest = tokenCode('invalid_request', {
  headline: 'Copilot’s token endpoint calls the request malformed.',
  explains:
    'The credentials were not judged: a parameter is missing, doubled or in another form than the endpoint wants. ' +
    'The standard asks for a form (application/x-www-form-urlencoded) with grant_type, client_id and client_secret, ' +
    'or the last two by HTTP Basic, not both.',
  actions: [
    you('Send a form, not JSON, with grant_type=client_credentials and the credentials in one place.', oauthSettings),
    clariSupport('If the form is right: name the parameter that the endpoint misses.', null),
  ],
  asks:
    'Copilot’s token endpoint answers a client_credentials request of our app with invalid_request. Please tell us ' +
    'which parameter it misses; the request and the time are given below.',
  disprovedBy: 'The same form getting a token elsewhere.',
})

export const forbidden = verdict({
  cause: 'forbidden',
  headline: 'Copilot knows the credentials, and does not allow this call.',
  explains: (facts) =>
    `It answers 403${saying(facts)}: who asks is known, and may not read this. New credentials of the same kind ` +
    'would not change it.',
  actions: [clariAdmin('Allow the integration to read users and calls.', keysMenu)],
  asks: (facts) =>
    `Copilot’s API answers our integration with 403${saying(facts)}. Please allow it to read users and calls.`,
  disprovedBy: 'Another pair of keys of the same workspace being refused in the same way.',
})

export const rateLimited = verdict({
  kind: 'open',
  cause: 'rate-limited',
  headline: 'Copilot asks to slow down, so the credentials were not judged.',
  explains: ({ retryAfter }) =>
    `429 came back${given(retryAfter, (seconds) => `, asking to wait ${seconds} s`)}. Copilot allows 10 requests a ` +
    'second and 100,000 a week; the week starts on Sunday at 00:00 GMT.',
  actions: [
    you('Stop other clients of this workspace for a minute. A week’s number that is used up begins anew on Sunday.'),
  ],
  disprovedBy: 'The same 429 after an hour without any request, within a week that has hardly been used.',
  leadsTo: 'clari.rate-limited',
})

export const notCopilot = verdict({
  cause: 'not-copilot',
  headline: 'Something else than Copilot’s API answered.',
  explains: ({ detail, pageTitle }) =>
    given(detail, (text) => `${quotable(text, '')}. `) +
    given(pageTitle, (title) => `The page is titled “${title}”. `) +
    'The credentials were not judged: a sign-on, a proxy or a wrong address stands in between.',
  actions: (facts) => [
    you(`Compare the address with ${restAddress} and ${tokenAddress}.`, baseUrl(facts)),
    you(
      'Ask your network team to let *.copilot.clari.com pass without a page or a certificate of their own.',
      at(facts, '.env, HTTPS_PROXY and NODE_EXTRA_CA_CERTS', 'the client’s proxy settings'),
    ),
  ],
  asks: (facts) =>
    `Requests to ${called(facts, 'Copilot’s host')} do not reach Copilot from our network: something else ` +
    `answers${given(facts.detail, (text) => ` (${quotable(text, '')})`)}. Please let *.copilot.clari.com pass the ` +
    'proxy.',
  disprovedBy: 'Clari’s support confirming that this answer is theirs.',
  leadsTo: 'clari.unreachable',
})

export const noAnswer = verdict({
  kind: 'open',
  cause: 'no-answer',
  headline: ({ silenceName = 'no usable answer came' }) => `Copilot could not be asked: ${silenceName}.`,
  explains: ({ detail, message }) =>
    `${given(detail ?? message, (text) => `${quotable(text, '')}. `)}So this is a fault on the way, or of Copilot ` +
    'itself, and not yet one of credentials.',
  actions: [
    you('Try again in a minute; if it stays, check whether Clari reports an outage.', 'https://status.clari.com'),
  ],
  disprovedBy: 'A proper answer on the next try.',
  leadsTo: 'clari.unreachable',
})

export const otherAnswer = verdict({
  kind: 'open',
  cause: 'other-answer',
  headline: 'Copilot answered something that tells nothing of the credentials.',
  explains: (facts) =>
    `The answer was ${facts.status ?? 'unusual'}${saying(facts)}. The evidence below is what support needs.`,
  actions: [clariSupport('Explain this answer, given the request and the time below.', null)],
  asks: (facts) =>
    `A read-only call to Copilot’s API is answered with ${facts.status ?? 'an unusual status'}${saying(facts)}. ` +
    'Please tell us what it means for our workspace.',
  disprovedBy: 'Another answer on the next try.',
})

const works = ({ scheme, host = 'Copilot’s host' }: Known) =>
  `${scheme === 'client' ? 'A token was given' : 'The two headers were accepted'} from here, at ${host}. `

/** A fault of the client's own request, met while the same credentials are accepted from here. */
const inRequest = (cause: string, headline: string, means: (facts: Known) => string, does: string, where: string) =>
  verdict({
    cause,
    headline,
    explains: (facts) => works(facts) + means(facts),
    actions: [you(does, where)],
    disprovedBy: 'The same client being refused after this change.',
  })

export const forecastHeader = inRequest(
  'forecast-header',
  'Your client sends the forecast API’s header to Copilot.',
  ({ sentDetail = 'Copilot' }) =>
    `The pasted request carries “apikey”, which only Clari’s forecast API reads, to ${sentDetail}; for Copilot that ` +
    'is a request without credentials.',
  'Send X-Api-Key and X-Api-Password instead, with Copilot’s own values, or a token as “Authorization: Bearer …”.',
  headerSettings,
)

export const oneHeaderSent = inRequest(
  'one-header',
  'Your client sends only one of Copilot’s two headers.',
  ({ sentDetail = 'the other header' }) =>
    `The pasted request lacks ${sentDetail}; Copilot refuses either one alone with 401.`,
  'Send both headers, X-Api-Key and X-Api-Password.',
  headerSettings,
)

export const wrongHostSent = inRequest(
  'wrong-host',
  'Your client calls another host.',
  ({ sentDetail, message }) =>
    sentDetail === undefined
      ? `The pasted answer${given(message, (text) => ` (“${quotable(text, '')}”)`)} is another API’s.`
      : `It goes to ${sentDetail}${ifSo(/trywingman/.test(sentDetail), ', which is Copilot’s retired host')}.`,
  `Send the two headers to ${restAddress}, and ask for tokens at ${tokenAddress}.`,
  'the client’s base URL',
)

export const tokenRequest = inRequest(
  'token-request',
  'Your client asks for the token in another form.',
  ({ sentFault, sentDetail = 'another' }) =>
    (sentFault === 'json-body'
      ? 'The pasted request sends JSON'
      : sentFault === 'no-grant'
        ? 'The pasted request names no grant_type'
        : `The pasted request asks for the grant “${sentDetail}”`) +
    '; what was accepted from here is a form with grant_type=client_credentials, client_id and client_secret.',
  'Send a form (application/x-www-form-urlencoded) with grant_type=client_credentials.',
  oauthSettings,
)

export const otherCredentials = inRequest(
  'other-credentials',
  'What is accepted from here is not what your client sends.',
  ({ sentKey = 'another length or ending', workingKey = 'the one that is accepted' }) =>
    `The pasted request carries a value of ${sentKey}, against ${workingKey}.`,
  'Put the accepted values where your client takes them from, and look for an older copy that overrides them.',
  'the client’s environment, secret store or connector settings',
)

export const sameRequest = verdict({
  kind: 'clear',
  cause: 'works-from-here',
  headline: 'Copilot accepts the credentials, and your request looks right.',
  explains: (facts) =>
    `${works(facts)}The pasted request carries a whole pair that looks the same. What remains lies between that ` +
    'client and Copilot, or the paste is not what is really sent.',
  actions: [
    you('Run the curl line below. If it is refused, a proxy changes the request.', 'the machine where it fails'),
  ],
  prove: copilotSays,
  disprovedBy: 'The curl line being refused from here too.',
})

export const accepted = verdict({
  kind: 'clear',
  cause: 'accepted',
  headline: 'Copilot accepts these credentials.',
  explains: (facts) =>
    works(facts) +
    (facts.scheme === 'client'
      ? 'So this workspace uses OAuth, as the guide tells. What the token may read was not tried.'
      : 'So this workspace uses the pair of keys that Copilot publishes; the OAuth step of the guide is not needed.') +
    ' If your client is still refused, it sends something else: the request itself was not seen.',
  actions: [
    you('Send the failing request once with curl -v (or log its headers).', 'the machine where it fails'),
    you('Then paste it below: the difference is then named.'),
  ],
  last: null,
  prove: copilotRequest,
  disprovedBy: 'The same credentials being refused from here on another try.',
})

export const refusedElsewhere = variant(accepted, {
  kind: 'open',
  cause: 'refused-elsewhere',
  headline: 'Copilot accepts these credentials; what was pasted is the refusal of another request.',
  explains: (facts) =>
    `${works(facts)}The pasted answer is a refusal${given(facts.message, (text) => ` (“${quotable(text, '')}”)`)}, ` +
    'so it was given to other credentials, by the other scheme, or at another address. Its request was not seen.',
  disprovedBy: 'The same credentials being refused from here on another try.',
})

export const couldNotRun = verdict({
  kind: 'open',
  cause: 'not-checked',
  headline: 'Nothing could be proved yet.',
  explains:
    'No live check could be finished, and the pasted text does not say how Copilot refused. Connect the credentials, ' +
    'or paste the whole answer with its body.',
  actions: [
    you('Connect the credentials that are refused: the checks only read.', 'the Connections page'),
    you('Or paste the full answer below, body included.'),
  ],
  last: null,
  prove: copilotSays,
  disprovedBy: 'A check that runs to its end.',
})
