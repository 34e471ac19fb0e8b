import { isCode, isMessage, isPlainWord, isPlaceholder, looksGenerated } from './plain-value.ts'
import { nameStrength } from './sensitive-name.ts'

const scheme =
  /^(?:Bearer|Basic|Digest|Negotiate|NTLM|Token|ApiKey|Key|SSWS|OAuth|AWS4-HMAC-SHA256)(?:\s+|%20|\+)(?=\S)/i
const prefix = /^([A-Za-z][\w-]{1,40})[ \t]*[:=][ \t]*(?=\S)/
const id = new RegExp(
  String.raw`^(?:[0-9a-f]{24}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}|[A-Z]{2}:[\d-]+` +
    String.raw`|\d{4}-\d\d-\d\d.*|[A-Z][A-Z0-9]*-\d+|[\w.+-]+@[\w.-]+|https?://.*|\d+(?:[.,]\d+)?(?:ms|s|m|h|d` +
    String.raw`|%)?|[\w-]+\.(?:tsx?|m?js|py|json|csv|html?|go|java|rb|php|pem|txt))$`,
  'i',
)

const headerNames = new RegExp(
  String.raw`^(?:accept(?:-\w+)*|content-(?:type|length|encoding)|host|origin|referer|user-agent|x-api-version` +
    String.raw`|x-request-id|traceparent|connection|cache-control|etag|date|server|vary|x-api-key|x-api-password` +
    String.raw`|apikey|authorization|set-cookie2?|cookie)$`,
  'i',
)

/** What is known of a value before it is looked at. */
export interface SecretClaim {
  readonly name: string
  /** The name or the place is no proof: the value must look like a secret. */
  readonly doubtful: boolean
  readonly quoted: boolean
}

/**
 * Which part of a value is the secret: not its quotes, not `Bearer `, not a message about it, not a placeholder. Null
 * when none of it is.
 */
export function judgeValue(value: string, claim: SecretClaim): { readonly start: number; readonly end: number } | null {
  let start = 0
  let end = value.length
  for (let round = 0; round < 6; round++) {
    const before = `${start}:${end}`
    start += /^(?:\s|\\{0,64}["'`]|[“”‘’«»„]){0,200}/.exec(value.slice(start, end))?.[0].length ?? 0
    end -= /(?:\s|\\{0,64}["'`]|[“”‘’«»„]){0,200}$/.exec(value.slice(Math.max(start, end - 200), end))?.[0].length ?? 0
    const head = value.slice(start, Math.min(end, start + 60))
    start += scheme.exec(head)?.[0].length ?? 0
    const label = prefix.exec(value.slice(start, Math.min(end, start + 60)))
    if (label !== null && nameStrength(label[1] ?? '') === 'strong') start += label[0].length
    if (before === `${start}:${end}`) break
  }
  const inner = value.slice(start, end)
  if (inner === '' || isPlaceholder(inner) || isMessage(inner)) return null
  if (
    (!claim.quoted && isCode(inner)) ||
    headerNames.test(inner) ||
    (/^[A-Z]+(?:_[A-Z]+)+$/.test(inner) && nameStrength(inner) !== 'none')
  )
    return null
  if (claim.doubtful && !convinces(inner, claim.name)) return null
  return /\s/.test(inner) && !claim.quoted ? core(value, start, end) : { start, end }
}

function convinces(value: string, name: string): boolean {
  if (id.test(value) || !looksGenerated(value) || (/^[A-Za-z_.-]{1,40}$/.test(value) && nameStrength(value) !== 'none'))
    return false
  return !/(?:^|[^a-z])key$/i.test(name) || /api|access|secret|密/i.test(name) || value.length >= 20
}

/** Leaves out the plain words before and after the secret in an unquoted line. */
function core(value: string, start: number, end: number): { readonly start: number; readonly end: number } | null {
  const words = [...value.slice(start, end).matchAll(/\S+/g)].filter(({ 0: word }) => !isPlainWord(word))
  const first = words[0]
  const last = words.at(-1)
  return first === undefined || last === undefined
    ? null
    : { start: start + first.index, end: start + last.index + last[0].length }
}
