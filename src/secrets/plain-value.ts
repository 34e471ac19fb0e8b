import { nameStrength } from './sensitive-name.ts'

const plainWords = new Set(
  `a an the this that these those it its is are was were be been being has have had do does did not no nor or and but if then else when while for from to of on in at by with
  without as so must should shall may might can cannot could will would only also more most least less than too very any all each both either neither one two three
  required require requires missing invalid valid expired expire expires revoked empty blank null nil none undefined true false unknown unset set present absent found
  provided given supplied sent received used using use accepted rejected refused denied forbidden unauthorized unauthorised authorized incorrect wrong bad malformed mismatch mismatched
  match matches unsupported supported allowed permitted disabled enabled inactive active deactivated deleted needed needs need field value values string number integer boolean object array type header headers
  key keys api apikey token tokens password passwords secret secrets cookie cookies credential credentials authorization authentication authenticate bearer basic digest negotiate oauth oauth2 scheme request
  response body query parameter parameters param params character characters char chars long short length minimum maximum min max between contain contains include includes
  uppercase lowercase digit digits letter letters symbol symbols special whitespace space spaces line break ascii format expected got error errors failed failure fails
  please check try again later contact admin administrator support your you we our user users account see documentation docs redacted hidden masked removed filtered omitted secure protected
  new old another other same different first last login sign signed log logged into out session refresh access client server forecast clari copilot clarify required) optional`
    .split(/\s+/),
)
const schemes = /^(?:bearer|basic|digest|negotiate|ntlm|token|apikey)$/i
const code = /^(?:process\.env\b|os\.(?:environ|getenv)|getenv\b|env\b[.[(]|self\.|this\.|config\.|cfg\.|args\.|opts\.|options\.|settings\.|secrets\.|props\.|System\.getenv|ENV\[|import\.meta\b|vault:|ref:)/
const fillIn = /^[<[{(]*\s*(?:your|insert|enter|replace|paste|put|add|change)[-_ ]?[A-Za-z _-]*[>\]})]*$/i
const template = /^(?:\{\{[^{}]*\}\}|#\{[^{}]*\}|\$\{[^{}]*\}|\$\{\{[^{}]*\}\}|\$\([^()]*\)|%[A-Za-z_]\w*%)$/
const bracketed = /^(?:<([^<>]*)>|\{([^{}]*)\}|\[([^[\]]*)\])$/
const filler = /^[xX*.•·…_#?-]+$/
const variable = /^\$(?:env:)?([A-Za-z_]\w*)$/

/** Whether a value holds letters and digits, or is so long that no word is: a weak sign of a secret. */
export function looksGenerated(value: string): boolean {
  if (value.length < 6 || /\s/.test(value)) return false
  return (/\d/.test(value) && /\p{L}/u.test(value)) || value.length >= 20 || (value.length >= 12 && /[a-z][A-Z]|[A-Z]{2}[a-z]|[^A-Za-z0-9._-]/.test(value))
}

/** Whether a value stands for a secret instead of being one: `${CLARI_API_KEY}`, `$TOKEN`, `<your key>`, `YOUR_API_KEY`, `****`, `os.environ[…]`. */
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

/** Whether unquoted code names a secret there rather than writing it: `apikey=api_key`. */
export function isIdentifier(value: string): boolean {
  return /^[A-Za-z_]{3,30}$/.test(value) && /^(?:[a-z]+_|[A-Z]+_)?(?:api_?key|token|secret|password|credentials?|auth)$/i.test(value)
}

const bare = (word: string): string => word.replace(/^[("'[<]+|[)"'\]>.,:;!?]+$/g, '').toLowerCase()

/** Whether a word is one that messages about credentials are made of, or a small number. */
export function isPlainWord(word: string): boolean {
  const plain = bare(word)
  return plain === '' || plainWords.has(plain) || schemes.test(plain) || /^\d{1,3}$/.test(plain) || /^(?:can|don|isn|doesn|won)['’]?t$/.test(plain)
}

/** Whether a value is a message about a credential (`is required`, `The token has expired`) rather than one. */
export function isMessage(value: string): boolean {
  if (value.length > 400) return false
  const words = value.split(/\s+/).filter((word) => word !== '')
  if (words.length === 1) return isPlainWord(words[0] ?? '') && !/^\d+$/.test(value.trim())
  const plain = words.filter(isPlainWord).length
  return plain === words.length || (words.length >= 4 && plain * 2 >= words.length && words.every((word) => /^[("'[<]*[\p{L}’'-]+[)"'\]>.,:;!?]*$/u.test(word)))
}
