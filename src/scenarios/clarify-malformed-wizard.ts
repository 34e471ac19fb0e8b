import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { supportMessage } from '#src/clarify/support-message.ts'
import {
  when,
  type Action,
  type Route,
  type Verdict,
  type VerdictContext,
  type Flow,
} from '#src/domain/model/scenario.ts'
import { elsewhereRoutes, elsewhereVerdicts } from './clarify-elsewhere.ts'
import { told } from './shared/told.ts'

const byPaste = { by: 'paste-again', check: clarifyPasteSays } as const
const byCheck = { by: 'check', check: mayReadItems } as const
const pasteNext: Action = { who: 'you', does: 'Then paste what comes back below: it is read again.', where: null }
const runAgain: Action = { who: 'you', does: 'Run the check again from this page.', where: null }

const rule = (context: VerdictContext) =>
  told(
    context,
    'ruleSays',
    context.findings.findLast(({ status }) => status === 'fail')?.says ?? 'It breaks a rule of JSON-RPC.',
  )
const source = (context: VerdictContext) =>
  told(context, 'ruleSource', '') === '' ? '' : ` (${told(context, 'ruleSource', '')})`

function message(context: VerdictContext): string {
  const known = (name: string) => (told(context, name, '') === '' ? undefined : told(context, name, ''))
  return supportMessage({
    code: null,
    method: known('method'),
    requestId: known('rpcId'),
    traceparent: known('traceparent'),
    trace: known('trace'),
    seen: `The answer is malformed: ${rule(context)}`,
  }).replace('fails with an error', 'is answered in a form that our client cannot read')
}

interface Variant {
  readonly prove: Verdict['prove']
  readonly last: Action
}

const live: Variant = { prove: byCheck, last: runAgain }
const pasted: Variant = { prove: byPaste, last: pasteNext }

const cutOff = ({ prove, last }: Variant): Verdict => ({
  kind: 'cause',
  cause: 'cut-off',
  headline: 'The answer breaks off before its end.',
  explains: (context) =>
    `${rule(context)} A connection that broke, a proxy with a size limit, or a client or log that keeps only the ` +
    'first part gives this. Whether the call took effect is not known.',
  actions: () => [
    {
      who: 'you',
      does:
        'Look whether the log or tool that the answer was taken from ' +
        'cuts long lines; if so, take it from the client itself.',
      where: 'the log’s settings',
    },
    {
      who: 'you',
      does: 'Ask for less in one call (a smaller limit, a shorter time range), and read back before repeating a write.',
      where: 'the request',
    },
    last,
  ],
  prove,
  disprovedBy: 'The same answer arriving whole on another way.',
})

const wrongId = ({ prove, last }: Variant): Verdict => ({
  kind: 'cause',
  cause: 'wrong-id',
  headline: 'The answer belongs to another request.',
  explains: (context) =>
    `${rule(context)} A client that shares one connection between threads, pairs log lines wrongly, or a cache in ` +
    `between mixes answers up like this${source(context)}.`,
  actions: () => [
    {
      who: 'you',
      does:
        'Give every request an id of its own and pair answers by it, ' +
        'not by their order; a batch may be answered in any order.',
      where: 'the client’s code',
    },
    { who: 'you', does: 'Switch off caching for POST on the way.', where: 'a proxy between the client and Clarify' },
    {
      who: 'clarify-support',
      does: 'If neither applies: look up the traceparent of this answer.',
      where: 'the message below',
    },
    last,
  ],
  asks: message,
  prove,
  disprovedBy: 'The pasted request being another than the one that was answered.',
})

const malformed = ({ prove, last }: Variant): Verdict => ({
  kind: 'cause',
  cause: 'malformed',
  headline: 'The answer breaks a rule of JSON-RPC 2.0.',
  explains: (context) =>
    `${rule(context)}${source(context)} A careful client refuses ` +
    'such an answer, and cannot say whether the call worked.',
  actions: (context) => [
    {
      who: 'you',
      does: 'Look whether the answer really comes from Clarify: the address called, a traceparent among its headers.',
      where: told(context, 'sentTo', 'the client’s address'),
    },
    {
      who: 'clarify-support',
      does: 'If it does: look up the traceparent and mend the answer’s form.',
      where: 'the message below',
    },
    { who: 'you', does: 'After a write, read back whether it took effect before sending it again.', where: null },
    last,
  ],
  asks: message,
  prove,
  disprovedBy: 'The same answer, as it left Clarify, keeping the rule.',
})

const strictClient: Verdict = {
  kind: 'cause',
  cause: 'strict-client',
  headline: 'The answer is fine. Your client is stricter than the standard.',
  explains: (context) =>
    `${told(context, 'clientSays', 'The client refuses what the standard allows.')} The call itself worked: ${told(
      context,
      'pastedSays',
      'the answer has a result',
    )
      .replace(/^The call worked: /, '')
      .replace(/\.$/, '')}.`,
  actions: () => [
    {
      who: 'you',
      does: 'Update the client to its newest version; until then take the result from the body.',
      where: 'the client’s dependencies',
    },
    { who: 'you', does: 'Do not send the call again just for this: it took effect.', where: null },
    pasteNext,
  ],
  prove: byPaste,
  disprovedBy: 'The newest version of the client refusing an answer that keeps the standard.',
}

const fineFromHere: Verdict = {
  kind: 'cause',
  cause: 'changed-on-the-way',
  headline: 'From here the answer is well formed. What you saw was changed, or another answer.',
  explains: (context) =>
    `clarify.selectItems was answered correctly in ${told(context, 'tookMs', 'a few')} ms. What was pasted differs: ` +
    `${rule(context)}${source(context)}`,
  actions: () => [
    {
      who: 'you',
      does:
        'Run the curl line below on the machine where it fails: if its answer is malformed there, something on that ' +
        'machine’s way changes it.',
      where: 'the machine where it fails',
    },
    {
      who: 'you',
      does: 'If only one method answers like this, paste its whole answer with headers (curl -i) beside the request.',
      where: null,
    },
    {
      who: 'clarify-support',
      does: 'If one method is always malformed: look up its traceparent.',
      where: 'the message below',
    },
    pasteNext,
  ],
  asks: message,
  prove: byPaste,
  disprovedBy: 'The same method answering correctly from the machine where it fails.',
}

const nothingWrong: Verdict = {
  kind: 'clear',
  cause: 'well-formed',
  headline: 'From here Clarify’s answer keeps every rule of JSON-RPC 2.0.',
  explains: (context) =>
    `clarify.selectItems was answered in ${told(context, 'tookMs', 'a few')} ms with the right id, version and a ` +
    'result. What you saw was not pasted, so it was not judged.',
  actions: () => [
    {
      who: 'you',
      does: 'Paste the answer that could not be read, whole and with its headers, and the request beside it.',
      where: 'the first step',
    },
  ],
  prove: byCheck,
  disprovedBy: 'A malformed answer to the same call from here.',
}

const nothingSeen: Verdict = {
  kind: 'open',
  cause: 'not-told',
  headline: 'What was seen does not show a malformed answer.',
  explains: 'Nothing that was pasted breaks a rule of JSON-RPC, and no live check was made.',
  actions: () => [
    {
      who: 'you',
      does: 'Paste the answer whole, as it came (curl -i shows the headers too), or connect the credentials file.',
      where: 'the first step, or the Connections page',
    },
  ],
  prove: byPaste,
  disprovedBy: 'An answer that breaks one of the rules.',
}

const kinds = ['cut-off', 'wrong-id', 'malformed'] as const
const liveRoutes: readonly Route[] = kinds.map((outcome) => when(mayReadItems, [outcome], outcome))
const pasteRoutes: readonly Route[] = kinds.map((outcome) => when(clarifyPasteSays, [outcome], `${outcome}-pasted`))

/**
 * From “the answer cannot be read” to the rule it breaks and who stands behind it: the client, a proxy that changes
 * answers, or Clarify.
 */
export const clarifyMalformedWizard: Flow = {
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came back?',
      short: 'What you saw',
      says:
        'Paste the answer as it came, with headers if you have them, or what the client prints about it; beside it ' +
        'the request. Secrets are blanked first. Nothing at hand? Leave both empty.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer or error',
          required: false,
          placeholder: 'HTTP/1.1 200 OK …',
        },
        {
          name: 'request',
          kind: 'paste',
          label: 'The request, if you have it',
          required: false,
          placeholder: '{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{}}',
        },
      ],
      to: 'pasted',
    },
    pasted: {
      kind: 'run',
      title: 'Which rule does it break?',
      short: 'Which rule',
      says: 'Held to JSON-RPC 2.0 and to Clarify’s own description, here; nothing is sent.',
      checks: [clarifyPasteSays],
      routes: [
        when(clarifyPasteSays, ['strict-client'], 'strict-client'),
        ...elsewhereRoutes('clarify.malformed-response', clarifyPasteSays),
      ],
      otherwise: 'credentials',
      unknown: 'credentials',
    },
    credentials: {
      kind: 'input',
      title: 'Which credentials should be tried?',
      short: 'Which credentials',
      says:
        'One item is asked for, to see whether Clarify’s answer is well formed when it comes straight here. The ' +
        'credentials stay in the product’s own server.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Credentials', required: true }],
      to: 'live',
    },
    live: {
      kind: 'run',
      title: 'Is the answer well formed from here?',
      short: 'From here',
      says: 'One item is asked for and its answer held to the same rules.',
      checks: [mayReadItems],
      routes: [when(mayReadItems, ['allowed'], 'fine-here'), ...liveRoutes],
      otherwise: 'by-paste',
      unknown: 'by-paste',
    },
    'fine-here': {
      kind: 'run',
      title: 'And the pasted answer?',
      short: 'The pasted answer',
      says: 'From here it is well formed. Read again: what does the pasted one break?',
      checks: [clarifyPasteSays],
      routes: [
        when(clarifyPasteSays, ['cut-off'], 'cut-off-pasted'),
        when(clarifyPasteSays, ['wrong-id'], 'wrong-id-pasted'),
        when(clarifyPasteSays, ['malformed'], 'fine-from-here'),
      ],
      otherwise: 'well-formed',
      unknown: 'well-formed',
    },
    'by-paste': {
      kind: 'run',
      title: 'What does the pasted answer break?',
      short: 'The pasted answer',
      says: 'No live check decided it, so what was pasted does. Nothing is sent.',
      checks: [clarifyPasteSays],
      routes: pasteRoutes,
      otherwise: 'other-answer',
      unknown: 'other-answer',
    },
    'other-answer': {
      kind: 'run',
      title: 'What came back from here?',
      short: 'The answer from here',
      says: 'Nothing that was pasted breaks a rule, so the live answer is read for what else it is.',
      checks: [mayReadItems],
      routes: elsewhereRoutes('clarify.malformed-response', mayReadItems),
      otherwise: 'not-told',
      unknown: 'not-told',
    },
  },
  verdicts: {
    'cut-off': cutOff(live),
    'cut-off-pasted': cutOff(pasted),
    'wrong-id': wrongId(live),
    'wrong-id-pasted': wrongId(pasted),
    malformed: malformed(live),
    'malformed-pasted': malformed(pasted),
    'strict-client': strictClient,
    'fine-from-here': fineFromHere,
    'well-formed': nothingWrong,
    'not-told': nothingSeen,
    ...elsewhereVerdicts('clarify.malformed-response'),
  },
}
