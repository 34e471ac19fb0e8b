import { http, type HttpHandler, type PathParams } from 'msw'
import type { Operation } from '#src/domain/contract/operation.ts'

/** What a handler is given: the request and the parameters of its path. */
export interface Incoming {
  readonly request: Request
  readonly params: PathParams
}

/** Answers a request, or lets the next handler try. */
export type RouteAnswer = (incoming: Incoming) => Response | undefined | Promise<Response | undefined>

/** Serves an operation of the product's own table below a base path such as `/clari/v4`. */
export function route(base: string, operation: Operation, answer: RouteAnswer): HttpHandler {
  return routeAt(operation.method, `${base}/${operation.path.replace(/\{(\w+)\}/g, ':$1')}`, answer)
}

/** Serves a path that the product itself never calls; `:name` is a parameter, `*` anything. */
export function routeAt(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'ANY',
  path: string,
  answer: RouteAnswer,
): HttpHandler {
  const resolver = ({ request, params }: Incoming) => answer({ request, params })
  const pattern = `*${path}`
  switch (method) {
    case 'GET':
      return http.get(pattern, resolver)
    case 'POST':
      return http.post(pattern, resolver)
    case 'PATCH':
      return http.patch(pattern, resolver)
    case 'PUT':
      return http.put(pattern, resolver)
    case 'ANY':
      return http.all(pattern, resolver)
  }
}

/** A parameter of a path as text; empty when it is absent. */
export function textOfAnswer(value: PathParams[string]): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
