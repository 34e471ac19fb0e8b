import type { Exchange, Header, NetworkFailure } from '#src/domain/contract/exchange.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { sendable } from '#src/domain/contract/credential-shape.ts'
import { presentCredential, type FormField } from '#src/server/credentials/credentials.ts'
import { readClarifyCredentials } from '#src/server/credentials/clarify-credentials.ts'
import type { HeldConnection } from '#src/server/credentials/held-connection.ts'

/** A request as it goes over the wire, secrets and all: never leaves the proxy. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT'
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | null
}

/** A request ready to be sent, or why it cannot be; `shown` is the same request with placeholders for secrets. */
export type BuiltRequest =
  | { readonly kind: 'ready'; readonly shown: Exchange['request']; readonly wire: WireRequest }
  | { readonly kind: 'silence'; readonly shown: Exchange['request']; readonly failure: NetworkFailure }

/** The version of Clarify's API that is asked for, in the header `X-API-Version`. */
const clarifyVersion = '1.1'

/** The media type of a form body. */
export const formType = 'application/x-www-form-urlencoded'

/** Makes the request of an operation with checked parameters; pure. */
export function buildRequest(
  operation: Operation,
  params: Readonly<Record<string, unknown>>,
  connection: HeldConnection,
  token: string | null,
): BuiltRequest {
  const filled = withIntegration(operation, params, connection)
  const url = `${connection.origins[operation.upstream]}/${fillPath(operation, filled)}${queryOf(operation, filled)}`
  const presented = presentCredential(operation.credential, connection, token)
  const json = jsonBodyOf(operation, filled)
  const plain: readonly (readonly [string, string])[] = [
    ['Accept', 'application/json, */*;q=0.5'],
    ...(operation.rpc === undefined ? [] : [['X-API-Version', clarifyVersion] as const]),
    ...(presented.kind === 'form'
      ? [['Content-Type', formType] as const]
      : json === null
        ? []
        : [['Content-Type', 'application/json'] as const]),
  ]
  const secrets = presented.kind === 'headers' ? presented.headers : []
  const shownHeaders: readonly Header[] = [
    ...secrets.map((one) => ({ name: one.name, value: one.shown, secret: true })),
    ...plain.map(([name, value]) => ({ name, value })),
  ]
  const shown = {
    method: operation.method,
    url,
    headers: [...shownHeaders],
    body: presented.kind === 'form' ? formBody(presented.fields, 'shown') : json,
  }
  if (presented.kind === 'missing') {
    return {
      kind: 'silence',
      shown,
      failure: {
        kind: 'silence',
        reason: 'not-configured',
        detail: presented.says,
        facts: { missing: presented.names.join(', ') },
      },
    }
  }
  const dots = Object.entries(filled).find(
    ([name, value]) => operation.places[name] === 'path' && /^\.{1,2}$/.test(String(value)),
  )
  if (dots !== undefined)
    return {
      kind: 'silence',
      shown,
      failure: unsendable(`A ${dots[0]} made of dots cannot be part of a web address.`, { parameter: dots[0] }),
    }
  const odd = secrets.find((one) => !sendable(one.value))
  if (odd !== undefined) {
    const variable = /\$\{(\w+)\}/.exec(odd.shown)?.[1] ?? odd.name
    return {
      kind: 'silence',
      shown,
      failure: unsendable(
        `${variable} holds a character that a header cannot carry, such as a line break; nothing was sent.`,
        {
          variable,
          header: odd.name,
        },
      ),
    }
  }
  return {
    kind: 'ready',
    shown,
    wire: {
      method: operation.method,
      url,
      headers: [...secrets.map((one) => [one.name, one.value] as const), ...plain],
      body: presented.kind === 'form' ? formBody(presented.fields, 'value') : json,
    },
  }
}

function unsendable(detail: string, facts: Record<string, string>): NetworkFailure {
  return { kind: 'silence', reason: 'unsendable', detail, facts }
}

/** `admin.*` methods take the integration's id; the credentials file knows it. */
function withIntegration(
  operation: Operation,
  params: Readonly<Record<string, unknown>>,
  connection: HeldConnection,
): Readonly<Record<string, unknown>> {
  if (operation.places['integration'] !== 'body' || params['integration'] !== undefined) return params
  const integration = readClarifyCredentials(connection.values['CLARIFY_CREDENTIALS'] ?? '')?.integration
  return integration === null || integration === undefined ? params : { ...params, integration }
}

function fillPath(operation: Operation, params: Readonly<Record<string, unknown>>): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encode(String(params[name] ?? '')))
}

function queryOf(operation: Operation, params: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (operation.places[name] === 'query' && value !== undefined) query.append(name, String(value))
  }
  return query.size === 0 ? '' : `?${query}`
}

function jsonBodyOf(operation: Operation, params: Readonly<Record<string, unknown>>): string | null {
  const members = Object.entries(params).filter(
    ([name, value]) => operation.places[name] === 'body' && value !== undefined,
  )
  if (operation.rpc !== undefined)
    return JSON.stringify({ jsonrpc: '2.0', method: operation.rpc, id: 1, params: Object.fromEntries(members) })
  const hasBody = operation.fixedBody !== undefined || Object.values(operation.places).includes('body')
  return hasBody ? JSON.stringify({ ...operation.fixedBody, ...Object.fromEntries(members) }) : null
}

function formBody(fields: readonly FormField[], as: 'value' | 'shown'): string {
  return fields
    .map((field) => `${field.name}=${as === 'shown' && field.shown !== null ? field.shown : encode(field.value)}`)
    .join('&')
}

/** Percent-encodes; half a surrogate pair, which no address can carry, becomes the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
}
