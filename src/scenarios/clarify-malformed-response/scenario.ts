import type { Scenario } from '#src/domain/model/scenario.ts'
import { saidOfMalformed } from '#src/reading/clarify/spoken.ts'
import { documented, says, spokenWhenNamed, telling } from '#src/scenarios/shared/confidence.ts'

/** What came back is no JSON-RPC 2.0 answer. */
export const clarifyMalformedResponse: Scenario = {
  id: 'clarify.malformed-response',
  system: 'clarify',
  title: 'Not a JSON-RPC answer',
  symptom: 'What Clarify answered cannot be read',
  hint: 'both or neither of result and error',
  signs: [
    {
      mark: { kind: 'object', members: { id: 'there', result: 'there', jsonrpc: 'not-there', method: 'not-there' } },
      why: 'an answer without jsonrpc “2.0”',
      sure: { address: 'certain', name: 'possible', alone: null },
    },
    {
      mark: { kind: 'object', members: { jsonrpc: 'there', result: 'there', error: 'there' } },
      why: 'an answer has either a result or an error, never both',
      sure: documented,
    },
    {
      mark: { kind: 'object', members: { jsonrpc: /^(?!2\.0$)/, id: 'there', method: 'not-there' } },
      why: 'jsonrpc must be “2.0”',
      sure: telling,
    },
    {
      mark: { kind: 'object', members: { jsonrpc: /^2\.0$/, error: /\S/ } },
      why: 'an error must be an object',
      sure: telling,
    },
    {
      mark: { kind: 'object', members: { jsonrpc: /^2\.0$/, 'error.message': 'there', 'error.code': 'not-there' } },
      why: 'an error must have a code',
      sure: telling,
    },
    {
      mark: { kind: 'object', members: { jsonrpc: /^2\.0$/, 'error.code': /^(?!-?\d{1,9}$)/ } },
      why: 'an error’s code must be a whole number',
      sure: telling,
    },
    {
      mark: { kind: 'object', members: { jsonrpc: /^2\.0$/, id: 'there' }, only: true },
      why: 'an answer has a result or an error; this has neither',
      sure: telling,
    },
    {
      mark: {
        kind: 'object',
        members: {
          jsonrpc: /^2\.0$/,
          id: 'there',
          result: 'not-there',
          error: 'not-there',
          method: 'not-there',
          params: 'not-there',
        },
      },
      why: 'an answer has a result or an error; this has neither',
      sure: { address: 'certain', name: 'likely', alone: null },
    },
    {
      mark: { kind: 'object', members: { jsonrpc: /^2\.0$/, result: 'null', error: 'null' } },
      why: 'an answer has a result or an error; here both are null',
      sure: telling,
    },
    {
      mark: { kind: 'words', any: [/\bbad response: (?:jsonrpc must be|id must match)[^\n]{0,80}/] },
      why: 'Clarify’s Go client could not read the answer',
      sure: 'certain',
    },
    {
      mark: { kind: 'words', any: [/\bbad response: (?:json: |invalid character|EOF|unexpected)[^\n]{0,80}/] },
      why: 'Clarify’s Go client could not read the answer',
      sure: { address: 'certain', name: 'certain', alone: 'possible' },
    },
    {
      mark: { kind: 'words', any: [/\bvalidation errors? for (?:\w{0,40}Response|Error|ErrorData|JSONRPC\w{0,20})\b/] },
      why: 'Clarify’s Python client could not read the answer',
      sure: { address: 'likely', name: 'likely', alone: null },
    },
    { mark: says(['not-json']), why: 'the answer cannot be read as JSON-RPC', sure: spokenWhenNamed },
    {
      mark: {
        kind: 'words',
        any: saidOfMalformed,
      },
      why: 'the answer cannot be read as JSON-RPC',
      sure: spokenWhenNamed,
    },
    {
      mark: {
        kind: 'whole',
        any: [/^\W{0,3}(?:malformed (?:json-?rpc )?response|id must match request|jsonrpc must be "?2\.0"?)\W{0,3}$/i],
      },
      why: 'the answer cannot be read as JSON-RPC',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
    },
  ],
  guide: {
    says: 'Every answer has jsonrpc "2.0", the id of its request, and either a result or an error. This one does not.',
    fix: 'Name the rule that it breaks, and find out who broke it: the client, something on the way, or Clarify.',
    but:
      'Clients can be stricter than the standard: the Go client refuses a text as id and any member it does not ' +
      'know, and that is the client’s fault, not the API’s.',
  },
  flow: async () => (await import('./flow.ts')).flow,
}
