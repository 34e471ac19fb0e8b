import type { ErrorCode } from '#src/clarify/error-codes.ts'
import { retryPlan } from '#src/clarify/retry-plan.ts'
import { supportMessage } from '#src/clarify/support-message.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Action, VerdictContext } from '#src/domain/model/scenario.ts'
import { told } from './shared/told.ts'

/** What a code's verdict says and asks for, from what was found; everything else comes from the table of codes. */
export interface CodeWords {
  readonly headline: (context: VerdictContext) => string
  /** What it means here, beyond the table's sentence; empty when there is nothing to add. */
  readonly here: (context: VerdictContext) => string
  /** What each person does, before the retry plan. */
  readonly actions: (context: VerdictContext) => NonEmpty<Action>
  readonly disprovedBy: string
}

const you = (does: string, where: string | null = null): Action => ({ who: 'you', does, where })
const has = (context: VerdictContext, name: string) => told(context, name, '') !== ''
const method = (context: VerdictContext) => told(context, 'method', 'the method')
const part = (context: VerdictContext, name: string, before: string, after = '.') =>
  has(context, name) ? `${before}${told(context, name, '')}${after}` : ''

/** The trace is what support looks a call up by. */
const withTrace = (context: VerdictContext) =>
  has(context, 'trace') || has(context, 'traceparent')
    ? 'the message below, with the trace'
    : 'the message below; the answer that we have names no trace'

const askSupport = (context: VerdictContext, does: string): Action => ({
  who: 'clarify-support',
  does,
  where: withTrace(context),
})

const clientCode = 'the client’s code, where the request is built'

const words: Readonly<Partial<Record<ScenarioId, CodeWords>>> = {
  'clarify.parse-error': {
    headline: () => 'What your client sends is not valid JSON.',
    here: () =>
      'A quotation mark or comma too many, a single quote, a number that is not finite, a body that was cut off or ' +
      'sent twice, or another encoding than UTF-8 are the usual reasons.',
    actions: () => [
      you(
        'Log the request body exactly as it is sent and paste it ' +
          'beside the answer: the first place that is no JSON is marked.',
        clientCode,
      ),
      you(
        'Let a JSON library write the body instead of putting text together, and send it as UTF-8 with ' +
          'Content-Type: application/json.',
        clientCode,
      ),
    ],
    disprovedBy: 'The body, exactly as it is sent, being accepted by any JSON parser.',
  },
  'clarify.invalid-request': {
    headline: () => 'What your client sends is JSON, but not a JSON-RPC request.',
    here: () =>
      'A request is an object with "jsonrpc": "2.0", a method as text, an id, and params as an object; an empty ' +
      'batch and a list as params are refused too.',
    actions: () => [
      you('Compare the request’s outer members with those four: their names, letter case and types.', clientCode),
      you('Check the header X-API-Version: 1.0 and 1.1 are known versions.', clientCode),
    ],
    disprovedBy: 'The same request with all four members right being refused again.',
  },
  'clarify.method-not-found': {
    headline: (context) =>
      has(context, 'method')
        ? `Clarify has no method “${method(context)}” here.`
        : 'Clarify has no method of the name that is sent.',
    here: () =>
      'Names are a namespace, a dot and the method, such as clarify.selectItems, admin.selectSignals or ' +
      'integration.insert. A method can exist in one API version only.',
    actions: () => [
      you('Compare the method’s name with Clarify’s documentation, letter by letter.', clientCode),
      you('Compare the header X-API-Version with the version that the method is documented for.', clientCode),
    ],
    disprovedBy: 'The same name standing in Clarify’s documentation for the same API version.',
  },
  'clarify.invalid-params': {
    headline: (context) =>
      has(context, 'params')
        ? `Clarify refuses ${told(context, 'params', '')}.`
        : 'Clarify refuses a parameter and does not say which.',
    here: (context) =>
      has(context, 'params')
        ? 'Each parameter is named by its path within “params”; beside the pasted request its place is marked.'
        : 'The answer names no parameter, so compare all of them with the documentation of the method.',
    actions: (context) => [
      you(
        has(context, 'params')
          ? 'Mend the named parameters; “required” means that one is missing at that place.'
          : `Compare every parameter of ${method(context)} with its documentation: names, types and limits.`,
        clientCode,
      ),
      you(
        'If “integration” is named: it is the id of 20 characters from the credentials file.',
        'the credentials file, “integration”',
      ),
    ],
    disprovedBy: 'The same call with these parameters mended being refused for the same ones.',
  },
  'clarify.internal-error': {
    headline: () => 'Clarify itself failed while it handled the call.',
    here: (context) => part(context, 'dataText', 'It adds: “', '”.'),
    actions: (context) => [askSupport(context, 'Look up the trace: what failed, and whether the call took effect.')],
    disprovedBy: 'Support finding nothing under this trace.',
  },
  'clarify.server-error': {
    headline: (context) =>
      'Clarify failed and cannot say more precisely ' +
      `how${has(context, 'code') && told(context, 'code', '') !== '-32000' ? ` (${told(context, 'code', '')})` : ''}.`,
    here: (context) =>
      (
        (has(context, 'code') && told(context, 'code', '') !== '-32000'
          ? 'This code is in the range kept for a server’s own errors and is not in Clarify’s published list. '
          : '') + `${part(context, 'dataText', 'It adds: “', '”.')}`
      ).trim(),
    actions: (context) => [askSupport(context, 'Look up the trace: what failed, and whether the call took effect.')],
    disprovedBy: 'Support finding nothing under this trace.',
  },
  'clarify.produce-invalid-resources': {
    headline: (context) =>
      has(context, 'resources')
        ? 'The data that is sent breaks Clarify’s schema, at fields that it names.'
        : 'The data that is sent breaks Clarify’s schema.',
    here: (context) => part(context, 'resources', 'Named: '),
    actions: (context) => [
      you(
        has(context, 'resources')
          ? 'Mend the named fields of the named resources where the data comes from, then send it again.'
          : 'Compare what is sent with the schema of the resource: names, types, lengths, units.',
        'the source of the data',
      ),
    ],
    disprovedBy: 'The same resources being refused after exactly these fields were mended.',
  },
  'clarify.found-invalid-resources': {
    headline: () => 'Something already stored in Clarify is invalid. Your request is not the cause.',
    here: (context) => part(context, 'resources', 'Named: '),
    actions: (context) => [
      askSupport(context, 'Mend the stored resource that the trace leads to.'),
      you('Until then leave the named resources out of the call, if the rest is urgent.', clientCode),
    ],
    disprovedBy: 'Support finding the stored resources valid.',
  },
  'clarify.forbidden': {
    headline: () => 'This integration may not do that, or what it names is out of its reach.',
    here: () =>
      'Clarify gives the same answer for a missing grant, for an id that ' +
      'does not exist and for one that belongs to another integration.',
    actions: (context) => [
      {
        who: 'clarify-admin',
        does: `Look whether this integration may use the namespace of ${method(context)}.`,
        where: 'Clarify’s admin panel, the integration’s access',
      },
      you('Check every id in the request: copied whole, of the right organisation, still there.', clientCode),
    ],
    disprovedBy: 'The same call with another id of the same kind being answered.',
  },
  'clarify.conflict': {
    headline: () => 'The change collides with what is already stored in Clarify.',
    here: (context) =>
      'Two processes write to the same resource at the same moment, or a value that must be unique is ' +
      `taken.${part(context, 'dataText', ' It adds: “', '”.')}`,
    actions: () => [
      you(
        'Look which other process writes to the same resources (a second ' +
          'schedule, an overlapping run) and let only one of them write.',
        'the schedules of your uploads',
      ),
      you('If a name or input key has to be unique: look whether it is taken, and give this one another.'),
    ],
    disprovedBy: 'The same change conflicting with no other process running and on freshly read data.',
  },
  'clarify.too-many-requests': {
    headline: (context) => `Calls to ${method(context)} come faster than Clarify allows.`,
    here: (context) =>
      told(context, 'refusal', '') === 'http-too-many'
        ? 'It was refused at the door, with HTTP 429 instead of error -32011.'
        : '',
    actions: () => [
      you('Set the client to one worker, without parallel batches.', 'the client’s settings for concurrency'),
    ],
    disprovedBy: 'One single call, after minutes of silence, being refused in the same way.',
  },
  'clarify.try-again': {
    headline: () => 'A part of Clarify was not available at that moment.',
    here: () => '',
    actions: (context) => [
      you('Wait and send the same request again; nothing has to be changed in it.'),
      askSupport(context, 'If it still fails after several tries: say whether there is a disturbance, and until when.'),
    ],
    disprovedBy: 'The same request failing for hours while others succeed.',
  },
  'clarify.partial-failure': {
    headline: (context) =>
      has(context, 'left')
        ? `${told(context, 'done', '0')} ${told(context, 'done', '0') === '1' ? 'entry was' : 'entries were'} ` +
          `done; ${told(context, 'left', '')} ${told(context, 'left', '') === '1' ? 'is' : 'are'} left to send.`
        : 'Part of the work was done, and part was not.',
    here: (context) => told(context, 'partialSays', 'Paste the whole answer beside the request to see what is left.'),
    actions: (context) => [
      has(context, 'left')
        ? you(
            'Send the request with only what is left, under a new id' +
              (has(context, 'restRequest') && told(context, 'restRequest', '').length <= 600
                ? `: ${told(context, 'restRequest', '')}`
                : '.'),
            clientCode,
          )
        : you(
            'Paste the whole answer beside the request: what is left ' +
              'is then worked out, as a request that is ready to send.',
            'the first step',
          ),
    ],
    disprovedBy: 'Entries that are listed as done being absent when they are read back.',
  },
}

/** The words of a code's verdict; those of the table where nothing is said beyond it. */
export function codeWords(row: ErrorCode): CodeWords {
  const own = words[row.scenario]
  if (own) return own
  return {
    headline: () => row.means,
    here: () => '',
    actions: () => [{ who: row.who, does: row.does, where: null }],
    disprovedBy: 'The same call failing after that was done.',
  }
}

/** The retry plan as one action of the analyst, or none where repeating cannot help. */
export function retryAction(row: ErrorCode, context: VerdictContext): readonly Action[] {
  const after = Number(told(context, 'retryAfter', '0'))
  const plan = retryPlan(row.retry, () => 0.5, Number.isFinite(after) ? after * 1000 : 0)
  return plan === null ? [] : [{ who: 'you', does: plan.says.join(' '), where: null }]
}

/** The message to whoever can mend it: to Clarify support with every id, to an admin with what to grant. */
export function codeMessage(row: ErrorCode, context: VerdictContext): string {
  const known = (name: string) => (has(context, name) ? told(context, name, '') : undefined)
  const number = Number(told(context, 'code', String(row.code)))
  const fields = {
    method: known('method'),
    requestId: known('rpcId'),
    trace: known('trace'),
    traceparent: known('traceparent'),
    integration: known('integration'),
    version: known('apiVersion'),
  }
  if (row.who === 'clarify-admin') {
    const namespaces = known('namespaces')
    const grant = namespaces
      ? `the ${namespaces.includes(' and ') ? 'namespaces' : 'namespace'} ${namespaces}`
      : `the namespace of the method that it calls (${fields.method ?? 'see the evidence'})`
    return (
      `Our Clarify integration${fields.integration ? ` ${fields.integration}` : ''} is refused with error -32003 ` +
      `(Forbidden). Please look in Clarify’s admin panel whether it may use ${grant}, and grant it if ` +
      `not.${fields.trace ? ` trace: ${fields.trace}.` : ''}` +
      `${fields.traceparent ? ` traceparent: ${fields.traceparent}.` : ''}`
    )
  }
  return supportMessage({
    code: number === row.code ? row : null,
    number,
    ...fields,
    seen: known('resources') ? `Named in the answer: ${known('resources')}.` : undefined,
  })
}
