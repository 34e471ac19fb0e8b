import type { Exchange, Header, NetworkFailure } from '#src/domain/contract/exchange.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { lastTwoOf, markFor } from '#src/secrets/mark.ts'
import { formType } from './request.ts'

/** Headers of an answer whose whole value is a secret, whatever it looks like. */
const secretHeaders = new Set([
  'set-cookie',
  'set-cookie2',
  'cookie',
  'authorization',
  'proxy-authorization',
  'authentication-info',
  'x-api-key',
  'x-api-password',
  'apikey',
])

/** Blanks known and recognisable secrets in an answer's headers; cookies and credentials go whole. */
export function redactHeaders(
  headers: readonly (readonly [name: string, value: string])[],
  known: readonly string[],
): Header[] {
  return headers.map(([name, value]) =>
    secretHeaders.has(name)
      ? { name, value: markFor(value.length, lastTwoOf(value)), secret: true }
      : { name, value: blankSecrets(value, known).text },
  )
}

/** Blanks secrets in a text of ours or theirs. */
export function redactText(text: string, known: readonly string[]): string {
  return blankSecrets(text, known).text
}

/**
 * Blanks secrets in what is told of a network failure: a redirect's path or a certificate's issuer is the other
 * side's text.
 */
export function redactFailure(failure: NetworkFailure, known: readonly string[]): NetworkFailure {
  const facts =
    failure.facts === undefined
      ? {}
      : {
          facts: Object.fromEntries(
            Object.entries(failure.facts).map(([name, value]) => [name, redactText(value, known)]),
          ),
        }
  return { ...failure, detail: redactText(failure.detail, known), ...facts }
}

/** Blanks secrets that were given as parameters; headers and form bodies are our own and hold placeholders already. */
export function redactRequest(request: Exchange['request'], known: readonly string[]): Exchange['request'] {
  const isForm = request.headers.some(({ value }) => value === formType)
  return {
    ...request,
    url: redactText(request.url, known),
    body: request.body === null || isForm ? request.body : redactText(request.body, known),
  }
}
