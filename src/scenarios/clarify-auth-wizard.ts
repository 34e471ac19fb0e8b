import { filePasted, fileShape } from '#src/checks/clarify/clarify-file.ts'
import { hostAnswers } from '#src/checks/clarify/clarify-host.ts'
import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { tokenGiven, clarifyTokenRefusals } from '#src/checks/clarify/clarify-token.ts'
import { when, type Action, type Route, type Verdict, type Flow } from '#src/domain/model/scenario.ts'
import { stories, tokenStory, type RefusalStory } from './clarify-auth-words.ts'
import { elsewhereRoutes, elsewhereVerdicts } from './clarify-elsewhere.ts'
import { told } from './shared/told.ts'

const tokenNames = Object.keys(clarifyTokenRefusals)
const codeOf = (name: string) => name.slice('token-'.length).replaceAll('-', '_')

const runAgain: Action = {
  who: 'you',
  does: 'Run the check again from this page: it turns green when Clarify answers a plain read.',
  where: null,
}
const pasteNext: Action = { who: 'you', does: 'Then paste what comes back below: it is read again.', where: null }

function verdictOf(story: RefusalStory, prove: Verdict['prove'], last: Action): Verdict {
  return {
    kind: 'cause',
    cause: story.cause,
    headline: story.headline,
    explains: story.means,
    actions: (context) => [...story.actions(context), last],
    asks: story.asks,
    prove,
    disprovedBy: story.disprovedBy,
  }
}

const live = (story: RefusalStory): Verdict => verdictOf(story, { by: 'check', check: mayReadItems }, runAgain)
// A token that was obtained before is kept for a while, so that a read would not ask for one.
const atToken = (story: RefusalStory): Verdict =>
  verdictOf(
    story,
    { by: 'check', check: tokenGiven },
    { ...runAgain, does: 'Run the check again from this page: it turns green when a token is given.' },
  )
const pasted = (story: RefusalStory): Verdict =>
  verdictOf(story, { by: 'paste-again', check: clarifyPasteSays }, pasteNext)

const worksFromHere: Verdict = {
  kind: 'cause',
  cause: 'works-from-here',
  headline: 'These credentials work from here.',
  explains: (context) =>
    'The file is complete, the token was given and clarify.selectItems was answered in ' +
    `${told(context, 'tookMs', 'a few')} ms. So what is refused is another request: another file, another audience, ` +
    'or another way to Clarify.' +
    `${told(context, 'fileHarm', '') === '' ? '' : ` One thing about the file: ${told(context, 'fileHarm', '')}`}` +
    `${told(context, 'clientSays', '') === '' ? '' : ` And about the client: ${told(context, 'clientSays', '')}`}`,
  actions: () => [
    {
      who: 'you',
      does: 'Let the client that fails use exactly this file, and look for an older copy that overrides it.',
      where: 'the client’s environment, secret store or settings',
    },
    {
      who: 'you',
      does:
        'Run the curl line below on the machine where it fails: if ' +
        'it is refused there, the way from that machine differs.',
      where: 'the machine where it fails',
    },
    pasteNext,
  ],
  prove: { by: 'paste-again', check: clarifyPasteSays },
  disprovedBy: 'The same read being refused from here on another try.',
}

const pythonClient: Verdict = {
  kind: 'cause',
  cause: 'file-harms-client',
  headline: 'The credentials work. The Python client cannot use this file.',
  explains: (context) =>
    `${told(context, 'fileHarm', '')} From here, where that does not matter, Clarify answered.`.trim(),
  actions: (context) => [
    {
      who: 'you',
      does:
        context.facts['basicAuth'] === true
          ? 'Ask for credentials of the type client-credentials, or use a client that supports basic-auth.'
          : 'Let apiUrl in the file end with a slash: https://api.clarify.io/v1/.',
      where: 'the credentials file of the client',
    },
    ...(context.facts['basicAuth'] === true
      ? [
          {
            who: 'clarify-admin',
            does: 'Make credentials of the type client-credentials for this integration.',
            where: 'Clarify’s admin panel, the integration’s credentials',
          } as const,
        ]
      : []),
    pasteNext,
  ],
  asks:
    'Our Clarify integration’s credentials are of a kind that the Python client cannot use. Please make a ' +
    'credentials file of the type client-credentials for it and hand it over over a safe channel.',
  prove: { by: 'paste-again', check: clarifyPasteSays },
  disprovedBy: 'The Python client being refused in the same way with the mended file.',
}

const unknown: Verdict = {
  kind: 'open',
  cause: 'not-told',
  headline: 'What was seen does not say what refuses.',
  explains: 'No live check decided it, and the pasted text names no token error and no status that is known.',
  actions: () => [
    {
      who: 'you',
      does: 'Connect the credentials file, or paste the whole answer of the token endpoint with its headers (curl -i).',
      where: 'the Connections page, or the first step',
    },
    runAgain,
  ],
  prove: { by: 'check', check: mayReadItems },
  disprovedBy: 'A text that names the refusal.',
}

const pastedSuccess: Verdict = {
  ...unknown,
  kind: 'clear',
  cause: 'pasted-success',
  headline: 'The pasted answer is a good one: nothing is refused in it.',
  explains: (context) => told(context, 'pastedSays', 'It has a result, or a token.'),
  actions: () => [
    { who: 'you', does: 'If something fails all the same, paste what that program prints.', where: null },
  ],
  prove: { by: 'paste-again', check: clarifyPasteSays },
  disprovedBy: 'The program’s own message naming a refusal.',
}

const tokenRoutes: readonly Route[] = [
  ...tokenNames.map((name): Route => ({ check: tokenGiven, outcomes: [name], to: name })),
  when(tokenGiven, ['token-refused', 'access-refused'], 'token-refused-otherwise'),
  when(tokenGiven, ['token-unreadable', 'web-page'], 'token-unreadable'),
  when(tokenGiven, ['http-refused'], 'http-refused'),
  when(tokenGiven, ['not-sent'], 'file-broken'),
]

const readRoutes: readonly Route[] = [
  when(mayReadItems, ['allowed'], 'fine-from-here'),
  when(mayReadItems, ['access-refused'], 'token-not-accepted'),
  when(mayReadItems, ['token-refused'], 'token-refused-otherwise'),
  when(mayReadItems, ['token-unreadable'], 'token-unreadable'),
  when(mayReadItems, ['http-refused'], 'http-refused'),
  when(mayReadItems, ['not-sent'], 'file-broken'),
]

const pasteRoutes: readonly Route[] = [
  ...tokenNames.map((name): Route => ({ check: clarifyPasteSays, outcomes: [name], to: `${name}-pasted` })),
  when(clarifyPasteSays, ['token-refused'], 'token-refused-pasted'),
  when(clarifyPasteSays, ['access-refused'], 'token-not-accepted-pasted'),
  when(clarifyPasteSays, ['http-refused'], 'http-refused-pasted'),
  when(clarifyPasteSays, ['success'], 'pasted-success'),
]

const taken = new Set(['access-refused', 'token-refused', 'http-refused', 'not-sent'])

/** Everything that is an RPC answer after all, no answer at all, or another scenario's: led there. */
function elsewhere(check: Parameters<typeof elsewhereRoutes>[1]): readonly Route[] {
  return elsewhereRoutes('clarify.auth', check)
    .map((route) => ({ ...route, outcomes: route.outcomes.filter((outcome) => !taken.has(outcome)) }))
    .filter(({ outcomes }) => outcomes.length > 0)
}

/**
 * From “Clarify refuses before the call” to which part refuses: the file, the token endpoint, or the token.
 */
export const clarifyAuthWizard: Flow = {
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
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer or error',
          required: false,
          placeholder: '{"error":"invalid_client","error_description":"…"}',
        },
        {
          name: 'file',
          kind: 'paste',
          label: 'The credentials file, if you have it',
          required: false,
          placeholder:
            '{"apiUrl":"https://api.clarify.io/v1/","integration":"…","credentials":{"type":"client-credentials",…}}',
        },
      ],
      to: 'file',
    },
    file: {
      kind: 'run',
      title: 'Is the pasted file complete?',
      short: 'The pasted file',
      says: 'Read here, nothing is sent.',
      checks: [filePasted],
      routes: [when(filePasted, ['broken'], 'file-broken-pasted')],
      otherwise: 'credentials',
      unknown: 'credentials',
    },
    credentials: {
      kind: 'input',
      title: 'Which credentials should be tried?',
      short: 'Which credentials',
      says: 'What follows asks for a token and reads one item. The credentials stay in the product’s own server.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Credentials', required: true }],
      to: 'live',
    },
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
        ...elsewhere(hostAnswers),
        ...tokenRoutes,
        ...elsewhere(tokenGiven),
        ...readRoutes,
        ...elsewhere(mayReadItems),
      ],
      otherwise: 'by-paste',
      unknown: 'by-paste',
    },
    'fine-from-here': {
      kind: 'run',
      title: 'What about the file and the client?',
      short: 'File and client',
      says: 'Clarify answers from here. Read again: does the file harm a client, or does the paste name another fault?',
      checks: [fileShape, clarifyPasteSays],
      routes: [when(fileShape, ['harms'], 'file-harms-client'), ...elsewhere(clarifyPasteSays)],
      otherwise: 'works-from-here',
      unknown: 'works-from-here',
    },
    'by-paste': {
      kind: 'run',
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      says: 'No live check decided it, so what was pasted does. Nothing is sent.',
      checks: [clarifyPasteSays],
      routes: [...pasteRoutes, ...elsewhere(clarifyPasteSays)],
      otherwise: 'not-told',
      unknown: 'not-told',
    },
  },
  verdicts: {
    'file-missing': verdictOf(stories['file-missing'], { by: 'check', check: fileShape }, runAgain),
    'file-broken': verdictOf(stories['file-broken'], { by: 'check', check: fileShape }, runAgain),
    'file-broken-pasted': verdictOf(
      stories['file-broken'],
      { by: 'paste-again', check: filePasted },
      { who: 'you', does: 'Then paste the new file below: its shape is judged again.', where: null },
    ),
    ...Object.fromEntries(tokenNames.map((name) => [name, atToken(tokenStory(codeOf(name)))])),
    ...Object.fromEntries(tokenNames.map((name) => [`${name}-pasted`, pasted(tokenStory(codeOf(name)))])),
    'token-refused-otherwise': atToken(stories['token-refused-otherwise']),
    'token-unreadable': atToken(stories['token-unreadable']),
    'token-refused-pasted': pasted(stories['token-refused-otherwise']),
    'token-not-accepted': live(stories['token-not-accepted']),
    'token-not-accepted-pasted': pasted(stories['token-not-accepted']),
    'http-refused': live(stories['http-refused']),
    'http-refused-pasted': pasted(stories['http-refused']),
    'works-from-here': worksFromHere,
    'file-harms-client': pythonClient,
    'pasted-success': pastedSuccess,
    'not-told': unknown,
    ...elsewhereVerdicts('clarify.auth'),
  },
}
