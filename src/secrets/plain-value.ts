import { nameStrength } from './sensitive-name.ts'
import { wordiness } from './wordiness.ts'

const plainWords = new Set(
  `a an the this that these those it its is are was were be been being has have had do does did not no nor or and but if
  then else when while for from to of on in at by with without as so must should shall may might can cannot could will
  would only also more most least less than too very any all each both either neither one two three required require
  requires missing invalid valid expired expire expires revoked empty blank null nil none undefined true false unknown
  unset set present absent found provided given supplied sent received used using use accepted rejected refused denied
  forbidden unauthorized unauthorised authorized incorrect wrong bad malformed mismatch mismatched match matches
  unsupported supported allowed permitted disabled enabled inactive active deactivated deleted needed needs need field
  value values string number integer boolean object array type header headers key keys api apikey token tokens password
  passwords secret secrets cookie cookies credential credentials authorization authentication authenticate bearer basic
  digest negotiate oauth oauth2 scheme request response body query parameter parameters param params character
  characters char chars long short length minimum maximum min max between contain contains include includes uppercase
  lowercase digit digits letter letters symbol symbols special whitespace space spaces line break ascii format expected
  got error errors failed failure fails please check try again later contact admin administrator support your you we our
  user users account see documentation docs redacted hidden masked removed filtered omitted secure protected new old
  another other same different first last login sign signed log logged into out session refresh access client server
  forecast clari copilot clarify required) optional`.split(/\s+/),
)
const schemes = /^(?:bearer|basic|digest|negotiate|ntlm|token|apikey)$/i
const code = new RegExp(
  String.raw`^(?:process\.env\b|os\.(?:environ|getenv)|getenv\b|env\b[.[(]|self\.|this\.|config\.|cfg\.|args\.` +
    String.raw`|opts\.|options\.|settings\.|secrets\.|props\.|System\.getenv|ENV\[|import\.meta\b|vault:|ref:)`,
)
const fillIn = /^[<[{(]*\s*(?:your|insert|enter|replace|paste|put|add|change)[-_ ]?[A-Za-z _-]*[>\]})]*$/i
const template = /^(?:\{\{[^{}]*\}\}|#\{[^{}]*\}|\$\{[^{}]*\}|\$\{\{[^{}]*\}\}|\$\([^()]*\)|%[A-Za-z_]\w*%)$/
const bracketed = /^(?:<([^<>]*)>|\{([^{}]*)\}|\[([^[\]]*)\])$/
const filler = /^[xX*.•·…_#?-]+$/
const variable = /^\$(?:env:)?([A-Za-z_]\w*)$/

/** Whether a value holds letters and digits, or is long and no words: a weak sign of a secret. */
export function looksGenerated(value: string): boolean {
  if (value.length < 6 || /\s/.test(value)) return false
  if (/\d/.test(value) && /\p{L}/u.test(value)) return true
  return value.length >= 12 && wordiness(value.slice(0, 400)) < 0.7
}

/**
 * Whether a value stands for a secret instead of being one: `${CLARI_API_KEY}`, `$TOKEN`, `<your key>`, `YOUR_API_KEY`,
 * `****`, `os.environ[…]`.
 */
export function isPlaceholder(value: string): boolean {
  if (value.length > 200) return false
  if (filler.test(value) || fillIn.test(value) || code.test(value) || template.test(value)) return true
  const inner = bracketed.exec(value)
  if (inner !== null) {
    const text = inner[1] ?? inner[2] ?? inner[3] ?? ''
    return text === '' || /\s/.test(text) || !/\d/.test(text) || nameStrength(text) !== 'none'
  }
  const name = variable.exec(value)?.[1]
  return name !== undefined && (nameStrength(name) !== 'none' || /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(name))
}

const chain = /^(?:[A-Za-z_$][\w$]*\??\.)*[A-Za-z_$][\w$]*/
const usualName =
  /^(?:api_?key|(?:access|refresh|id|auth|bearer)?_?token|(?:client_?)?secret|password|credentials?|auth)$/i
const keywords = /^(?:await|new|typeof|async|function|return|void|undefined|null)$/

/**
 * Whether unquoted code stands there and no secret: `apikey=api_key`, `token = response.access_token`,
 * `secret: z.string()`.
 */
export function isCode(value: string): boolean {
  if (keywords.test(value)) return true
  const named = chain.exec(value.slice(0, 200))?.[0] ?? ''
  const last = named.split('.').at(-1) ?? ''
  if (named === value)
    return (
      usualName.test(value) ||
      (/\.|^[A-Z]+(?:_[A-Z]+)+$/.test(value) && !/\d/.test(value) && nameStrength(last) !== 'none')
    )
  return (
    value[named.length] === '(' && !/\d/.test(named) && /[a-z][A-Z][a-z]|[._]/.test(named) && wordiness(named) >= 0.8
  )
}

const bare = (word: string): string => word.replace(/^[("'[<]+|[)"'\]>.,:;!?]+$/g, '').toLowerCase()

/** Whether a word is one that messages about credentials are made of, or a small number. */
export function isPlainWord(word: string): boolean {
  const plain = bare(word)
  return (
    plain === '' ||
    plainWords.has(plain) ||
    schemes.test(plain) ||
    /^\d{1,3}$/.test(plain) ||
    /^(?:can|don|isn|doesn|won)['’]?t$/.test(plain)
  )
}

/** Whether a value is a message about a credential (`is required`, `The token has expired`) rather than one. */
export function isMessage(value: string): boolean {
  if (value.length > 400) return false
  const words = value.split(/\s+/).filter((word) => word !== '')
  if (words.length === 1) return isPlainWord(words[0] ?? '') && !/^\d+$/.test(value.trim())
  const plain = words.filter(isPlainWord).length
  return (
    plain === words.length ||
    (words.length >= 4 &&
      plain * 2 >= words.length &&
      words.every((word) => /^[("'[<]*[\p{L}’'-]+[)"'\]>.,:;!?]*$/u.test(word)))
  )
}
