import { clariReach } from '#src/checks/clari/key/clari-reach.ts'
import { unreachableSays } from '#src/checks/clari/key/unreachable-says.ts'
import { when, defineFlow, type RunStep, type Verdict } from '#src/domain/model/scenario.ts'
import { reachStories as stories, reachVerdicts } from './reach-stories.ts'
import { message, told } from './shared/told.ts'

const { metHere, metInPaste } = reachVerdicts({
  name: 'Clari',
  host: 'api.clari.com',
  base: 'https://api.clari.com/v4',
  notThePage: '/…; app.clari.com is the page for people, not the API',
  setting: () => '.env, CLARI_BASE_URL',
  clientSetting: 'the client’s base URL',
  credentials: 'the key',
  unsent: 'The key was not sent',
  support: 'clari-support',
  statusPage: 'https://status.clari.com',
  askLess: {
    does: 'Ask for less at once: one period, fewer types. If small answers come, it is the size.',
    where: 'the export’s timePeriod and typesToExport',
  },
  askAgain: {
    does: 'Ask again for the whole; results of a job stay there for about 30 days and cost no quota to fetch again.',
    where: 'GET /export/jobs/{jobId}/results',
  },
  live: clariReach,
  pasted: unreachableSays,
})
const provedLive = { by: 'check', check: clariReach } as const
const provedByPaste = { by: 'paste-again', check: unreachableSays } as const

/** Clari was reached and refuses: not the way is wrong but what was sent. */
const reachedBut = (cause: string, headline: string, leadsTo: Verdict['leadsTo'], action: string): Verdict => ({
  kind: 'open',
  cause,
  rests: 'observed',
  headline,
  explains: (context) =>
    'The name was found, the connection is secure and a proper answer of the API came back: ' +
    `“${message(context, told(context, 'detail', told(context, 'status', 'a refusal')))}”. So the way to Clari is ` +
    'open, and the question is another one now.',
  actions: () => [{ who: 'you', does: action, where: null }],
  prove: provedLive,
  disprovedBy: 'The same call failing on its way again.',
  ...(leadsTo === undefined ? {} : { leadsTo }),
})

/**
 * Reads the paste, once for when Clari answers from here and once for when nothing could be sent; only what
 * follows differs.
 */
const readsPaste = <const Nothing extends string>(nothing: Nothing) =>
  ({
    kind: 'run',
    title: 'What does the pasted text say?',
    short: 'The pasted text',
    says: 'Read here, nothing is sent.',
    checks: [unreachableSays],
    routes: [
      when(unreachableSays, ['dns'], 'dns-pasted'),
      when(unreachableSays, ['refused'], 'refused-pasted'),
      when(unreachableSays, ['proxy-refused'], 'proxy-refused-pasted'),
      when(unreachableSays, ['tls-unknown-issuer'], 'tls-unknown-issuer-pasted'),
      when(unreachableSays, ['tls-dates'], 'tls-dates-pasted'),
      when(unreachableSays, ['tls-other-name'], 'tls-other-name-pasted'),
      when(unreachableSays, ['tls-protocol'], 'tls-protocol-pasted'),
      when(unreachableSays, ['timeout'], 'timeout-pasted'),
      when(unreachableSays, ['slow-body'], 'slow-body-pasted'),
      when(unreachableSays, ['reset'], 'reset-pasted'),
      when(unreachableSays, ['broke-off'], 'broke-off-pasted'),
      when(unreachableSays, ['redirected'], 'redirected-pasted'),
      when(unreachableSays, ['gateway-page'], 'gateway-page-pasted'),
      when(unreachableSays, ['server-error'], 'server-error-pasted'),
      when(unreachableSays, ['login-page'], 'login-page-pasted'),
      when(unreachableSays, ['web-page'], 'web-page-pasted'),
      when(unreachableSays, ['truncated-json'], 'truncated-json-pasted'),
      when(unreachableSays, ['empty'], 'empty-pasted'),
      when(unreachableSays, ['no-json'], 'no-json-pasted'),
      when(unreachableSays, ['refusal'], 'refusal-pasted'),
    ],
    otherwise: nothing,
    unknown: nothing,
  }) satisfies RunStep

/** From “nothing sensible comes back” to the place on the way where the answer is lost. */
export const clariUnreachableWizard = defineFlow({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came instead of an answer?',
      short: 'What you saw',
      says: 'Paste the error, the log line or the page. Keys in it are blanked first. Nothing at hand? Leave it empty.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer or error',
          required: false,
          placeholder: 'curl: (6) Could not resolve host: api.clari.com',
        },
      ],
      to: 'which-key',
    },
    'which-key': {
      kind: 'input',
      title: 'Which connection should be tried?',
      short: 'Which connection',
      says:
        'One read-only question is sent to Clari from the machine on ' +
        'which this product runs. It uses none of your export quota.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Connection', required: true }],
      to: 'reach',
    },
    reach: {
      kind: 'run',
      title: 'Does a proper answer come back?',
      short: 'Does it answer?',
      says:
        'Name, connection, certificate, status and body are told apart. ' +
        'The answer’s words do not matter here, only that it comes.',
      checks: [clariReach],
      routes: [
        when(clariReach, ['answers'], 'pasted'),
        when(clariReach, ['dns'], 'dns'),
        when(clariReach, ['refused'], 'refused'),
        when(clariReach, ['proxy-refused'], 'proxy-refused'),
        when(clariReach, ['tls-unknown-issuer'], 'tls-unknown-issuer'),
        when(clariReach, ['tls-dates'], 'tls-dates'),
        when(clariReach, ['tls-other-name'], 'tls-other-name'),
        when(clariReach, ['tls-protocol'], 'tls-protocol'),
        when(clariReach, ['timeout'], 'timeout'),
        when(clariReach, ['slow-body'], 'slow-body'),
        when(clariReach, ['reset'], 'reset'),
        when(clariReach, ['broke-off'], 'broke-off'),
        when(clariReach, ['redirected'], 'redirected'),
        when(clariReach, ['gateway-page'], 'gateway-page'),
        when(clariReach, ['server-error'], 'server-error'),
        when(clariReach, ['login-page'], 'login-page'),
        when(clariReach, ['web-page'], 'web-page'),
        when(clariReach, ['truncated-json'], 'truncated-json'),
        when(clariReach, ['empty'], 'empty'),
        when(clariReach, ['no-json'], 'no-json'),
        when(clariReach, ['unknown-shape'], 'unknown-shape'),
        when(clariReach, ['too-large'], 'too-large'),
        when(clariReach, ['wrong-address'], 'wrong-address'),
        when(clariReach, ['not-sent'], 'not-sent'),
        when(clariReach, ['key-refused'], 'key-refused'),
        when(clariReach, ['forbidden'], 'forbidden'),
        when(clariReach, ['rate-limited'], 'rate-limited'),
        when(clariReach, ['went-wrong'], 'went-wrong'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    pasted: readsPaste('answers-now'),
    'from-paste': readsPaste('could-not-run'),
  },
  verdicts: {
    dns: metHere('dns', stories.dns),
    refused: metHere('refused', stories.refused),
    'proxy-refused': metHere('proxy-refused', stories.proxyRefused),
    'tls-unknown-issuer': metHere('tls-intercepted', stories.unknownIssuer),
    'tls-dates': metHere('certificate-dates', stories.dates),
    'tls-other-name': metHere('certificate-for-another-name', stories.otherName),
    'tls-protocol': metHere('no-secure-protocol', stories.protocol),
    timeout: metHere('timeout', stories.timeout),
    'slow-body': metHere('slow-body', stories.slowBody),
    reset: metHere('reset', stories.reset),
    'broke-off': metHere('broke-off', stories.brokeOff),
    redirected: metHere('redirected', stories.redirected),
    'gateway-page': metHere('gateway-page', stories.gatewayPage),
    'server-error': metHere('server-error', stories.serverError),
    'login-page': metHere('login-page', stories.loginPage),
    'web-page': metHere('web-page', stories.webPage),
    'truncated-json': metHere('truncated-json', stories.truncated),
    empty: metHere('empty-answer', stories.empty),
    'no-json': metHere('no-json', stories.noJson),
    'unknown-shape': metHere('unknown-shape', stories.unknownShape),
    'too-large': metHere('too-large', stories.tooLarge),
    'wrong-address': metHere('wrong-address', stories.wrongAddress),
    'dns-pasted': metInPaste('dns', stories.dns),
    'refused-pasted': metInPaste('refused', stories.refused),
    'proxy-refused-pasted': metInPaste('proxy-refused', stories.proxyRefused),
    'tls-unknown-issuer-pasted': metInPaste('tls-intercepted', stories.unknownIssuer),
    'tls-dates-pasted': metInPaste('certificate-dates', stories.dates),
    'tls-other-name-pasted': metInPaste('certificate-for-another-name', stories.otherName),
    'tls-protocol-pasted': metInPaste('no-secure-protocol', stories.protocol),
    'timeout-pasted': metInPaste('timeout', stories.timeout),
    'slow-body-pasted': metInPaste('slow-body', stories.slowBody),
    'reset-pasted': metInPaste('reset', stories.reset),
    'broke-off-pasted': metInPaste('broke-off', stories.brokeOff),
    'redirected-pasted': metInPaste('redirected', stories.redirected),
    'gateway-page-pasted': metInPaste('gateway-page', stories.gatewayPage),
    'server-error-pasted': metInPaste('server-error', stories.serverError),
    'login-page-pasted': metInPaste('login-page', stories.loginPage),
    'web-page-pasted': metInPaste('web-page', stories.webPage),
    'truncated-json-pasted': metInPaste('truncated-json', stories.truncated),
    'empty-pasted': metInPaste('empty-answer', stories.empty),
    'no-json-pasted': metInPaste('no-json', stories.noJson),
    'refusal-pasted': {
      kind: 'open',
      cause: 'clari-answered',
      rests: 'observed',
      headline: 'Clari was reached: what you pasted is its own answer.',
      explains: (context) =>
        `“${told(context, 'refusalSaid', 'The refusal')}” is a word of the API, so the way to it is open. What is ` +
        'wrong is what it says, not how it came.',
      actions: () => [
        {
          who: 'you',
          does: 'Paste the answer into the box on the home page: it names the story that fits.',
          where: 'Home',
        },
      ],
      prove: provedByPaste,
      disprovedBy: 'The text being a copy from somewhere else than your own client.',
      leadsTo: 'clari.bad-request',
    },
    'answers-now': {
      kind: 'clear',
      cause: 'answers-now',
      rests: 'observed',
      headline: 'From here Clari answers properly.',
      explains: (context) =>
        'The name was found, the connection is secure, and the answer is the API’s own, in ' +
        `${told(context, 'tookMs', 'a few')} ms. If your client still gets nothing sensible, the fault lies between ` +
        'it and Clari, and was not pasted so far.',
      actions: () => [
        {
          who: 'you',
          does: 'Run the curl line below on the machine where it fails.',
          where: 'the machine where your client runs',
        },
        { who: 'you', does: 'Then paste what came back below: it is read again.', where: null },
      ],
      prove: provedByPaste,
      disprovedBy: 'The same question failing from here on another try.',
    },
    'not-sent': reachedBut(
      'not-sent',
      'Nothing was sent: the key cannot go into a request.',
      'clari.unauthorized',
      'Look at the key’s shape first; then come back.',
    ),
    'key-refused': reachedBut(
      'key-refused',
      'Clari is reached, and refuses the key.',
      'clari.unauthorized',
      'Go on with the key: the page for 401 tells what is wrong with it.',
    ),
    forbidden: reachedBut(
      'forbidden',
      'Clari is reached, and forbids the call.',
      'clari.forbidden',
      'Go on with what the key’s user may do.',
    ),
    'rate-limited': reachedBut(
      'rate-limited',
      'Clari is reached, and asks to slow down.',
      'clari.rate-limited',
      'Stop other clients of this key for a minute, then go on with the page for 429.',
    ),
    'other-answer': reachedBut(
      'other-answer',
      'Clari is reached, and refuses this call.',
      'clari.bad-request',
      'Go on with what the answer says.',
    ),
    'went-wrong': { ...metHere('went-wrong', stories.serverError), leadsTo: 'clari.bad-request' },
    'could-not-run': {
      kind: 'open',
      cause: 'not-checked',
      rests: 'observed',
      headline: 'Nothing could be told yet.',
      explains: 'No live check could be finished, and the pasted text does not say how the request ended.',
      actions: () => [
        {
          who: 'you',
          does: 'Choose a connection and run the check: it only reads.',
          where: 'the step “Which connection”',
        },
        { who: 'you', does: 'Or paste the client’s whole error below, first and last line included.', where: null },
      ],
      prove: provedByPaste,
      disprovedBy: 'A check that runs to its end.',
    },
  },
})
