import { filePasted, fileShape } from '#src/checks/clarify/clarify-file.ts'
import { hostAnswers } from '#src/checks/clarify/clarify-host.ts'
import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { tokenGiven } from '#src/checks/clarify/clarify-token.ts'
import { tokenErrorOf } from '#src/clarify/token-errors.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import type { Verdict } from '#src/domain/model/scenario.ts'
import { verdictsOver, type FactsOver } from '#src/domain/model/verdict.ts'
import { clarifyAdmin, clarifySupport, filePlace, you } from '#src/scenarios/shared/actions.ts'
import { decidingFinding, goodAnswer } from '#src/scenarios/shared/clarify-elsewhere.ts'
import { given, ifSo } from '#src/scenarios/shared/wording.ts'

const checks = [filePasted, fileShape, hostAnswers, tokenGiven, mayReadItems, clarifyPasteSays] as const
const { verdict, variant } = verdictsOver(...checks)
type Known = KnownFacts<FactsOver<typeof checks>>

const newFile =
  'We need a new credentials file for our Clarify integration; please download one from the admin panel and hand ' +
  'it over over a safe channel.'
const stillActive = 'Look whether this integration and its credentials are still active.'

/** The ids by which Clarify finds what was refused, as a sentence of their own. */
function ids({ integration, traceparent }: Known): string {
  const known = [given(integration, (id) => `integration: ${id}`), given(traceparent, (id) => `traceparent: ${id}`)]
  const said = known.filter((text) => text !== '')
  return said.length === 0 ? '' : ` ${said.join('; ')}.`
}

const address = ({ sentTo = 'the apiUrl of the credentials file' }: Known) => sentTo
const added = ({ tokenErrorSays }: Known) => given(tokenErrorSays, (text) => ` The endpoint adds: “${text}”.`)
/** What in the file can make a token request fail; the type basic-auth cannot, since it asks for none. */
const harm = ({ basicAuth, fileHarm }: Known) => (basicAuth === true ? undefined : fileHarm)

export const fileMissing = verdict({
  cause: 'file-missing',
  headline: 'No credentials file is set.',
  explains: 'Without the file there is nothing to sign in with, so nothing was sent.',
  actions: ({ fileSource }) => [
    you('Put the credentials file in place: its path or its content.', filePlace(fileSource)),
    clarifyAdmin('If there is none yet: make credentials for the integration and download the file.'),
  ],
  asks: newFile,
  disprovedBy: 'The same environment showing a file that is set.',
})

const wholeFile = (place: string) =>
  [
    you('Use the file exactly as it was downloaded; do not copy its parts by hand.', place),
    clarifyAdmin('If the original is gone: download a new file for this integration.'),
  ] as const

export const fileBroken = verdict({
  cause: 'file-broken',
  headline: 'The credentials file cannot be used as it is.',
  explains: ({ fileFault, detail = 'It is not the file that Clarify’s admin panel gives.' }, context) =>
    `${fileFault ?? decidingFinding(context)?.says ?? detail} That is seen before anything is sent.`,
  actions: ({ fileSource }) => wholeFile(filePlace(fileSource)),
  asks: ({ fileFault = 'it is not complete.' }) =>
    `The credentials file that we have for our Clarify integration is damaged: ${fileFault} ${newFile}`,
  disprovedBy: 'The same file being accepted by Clarify’s own client.',
})

export const fileBrokenPasted = variant(fileBroken, {
  strength: 'likely',
  explains: ({ fileFault = 'It is not the file that Clarify’s admin panel gives.' }) => fileFault,
  actions: wholeFile(filePlace()),
  pasted: { last: you('Then paste the new file below: its shape is judged again.') },
})

/** A refusal that RFC 6749 names. */
function refusal(code: string, headline: string): Verdict {
  const row = tokenErrorOf(code)
  const does = row?.does ?? 'Compare the token request with one that works.'
  const isAdmins = row?.who === 'clarify-admin'
  return verdict({
    cause: `token-${code.replaceAll('_', '-')}`,
    headline,
    explains: (facts, context) =>
      (facts.tokenError === undefined
        ? (decidingFinding(context)?.says ?? 'The token endpoint refused.')
        : `The token endpoint answered ${code}${given(row?.source, (source) => ` (${source})`)}.`) +
      ` ${row?.means ?? ''}${added(facts)}` +
      given(harm(facts), (says) => ` Seen in the file: ${says} The audience that is asked for is taken from it.`) +
      ' No method was called, so nothing in the request to the API matters yet.',
    actions: (facts) => {
      const place = filePlace(facts.fileSource)
      const usual = isAdmins ? clarifyAdmin(does) : you(does, 'the client’s token request')
      const whole = you('Put the right file in place, whole and unchanged.', place)
      return harm(facts) === undefined
        ? [usual, whole]
        : [you('Fix what is said of the file first; that alone may be the reason.', place), usual, whole]
    },
    asks: (facts) =>
      `Clarify’s token endpoint answers ${code} to our integration.${added(facts)} ` +
      (isAdmins
        ? `Please look whether the integration is still active. ${newFile}`
        : 'Please confirm how this integration is to sign in.') +
      ids(facts),
    disprovedBy: 'The same file giving a token from another machine.',
  })
}

export const tokenInvalidRequest = refusal('invalid_request', 'The token request itself is malformed.')
export const tokenInvalidClient = refusal('invalid_client', 'Clarify does not accept this client id with this secret.')
export const tokenInvalidGrant = refusal('invalid_grant', 'The way of signing in is refused.')
export const tokenUnauthorizedClient = refusal('unauthorized_client', 'This client may not sign in this way.')
export const tokenUnsupportedGrantType = refusal('unsupported_grant_type', 'Clarify does not know this grant type.')
export const tokenInvalidScope = refusal('invalid_scope', 'The scope that is asked for is refused.')
export const tokenAccessDenied = refusal('access_denied', 'The token endpoint refuses this client or its audience.')

export const tokenRefused = verdict({
  cause: 'token-refused',
  headline: 'The token endpoint refuses, for a reason of its own.',
  explains: (facts) =>
    `It answered “${facts.tokenError ?? 'an error'}”, none of the errors that RFC 6749 lists.${added(facts)}`,
  actions: (facts) => [
    you('Check that the address is Clarify’s token endpoint.', address(facts)),
    clarifyAdmin(stillActive),
  ],
  asks: (facts) =>
    `Clarify’s token endpoint answers “${facts.tokenError ?? 'an error'}” to our integration.${added(facts)} Please ` +
    `look whether the integration and its credentials are still active.${ids(facts)}`,
  disprovedBy: 'The same file giving a token from another machine.',
})

export const tokenUnreadable = verdict({
  cause: 'token-unreadable',
  headline: 'The token endpoint answers, and no token can be read in its answer.',
  explains: ({ status = 200, tokenFault = 'something else than a token' }) =>
    `HTTP ${status} came with ${tokenFault}. Clarify’s token endpoint answers with one JSON object that has an ` +
    'access_token, so this answer was changed or cut on its way, or is another server’s. The credentials were not ' +
    'judged, and no method was called.',
  actions: ({ fileSource }) => [
    you('Compare apiUrl with https://api.clarify.io/v1/: the token endpoint is asked below it.', filePlace(fileSource)),
    you(
      'Run the curl line below from another network: if a token comes there, a proxy changes the answer.',
      'a machine outside this network',
    ),
    clarifySupport('If the answer is the same everywhere: look up its traceparent and say what was answered.'),
  ],
  asks: (facts) =>
    `The answer of ${address(facts)} to our token request cannot be read: HTTP ${facts.status ?? 200} with ` +
    `${facts.tokenFault ?? 'no token in it'}. Please tell us whether your server sent it.${ids(facts)}`,
  disprovedBy: 'The same request being answered with one JSON object that has an access_token.',
})

export const tokenNotAccepted = verdict({
  cause: 'token-not-accepted',
  headline: ({ basicAuth }) =>
    basicAuth === true
      ? 'Clarify does not accept this user and password.'
      : 'The API does not accept the token that it is sent.',
  explains: ({ status = 401, tokenError, basicAuth }) =>
    `The RPC endpoint answered ${status}${given(tokenError, (code) => ` (${code})`)}: the call was turned away ` +
    'before any method was called.' +
    ifSo(
      basicAuth !== true,
      ' A token that was made for another audience, has expired or was withdrawn gives this; so does a client that ' +
        'sends none.',
    ),
  actions: [
    you(
      'Send the token as “Authorization: Bearer …”, asked for with the file’s apiUrl as audience, slash included.',
      'the client’s code or settings',
    ),
    you('Obtain a fresh token for each run instead of keeping one.'),
    clarifyAdmin('If fresh tokens are refused too: look whether the integration is active; download a new file.'),
  ],
  asks: (facts) =>
    `Calls of our Clarify integration are answered with HTTP ${facts.status ?? 401} although it signs in. Please ` +
    `look whether the integration is active.${ids(facts)}`,
  disprovedBy: 'The same token being accepted by another client.',
})

const compareCall = 'Compare the address, the method and the size of the call with one that works.'

export const httpRefused = verdict({
  cause: 'http-refused',
  headline: ({ status = '4xx' }) => `Clarify’s server refuses the call with HTTP ${status}.`,
  explains: ({ httpDoes = compareCall }) =>
    `It was refused at the door, so there is no RPC error and no code. ${httpDoes}`,
  actions: (facts) => [you(facts.httpDoes ?? compareCall, address(facts))],
  asks: (facts) =>
    `Calls to ${address(facts)} are refused with HTTP ${facts.status ?? '4xx'}. Please tell us what your server ` +
    `objects to.${ids(facts)}`,
  disprovedBy: 'The same call being answered from another network.',
})

export const worksFromHere = verdict({
  cause: 'works-from-here',
  headline: 'These credentials work from here.',
  explains: ({ tookMs = 'a few', fileHarm, clientSays }) =>
    `The file is complete, the token was given and clarify.selectItems was answered in ${tookMs} ms. So what is ` +
    'refused is another request: another file, another audience, or another way to Clarify.' +
    given(fileHarm, (says) => ` One thing about the file: ${says}`) +
    given(clientSays, (says) => ` And about the client: ${says}`),
  actions: [
    you(
      'Let the client that fails use exactly this file, and look for an older copy that overrides it.',
      'the client’s environment, secret store or settings',
    ),
    you(
      'Run the curl line below there: if it is refused, the way from that machine differs.',
      'the machine where it fails',
    ),
  ],
  prove: clarifyPasteSays,
  disprovedBy: 'The same read being refused from here on another try.',
})

export const fileHarmsClient = variant(worksFromHere, {
  cause: 'file-harms-client',
  headline: 'The credentials work. The Python client cannot use this file.',
  explains: ({ fileHarm = '' }) => `${fileHarm} From here, where that does not matter, Clarify answered.`.trim(),
  actions: ({ basicAuth }) => {
    const where = 'the credentials file of the client'
    return basicAuth === true
      ? [
          you('Ask for credentials of the type client-credentials, or use a client that supports basic-auth.', where),
          clarifyAdmin('Make credentials of the type client-credentials for this integration.'),
        ]
      : [you('Let apiUrl in the file end with a slash: https://api.clarify.io/v1/.', where)]
  },
  asks:
    'Our Clarify integration’s credentials are of a kind that the Python client cannot use. Please make a ' +
    'credentials file of the type client-credentials for it and hand it over over a safe channel.',
  disprovedBy: 'The Python client being refused in the same way with the new file.',
})

export const notTold = verdict({
  kind: 'open',
  cause: 'not-told',
  headline: 'What was seen does not say what refuses.',
  explains: 'No live check decided it, and the pasted text names no token error and no status that is known.',
  actions: [
    you(
      'Connect the credentials file, or paste the whole answer of the token endpoint with its headers (curl -i).',
      'the Connections page, or the first step',
    ),
  ],
  prove: mayReadItems,
  disprovedBy: 'A text that names the refusal.',
})

export const pastedSuccess = goodAnswer(
  'The pasted answer is a good one: nothing is refused in it.',
  'The program’s own message naming a refusal.',
)
