import { exportAccess, forecastAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { keyAccepted } from '#src/checks/clari/key/key-accepted.ts'
import { keyReady } from '#src/checks/clari/key/key-ready.ts'
import { keyShape } from '#src/checks/clari/key/key-shape.ts'
import { requestSends } from '#src/checks/clari/request/request-sends.ts'
import { verdictsOver, type FactsOver } from '#src/domain/model/verdict.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import { clariAdmin, noMenu, you } from '#src/scenarios/shared/actions.ts'
import { given, ifSo, quotable } from '#src/scenarios/shared/wording.ts'
import { unauthorizedSays } from './says.ts'

const over = [keyShape, keyAccepted, unauthorizedSays, forecastAccess, exportAccess, requestSends] as const
const { verdict, variant } = verdictsOver(...over)

type Known = KnownFacts<FactsOver<typeof over>>

const tokenMenu =
  'Clari: avatar › Settings › API Token › Generate New API Token (the guide calls it User Settings › API Token)'
const optIns = `Clari: the opt-ins of this Forecast Tab (${noMenu})`
const headerSettings = 'the client’s or connector’s header settings'
const whereItFails = 'the machine where it fails'
const makeNew =
  'generate a new one for the integration’s user (avatar › Settings › API Token › Generate New API Token) and send ' +
  'it to me over a safe channel.'

const keyPlace = ({ keySource }: Known) =>
  keySource === 'env'
    ? '.env, CLARI_API_KEY; then start the product again'
    : keySource === 'demo'
      ? 'the demo tenant’s switches (top right); with your own account: .env or the Connections page'
      : 'the Connections page'

const named = ({ forecastId }: Known) => (forecastId === undefined ? 'this forecast' : `the forecast ${forecastId}`)
const inScope = ({ scope }: Known) => given(scope, (id) => ` (scope ${id})`)
const wellFormed = ({ key }: Known) => given(key, (text) => ` The key that is set up here (${text}) is well formed.`)
const works = ({ key = 'as configured' }: Known) => `The key (${key}) was accepted from here.`

export const keyMissing = verdict({
  cause: 'key-missing',
  headline: 'No key is set.',
  explains: ({ connection = 'chosen' }) =>
    `The connection “${connection}” has no key, so nothing can be sent to Clari. A client that sends an empty key is ` +
    'refused with 401.',
  actions: (facts) => [
    you('Put the key in place.', keyPlace(facts)),
    clariAdmin('If there is none yet: make one for the integration’s user.', tokenMenu),
  ],
  asks: `We have no Clari API key for our integration. Please ${makeNew}`,
  prove: keyReady,
  disprovedBy: 'The same environment showing a key that is set.',
})

export const keyOdd = verdict({
  cause: 'key-odd-shape',
  headline: ({ oddity = 'an odd shape' }) => `The key has ${oddity}.`,
  explains: ({ oddity = 'that' }) =>
    `It was looked at and not sent: with ${oddity} Clari gets another text than the key it made, and answers 401. ` +
    'The key itself may be perfectly good.',
  actions: (facts) => [
    you('Store the key again, alone: no quotes, no spaces, no “Bearer”, on one line.', keyPlace(facts)),
    you('Check whether the client that fails stores it the same way.', 'its settings or secret store'),
  ],
  prove: keyReady,
  disprovedBy: 'The key, stored cleanly, being refused as before.',
})

export const keyUnsendable = variant(keyOdd, {
  headline: 'The key cannot be sent at all.',
  explains: ({ detail = 'It holds something that an HTTP header cannot carry.' }) => detail,
  disprovedBy: 'The same key being sent by another client unchanged.',
})

const checkStored = [
  you(
    'Check whether the key is stored alone (no quotes, no spaces, no “Bearer”, on one line) and sent as “apikey”.',
    'the client that fails',
  ),
  clariAdmin('Check whether the token still exists and its maker is active; if not, make a new one.', tokenMenu),
  you('Connect the key here: live checks tell these apart.', 'the Connections page'),
] as const

export const apiRejected = verdict({
  cause: 'api-rejected',
  headline: 'Clari’s API refuses this key.',
  explains: (facts) =>
    `The API itself turned it away: “${quotable(facts.message, '401')}”.${wellFormed(facts)} It is not a key that ` +
    'Clari takes now.',
  actions: (facts) => [
    you('Compare its last two characters with the token in Clari; copy it again if they differ.', keyPlace(facts)),
    clariAdmin('If it is gone from the list: make one for the integration’s user and hand it over safely.', tokenMenu),
  ],
  asks: ({ key }) =>
    `Our integration’s Clari API key${given(key, (text) => ` (${text})`)} is refused with 401. ` +
    `Please check whether it still exists for the integration’s user; if not, ${makeNew}`,
  prove: keyReady,
  disprovedBy:
    'The same key being accepted from another place: then something between here and Clari changes the request.',
  pasted: {
    headline: 'Clari refuses the key.',
    explains:
      'The pasted answer says so; whether the key is missing, badly stored, revoked or simply another one is not ' +
      'known.',
    actions: checkStored,
  },
})

export const gatewayRejected = variant(apiRejected, {
  cause: 'gateway-rejected',
  headline: 'Clari’s gateway does not know this key.',
  explains: (facts) =>
    'The gateway in front of Clari got a key and turned it away before any data was asked for: ' +
    `“${quotable(facts.message, '401')}”.${wellFormed(facts)} It is not a key that Clari has now.`,
  pasted: { actions: checkStored },
})

export const workedBefore = variant(apiRejected, {
  cause: 'revoked-or-deactivated',
  strength: 'likely',
  headline: 'The key was revoked, or its maker’s account was closed.',
  explains: ({ message }) =>
    `Clari refuses the key now: “${quotable(message, '401')}”. That it worked before is your word; no API can show ` +
    'it. A key stops working when an admin revokes or regenerates it, and also when the user who made it is ' +
    'deactivated.',
  actions: (facts) => [
    clariAdmin(
      'Check whether the user who made the key is still active; reactivate them, or make a new key for a user who ' +
        'stays.',
      tokenMenu,
    ),
    clariAdmin('Tell who else uses the old key before it is replaced.'),
    you('Put the new key in place.', keyPlace(facts)),
  ],
  asks: ({ key }) =>
    `Our Clari API key${given(key, (text) => ` (${text})`)} worked until recently and is now refused with 401. ` +
    'Please check whether it was revoked or regenerated, and whether the user who made it is still active. If it is ' +
    'gone, generate a new one for a user who stays (avatar › Settings › API Token › Generate New API Token) and send ' +
    'it to me over a safe channel.',
  evidence: () => [
    {
      kind: 'answer',
      question: 'Did this same key work before?',
      answer: 'Yes, it worked until recently',
      shows: 'told by the analyst; no API can show it',
    },
  ],
  disprovedBy: 'The token still standing in Clari under an active user.',
})

export const headerLost = verdict({
  cause: 'no-key-arrived',
  headline: 'The key never reached Clari.',
  explains:
    'The gateway answers “No API key found in request”: the request arrived without the header “apikey”. Either a ' +
    'corporate proxy or an API gateway on the way dropped a header that it does not know, or the client never sent ' +
    'it under that name.',
  actions: [
    you('Send the key in the header “apikey”, spelled so, not as “Authorization” or “X-Api-Key”.', headerSettings),
    you('If that is done already: ask your network team whether a proxy on the way to api.clari.com drops the header.'),
  ],
  asks:
    'Requests to api.clari.com arrive there without their “apikey” header. Please check whether a proxy or gateway ' +
    'on our side removes headers from outgoing requests, and let “apikey” through to that host.',
  prove: keyReady,
  disprovedBy: 'The same request from a network without that proxy giving the same answer.',
})

export const noOptin = verdict({
  cause: 'no-optin',
  headline: ({ forecastId = 'this forecast' }) => `The key is fine. Its user is not opted in to ${forecastId}.`,
  explains: (facts) =>
    `Clari took the key and refuses this one forecast for the person the key belongs to${inScope(facts)}. A new key ` +
    'of the same person would be refused in the same way.' +
    ifSo(facts.secondMay, ` ${facts.secondConnection ?? 'Another key'} may read it, so the forecast is there.`),
  actions: (facts) => [
    clariAdmin(
      `Opt the key’s user in to ${named(facts)}, at the top of the hierarchy if the export should hold everybody.`,
      optIns,
    ),
    you('Don’t regenerate the key: that would break whatever else uses it and change nothing here.'),
  ],
  asks: (facts) =>
    `The user behind our Clari API key is not opted in to the forecast “${facts.forecastId ?? '(see evidence)'}”` +
    `${inScope(facts)}, so its export is refused with 401 no_optin although the key itself is accepted. Please opt ` +
    'this user in to the forecast. The key must not be regenerated: it is fine.',
  disprovedBy: 'The same refusal for a user who is shown as opted in to this forecast.',
})

export const forecastRefused = variant(noOptin, {
  cause: 'refused-for-this-forecast',
  headline: ({ forecastId = 'this forecast' }) => `The key is accepted in general, and refused for ${forecastId}.`,
  explains: ({ message }) =>
    `Clari answered 401 “${quotable(message, 'Unauthorized')}” for this forecast, and took the same key just before. ` +
    'The published reason for that is a missing opt-in (no_optin), but this answer does not say so; a key of another ' +
    'user tells the two apart.',
  actions: [
    clariAdmin('Check whether the key’s user is opted in to this forecast.', optIns),
    you('Connect a key of another user, an admin’s say, and check this forecast with it.', 'the Connections page'),
  ],
  asks: (facts) =>
    `Our Clari API key is accepted in general and refused with 401 for ${named(facts)}. Please check whether its ` +
    'user is opted in to this forecast.',
  disprovedBy: 'A key of an opted-in user being refused in the same way.',
})

export const forecastNotTested = variant(noOptin, {
  kind: 'open',
  cause: 'not-tested',
  headline: 'The key is fine. Whether its user may see this forecast was not tested.',
  explains:
    'Clari accepted the key. Whether its user is opted in shows only when this forecast is read, or exported where ' +
    'reading is not offered, and that was not done to its end.',
  actions: (facts) => [
    clariAdmin(`Check whether the key’s user is opted in to ${named(facts)}.`, optIns),
    you('Or go back and let it be read; where it asks for one export, allow it.'),
  ],
  last: null,
  asks: (facts) =>
    'Our Clari API key is accepted, but a forecast is refused with 401. Please check whether the key’s user is opted ' +
    `in to ${named(facts)}. The key must not be regenerated.`,
  prove: exportAccess,
  disprovedBy: 'An export of this forecast being accepted for the same user.',
})

export const otherHeader = verdict({
  cause: 'other-header',
  headline: 'The key is good. Your client sends it under another header.',
  explains: (facts) =>
    `${works(facts)} The pasted request sends it under “${facts.sentUnder ?? 'another name'}”; Clari reads only the ` +
    'header “apikey”, so for Clari that request carries no key.',
  actions: [you('Change the header’s name to “apikey”, with the key alone as its value.', headerSettings)],
  disprovedBy: 'The same client being refused with the header “apikey”.',
})

export const otherKey = variant(otherHeader, {
  cause: 'other-key',
  headline: 'The key that works here is not the one your client sends.',
  explains: (facts) =>
    `${works(facts)} The pasted request carries another: ${facts.sentKey ?? 'of another length or ending'}, against ` +
    `${facts.workingKey ?? 'the one that works'}.`,
  actions: [
    you(
      'Put the working key where your client takes it from, and look for an older copy that overrides it.',
      'the client’s environment, secret store or connector settings',
    ),
  ],
  disprovedBy: 'The pasted request being from another system than the one that fails.',
})

export const keySentOddly = variant(otherHeader, {
  cause: 'key-sent-oddly',
  headline: 'The key is good. Your client does not send it as it is.',
  explains: (facts) =>
    `${works(facts)} In the pasted request the header “apikey” holds ` +
    (facts.sentWith !== undefined
      ? `“${facts.sentWith}” before the key.`
      : facts.sentValue !== undefined
        ? `“${facts.sentValue}”, a placeholder that was never filled in.`
        : 'nothing.'),
  actions: [you('Send the key alone as the header’s value.', headerSettings)],
  disprovedBy: 'The same client being refused with the key alone in the header.',
})

export const otherAddress = variant(otherHeader, {
  cause: 'other-address',
  headline: 'The key is good. Your client calls another address.',
  explains: (facts) =>
    `${works(facts)} The pasted request goes to ${facts.sentTo ?? 'another address'}, where this key is not taken.`,
  actions: [you('Call https://api.clari.com/v4/… instead.', 'the client’s base URL')],
  disprovedBy: 'The same client being refused at https://api.clari.com/v4/.',
})

export const sameRequest = variant(otherHeader, {
  cause: 'works-from-here',
  headline: 'The key works, and your request looks right.',
  explains: (facts) =>
    `${works(facts)} The pasted request has the right header and a key that looks the same. So something between ` +
    'that client and Clari changes it, or the paste is not what is really sent.',
  actions: [
    you('Run the curl line below there: if it is refused, a proxy on its way changes the request.', whereItFails),
  ],
  prove: unauthorizedSays,
  disprovedBy: 'The curl line being refused from here too.',
})

export const worksFromHere = variant(otherHeader, {
  cause: 'works-from-here',
  headline: 'The key works from here.',
  explains: (facts) =>
    `${works(facts)} So what is refused is another request: another key, another header, or another way to Clari. ` +
    'Which of them stays open, as no request with a key in it was seen.',
  actions: [
    you(
      'Send the request that fails with curl -v, or log its headers, and paste it below: the difference is then named.',
      whereItFails,
    ),
    you('Or run the curl line below there: if it is accepted, the client’s own settings differ.', whereItFails),
  ],
  last: null,
  prove: requestSends,
  disprovedBy: 'The same key being refused from here on another try.',
})

const addressCalled = ({ sentTo = 'https://api.clari.com/v4' }: Known) => sentTo
const page = ({ pageTitle }: Known) => given(pageTitle, (title) => ` (“${title}”)`)

export const notTheApi = verdict({
  cause: 'not-the-api',
  headline: 'Something else than Clari’s API answered.',
  explains: (facts) =>
    `A ${facts.pageKind === 'login-page' ? 'login page' : 'web page'} came back${page(facts)}. The API never sends ` +
    'pages, so the key was not judged at all: a corporate proxy, a captive portal or a wrong address stands in ' +
    'between.',
  actions: (facts) => [
    you('Check the address that is called.', addressCalled(facts)),
    you(
      'Ask your network team to let requests to api.clari.com pass without a login page or sign-on, or name a proxy.',
      '.env, HTTPS_PROXY',
    ),
  ],
  asks: (facts) =>
    `Requests to ${addressCalled(facts)} are answered with a web page${page(facts)} instead of the API’s answer. ` +
    'Please let this host pass the proxy without a login page.',
  prove: keyReady,
  disprovedBy: 'Clari’s support confirming that this page is theirs.',
  leadsTo: 'clari.unreachable',
})

export const redirected = variant(notTheApi, {
  cause: 'redirected',
  headline: 'The request is sent on to another page before it reaches the API.',
  explains: ({ detail = 'A redirect came back.' }) =>
    `${detail} The API does not redirect, and the key was not sent along: what redirects is a single sign-on, a ` +
    'proxy, or a wrong address.',
  asks: (facts) =>
    `Requests to ${addressCalled(facts)} are redirected. ${facts.detail ?? ''} Please let this host pass without a ` +
    'sign-on.',
  disprovedBy: 'The redirect’s target being an address of Clari’s API.',
})

export const intercepted = variant(notTheApi, {
  cause: 'tls-intercepted',
  headline: 'The certificate was not accepted, so the key was not sent.',
  explains: ({ detail = 'The encrypted connection was given up.' }) =>
    `${detail} Most often a company’s proxy opens the encrypted connection with a certificate of its own, which ` +
    'every machine must know; here it is not known.',
  actions: [
    you(
      'Get your company’s root certificate as a PEM file from the network team and name it.',
      '.env, NODE_EXTRA_CA_CERTS; then start the product again',
    ),
    you('Give the same file to the client that fails.', 'Python requests: REQUESTS_CA_BUNDLE; curl: CURL_CA_BUNDLE'),
  ],
  asks: ({ detail = '' }) =>
    `The TLS connection to api.clari.com fails here: ${detail} If a proxy of ours opens it, please send me the root ` +
    'certificate (PEM) that our machines should trust, or exempt this host.',
  disprovedBy: 'The certificate’s issuer being one of the public authorities.',
})

export const notAnswered = verdict({
  kind: 'open',
  cause: 'unreachable',
  headline: ({ silenceName = 'the answer was not a usable one' }) => `The key could not be judged: ${silenceName}.`,
  explains: ({ detail = 'What came back says nothing about the key.' }) =>
    `${detail} So this is another fault than a refused key, or one that hides it.`,
  actions: (facts) => [
    you('Find out first why Clari doesn’t answer properly; then come back to the key.', addressCalled(facts)),
  ],
  prove: keyReady,
  disprovedBy: 'A proper answer on the next try.',
  leadsTo: 'clari.unreachable',
})

export const couldNotRun = verdict({
  kind: 'open',
  cause: 'not-checked',
  headline: 'Nothing could be proved yet.',
  explains:
    'No live check could be finished, and the pasted text does not say how the key was refused. Connect a key, or ' +
    'paste the whole answer with its body.',
  actions: [
    you('Connect the key that is refused: the checks only read.', 'the Connections page'),
    you('Or paste the full answer below, body included.'),
  ],
  last: null,
  prove: unauthorizedSays,
  disprovedBy: 'A check that runs to its end.',
})
