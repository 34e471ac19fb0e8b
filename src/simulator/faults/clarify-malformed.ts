import { HttpResponse } from 'msw'
import { selectItems } from '#src/clarify/operations.ts'
import { clarifyBase, rpcAnswer, traced } from '#src/simulator/handlers/clarify-answers.ts'
import { route } from '#src/simulator/handlers/route.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { askedOf } from './clarify-codes.ts'
import type { Fault } from './fault.ts'

const scenario = 'clarify.malformed-response'
/** What breaks the rules of JSON-RPC. */
type Broken = 'malformed' | 'wrong-id' | 'cut-off'

const nothing = { meta: { total: 0 }, data: [], included: [] }

function broken(id: string, says: string, verdict: Broken, body: (requestId: unknown) => unknown): Fault {
  return {
    id,
    says,
    verdicts: [`${scenario}/${verdict}`],
    scenario,
    handlers: (tenant) => [
      route(clarifyBase, selectItems, async ({ request }) => rpcAnswer(tenant, body((await askedOf(request)).id))),
    ],
  }
}

function cutOff(id: string, says: string, answer: (tenant: Tenant) => Response): Fault {
  return {
    id,
    says,
    verdicts: [`${scenario}/cut-off`],
    scenario,
    handlers: (tenant) => [route(clarifyBase, selectItems, () => traced(tenant, answer(tenant)))],
  }
}

/** Answers that break a rule of JSON-RPC 2.0 section 5. */
export const clarifyMalformedFaults: readonly Fault[] = [
  broken('clarify-wrong-version', 'The answer’s jsonrpc is "1.0".', 'malformed', (id) => ({
    jsonrpc: '1.0',
    id,
    result: nothing,
  })),
  broken('clarify-both-members', 'The answer has a result and an error.', 'malformed', (id) => ({
    jsonrpc: '2.0',
    id,
    result: nothing,
    error: { code: -32000, message: 'Server error' },
  })),
  broken('clarify-neither-member', 'The answer has neither result nor error.', 'malformed', (id) => ({
    jsonrpc: '2.0',
    id,
  })),
  broken('clarify-wrong-id', 'The answer’s id is not the request’s.', 'wrong-id', (id) => ({
    jsonrpc: '2.0',
    id: typeof id === 'number' ? id + 1 : 'another',
    result: nothing,
  })),
  broken('clarify-text-code', 'The error’s code is text.', 'malformed', (id) => ({
    jsonrpc: '2.0',
    id,
    error: { code: 'E_FAILED', message: 'Failed' },
  })),
  cutOff(
    'clarify-truncated',
    'The answer is JSON that is cut off in the middle.',
    () =>
      new HttpResponse('{"jsonrpc":"2.0","id":1,"result":{"meta":{"tot', {
        headers: { 'Content-Type': 'application/json' },
      }),
  ),
  cutOff(
    'clarify-empty',
    'The answer is 200 without a body.',
    () => new HttpResponse('', { headers: { 'Content-Type': 'application/json' } }),
  ),
]

/** Ways of answering that are right, or at least common, and that some clients trip over. */
export const clarifyVariants: readonly Fault[] = [
  {
    id: 'clarify-string-id',
    says: 'Ids that were sent as numbers come back as text.',
    verdicts: [],
    rules: { rpcId: 'text' },
  },
  {
    id: 'clarify-null-members',
    says: '"error": null stands beside results, and "result": null beside errors.',
    verdicts: [],
    rules: { rpcNulls: true },
  },
  { id: 'clarify-string-data', says: 'An error’s data is plain text.', verdicts: [], rules: { rpcData: 'text' } },
  { id: 'clarify-no-data', says: 'Errors have no data.', verdicts: [], rules: { rpcData: 'absent' } },
]
