import { mayReadBoth, mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import type { CodeScenario } from '#src/clarify/error-codes.ts'
import { nearestMethod } from '#src/clarify/known-methods.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { Action } from '#src/domain/model/scenario.ts'
import { counted, plural } from '#src/domain/words/count.ts'
import { clarifyAdmin, clarifySupport, you } from '#src/scenarios/shared/actions.ts'
import { given, ifSo } from '#src/scenarios/shared/wording.ts'

/** The facts of the checks that show a code: of a paste, or of a read from here. */
export const codeFacts = { ...clarifyPasteSays.facts, ...mayReadItems.facts, ...mayReadBoth.facts }

/** What is known of the answer that shows a code. */
export type CodeAnswer = KnownFacts<typeof codeFacts>

/** What a code's verdict says and asks for beside the table of codes, from what the answer says. */
interface CodeWords {
  readonly headline: string | ((answer: CodeAnswer) => string)
  /** What it means here, beyond the table's sentence; left out where there is nothing to add. */
  readonly here?: string | ((answer: CodeAnswer) => string)
  /** What each person does, before the retry plan. */
  readonly actions: NonEmpty<Action> | ((answer: CodeAnswer) => NonEmpty<Action>)
  readonly disprovedBy: string
}

/** Where a request is changed. */
export const clientCode = 'the client’s code, where the request is built'

/** Where integrations are given access. */
export const accessPanel = 'Clarify’s admin panel, the integration’s access'

/** The trace is what support looks a call up by. */
const askSupport = ({ trace, traceparent }: CodeAnswer, does: string): Action =>
  clarifySupport(
    does,
    `the message below${(trace ?? traceparent) ? ', with the trace' : '; the answer names no trace'}`,
  )

const adds = ({ dataText }: CodeAnswer) => given(dataText, (text) => `It adds: “${text}”.`)
const named = ({ resources }: CodeAnswer) => given(resources, (names) => `Named: ${names}.`)
const isUnlisted = ({ rpcCode = -32000 }: CodeAnswer) => rpcCode !== -32000
const nearest = (method = '') => nearestMethod(method) ?? undefined

const failedInside = {
  actions: (answer) => [askSupport(answer, 'Look up the trace: what failed, and whether the call took effect.')],
  disprovedBy: 'Support finding nothing under this trace.',
} as const satisfies Partial<CodeWords>

/** The words of every code, by its scenario. */
export const codeWords: Readonly<Record<CodeScenario, CodeWords>> = {
  'clarify.parse-error': {
    headline: 'What your client sends is not valid JSON.',
    here: ({ requestBreaks, requestIsJson }) =>
      given(requestBreaks, (where) => `The pasted request stops being JSON at ${where}.`) ||
      (requestIsJson === true
        ? 'The pasted request is valid JSON, so what arrived was not this text: another encoding than UTF-8, a body ' +
          'that was cut off or sent twice, or another request.'
        : 'Usual reasons: a quotation mark or comma too many, a single quote, a number that is not finite, a body ' +
          'cut off or sent twice, another encoding than UTF-8.'),
    actions: ({ requestBreaks }) => [
      you(
        requestBreaks === undefined
          ? 'Log the body exactly as it is sent and paste it beside the answer: where it is no JSON is marked.'
          : `Fix the request at ${requestBreaks}: everything before it is JSON.`,
        clientCode,
      ),
      you('Let a JSON library write the body, and send it as UTF-8 with Content-Type: application/json.', clientCode),
    ],
    disprovedBy: 'The body, exactly as it is sent, being accepted by any JSON parser.',
  },
  'clarify.invalid-request': {
    headline: 'What your client sends is JSON, but not a JSON-RPC request.',
    here:
      'A request is an object with "jsonrpc": "2.0", a method as text, an id, and params as an object; an empty ' +
      'batch and a list as params are refused too.',
    actions: [
      you('Compare the request’s outer members with those four: their names, letter case and types.', clientCode),
      you('Check the header X-API-Version: 1.0 and 1.1 are known versions.', clientCode),
    ],
    disprovedBy: 'The same request with all four members right being refused again.',
  },
  'clarify.method-not-found': {
    headline: ({ method }) =>
      `Clarify has no method ${method === undefined ? 'of the name that is sent' : `“${method}” here`}` +
      (given(nearest(method), (near) => `: did you mean ${near}?`) || '.'),
    here:
      'Names are a namespace, a dot and the method, such as clarify.selectItems, admin.selectSignals or ' +
      'integration.insert. A method can exist in one API version only.',
    actions: ({ method }) => [
      you(
        given(nearest(method), (near) => `Call ${near} if that is what you mean. `) +
          'Compare the method’s name with Clarify’s documentation, letter by letter.',
        clientCode,
      ),
      you('Compare the header X-API-Version with the version that the method is documented for.', clientCode),
    ],
    disprovedBy: 'The same name standing in Clarify’s documentation for the same API version.',
  },
  'clarify.invalid-params': {
    headline: ({ params = 'a parameter and does not say which' }) => `Clarify refuses ${params}.`,
    here: ({ params }) =>
      params === undefined
        ? 'The answer names no parameter, so compare all of them with the documentation of the method.'
        : 'Each parameter is named by its path within “params”; beside the pasted request its place is marked.',
    actions: ({ params, method = 'the method' }) => [
      you(
        params === undefined
          ? `Compare every parameter of ${method} with its documentation: names, types and limits.`
          : 'Fix the named parameters; “required” means that one is missing at that place.',
        clientCode,
      ),
      you('If “integration” is named: it is the id of 20 characters there.', 'the credentials file, “integration”'),
    ],
    disprovedBy: 'The same call with these parameters fixed being refused for the same ones.',
  },
  'clarify.internal-error': {
    ...failedInside,
    headline: 'Clarify itself failed while it handled the call.',
    here: adds,
  },
  'clarify.server-error': {
    ...failedInside,
    headline: (answer) =>
      `Clarify failed and cannot say more precisely how${ifSo(isUnlisted(answer), ` (${answer.rpcCode})`)}.`,
    here: (answer) =>
      ifSo(isUnlisted(answer), 'This code is of those kept for a server’s own errors, and not in Clarify’s list. ') +
      adds(answer),
  },
  'clarify.produce-invalid-resources': {
    headline: ({ resources }) =>
      `The data that is sent breaks Clarify’s schema${given(resources, () => ', at fields that it names')}.`,
    here: named,
    actions: ({ resources }) => [
      you(
        resources === undefined
          ? 'Compare what is sent with the schema of the resource: names, types, lengths, units.'
          : 'Fix the named fields of the named resources where the data comes from, then send it again.',
        'the source of the data',
      ),
    ],
    disprovedBy: 'The same resources being refused after exactly these fields were fixed.',
  },
  'clarify.found-invalid-resources': {
    headline: 'Something already stored in Clarify is invalid. Your request is not the cause.',
    here: named,
    actions: (answer) => [
      askSupport(answer, 'Fix the stored resource that the trace leads to.'),
      you('Until then leave the named resources out of the call, if the rest is urgent.', clientCode),
    ],
    disprovedBy: 'Support finding the stored resources valid.',
  },
  'clarify.forbidden': {
    headline: 'This integration may not do that, or what it names is out of its reach.',
    here:
      'Clarify gives the same answer for a missing grant, for an id that does not exist and for one that belongs to ' +
      'another integration.',
    actions: ({ method = 'the method' }) => [
      clarifyAdmin(`Look whether this integration may use the namespace of ${method}.`, accessPanel),
      you('Check every id in the request: copied whole, of the right organisation, still there.', clientCode),
    ],
    disprovedBy: 'The same call with another id of the same kind being answered.',
  },
  'clarify.conflict': {
    headline: 'The change collides with what is already stored in Clarify.',
    here: (answer) =>
      'Two processes write to the same resource at once, or a value that must be unique is taken. ' + adds(answer),
    actions: [
      you(
        'Look which other process writes to the same resources (a second schedule, an overlapping run): let only one.',
        'the schedules of your uploads',
      ),
      you('If a name or input key has to be unique: look whether it is taken, and give this one another.'),
    ],
    disprovedBy: 'The same change conflicting with no other process running and on freshly read data.',
  },
  'clarify.too-many-requests': {
    headline: ({ method = 'the method' }) => `Calls to ${method} come faster than Clarify allows.`,
    here: ({ rpcCode, status }) =>
      ifSo(rpcCode === undefined && status === 429, 'It was refused at the door, with HTTP 429 instead of -32011.'),
    actions: [you('Set the client to one worker, without parallel batches.', 'the client’s settings for concurrency')],
    disprovedBy: 'One single call, after minutes without any, being refused in the same way.',
  },
  'clarify.try-again': {
    headline: 'A part of Clarify was not available at that moment.',
    actions: (answer) => [
      you('Wait and send the same request again; nothing has to be changed in it.'),
      askSupport(answer, 'If it still fails after several tries: say whether there is a disturbance, and until when.'),
    ],
    disprovedBy: 'The same request failing for hours while others succeed.',
  },
  'clarify.partial-failure': {
    headline: ({ done = 0, left }) =>
      left === undefined
        ? 'Part of the work was done, and part was not.'
        : `${counted(done, 'entry was', 'entries were')} done; ${left} ${plural(left, 'is', 'are')} left to send.`,
    here: ({ partialSays = 'Paste the whole answer beside the request to see what is left.' }) => partialSays,
    actions: ({ left, restRequest = '' }) => [
      left === undefined
        ? you('Paste the whole answer beside the request: what is left is worked out, ready to send.', 'the first step')
        : you(
            'Send the request with only what is left, under a new id' +
              (restRequest !== '' && restRequest.length <= 600 ? `: ${restRequest}` : '.'),
            clientCode,
          ),
    ],
    disprovedBy: 'Entries that are listed as done being absent when they are read back.',
  },
}
