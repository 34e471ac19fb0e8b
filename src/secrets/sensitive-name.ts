/**
 * How much a name says of its value: `strong` names a secret (`X-Api-Key`, `clientSecret`); `weak` may (`key`, `auth`), so that the
 * value has to look like one too; `none` does not (`token_type`, `invalid_token`).
 */
export type NameStrength = 'strong' | 'weak' | 'none'

/** A name found in a text; UTF-16 offsets. */
export interface Name {
  readonly start: number
  readonly end: number
  readonly strength: NameStrength
}

const strongWords = new Set([
  'apikey', 'xapikey', 'apipassword', 'password', 'passwd', 'passphrase', 'passcode', 'passwort', 'pwd', 'secret', 'token', 'jwt', 'authorization', 'cookie', 'cookies',
  'assertion', 'jsessionid', 'phpsessid', 'sessionid', 'sessid', 'sessiontoken', 'accesskey', 'secretkey', 'privatekey', 'authkey', 'signingkey',
  '密钥', '秘钥', '密码', '口令', '令牌',
])
const weakWords = new Set(['key', 'auth', 'pass', 'sid', 'sig', 'signature', 'otp', 'credential', 'credentials', 'tokens', 'secrets', 'passwords', 'apikeys', 'session'])
const strongKeys = new Set(['api', 'access', 'secret', 'private', 'auth', 'account', 'subscription', 'signing', 'encryption', 'client', 'master', 'shared', 'forecast', 'clari', 'copilot', 'clarify'])
const strongEndings = /(?:apikey|password|passwd|passphrase|secret|token|secretkey|accesskey|privatekey)$/

const before = new Set(['invalid', 'missing', 'no', 'expired', 'bad', 'unknown', 'unsupported', 'unauthorized', 'has', 'is', 'use', 'uses', 'with', 'without', 'needs', 'requires', 'max', 'min', 'num', 'count', 'total'])
const after = new Set([
  'type', 'types', 'id', 'ids', 'name', 'names', 'expires', 'expire', 'expiry', 'expired', 'expiration', 'at', 'in', 'on', 'header', 'headers', 'url', 'uri', 'endpoint', 'path', 'file',
  'length', 'len', 'size', 'count', 'limit', 'limits', 'quota', 'usage', 'used', 'hint', 'error', 'errors', 'code', 'status', 'state', 'valid', 'invalid', 'validity', 'required',
  'missing', 'present', 'exists', 'set', 'is', 'has', 'scope', 'scopes', 'format', 'prefix', 'suffix', 'field', 'fields', 'param', 'params', 'parameter', 'label', 'title',
  'description', 'message', 'owner', 'user', 'created', 'updated', 'issued', 'age', 'ttl', 'policy', 'rules', 'reset', 'change', 'changed', 'strength', 'manager', 'provider', 'issuer',
  'algorithm', 'alg', 'method', 'version', 'mode', 'style', 'location', 'placeholder', 'rotation', 'audience', 'request', 'response', 'info', 'consent', 'domain', 'jar', 'oddities',
])

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

function strengthOf(word: string, previous: string | undefined): NameStrength {
  if (word === 'key' && previous !== undefined && strongKeys.has(previous)) return 'strong'
  if (word === 'id' && previous === 'session') return 'strong'
  if (strongWords.has(word) || strongEndings.test(word)) return 'strong'
  return weakWords.has(word) ? 'weak' : 'none'
}

/** Judges the name of a header, member, variable, parameter or flag; a connection's suffix (`CLARI_API_KEY__ADMIN`) is ignored. */
export function nameStrength(name: string): NameStrength {
  if (name.length > 120) return nameStrength(name.slice(-120))
  const words = wordsOf(name.replace(/(.)__.*$/s, '$1'))
  if (before.has(words[0] ?? '')) return 'none'
  for (let i = words.length - 1; i >= 0; i--) {
    const strength = strengthOf(words[i] ?? '', words[i - 1])
    if (strength !== 'none') return strength
    if (after.has(words[i] ?? '')) return 'none'
  }
  return 'none'
}
