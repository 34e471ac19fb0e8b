import { isObject, readJson } from '#src/domain/json.ts'
import { judgeValue } from '#src/secrets/judge.ts'
import { looksGenerated } from '#src/secrets/plain-value.ts'
import { nameStrength } from '#src/secrets/sensitive-name.ts'
import { readBase64Text } from './base64-text.ts'
import type { RecordedExchange } from './recorded-exchange.ts'

/** Headers that carry credentials under names that do not say so. */
const carrying = /^(?:(?:x-)?(?:amz-security-token|csrf\w*|xsrf\w*)|(?:set-)?cookie2?|(?:proxy-)?authorization|dpop)$/i

/** Whether a header's value is a credential, by its name. */
export function carriesCredential(header: string): boolean {
  return carrying.test(header) || nameStrength(header) !== 'none'
}

/**
 * The credentials that an exchange names as such: in headers, cookies, the query, forms, JSON and within base64. What
 * is found here is blanked wherever else it stands, too.
 */
export function credentialsIn(exchange: RecordedExchange): readonly string[] {
  const found = new Set<string>()
  const add = (name: string, value: string): void => {
    for (const secret of secretsOf(name, value)) found.add(secret)
  }
  for (const { name, value } of [...exchange.requestHeaders, ...exchange.responseHeaders]) {
    if (/^(?:set-)?cookie2?$/i.test(name))
      for (const part of value.split(';')) add('cookie', part.slice(part.indexOf('=') + 1).trim())
    else if (carriesCredential(name)) add(name, value)
  }
  for (const value of exchange.cookies) add('cookie', value)
  for (const [name, value] of exchange.url.searchParams) if (nameStrength(name) !== 'none') add(name, value)
  if (exchange.url.password !== '') add('password', undoPercent(exchange.url.password))
  for (const body of [exchange.requestBody, exchange.body]) {
    if (body.length > 200_000) continue
    const json = readJson(body)
    if (json.ok) inJson(json.value, add, 0)
    else if (/^[\w.~%+-]+=[^\s<>]*$/.test(body.trim()))
      for (const [name, value] of new URLSearchParams(body.trim()))
        if (nameStrength(name) === 'strong') add(name, value)
  }
  return [...found]
}

function undoPercent(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('+', '%2B')}`).get('v') ?? text
}

function inJson(value: unknown, add: (name: string, value: string) => void, depth: number): void {
  if (depth > 60) return
  if (Array.isArray(value)) for (const each of value) inJson(each, add, depth + 1)
  else if (isObject(value))
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'string' && nameStrength(name) === 'strong') add(name, member)
      else inJson(member, add, depth + 1)
    }
}

/** The secret within a value, and both halves of what `Basic` encodes. */
function secretsOf(name: string, value: string): readonly string[] {
  const span = judgeValue(value, { name, doubtful: false, quoted: true })
  if (span === null) return []
  const secret = value.slice(span.start, span.end)
  const pair = /^Basic\s/i.test(value.trim()) ? readBase64Text(secret) : null
  const password = pair === null ? '' : pair.slice(pair.indexOf(':') + 1)
  return [secret, password].filter((each) => each.length >= 8 || (each.length >= 6 && looksGenerated(each)))
}
