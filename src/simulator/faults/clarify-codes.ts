import { selectItems } from '#src/clarify/operations.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { clarifyBase, rpcAnswer, rpcError, type ErrorDetail } from '#src/simulator/handlers/clarify-answers.ts'
import { route } from '#src/simulator/handlers/route.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import type { Fault } from './fault.ts'

/** What a request asks, as far as it can be read: its id and its method's namespace. */
export interface AskedMethod {
  readonly id: unknown
  readonly namespace: string
}

/** Reads a request object's id and namespace; id null when there is none. */
export async function askedOf(request: Request): Promise<AskedMethod> {
  const body = readJson(await request.clone().text())
  const message = body.ok && Array.isArray(body.value) ? body.value[0] : body.ok ? body.value : null
  if (!isObject(message)) return { id: null, namespace: '' }
  return { id: message['id'] ?? null, namespace: String(message['method'] ?? '').split('.')[0] ?? '' }
}

type Detail = ErrorDetail | ((tenant: Tenant) => ErrorDetail)

function failing(
  id: string,
  scenario: ScenarioId,
  code: number,
  says: string,
  detail: Detail = {},
  namespaces: readonly string[] | null = null,
): Fault {
  return {
    id,
    says,
    // Met by a read from here, pasted, or told.
    verdicts: [
      scenario === 'clarify.forbidden' ? `${scenario}/grant-missing` : `${scenario}/met-here`,
      `${scenario}/shown`,
      `${scenario}/told`,
    ],
    scenario,
    handlers: (tenant) => [
      route(clarifyBase, selectItems, async ({ request }) => {
        const asked = await askedOf(request)
        if (namespaces && !namespaces.includes(asked.namespace)) return undefined
        const unread = code === -32700 || code === -32600
        return rpcAnswer(
          tenant,
          rpcError(tenant, unread ? null : asked.id, code, typeof detail === 'function' ? detail(tenant) : detail),
        )
      }),
    ],
  }
}

const invalidResources: Detail = ({ clarify }) => ({
  invalidResources: [...clarify.signals.values()].slice(0, 2).map(({ id, type }) => ({
    id,
    type,
    message: 'Invalid resource',
    invalidFields: { 'attributes.engUnit': ['max length 255'], 'attributes.labels': ['invalid'] },
  })),
})

const partialResult: Detail = ({ clarify }) => ({
  partialResult: {
    signalsByInput: Object.fromEntries(
      [...clarify.signals].slice(0, 2).map(([input, { id }]) => [input, { id, created: false, updated: true }]),
    ),
  },
})

/** Each of Clarify's error codes, from every RPC method. */
export const clarifyCodeFaults: readonly Fault[] = [
  failing(
    'clarify-parse-error',
    'clarify.parse-error',
    -32700,
    'Clarify cannot parse what it is sent (something on the way damages it).',
  ),
  failing(
    'clarify-invalid-request',
    'clarify.invalid-request',
    -32600,
    'Clarify finds that what it is sent is no request object.',
  ),
  failing('clarify-method-not-found', 'clarify.method-not-found', -32601, 'Clarify has no such method.'),
  failing('clarify-invalid-params', 'clarify.invalid-params', -32602, 'Clarify refuses parameters and names them.', {
    params: { integration: ['required'], 'query.limit': ['max 1000', 'must be an integer'] },
  }),
  failing('clarify-internal-error', 'clarify.internal-error', -32603, 'Clarify fails inside.'),
  failing('clarify-server-error', 'clarify.server-error', -32000, 'Clarify answers with its fallback code.'),
  failing(
    'clarify-server-error-other',
    'clarify.server-error',
    -32050,
    'Clarify answers with a reserved server code that is not in its table.',
  ),
  failing(
    'clarify-produce-invalid-resources',
    'clarify.produce-invalid-resources',
    -32001,
    'What is sent would make invalid resources.',
    invalidResources,
  ),
  failing(
    'clarify-found-invalid-resources',
    'clarify.found-invalid-resources',
    -32002,
    'Resources that are stored already are invalid.',
    invalidResources,
  ),
  failing(
    'clarify-forbidden',
    'clarify.forbidden',
    -32003,
    'The integration may use neither the clarify nor the admin namespace.',
    {},
    ['clarify', 'admin'],
  ),
  failing(
    'clarify-no-admin-grant',
    'clarify.forbidden',
    -32003,
    'The integration may not use the admin namespace.',
    {},
    ['admin'],
  ),
  failing(
    'clarify-no-clarify-grant',
    'clarify.forbidden',
    -32003,
    'The integration may not use the clarify namespace.',
    {},
    ['clarify'],
  ),
  failing('clarify-conflict', 'clarify.conflict', -32009, 'Two writers get in each other’s way.'),
  failing('clarify-too-many-requests', 'clarify.too-many-requests', -32011, 'The method’s rate limit is reached.'),
  failing('clarify-try-again', 'clarify.try-again', -32015, 'Clarify is not available for a while.'),
  failing(
    'clarify-partial-failure',
    'clarify.partial-failure',
    -32021,
    'Part was done, and the rest was not.',
    partialResult,
  ),
]
