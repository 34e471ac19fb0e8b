import { wordiness } from '#src/secrets/wordiness.ts'

const run = /[A-Za-z0-9+/_=-]{16,}/g
/** Text that is written in escapes without need: plain letters and digits as `%41` or `\x41`. */
const needless = /(?:%[2-7][0-9a-f]){8,}|(?:\\+x[2-7][0-9a-f]){8,}|(?:\\+u00[2-7][0-9a-f]){8,}/gi

/**
 * The shapes of identifiers that the diagnosed APIs give out: job ids, UUIDs, traces, Salesforce ids,
 * Clarify's ids, moments.
 */
const idShapes = new RegExp(
  String.raw`^(?:[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}` +
    String.raw`|[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}|[0-9a-v]{20}` +
    String.raw`|00[A-Za-z0-9]{13}(?:[A-Za-z0-9]{3})?|\d{4}-\d\d-\d\d(?:[T-].*)?)$`,
)

/** The same within a longer token: a file's name with a job's id in it. */
const idParts =
  /(?<![A-Za-z0-9])(?:[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9])/g

function isOpaque(token: string, known: ReadonlySet<string>): boolean {
  const plain = token.replace(/^[=_/+-]+|[=_/+-]+$/g, '')
  if (known.has(token) || known.has(plain) || idShapes.test(plain) || /^[\d_=+/-]*$/.test(token)) return false
  const rest = plain.replace(idParts, '')
  const letters = rest.replace(/[^A-Za-z0-9]/g, '')
  if (letters.length < 14 || new Set(letters).size < 6) return false
  return (
    (/\d/.test(letters) || (/[a-z]/.test(letters) && /[A-Z]/.test(letters)) || letters.length >= 24) &&
    wordiness(rest.slice(0, 2000)) < 0.5
  )
}

/**
 * A run with slashes is a path, judged part by part, unless it is base64 as a whole: capitals, small letters and
 * digits, and no words.
 */
function blankRun(token: string, known: ReadonlySet<string>, blank: (token: string) => string): string {
  const base64 =
    !token.startsWith('/') &&
    /[a-z]/.test(token) &&
    /[A-Z]/.test(token) &&
    /\d/.test(token) &&
    wordiness(token.slice(0, 2000)) < 0.35
  if (!token.includes('/') || base64) return isOpaque(token, known) ? blank(token) : token
  return token
    .split('/')
    .map((part) => (part.length >= 16 && isOpaque(part, known) ? blank(part) : part))
    .join('/')
}

/**
 * Replaces every generated-looking token (16 characters or more) that has not the shape of an identifier and is not one
 * of `known`: beside words, only identifiers leave. Returns the text and how many were replaced.
 */
export function blankOpaque(
  text: string,
  known: ReadonlySet<string>,
): { readonly text: string; readonly times: number } {
  let times = 0
  const blank = (token: string) => {
    times += 1
    return `‹token, ${token.length} characters›`
  }
  const next = text.replace(needless, blank).replace(run, (token) => blankRun(token, known, blank))
  return { text: next, times }
}
