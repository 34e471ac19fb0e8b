import { copilotReady } from '#src/checks/copilot/copilot-ready.ts'
import { copilotSays } from '#src/checks/copilot/copilot-says.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { Action, Verdict, VerdictContext } from '#src/domain/model/scenario.ts'
import { told } from './shared/told.ts'

/** Where a refusal was met: by a live check from here, or in what was pasted. */
export type Met = 'here' | 'pasted'

/**
 * One refusal of Copilot's as a verdict tells it; where it was met changes only where to act and how the fix is proved.
 */
export interface CopilotStory {
  readonly kind?: Verdict['kind']
  readonly headline: (context: VerdictContext) => string
  readonly means: (context: VerdictContext) => string
  readonly actions: (context: VerdictContext, met: Met) => NonEmpty<Action>
  readonly asks?: (context: VerdictContext) => string
  readonly disprovedBy: string
  readonly leadsTo?: Verdict['leadsTo']
}

/** Where the two headers' values are made. */
export const keysMenu = 'Copilot: Workspace Settings › Integrations › Clari Copilot API'
const appPlace = 'https://api-doc.copilot.clari.com (Clari publishes no menu path for OAuth apps)'
const restAddress = 'https://rest-api.copilot.clari.com'
const tokenAddress = 'https://api.copilot.clari.com/oauth/token'

const host = (context: VerdictContext, otherwise: string) => told(context, 'host', otherwise)

/** The words of the refusal itself, to follow a colon. */
const described = (context: VerdictContext) =>
  context.facts['message'] === undefined ? '' : ` It adds “${told(context, 'message', '')}”.`

/** Where the values are stored that a live check used, or that the failing client uses. */
export function valuesPlace(context: VerdictContext, met: Met = 'here'): string {
  if (met === 'pasted') return 'the client’s or connector’s credentials'
  const variable = told(
    context,
    'variable',
    context.facts['scheme'] === 'client'
      ? 'CLARI_COPILOT_CLIENT_ID and CLARI_COPILOT_CLIENT_SECRET'
      : 'CLARI_COPILOT_API_KEY and CLARI_COPILOT_API_PASSWORD',
  )
  switch (context.facts['keySource']) {
    case 'env':
      return `.env, ${variable}; then start the product again`
    case 'demo':
      return 'the demo tenant’s switches (top right); with your own account: .env or the Connections page'
    default:
      return 'the Connections page'
  }
}

const again = (met: Met): Action =>
  met === 'here'
    ? {
        who: 'you',
        does: 'Run the check again from this page: it turns green when Copilot takes the credentials.',
        where: null,
      }
    : { who: 'you', does: 'Then paste the next answer below: it is read again.', where: null }

/** What the other scheme showed, when a second connection holds it. */
function beside(context: VerdictContext): string {
  if (context.facts['secondMay'] === true)
    return (
      ` “${told(context, 'secondConnection', 'Another connection')}”, which uses ` +
      `${told(context, 'secondScheme', 'the other scheme')}, is accepted at ` +
      `${told(context, 'secondHost', 'its own host')}: that is the scheme of this workspace.`
    )
  if (context.facts['secondConnection'] !== undefined)
    return (
      ` “${told(context, 'secondConnection', '')}”, which uses ` +
      `${told(context, 'secondScheme', 'the other scheme')}, is refused as well.`
    )
  return ''
}

const makeKeys = (met: Met, context: VerdictContext): NonEmpty<Action> => [
  { who: 'clari-admin', does: 'Make a pair of keys for the integration and hand both over safely.', where: keysMenu },
  {
    who: 'you',
    does: `Send both, in the headers X-Api-Key and X-Api-Password, to ${restAddress}.`,
    where: valuesPlace(context, met),
  },
]

/** The forecast API's key was put where Copilot's own credentials belong. */
export const forecastKey: CopilotStory = {
  headline: () => 'The forecast API’s key was sent to Copilot, which does not know it.',
  means: (context) =>
    (context.facts['sameAs'] === undefined
      ? 'Copilot'
      : `The ${told(context, 'part', 'value')} (${told(context, 'key', 'see evidence')}) is the very key of the ` +
        `connection “${told(context, 'sameAs', '')}”. Copilot`) +
    ' is another system with its own hosts and credentials: the key of Clari’s forecast API is of no use there, and ' +
    `a new forecast key would be refused in the same way.${described(context)}`,
  actions: (context, met) => [
    ...makeKeys(met, context),
    {
      who: 'clari-admin',
      does: 'Or, where the workspace was given OAuth: hand over the Copilot app’s own client id and secret.',
      where: appPlace,
    },
    { who: 'you', does: 'Leave the forecast key where it is: it is right for https://api.clari.com/v4.', where: null },
    again(met),
  ],
  asks: () =>
    'Our integration used the key of Clari’s forecast API for Copilot, which Copilot refuses. Please make Copilot’s ' +
    'own credentials for it: a pair of keys (Workspace Settings › Integrations › Clari Copilot API), or the client ' +
    'id and secret of an OAuth app, whichever our workspace uses. The forecast key need not be changed.',
  disprovedBy: 'The same value being listed among the workspace’s own Copilot credentials.',
}

/** The client is not known, or its secret is wrong. */
export const invalidClient: CopilotStory = {
  headline: () => 'Copilot’s token endpoint does not know this client: invalid_client.',
  means: (context) =>
    'The token was asked for in the right form, and the client id or its secret is not one that ' +
    `${host(context, 'the token endpoint')} has (RFC 6749, section 5.2).${described(context)} The usual cause is the ` +
    'forecast API’s key in their place; the next are a secret that was replaced, or an app of another ' +
    `workspace.${beside(context)}`,
  actions: (context, met) => [
    {
      who: 'you',
      does: 'Compare the client id, and the last two characters of the secret, with the app’s.',
      where: valuesPlace(context, met),
    },
    {
      who: 'clari-admin',
      does: 'Look whether the app still exists; if not, or if its secret is lost, make a new one.',
      where: appPlace,
    },
    again(met),
  ],
  asks: (context) =>
    `Copilot’s token endpoint (${host(context, 'api.copilot.clari.com')}) refuses our integration’s client with ` +
    'invalid_client. Please check whether the OAuth app with this client id still exists in our workspace, and hand ' +
    'over its secret again if it was replaced. If our workspace uses a pair of keys instead (Workspace Settings › ' +
    'Integrations › Clari Copilot API), please send me those.',
  disprovedBy: 'The same id and secret getting a token from another machine.',
}

/** Both headers came, and Copilot does not know them. */
export const keysRefused: CopilotStory = {
  headline: () => 'Copilot refuses this pair of keys.',
  means: (context) =>
    `Both headers arrived at ${host(context, 'Copilot’s API')}, and together they open nothing: ` +
    `“${told(context, 'message', '401')}”. Either value may be wrong, the two may belong to different pairs or to ` +
    `another workspace, or the pair was removed.${beside(context)}`,
  actions: (context, met) => [
    {
      who: 'you',
      does: 'Compare the last two characters of both values with the pair in Copilot.',
      where: valuesPlace(context, met),
    },
    {
      who: 'clari-admin',
      does: 'If the pair is not there any more: make a new one and hand both values over safely.',
      where: keysMenu,
    },
    again(met),
  ],
  asks: () =>
    'Copilot refuses our integration’s pair of API keys with 401, although both headers are sent. Please check ' +
    'whether the pair still exists (Workspace Settings › Integrations › Clari Copilot API) and belongs to our ' +
    'workspace; if not, make a new one and send me both values over a safe channel.',
  disprovedBy: 'The same pair being accepted from another machine.',
}

/** One of the two headers is missing. */
export const oneHeader: CopilotStory = {
  headline: (context) =>
    `Only one of Copilot’s two headers is there: ${told(context, 'missing', 'the other')} is missing.`,
  means: (context) =>
    'Copilot takes X-Api-Key and X-Api-Password together and refuses either one ' +
    'alone with 401, in words that sound as if nothing had come at all (“Credentials ' +
    `not provided!”). ${told(context, 'missing', 'The other one')} is not sent.`,
  actions: (context, met) => [
    {
      who: 'you',
      does: `Add ${told(context, 'missing', 'the missing value')} beside the one that is there.`,
      where: valuesPlace(context, met),
    },
    {
      who: 'clari-admin',
      does: 'If it is not at hand: make a new pair; the password is made together with its key.',
      where: keysMenu,
    },
    again(met),
  ],
  asks: (context) =>
    'We have only one half of our Copilot API credentials: ' +
    `${told(context, 'missing', 'one of the two')} is missing. Please send it to me over a ` +
    'safe channel, or make a new pair (Workspace Settings › Integrations › Clari Copilot API).',
  disprovedBy: 'The same request being refused with both headers in it.',
}

/** A pasted answer says that no credentials came; what was sent is not seen. */
export const notProvided: CopilotStory = {
  headline: () => 'Copilot says that no credentials came with the request.',
  means: (context) =>
    `“${told(context, 'message', 'Credentials not provided!')}” is its answer to a request without X-Api-Key or ` +
    'without X-Api-Password, and also to one with a header that it does not read, such as the forecast API’s ' +
    '“apikey”. The request itself was not pasted, so which of them it is stays open.',
  actions: (context, met) => [
    {
      who: 'you',
      does: 'Send both headers, X-Api-Key and X-Api-Password: either one alone gives this answer.',
      where: valuesPlace(context, met),
    },
    { who: 'clari-admin', does: 'If there is no pair yet, or only one half of it: make a new one.', where: keysMenu },
    {
      who: 'you',
      does: 'Or connect the credentials here: live checks tell these apart.',
      where: 'the Connections page',
    },
    again(met),
  ],
  asks: () =>
    'Copilot’s API answers our integration “Credentials not provided!”. Please make a pair of API keys for it ' +
    '(Workspace Settings › Integrations › Clari Copilot API) and send me both values over a safe channel, or tell me ' +
    'if our workspace uses OAuth instead.',
  disprovedBy: 'The same answer to a request that carries both headers.',
}

/** The workspace takes the pair of headers. */
export const usesHeaders: CopilotStory = {
  headline: () => 'This workspace takes the two headers, not OAuth.',
  means: (context) =>
    (context.facts['oauthError'] === undefined
      ? `There is no token endpoint at ${host(context, 'the address that was asked')}`
      : `The token endpoint does not offer client credentials (${told(context, 'oauthError', '')})`) +
    `.${beside(context)} The guide tells of OAuth only; what Copilot ` +
    'publishes is a pair of keys, and that is what this workspace has.',
  actions: (_, met) => [
    {
      who: 'you',
      does:
        'Use the pair of keys, in the headers X-Api-Key and ' +
        `X-Api-Password, at ${restAddress}; leave the OAuth step out.`,
      where: 'the client’s or connector’s authentication settings',
    },
    { who: 'clari-admin', does: 'If the client has no pair yet: make one for it.', where: keysMenu },
    again(met),
  ],
  asks: () =>
    'Our Copilot workspace takes a pair of API keys rather than OAuth. Please make a pair for our integration ' +
    '(Workspace Settings › Integrations › Clari Copilot API) and send me both values over a safe channel.',
  disprovedBy: 'The same OAuth client getting a token at an address that Clari names.',
}

/** The workspace takes tokens only. */
export const usesClient: CopilotStory = {
  headline: () => 'This workspace takes OAuth tokens, not the two headers.',
  means: (context) =>
    `Both headers were sent to ${host(context, 'Copilot’s API')}, and it answers as if none had come: ` +
    `“${told(context, 'message', 'Credentials not provided!')}”.${beside(context)}`,
  actions: (_, met) => [
    {
      who: 'you',
      does:
        `Get a token by client credentials at ${tokenAddress} and send ` +
        'it as “Authorization: Bearer …”; leave the two headers out.',
      where: 'the client’s or connector’s authentication settings',
    },
    {
      who: 'clari-admin',
      does: 'If the client has no app yet: register one and hand over its client id and secret.',
      where: appPlace,
    },
    again(met),
  ],
  asks: () =>
    'Our Copilot workspace takes OAuth tokens rather than the pair of API keys. Please register an OAuth app for our ' +
    'integration (https://api-doc.copilot.clari.com) and send me its client id and secret over a safe channel.',
  disprovedBy: 'The same pair of keys being accepted by the same host.',
}

/** Both headers are sent and not seen, and nothing shows the other scheme to work. */
export const headersNotRead: CopilotStory = {
  headline: () => 'Both headers are sent, and Copilot says that none came.',
  means: (context) =>
    `${host(context, 'Copilot’s API')} answers “${told(context, 'message', 'Credentials not provided!')}” although ` +
    'X-Api-Key and X-Api-Password are both in the request. Either this workspace takes OAuth tokens only, or ' +
    `something on the way removes the two headers.${beside(context)}`,
  actions: (context, met) => [
    {
      who: 'clari-admin',
      does: 'Say which of the two this workspace uses: a pair of keys, or an OAuth app.',
      where: keysMenu,
    },
    { who: 'you', does: 'Ask your network team whether a proxy drops headers that it does not know.', where: null },
    {
      who: 'you',
      does:
        'If there is an OAuth app: set up its client id and secret as a ' +
        'second connection and check again; the two are then compared.',
      where: valuesPlace(context, met),
    },
    again(met),
  ],
  asks: () =>
    'Copilot’s API says that no credentials were provided, although our integration sends both headers, X-Api-Key ' +
    'and X-Api-Password. Please tell me whether our workspace takes a pair of API keys or an OAuth app.',
  disprovedBy: 'The same pair being accepted from another network: then something here removes the headers.',
}

/** No token endpoint answers where the token was asked for. */
export const noTokenEndpoint: CopilotStory = {
  headline: (context) => `There is no token endpoint at ${host(context, 'this address')}.`,
  means: (context) =>
    `Something answers there, and not to the question for a token.${described(context)} Either the address is not ` +
    `${tokenAddress}, or this workspace takes the two headers and has no OAuth at all. The guide tells of OAuth ` +
    `only; the API that Copilot publishes takes a pair of keys.${beside(context)}`,
  actions: (context, met) => [
    {
      who: 'you',
      does: `Compare the address with ${tokenAddress}; ${restAddress} gives data, not tokens.`,
      where: met === 'here' ? '.env, CLARI_COPILOT_AUTH_URL; then start the product again' : 'the client’s token URL',
    },
    ...makeKeys(met, context),
    again(met),
  ],
  asks: () =>
    'Our integration finds no token endpoint for Copilot. Please tell me whether our workspace uses OAuth at all; if ' +
    'it uses a pair of API keys, please make one for us (Workspace Settings › Integrations › Clari Copilot API).',
  disprovedBy: 'The same address giving a token to another client.',
}

/** Another API of Clari's answers. */
export const wrongHost: CopilotStory = {
  headline: (context) => `${host(context, 'The address')} is not Copilot: another API answers there.`,
  means: (context) =>
    (context.facts['message'] === undefined
      ? 'The request goes to an address that is not the one for it.'
      : `The answer, “${told(context, 'message', '')}”, is in the words of Clari’s forecast API.`) +
    ` Copilot has two hosts of its own: ${restAddress} for data with the two headers, and ${tokenAddress} for ` +
    'tokens. So its credentials were not judged at all.',
  actions: (context, met) => [
    {
      who: 'you',
      does: `Send the two headers to ${restAddress}, and ask for tokens at ${tokenAddress}.`,
      where:
        met === 'here'
          ? '.env, CLARI_COPILOT_BASE_URL and CLARI_COPILOT_AUTH_URL (called: ' +
            `${told(context, 'sentTo', 'another address')}); then start the product again`
          : 'the client’s base URL',
    },
    again(met),
  ],
  disprovedBy: `The same request being answered in the same words at ${restAddress}.`,
}

/** Copilot's host of former times. */
export const retired: CopilotStory = {
  headline: (context) => `${host(context, 'rest-api.trywingman.com')} is Copilot’s retired host.`,
  means: (context) =>
    'Copilot was called Wingman once, and its API stood at rest-api.trywingman.com. That ' +
    `host is gone: ${told(context, 'detail', 'nothing of Copilot answers there any more')} ` +
    'The credentials were not judged, and may well be good.',
  actions: (_, met) => [
    {
      who: 'you',
      does: `Put ${restAddress} in its place; paths and headers stay the same.`,
      where:
        met === 'here'
          ? '.env, CLARI_COPILOT_BASE_URL; then start the product again'
          : 'the client’s base URL, or a newer version of the connector',
    },
    again(met),
  ],
  disprovedBy: 'An answer of Copilot’s from the old host.',
}

/** The name of Copilot's host does not resolve. */
export const hostNotFound: CopilotStory = {
  headline: (context) => `The name ${host(context, 'of Copilot’s host')} is not found.`,
  means: (context) =>
    `${told(context, 'detail', 'The host’s name could not be turned into an address.')} Nothing was sent, so the ` +
    'credentials were not judged.' +
    (/(?:^|\.)api\.copilot\.clari\.com/.test(host(context, '')) && !/rest-api/.test(host(context, ''))
      ? ' This is the host that the guide names for OAuth, and it may not exist at all: Copilot publishes a pair ' +
        'of keys at rest-api.copilot.clari.com instead.'
      : '') +
    `${beside(context)}`,
  actions: (context, met) => [
    {
      who: 'you',
      does: `Compare the name with ${restAddress} (two headers) and ${tokenAddress} (OAuth), letter by letter.`,
      where:
        met === 'here'
          ? '.env, CLARI_COPILOT_BASE_URL and CLARI_COPILOT_AUTH_URL; then start the product again'
          : 'the client’s base URL and token URL',
    },
    ...(context.facts['secondMay'] === true
      ? [
          {
            who: 'you',
            does: `Use ${told(context, 'secondScheme', 'the other scheme')} instead: it is accepted.`,
            where: 'the client’s or connector’s authentication settings',
          } as const,
        ]
      : []),
    {
      who: 'clari-admin',
      does:
        'If the name is right and still not found: say which of the two schemes the workspace has; for the two ' +
        'headers, make a pair of keys.',
      where: keysMenu,
    },
    {
      who: 'you',
      does: 'If no outside name is found from here: look at the VPN and the network’s proxy.',
      where: met === 'here' ? '.env, HTTPS_PROXY' : 'HTTPS_PROXY in the client’s environment',
    },
    again(met),
  ],
  asks: (context) =>
    `The host ${host(context, 'api.copilot.clari.com')} does not resolve for our Copilot integration. Please tell me ` +
    'whether our workspace uses OAuth, and at which host; if it uses a pair of API keys, please make one for us ' +
    '(Workspace Settings › Integrations › Clari Copilot API).',
  disprovedBy: 'The same name being found from another network.',
}

const tokenCode = (
  code: string,
  headline: string,
  means: string,
  act: (met: Met, context: VerdictContext) => NonEmpty<Action>,
  asks: string,
  disprovedBy: string,
): CopilotStory => ({
  headline: () => headline,
  means: (context) => `${means}${described(context)} (RFC 6749, section 5.2: ${code}.)${beside(context)}`,
  actions: (context, met) => [...act(met, context), again(met)],
  asks: () => asks,
  disprovedBy,
})

/** The client is known and may not ask this way. */
export const unauthorizedClient = tokenCode(
  'unauthorized_client',
  'Copilot knows the client, and does not let it ask for tokens this way.',
  'The id and the secret were taken; the app is not allowed the ' +
    'grant “client credentials”. A new secret would not change it.',
  () => [
    {
      who: 'clari-admin',
      does: 'Allow the client credentials grant for this app, or register an app of the machine-to-machine kind.',
      where: appPlace,
    },
  ],
  'Copilot’s token endpoint answers our integration’s app with unauthorized_client: the app is not allowed the ' +
    'client credentials grant. Please allow it for this app, or register one that has it.',
  'The same app getting a token by client credentials elsewhere.',
)

/** The grant itself is refused. */
export const invalidGrant = tokenCode(
  'invalid_grant',
  'Copilot refuses the grant, although client credentials need none.',
  'This code is meant for codes, passwords and refresh tokens that have expired or belong to another client. ' +
    'Client credentials carry nothing of the kind, so either the client really sends an old refresh token, or the ' +
    'endpoint means the credentials themselves.',
  (met, context) => [
    {
      who: 'you',
      does: 'Let the client ask for a new token by client_credentials each time; do not store or refresh tokens.',
      where: met === 'here' ? valuesPlace(context, met) : 'the client’s OAuth settings',
    },
    {
      who: 'clari-support',
      does: 'If it is client credentials already: say what in the grant is refused.',
      where: null,
    },
  ],
  'Copilot’s token endpoint answers a client_credentials request of our app with invalid_grant. Please tell us ' +
    'what is refused; the request and the time are given below.',
  'The same request getting a token on another try.',
)

/** The endpoint does not offer client credentials. */
export const unsupportedGrant = tokenCode(
  'unsupported_grant_type',
  'Copilot’s token endpoint does not offer client credentials.',
  'The endpoint answers, and gives no tokens of this kind to anybody: this workspace is not set up for OAuth ' +
    'between machines. What Copilot publishes is a pair of keys instead.',
  (met, context) => makeKeys(met, context),
  'Copilot’s token endpoint does not support the client credentials grant for ' +
    'us. Please make a pair of API keys for our integration (Workspace Settings › ' +
    'Integrations › Clari Copilot API), or tell us which grant our workspace has.',
  'Another app of the workspace getting a token by client credentials.',
)

/** A scope is refused. */
export const invalidScope = tokenCode(
  'invalid_scope',
  'Copilot refuses the scope of the token.',
  'The client was taken; what it may be given was not. From here no scope is asked for, so the app has none of its ' +
    'own; where a client does ask for one, it asks for one that the app does not have.',
  () => [
    { who: 'clari-admin', does: 'Give the app the scope that the integration needs.', where: appPlace },
    {
      who: 'you',
      does: 'Leave the member “scope” out of the token request, or name only scopes that the app has.',
      where: 'the client’s OAuth settings',
    },
  ],
  'Copilot’s token endpoint answers our app with invalid_scope. Please give the app the scopes that reading users ' +
    'and calls needs, and tell me their names.',
  'The same app getting a token with the same scope elsewhere.',
)

/** The token request is malformed. */
export const invalidRequest = tokenCode(
  'invalid_request',
  'Copilot’s token endpoint calls the request malformed.',
  'The credentials were not judged: a parameter is missing, doubled or in another form than the endpoint wants. ' +
    'The standard asks for a form (application/x-www-form-urlencoded) with grant_type, client_id and client_secret, ' +
    'or the last two by HTTP Basic, not both.',
  (met) => [
    {
      who: 'you',
      does: 'Send a form, not JSON, with grant_type=client_credentials and the credentials in one place only.',
      where:
        met === 'here'
          ? 'your own client; the request sent from here stands in the evidence'
          : 'the client’s OAuth settings',
    },
    { who: 'clari-support', does: 'If the form is right: name the parameter that the endpoint misses.', where: null },
  ],
  'Copilot’s token endpoint answers a standard client_credentials form with invalid_request. Please tell us which ' +
    'parameter it misses; the request and the time are given below.',
  'The same form getting a token elsewhere.',
)

/** The credentials are known, and not enough. */
export const forbidden: CopilotStory = {
  headline: () => 'Copilot knows the credentials, and does not allow this call.',
  means: (context) =>
    `It answers 403${context.facts['message'] === undefined ? '' : ` “${told(context, 'message', '')}”`}: who asks ` +
    'is known, and may not read this. New credentials of the same kind would not change it.',
  actions: (_, met) => [
    { who: 'clari-admin', does: 'Allow the integration to read users and calls.', where: keysMenu },
    again(met),
  ],
  asks: (context) =>
    'Copilot’s API answers our integration with ' +
    `403${context.facts['message'] === undefined ? '' : ` “${told(context, 'message', '')}”`}` +
    '. Please allow it to read users and calls.',
  disprovedBy: 'Another pair of keys of the same workspace being refused in the same way.',
}

/** Too many calls. */
export const rateLimited: CopilotStory = {
  kind: 'open',
  headline: () => 'Copilot asks to slow down, so the credentials were not judged.',
  means: (context) =>
    '429 came back' +
    (context.facts['retryAfter'] === undefined ? '' : `, with the wish to wait ${told(context, 'retryAfter', '')} s`) +
    '. Copilot allows 10 requests a second and 100,000 a week; the week starts on Sunday at 00:00 GMT.',
  actions: (_, met) => [
    {
      who: 'you',
      does:
        'Stop other clients of this workspace for a minute; if ' +
        'the week’s number is used up, it begins anew on Sunday.',
      where: null,
    },
    again(met),
  ],
  disprovedBy: 'The same 429 after an hour without any request, within a week that has hardly been used.',
  leadsTo: 'clari.rate-limited',
}

/** Something else answers, or stands in between. */
export const notCopilot: CopilotStory = {
  headline: () => 'Something else than Copilot’s API answered.',
  means: (context) =>
    `${told(context, 'detail', context.facts['pageTitle'] === undefined ? 'What came back is no answer of an API.' : `What came back is a page titled “${told(context, 'pageTitle', '')}”.`)}` +
    ' The credentials were not judged: a sign-on, a proxy or a wrong address stands in between.',
  actions: (context, met) => [
    {
      who: 'you',
      does: `Compare the address with ${restAddress} and ${tokenAddress}.`,
      where:
        met === 'here'
          ? '.env, CLARI_COPILOT_BASE_URL and CLARI_COPILOT_AUTH_URL (called: ' +
            `${told(context, 'sentTo', 'another address')})`
          : 'the client’s base URL',
    },
    {
      who: 'you',
      does:
        'Ask your network team to let requests to *.copilot.clari.com ' +
        'pass without a page or a certificate of their own.',
      where: met === 'here' ? '.env, HTTPS_PROXY and NODE_EXTRA_CA_CERTS' : null,
    },
    again(met),
  ],
  asks: (context) =>
    `Requests to ${host(context, 'Copilot’s host')} do not reach Copilot from our network: ` +
    `${told(context, 'detail', 'something else answers')} Please let *.copilot.clari.com pass the proxy.`,
  disprovedBy: 'Clari’s support confirming that this answer is theirs.',
  leadsTo: 'clari.unreachable',
}

/** Nothing usable came back. */
export const noAnswer: CopilotStory = {
  kind: 'open',
  headline: (context) => `Copilot could not be asked: ${told(context, 'silenceName', 'no usable answer came')}.`,
  means: (context) =>
    `${told(context, 'detail', told(context, 'message', 'What came back tells nothing about the credentials.'))} So ` +
    'this is a fault on the way, or of Copilot itself, and not yet one of credentials.',
  actions: (_, met) => [
    {
      who: 'you',
      does: 'Try again in a minute; if it stays, look whether Clari reports a disturbance.',
      where: 'https://status.clari.com',
    },
    again(met),
  ],
  disprovedBy: 'A proper answer on the next try.',
  leadsTo: 'clari.unreachable',
}

/** An answer without a story of its own. */
export const otherAnswer: CopilotStory = {
  kind: 'open',
  headline: () => 'Copilot answered something that tells nothing of the credentials.',
  means: (context) =>
    `The answer was ${told(context, 'status', 'unusual')}` +
    `${context.facts['message'] === undefined ? '' : ` “${told(context, 'message', '')}”`}` +
    '. The evidence below is what support needs.',
  actions: (_, met) => [
    { who: 'clari-support', does: 'Explain this answer, given the request and the time below.', where: null },
    again(met),
  ],
  asks: (context) =>
    'A read-only call to Copilot’s API is answered with ' +
    `${told(context, 'status', 'an unusual status')}` +
    `${context.facts['message'] === undefined ? '' : ` “${told(context, 'message', '')}”`}` +
    '. Please tell us what it means for our workspace.',
  disprovedBy: 'Another answer on the next try.',
}

/** The verdict of a story, as met by a live check or in a paste; proved by the check that met it. */
export function copilotVerdict(cause: string, story: CopilotStory, met: Met = 'here'): Verdict {
  const { asks, leadsTo } = story
  return {
    kind: story.kind ?? 'cause',
    cause,
    rests: 'observed',
    headline: story.headline,
    explains: (context) =>
      `${story.means(context)}` +
      (met === 'here'
        ? ''
        : context.facts['accepted'] === true
          ? ' From here, Copilot takes the credentials.'
          : ' Nothing was checked live: this rests on the pasted text alone.'),
    actions: (context) => story.actions(context, met),
    ...(asks === undefined ? {} : { asks }),
    prove: met === 'here' ? { by: 'check', check: copilotReady } : { by: 'paste-again', check: copilotSays },
    disprovedBy: story.disprovedBy,
    ...(leadsTo === undefined ? {} : { leadsTo }),
  }
}
