import type { Found } from './assignments.ts'
import { isMessage, isPlaceholder, looksGenerated } from './plain-value.ts'

const bearer = /\bBearer(?:[ \t]+|%20|\+)(\$\{[^}\s]*\}|[^\s"'`<>,;)\]}\\&]{8,})/gi
const basic = /\bBasic(?:[ \t]+|%20|\+)([A-Za-z0-9+/=_%-]{6,})/gi
const userFlag =
  /(?<=[\s"'])(?:-u|-U|--user|--proxy-user)(?:[ \t]+|=|(?<=-[uU]))(["']?)([^\s"':]{0,200}):([^\s"']{1,500})\1/g
const userWithSpaces = /(?<=\s)(?:-u|--user)[ \t]+(["'])([^"':\n]{0,200}):([^"'\n]{1,500})\1/g
const cookieFlag = /\s-b[ \t]+(["'])([^"'\n=]{1,200}=[^"'\n]{0,4000})\1/g
const pemBegin = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g
const inputValue = /input(?:_value)?=b?(["'])([^"'\n]{1,4096})\1/y

/** The credentials inside URLs: `https://user:password@host`. */
export function urlCredentials(text: string): Found[] {
  const found: Found[] = []
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const authority = /[^\s"'`<>\\]{0,600}/y
    authority.lastIndex = at + 3
    const run = authority.exec(text)?.[0].split('://')[0] ?? ''
    const plain = /^[^/?#@]*@/.test(run) ? run.search(/[/?#]|$/) : run.length
    const sign = run.slice(0, plain).lastIndexOf('@')
    if (sign < 0) continue
    const info = run.slice(0, sign)
    const colon = info.indexOf(':')
    const odd = /[/?#]/.test(info)
    if (odd && (colon < 0 || /[/?#]/.test(info.slice(0, colon)) || /^\d{1,5}(?:[/?#]|$)/.test(info.slice(colon + 1))))
      continue
    const secret = info.slice(colon + 1)
    const tell = colon >= 0 ? secret !== '' : secret.length >= 16 || (secret.length >= 8 && /\d/.test(secret))
    if (tell && !isPlaceholder(secret) && !isMessage(secret))
      found.push({ start: at + 3 + colon + 1, end: at + 3 + sign, rule: 'credentials in a URL' })
  }
  return found
}

/** Private keys in PEM, with real or escaped line breaks; one without an end goes on for as long as base64 does. */
export function privateKeys(text: string): Found[] {
  const found: Found[] = []
  let end = 0
  for (const { 0: begin, index } of text.matchAll(pemBegin)) {
    if (index < end) continue
    const body = /(?:[A-Za-z0-9+/=]|\s|\\+[nrt]|[:,>"'-](?!----)|\\)*(?:-----END [A-Z0-9 ]{1,40}-----)?/y
    body.lastIndex = index + begin.length
    body.exec(text)
    end = Math.max(body.lastIndex, index + begin.length)
    found.push({ start: index, end, rule: 'private key' })
  }
  return found
}

const decoded = (value: string): string => {
  try {
    return atob(value.replace(/-/g, '+').replace(/_/g, '/').replace(/%3d/gi, '='))
  } catch {
    return ''
  }
}

/**
 * Secrets that their place gives away: `Bearer …`, `Basic …`, `curl -u`, URLs, private keys, and a Python
 * validator's `input_value`.
 */
export function carriers(text: string): Found[] {
  const found: Found[] = [...privateKeys(text), ...urlCredentials(text)]
  for (const match of text.matchAll(bearer)) {
    const value = match[1] ?? ''
    const end = match.index + match[0].length
    if (
      /^[a-z_]+=$/i.test(value) ||
      /^[a-z_]+="?/.test(value) ||
      isPlaceholder(value) ||
      isMessage(value) ||
      !looksGenerated(value)
    )
      continue
    found.push({ start: end - value.length, end, rule: 'bearer token' })
  }
  for (const match of text.matchAll(basic)) {
    const value = match[1] ?? ''
    const end = match.index + match[0].length
    if (/^[\x20-\x7e\u0080-\u00ff]*:[\x20-\x7e\u0080-\u00ff]*$/.test(decoded(value)) && decoded(value) !== '')
      found.push({ start: end - value.length, end, rule: 'basic authentication' })
  }
  for (const pattern of [userFlag, userWithSpaces]) {
    for (const match of text.matchAll(pattern)) {
      const value = match[3] ?? ''
      const end = match.index + match[0].length - (match[1]?.length ?? 0)
      if (!isPlaceholder(value)) found.push({ start: end - value.length, end, rule: 'user and password of a command' })
    }
  }
  for (const match of text.matchAll(cookieFlag)) {
    const end = match.index + match[0].length - 1
    if (!/\bcurl\b/.test(text.slice(Math.max(0, match.index - 400), match.index))) continue
    found.push({ start: end - (match[2]?.length ?? 0), end, rule: 'cookie' })
  }
  return found
}

/** The value that a Python validator shows under the line that names a sensitive field. */
export function validatorInputs(text: string): Found[] {
  const found: Found[] = []
  const line = /(?:^|\n)[\w.]{0,80}(?:secret|password|token|api_?key)[ \t]*\r?\n[^\n]{0,400}?(?=input(?:_value)?=)/gi
  for (const match of text.matchAll(line)) {
    inputValue.lastIndex = match.index + match[0].length
    const input = inputValue.exec(text)
    if (input !== null && !isPlaceholder(input[2] ?? ''))
      found.push({
        start: inputValue.lastIndex - 1 - (input[2]?.length ?? 0),
        end: inputValue.lastIndex - 1,
        rule: 'value shown by a validator',
      })
  }
  return found
}
