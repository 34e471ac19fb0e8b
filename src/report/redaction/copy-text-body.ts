import { isObject, readJson } from '#src/domain/json.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { charactersWords, copyShort, copyField, type Copying } from './copying.ts'
import { copyJson } from './copy-json.ts'
import { layOutJson } from '#src/report/sheet/lay-out-json.ts'
import type { Excerpt } from '#src/report/model/report.ts'

/** How much stands before and after a quote that comes from a text without structure. */
const near = 140
/** Blanking looks at so much around it, so that a secret that begins before the excerpt is seen whole. */
const around = 6000
const longestJson = 12_000

/** Where a quote stands in a text that was laid out anew: spaces between its signs do not count. */
export function markQuote(text: string, quote: string | null): Excerpt['marks'] {
  if (quote === null || quote.trim() === '') return []
  const at = text.indexOf(quote)
  if (at >= 0) return [{ start: at, end: at + quote.length }]
  const signs = quote
    .trim()
    .slice(0, 600)
    .split(/(?<=[{}[\],:])\s*|\s*(?=[{}[\],:])|\s+/)
    .filter((sign) => sign !== '')
  const found = new RegExp(signs.map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(String.raw`\s*`)).exec(
    text,
  )
  return found === null ? [] : [{ start: found.index, end: found.index + found[0].length }]
}

/** The quoted words of a piece of evidence: what a claim rests on may leave, without secrets. */
export function copyQuote(copying: Copying, where: string, quote: string | null): string | null {
  return quote === null || quote.trim() === '' ? null : copyShort(copying, 'quoted words', where, quote, 600)
}

/** A JSON text laid out with what is known to be safe. */
function jsonExcerpt(copying: Copying, where: string, value: unknown, quote: string | null): Excerpt {
  const laidOut = layOutJson(copyJson(copying, where, value, quote))
  const cut = cutTo(laidOut, longestJson)
  return { text: cut.text, marks: markQuote(cut.text, copyQuote(copying, `${where} › quote`, quote)), left: cut.left }
}

function cutTo(text: string, most: number): { readonly text: string; readonly left: number } {
  if (text.length <= most) return { text, left: 0 }
  const line = text.lastIndexOf('\n', most)
  const kept = text.slice(0, line > most / 2 ? line : most)
  return { text: kept, left: text.length - kept.length }
}

/** The quote in a text without structure, with a few words around it; the rest is told as a number of characters. */
function plainExcerpt(copying: Copying, where: string, text: string, quote: string | null): Excerpt {
  const at = quote === null || quote === '' ? -1 : text.indexOf(quote)
  if (quote === null || at < 0) {
    copying.removals.add({
      kind: 'not-named',
      what: 'Text without structure',
      where,
      rule: 'quoted words and their surroundings',
    })
    return { text: text === '' ? '' : `‹text, ${charactersWords(text.length)}›`, marks: [], left: text.length }
  }
  const from = Math.max(0, at - around)
  const window = text.slice(from, at + quote.length + around)
  const inWindow = at - from
  // Blanked as a whole first, so that nothing is cut through before it is recognised; then cut, then
  // judged word by word.
  const [before, quoted, after] = [
    window.slice(0, inWindow),
    window.slice(inWindow, inWindow + quote.length),
    window.slice(inWindow + quote.length),
  ]
  const whole = blankSecrets(window).text
  const clean = blankSecrets(quoted).text
  const place = whole.indexOf(clean, Math.max(0, inWindow - (window.length - whole.length)))
  const [cleanBefore, cleanAfter] =
    place >= 0
      ? [whole.slice(0, place), whole.slice(place + clean.length)]
      : [blankSecrets(before).text, blankSecrets(after).text]
  const shown = `${lead(cleanBefore)}${clean}${tail(cleanAfter)}`
  const copied = copyField(copying, 'quoted words and their surroundings', where, shown)
  const left = Math.max(0, text.length - shown.length)
  if (left > 0)
    copying.removals.add({
      kind: 'not-named',
      what: `The rest of the text, ${charactersWords(left)}`,
      where,
      rule: 'quoted words and their surroundings',
    })
  return { text: copied, marks: markQuote(copied, copyQuote(copying, `${where} › quote`, quote)), left }
}

/** The end of what stands before a quote, from a word's beginning and never from within a mark. */
function lead(text: string): string {
  if (text.length <= near) return text
  const end = text.slice(-near)
  return `… ${end.replace(/^[^‹]*›/, '').replace(/^\S+\s?/, '')}`
}

function tail(text: string): string {
  if (text.length <= near) return text
  return `${text
    .slice(0, near)
    .replace(/‹[^›]*$/, '')
    .replace(/\s?\S+$/, '')} …`
}

/** A body or a paste as far as it may leave: JSON by its members, anything else as the quote and its surroundings. */
export function copyBody(copying: Copying, where: string, text: string, quote: string | null): Excerpt {
  if (text.trim() === '') return { text: '', marks: [], left: 0 }
  const json = readJson(text)
  return json.ok && (isObject(json.value) || Array.isArray(json.value))
    ? jsonExcerpt(copying, where, json.value, quote)
    : plainExcerpt(copying, where, text, quote)
}

/** As it was sent where nothing had to be changed, so that it can be sent again to the letter. */
function copyRequestJson(copying: Copying, where: string, body: string, value: unknown): string {
  const copied = JSON.stringify(copyJson(copying, where, value, null))
  return copied === JSON.stringify(value) ? body : copied
}

/** A request's body: as it was sent where every member may leave; otherwise laid out with shapes. */
export function copyRequestBody(copying: Copying, where: string, body: string | null): string | null {
  if (body === null) return null
  const json = readJson(body)
  if (json.ok && typeof json.value === 'object' && json.value !== null)
    return copyRequestJson(copying, where, body, json.value)
  // A form: the token requests of the allow-list, whose secrets stand as placeholders.
  if (/^[\w.%+$\-{}]+=[^&]*(?:&|$)/.test(body))
    return body
      .split('&')
      .map((pair) => copyPair(copying, where, pair))
      .join('&')
  copying.removals.add({
    kind: 'not-named',
    what: 'Body without structure',
    where,
    rule: 'request bodies that are JSON or a form',
  })
  return `‹text, ${charactersWords(body.length)}›`
}

const formFields = new Set(['grant_type', 'client_id', 'client_secret', 'scope', 'audience'])

function copyPair(copying: Copying, where: string, pair: string): string {
  const [name = '', ...rest] = pair.split('=')
  const value = rest.join('=')
  if (
    formFields.has(name) &&
    (/^\$\{[A-Z][A-Z0-9_]*\}$/.test(value) || name === 'grant_type' || name === 'scope' || name === 'audience')
  )
    return `${name}=${copyShort(copying, 'form field', `${where} › ${name}`, value, 200)}`
  copying.removals.add({
    kind: 'not-named',
    what: 'Form field that no rule names',
    where,
    rule: 'form fields that are known to be safe',
  })
  return `${formFields.has(name) ? name : '‹name›'}=‹text, ${charactersWords(value.length)}›`
}
