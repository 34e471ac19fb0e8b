/**
 * How much a name says of its value: `strong` names a secret (`X-Api-Key`, `clientSecret`); `weak` may (`key`, `auth`),
 * so that the value has to look like one too; `none` does not (`token_type`, `invalid_token`).
 */
export type NameStrength = 'strong' | 'weak' | 'none'

/** A name found in a text; UTF-16 offsets. */
export interface Name {
  readonly start: number
  readonly end: number
  readonly strength: NameStrength
}

const strongWords = new Set([
  'apikey',
  'xapikey',
  'apipassword',
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'passwort',
  'pwd',
  'secret',
  'token',
  'jwt',
  'authorization',
  'cookie',
  'cookies',
  'assertion',
  'jsessionid',
  'phpsessid',
  'sessionid',
  'sessid',
  'sessiontoken',
  'accesskey',
  'secretkey',
  'privatekey',
  'authkey',
  'signingkey',
  '密钥',
  '秘钥',
  '密码',
  '口令',
  '令牌',
])
const weakWords = new Set([
  'key',
  'auth',
  'pass',
  'sid',
  'sig',
  'signature',
  'otp',
  'credential',
  'credentials',
  'tokens',
  'secrets',
  'passwords',
  'apikeys',
  'session',
])
const strongKeys = new Set([
  'api',
  'access',
  'secret',
  'private',
  'auth',
  'account',
  'subscription',
  'signing',
  'encryption',
  'client',
  'master',
  'shared',
  'forecast',
  'clari',
  'copilot',
  'clarify',
])
const strongEndings = /(?:apikey|password|passwd|passphrase|secret|token|secretkey|accesskey|privatekey)$/

const before = new Set([
  'invalid',
  'missing',
  'no',
  'expired',
  'bad',
  'unknown',
  'unsupported',
  'unauthorized',
  'has',
  'is',
  'use',
  'uses',
  'with',
  'without',
  'needs',
  'requires',
  'max',
  'min',
  'num',
  'count',
  'total',
])
/**
 * What may follow the word that names a secret and leaves it one: `api_key_prod`, `token2`, `password_confirmation`.
 */
const after = new RegExp(
  String.raw`^(?:\d+|v\d+|prod|production|prd|live|dev|development|test|testing|staging|stage|stg|uat|qa` +
    String.raw`|sandbox|local|old|new|current|previous|next|primary|secondary|main|default|backup|value|val|raw` +
    String.raw`|plain|plaintext|text|string|str|encoded|b64|base64|confirm|confirmation|again|repeat|admin|user` +
    String.raw`|eu|us|apac)$`,
)
/** In the names of environment variables, words that make it something about a secret. */
const about = new RegExp(
  String.raw`^(?:types?|ids?|names?|expir\w*|at|in|on|headers?|ur[li]s?|endpoint|path|file|len|length|size` +
    String.raw`|count|limits?|quota|usage|used|hint|errors?|code|status|state|valid|invalid|validity|required` +
    String.raw`|missing|present|exists|set|scopes?|format|prefix|suffix|fields?|params?|label|title|description` +
    String.raw`|message|owner|created|updated|age|ttl|policy|rules|reset|provider|issuer|alg|algorithm|method` +
    String.raw`|version|mode|location|placeholder|rotation|audience|info|domain)$`,
)

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

/**
 * Judges the name of a header, member, variable, parameter or flag; a connection's suffix
 * (`CLARI_API_KEY__ADMIN`) is ignored.
 */
export function nameStrength(name: string): NameStrength {
  if (name.length > 120) return nameStrength(name.slice(-120))
  const words = wordsOf(name.replace(/(.)__.*$/s, '$1'))
  if (before.has(words[0] ?? '')) return 'none'
  const variable = /^[A-Z][A-Z0-9_]+$/.test(name)
  for (let i = words.length - 1; i >= 0; i--) {
    const strength = strengthOf(words[i] ?? '', words[i - 1])
    if (strength !== 'none') return strength
    if (variable ? about.test(words[i] ?? '') : !after.test(words[i] ?? '')) return 'none'
  }
  return 'none'
}
