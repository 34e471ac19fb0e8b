import { tokenErrors } from '#src/clarify/token-errors.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { Action, VerdictContext } from '#src/domain/model/scenario.ts'
import { told } from './shared/told.ts'

/** What one way of being refused means and who fixes it. */
export interface RefusalStory {
  readonly cause: string
  readonly headline: (context: VerdictContext) => string
  readonly means: (context: VerdictContext) => string
  readonly actions: (context: VerdictContext) => NonEmpty<Action>
  readonly asks: (context: VerdictContext) => string
  readonly disprovedBy: string
}

const you = (does: string, where: string | null = null): Action => ({ who: 'you', does, where })
const admin = (
  does: string,
  where: string | null = 'Clarify’s admin panel, the integration’s credentials',
): Action => ({ who: 'clarify-admin', does, where })

/** Where the credentials file is changed. */
export function filePlace(context: VerdictContext): string {
  switch (context.facts['fileSource']) {
    case 'env':
      return '.env, CLARIFY_CREDENTIALS; then start the product again'
    case 'demo':
      return 'the demo tenant’s switches (top right); with your own account: .env or the Connections page'
    case 'typed':
      return 'the Connections page'
    default:
      return 'the credentials file of the client'
  }
}

const ids = (context: VerdictContext) =>
  ['integration', 'traceparent']
    .flatMap((name) => (told(context, name, '') === '' ? [] : [`${name}: ${told(context, name, '')}`]))
    .join('; ')
const withIds = (context: VerdictContext, text: string) => `${text}${ids(context) === '' ? '' : ` ${ids(context)}.`}`
const address = (context: VerdictContext) => told(context, 'sentTo', 'the apiUrl of the credentials file')
const added = (context: VerdictContext) =>
  told(context, 'tokenErrorSays', '') === '' ? '' : ` The endpoint adds: “${told(context, 'tokenErrorSays', '')}”.`

const harm = (context: VerdictContext) => (context.facts['basicAuth'] === true ? '' : told(context, 'fileHarm', ''))

const newFile =
  'We need a new credentials file for our Clarify integration; please download one from the admin panel and hand ' +
  'it over over a safe channel.'

const tokenHeadlines: Readonly<Record<string, string>> = {
  invalid_request: 'The token request itself is malformed.',
  invalid_client: 'Clarify does not accept this client id with this secret.',
  invalid_grant: 'The way of signing in is refused.',
  unauthorized_client: 'This client may not sign in this way.',
  unsupported_grant_type: 'The token endpoint does not know the grant type that is sent.',
  invalid_scope: 'The scope that is asked for is refused.',
  access_denied: 'The token endpoint refuses this client or its audience.',
}

/** The story of a token endpoint's refusal, by its OAuth code. */
export function tokenStory(code: string): RefusalStory {
  const row = tokenErrors.find((one) => one.code === code)
  const mends =
    row?.who === 'clarify-admin'
      ? [admin(row.does)]
      : [you(row?.does ?? 'Compare the token request with one that works.', 'the client’s token request')]
  return {
    cause: `token-${code.replaceAll('_', '-')}`,
    headline: () => tokenHeadlines[code] ?? 'The token endpoint refuses.',
    means: (context) =>
      `The token endpoint answered ${code}${row ? ` (${row.source})` : ''}. ${row?.means ?? ''}${added(context)}` +
      (harm(context) === ''
        ? ''
        : ` Seen in the file: ${harm(context)} The audience that is asked for is taken from it.`) +
      ' No method was called, so nothing in the request to the API matters yet.',
    actions: (context): NonEmpty<Action> => {
      const [first = you('Compare the token request with one that works.'), ...rest] = mends
      const mend =
        harm(context) === ''
          ? []
          : [you('Mend what is said of the file first; that alone may be the reason.', filePlace(context))]
      const [head = first, ...tail] = [...mend, first]
      return [head, ...tail, ...rest, you('Put the right file in place, whole and unchanged.', filePlace(context))]
    },
    asks: (context) =>
      withIds(
        context,
        `Clarify’s token endpoint answers ${code} to our integration.${added(context)} ` +
          (row?.who === 'clarify-admin'
            ? `Please look whether the integration is still active. ${newFile}`
            : 'Please confirm how this integration is to sign in.'),
      ),
    disprovedBy: 'The same file giving a token from another machine.',
  }
}

/** The refusals that are no OAuth error. */
export const stories = {
  'file-missing': {
    cause: 'file-missing',
    headline: () => 'No credentials file is set.',
    means: () => 'Without the file there is nothing to sign in with, so nothing was sent.',
    actions: (context) => [
      you('Put the credentials file in place: its path or its content.', filePlace(context)),
      admin('If there is none yet: make credentials for the integration and download the file.'),
    ],
    asks: () => newFile,
    disprovedBy: 'The same environment showing a file that is set.',
  },
  'file-broken': {
    cause: 'file-broken',
    headline: () => 'The credentials file cannot be used as it is.',
    means: (context) =>
      `${told(context, 'fileFault', told(context, 'detail', 'It is not the file that Clarify’s admin panel gives.'))}` +
      ' That was seen before anything was sent.',
    actions: (context) => [
      you('Use the file exactly as it was downloaded; do not copy its parts by hand.', filePlace(context)),
      admin('If the original is gone: download a new file for this integration.'),
    ],
    asks: (context) =>
      'The credentials file that we have for our Clarify integration is damaged: ' +
      `${told(context, 'fileFault', 'it is not complete.')} ${newFile}`,
    disprovedBy: 'The same file being accepted by Clarify’s own client.',
  },
  'token-refused-otherwise': {
    cause: 'token-refused',
    headline: () => 'The token endpoint refuses, for a reason of its own.',
    means: (context) =>
      `It answered “${told(context, 'tokenError', 'an error')}”, which ` +
      `is none of the errors that RFC 6749 lists.${added(context)}`,
    actions: (context) => [
      you('Check that the address is Clarify’s token endpoint.', address(context)),
      admin('Look whether this integration and its credentials are still active.'),
    ],
    asks: (context) =>
      withIds(
        context,
        `Clarify’s token endpoint answers “${told(context, 'tokenError', 'an error')}” to our ` +
          `integration.${added(context)} Please look whether the integration and its credentials are still active.`,
      ),
    disprovedBy: 'The same file giving a token from another machine.',
  },
  'token-unreadable': {
    cause: 'token-unreadable',
    headline: () => 'The token endpoint answers, and no token can be read in its answer.',
    means: (context) =>
      `HTTP ${told(context, 'status', '200')} came with ` +
      `${told(context, 'tokenFault', 'something else than a token')}. Clarify’s token endpoint answers with one JSON ` +
      'object that has an access_token, so this answer was changed or cut on its way, or another server gave it. The ' +
      'credentials were not judged, and no method was called.',
    actions: (context) => [
      you('Compare apiUrl with https://api.clarify.io/v1/: the token endpoint is asked below it.', filePlace(context)),
      you(
        'Run the curl line below from another network. If a token ' +
          'comes there, a proxy on the way from here changes the answer.',
        'a machine outside this network',
      ),
      {
        who: 'clarify-support',
        does: 'If the answer is the same everywhere: look up its traceparent and say what was answered.',
        where: 'the message below',
      },
    ],
    asks: (context) =>
      withIds(
        context,
        `The answer of ${address(context)} to our token request cannot be read: HTTP ` +
          `${told(context, 'status', '200')} with ${told(context, 'tokenFault', 'no token in it')}. Please tell us ` +
          'whether your server sent it.',
      ),
    disprovedBy: 'The same request being answered with one JSON object that has an access_token.',
  },
  'token-not-accepted': {
    cause: 'token-not-accepted',
    headline: (context) =>
      context.facts['basicAuth'] === true
        ? 'Clarify does not accept this user and password.'
        : 'The API does not accept the token that it is sent.',
    means: (context) =>
      `The RPC endpoint answered ${told(context, 'status', '401')}` +
      `${told(context, 'tokenError', '') === '' ? '' : ` (${told(context, 'tokenError', '')})`}: the call was turned ` +
      'away before any method was called.' +
      (context.facts['basicAuth'] === true
        ? ''
        : ' A token that was made for another audience, has expired or ' +
          'was withdrawn gives this; so does a client that sends none.'),
    actions: () => [
      you(
        'Send the token as “Authorization: Bearer …”, and ask for ' +
          'it with audience set to the file’s apiUrl, slash included.',
        'the client’s code or settings',
      ),
      you('Obtain a fresh token for each run instead of keeping one.', null),
      admin(
        'If fresh tokens are refused too: look whether the integration is active, and download a new file.',
        'Clarify’s admin panel, the integration',
      ),
    ],
    asks: (context) =>
      withIds(
        context,
        `Calls of our Clarify integration are answered with HTTP ${told(context, 'status', '401')} although it ` +
          'signs in. Please look whether the integration is active.',
      ),
    disprovedBy: 'The same token being accepted by another client.',
  },
  'http-refused': {
    cause: 'http-refused',
    headline: (context) => `Clarify’s server refuses the call with HTTP ${told(context, 'status', '4xx')}.`,
    means: (context) =>
      'It was refused at the door, so there is no RPC error and no code. ' +
      `${told(context, 'httpDoes', 'Compare the address, the method and the size of the call with one that works.')}`,
    actions: (context) => [
      you(
        told(context, 'httpDoes', 'Compare the address, the method and the size of the call with one that works.'),
        address(context),
      ),
    ],
    asks: (context) =>
      withIds(
        context,
        `Calls to ${address(context)} are refused with HTTP ` +
          `${told(context, 'status', '4xx')}. Please tell us what your server objects to.`,
      ),
    disprovedBy: 'The same call being answered from another network.',
  },
} as const satisfies Readonly<Record<string, RefusalStory>>
