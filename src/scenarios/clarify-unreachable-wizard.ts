import { fileShape } from '#src/checks/clarify/clarify-file.ts'
import { hostAnswers } from '#src/checks/clarify/clarify-host.ts'
import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { tokenGiven } from '#src/checks/clarify/clarify-token.ts'
import { clarifyWayFaults, isClarifyWayFault, type ClarifyWayFault } from '#src/checks/clarify/clarify-way.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import { when, type Route, type Verdict, type VerdictContext, type Flow } from '#src/domain/model/scenario.ts'
import { filePlace } from './clarify-auth-words.ts'
import { elsewhereRoutes, elsewhereVerdicts } from './clarify-elsewhere.ts'
import { reachStories as stories, reachVerdicts, type ReachStory } from './reach-stories.ts'
import { told } from './shared/told.ts'

const { metHere, metInPaste } = reachVerdicts({
  name: 'Clarify',
  host: 'api.clarify.io',
  base: 'https://api.clarify.io/v1/',
  notThePage: ', with the slash at its end',
  setting: (context) => `apiUrl in ${filePlace(context)}`,
  clientSetting: 'apiUrl in the credentials file of the client',
  credentials: 'the credentials',
  unsent: 'The credentials were not sent',
  support: 'clarify-support',
  statusPage: null,
  askLess: {
    does: 'Ask for less in one call: a smaller limit, a shorter time range. If small answers come, it is the size.',
    where: 'the request',
  },
  askAgain: {
    does: 'Send a read again. After a write, read back what was stored first: whether it took effect is not known.',
    where: 'the client',
  },
  live: mayReadItems,
  pasted: clarifyPasteSays,
})

/** Which story each fault has, and under which name of a cause it is kept. */
const causes: Readonly<Record<ClarifyWayFault, readonly [cause: string, story: ReachStory]>> = {
  dns: ['dns', stories.dns],
  refused: ['refused', stories.refused],
  'proxy-refused': ['proxy-refused', stories.proxyRefused],
  'tls-unknown-issuer': ['tls-intercepted', stories.unknownIssuer],
  'tls-dates': ['certificate-dates', stories.dates],
  'tls-other-name': ['certificate-for-another-name', stories.otherName],
  'tls-protocol': ['no-secure-protocol', stories.protocol],
  timeout: ['timeout', stories.timeout],
  'slow-body': ['slow-body', stories.slowBody],
  reset: ['reset', stories.reset],
  'broke-off': ['broke-off', stories.brokeOff],
  redirected: ['redirected', stories.redirected],
  'gateway-page': ['gateway-page', stories.gatewayPage],
  'gateway-failed': ['gateway-failed', stories.gatewayFailed],
  'login-page': ['login-page', stories.loginPage],
  'filter-page': ['filter-page', stories.filterPage],
  'web-page': ['web-page', stories.webPage],
  'too-large': ['too-large', stories.tooLarge],
}

const faults = Object.keys(clarifyWayFaults).filter(isClarifyWayFault)
/** Nothing in a pasted text shows that an answer went over our own limit. */
const pastedFaults = faults.filter((fault) => fault !== 'too-large')

const metLive = (check: AnyCheck): readonly Route[] =>
  faults.map((fault): Route => ({ check, outcomes: [fault], to: fault }))
const pasteShows: readonly Route[] = pastedFaults.map((fault) => when(clarifyPasteSays, [fault], `${fault}-pasted`))

const took = (context: VerdictContext) => told(context, 'tookMs', 'a few')

const answersNow: Verdict = {
  kind: 'clear',
  cause: 'answers-now',
  rests: 'observed',
  headline: 'From here Clarify answers properly.',
  explains: (context) =>
    'The name was found, the connection is secure, a token was given, and clarify.selectItems was answered in ' +
    `${took(context)} ms. If your client still gets no answer, what is wrong lies between it and Clarify, and was ` +
    'not pasted so far.',
  actions: () => [
    {
      who: 'you',
      does: 'Run the curl line below on the machine where it fails.',
      where: 'the machine where your client runs',
    },
    { who: 'you', does: 'Then paste what came back below: it is read again.', where: null },
  ],
  prove: { by: 'paste-again', check: clarifyPasteSays },
  disprovedBy: 'The same read failing from here on another try.',
}

const pastedSuccess: Verdict = {
  kind: 'clear',
  cause: 'pasted-success',
  rests: 'observed',
  headline: 'Clarify was reached: what you pasted is a good answer.',
  explains: (context) => told(context, 'pastedSays', 'It has a result, or a token.'),
  actions: () => [
    { who: 'you', does: 'If a program reports an error all the same, paste what that program prints.', where: null },
  ],
  prove: { by: 'paste-again', check: clarifyPasteSays },
  disprovedBy: 'The program’s own message saying that nothing came back.',
}

const notTold: Verdict = {
  kind: 'open',
  cause: 'not-told',
  rests: 'observed',
  headline: 'It can’t be said yet whether Clarify is reached.',
  explains: 'No live check could be finished, and the pasted text does not say how the request ended.',
  actions: () => [
    {
      who: 'you',
      does: 'Choose the credentials and run the checks: they only read.',
      where: 'the step “Which credentials”',
    },
    { who: 'you', does: 'Or paste the client’s whole error below, first and last line included.', where: null },
  ],
  prove: { by: 'paste-again', check: clarifyPasteSays },
  disprovedBy: 'A check that runs to its end.',
}

/** From “nothing comes back from Clarify” to the place on the way where the call is lost, and who can change that. */
export const clarifyUnreachableWizard: Flow = {
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came instead of an answer?',
      short: 'What you saw',
      says:
        'Paste the error, the log line or the page, with headers if you have them. Secrets in it are blanked first. ' +
        'Nothing at hand? Leave it empty.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer or error',
          required: false,
          placeholder: 'Post "https://api.clarify.io/v1/rpc": dial tcp: lookup api.clarify.io: no such host',
        },
      ],
      to: 'pasted',
    },
    pasted: {
      kind: 'run',
      title: 'What does the pasted text say?',
      short: 'The pasted text',
      says: 'Read here, nothing is sent. An answer of Clarify’s own would show that it was reached.',
      checks: [clarifyPasteSays],
      routes: [
        when(clarifyPasteSays, ['success'], 'pasted-success'),
        ...elsewhereRoutes('clarify.unreachable', clarifyPasteSays),
      ],
      otherwise: 'credentials',
      unknown: 'credentials',
    },
    credentials: {
      kind: 'input',
      title: 'Which credentials should be tried?',
      short: 'Which credentials',
      says:
        'What follows asks for a token and reads one item, from the machine on which this product runs. The ' +
        'credentials stay in the product’s own server.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Credentials', required: true }],
      to: 'live',
    },
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
        ...metLive(hostAnswers),
        ...elsewhereRoutes('clarify.unreachable', hostAnswers),
        ...metLive(tokenGiven),
        ...elsewhereRoutes('clarify.unreachable', tokenGiven),
        ...metLive(mayReadItems),
        when(mayReadItems, ['allowed'], 'answers-here'),
        ...elsewhereRoutes('clarify.unreachable', mayReadItems),
      ],
      otherwise: 'by-paste',
      unknown: 'by-paste',
    },
    'answers-here': {
      kind: 'run',
      title: 'And where your client runs?',
      short: 'The pasted text again',
      says: 'From here Clarify answers. Read again: what does the pasted text say of the way from your client?',
      checks: [clarifyPasteSays],
      routes: pasteShows,
      otherwise: 'answers-now',
      unknown: 'answers-now',
    },
    'by-paste': {
      kind: 'run',
      title: 'What does the pasted text show?',
      short: 'The pasted text again',
      says: 'No live check decided it, so what was pasted does. Nothing is sent.',
      checks: [clarifyPasteSays],
      routes: pasteShows,
      otherwise: 'not-told',
      unknown: 'not-told',
    },
  },
  verdicts: {
    ...Object.fromEntries(faults.map((fault) => [fault, metHere(...causes[fault])])),
    ...Object.fromEntries(pastedFaults.map((fault) => [`${fault}-pasted`, metInPaste(...causes[fault])])),
    'answers-now': answersNow,
    'pasted-success': pastedSuccess,
    'not-told': notTold,
    ...elsewhereVerdicts('clarify.unreachable'),
  },
}
