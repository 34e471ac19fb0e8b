import { lastTwoOf } from '#src/secrets/mark.ts'
import { isPlaceholder } from '#src/secrets/plain-value.ts'
import type { CredentialFacts, Oddity } from './connection.ts'

/** What each oddity is called on the page, to follow "has": `a space at the end`. */
export const oddityNames: Readonly<Record<Oddity, string>> = {
  'leading-space': 'a space at the start',
  'trailing-space': 'a space at the end',
  'inner-space': 'a space in the middle',
  quotes: 'quotation marks around it',
  'bearer-prefix': 'a word such as “Bearer” in front',
  'header-prefix': 'the header’s name in front',
  'line-break': 'a line break in it',
  'control-character': 'an invisible control character in it',
  'non-ascii': 'a letter or sign that keys never have (an accent, a curly quote, an invisible space)',
  placeholder: 'a placeholder where the key should be',
  'too-short': 'too few characters to be a key',
  unreadable: 'a form that cannot be read',
}

const quote = /["'`“”‘’„«»]/
const prefixed = /^[\s"'`“”‘’]*(?:bearer|basic|token|apikey|key)\s+\S/i
const headed = new RegExp(
  '^[\\s"\'`“”‘’]*(?:(?:-H|--header)[\\s"\']*)?(?:apikey|api[-_ ]key|x-api-key|x-api-password' +
    String.raw`|authorization|client[-_]?(?:id|secret)|(?:export\s+)?[A-Z][A-Z0-9_]*(?:KEY|TOKEN|SECRET` +
    String.raw`|PASSWORD))\s*[:=]\s*\S`,
  'i',
)
/** Under this many characters nothing is a key of Clari's, Copilot's or Clarify's. */
const shortest = 6

const tests: readonly (readonly [Oddity, (value: string, core: string) => boolean])[] = [
  ['leading-space', (value) => /^[\p{Zs}\t]/u.test(value)],
  ['trailing-space', (value) => /[\p{Zs}\t]$/u.test(value)],
  [
    'inner-space',
    (_, core) =>
      /[\p{Zs}\t]/u.test(core.replace(/^(?:[A-Za-z_-]+\s*[:=]\s*)?(?:(?:bearer|basic|token|apikey|key)\s+)?/i, '')) &&
      !isPlaceholder(core),
  ],
  ['quotes', (_, core) => quote.test(core[0] ?? '') || quote.test(core.at(-1) ?? '')],
  ['bearer-prefix', (value) => prefixed.test(value)],
  ['header-prefix', (value) => headed.test(value)],
  ['line-break', (value) => /[\r\n\u0085\u2028\u2029]/.test(value)],
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  ['control-character', (value) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(value)],
  // oxlint-disable-next-line no-control-regex -- all of ASCII, its control characters included
  ['non-ascii', (value) => /[^\u0000-\u007f]/.test(value)],
  ['placeholder', (_, core) => isPlaceholder(core.replace(/^["'`]+|["'`]+$/g, ''))],
  ['too-short', (_, core) => core.length < shortest],
]

/**
 * What is known of a credential by its shape alone; a blank one counts as not set. Length is the raw value's, the last
 * two characters the trimmed one's.
 */
export function credentialFacts(name: string, value: string | undefined): CredentialFacts {
  const core = (value ?? '').trim()
  if (value === undefined || core === '')
    return { name, set: false, length: value?.length ?? 0, lastTwo: null, oddities: [] }
  return {
    name,
    set: true,
    length: value.length,
    lastTwo: lastTwoOf(core),
    oddities: tests.filter(([, fits]) => fits(value, core)).map(([oddity]) => oddity),
  }
}

/**
 * Whether a value can stand in an HTTP header at all: Latin-1 without control characters (RFC 9110 section 5.5); a line
 * break, say, cannot.
 */
export function sendable(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
}
