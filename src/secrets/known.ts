import type { Found } from './assignments.ts'

/** A known secret found in a text, in whatever encoding; length and last two characters are the secret's own. */
export interface KnownFound extends Found {
  readonly secret: string
}

const shortest = 4
const html = (text: string, quote: string, apostrophe: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, quote).replace(/'/g, apostrophe)
const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
const json = (text: string): string => JSON.stringify(text).slice(1, -1)
const percent = (text: string): string =>
  encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
/** JSON as Go and other servers write it, so that it may stand in HTML. */
const htmlSafe = (text: string, signs: RegExp): string =>
  json(text).replace(signs, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)
const ascii = (text: string): string =>
  json(text).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * Base64 of a text wherever it stands within what was encoded: the characters that it alone decides, at each of
 * three alignments.
 */
function base64Cores(bytes: Uint8Array): string[] {
  const cores: string[] = []
  for (let shift = 0; shift < 3; shift++) {
    const binary = '\0'.repeat(shift) + Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    const whole = btoa(binary).replace(/=+$/, '')
    const core = whole.slice(shift === 0 ? 0 : shift + 1, Math.floor((binary.length * 8) / 6))
    if (core.length >= 8) cores.push(core, core.replace(/\+/g, '-').replace(/\//g, '_'))
  }
  return cores
}

/** Every way in which a secret is written in requests, answers and logs, longest first. */
export function formsOf(secret: string): readonly string[] {
  const forms = new Set<string>()
  const trimmed = secret.trim()
  for (const text of [secret, trimmed, ...(secret.match(/[^\r\n]{8,}/g) ?? [])]) {
    if (text.length < shortest) continue
    const written = [
      text,
      json(text),
      json(text).replace(/\//g, '\\/'),
      ascii(text),
      json(json(text)),
      htmlSafe(text, /[<>&]/g),
      htmlSafe(text, /[<>&'=]/g),
    ]
    const urls = [
      encodeURIComponent(wellFormed(text)),
      percent(text),
      encodeURI(wellFormed(text)),
      new URLSearchParams({ '': text }).toString().slice(1),
    ]
    for (const form of [
      ...written,
      ...urls,
      ...urls.map((url) => url.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())),
      ...urls.map(percent),
      ...urls.map(encodeURIComponent),
    ])
      forms.add(form)
    for (const [quote, apostrophe] of [
      ['&quot;', '&#39;'],
      ['&#34;', '&#x27;'],
      ['&quot;', '&apos;'],
      ['"', "'"],
    ] as const)
      forms.add(html(text, quote, apostrophe))
    for (const core of base64Cores(new TextEncoder().encode(text))) forms.add(core)
  }
  return [...forms].filter((form) => form.length >= shortest).sort((a, b) => b.length - a.length)
}

const lineEnd = String.raw`\\+(?:r\\+)?n`
// A run of backslashes or blanks is entered at its beginning only: else a long one would cost the square of its length.
const escapes = new RegExp(
  [
    '%[0-9a-f]{2}',
    String.raw`(?<!\\)\\+(?:u00[0-9a-f]{2}|x[0-9a-f]{2}|["'/])`,
    '&(?:amp|lt|gt|quot|apos|#\\d{1,4}|#x[0-9a-f]{1,4});',
    String.raw`(?:(?<!\\)(?:${lineEnd}|\\+[ \t]*\r?\n|\\+[ \t]+${lineEnd})|(?<![ \t])[ \t]+(?:\r?\n|${lineEnd})|` +
      String.raw`\r?\n)[ \t>]*`,
  ].join('|'),
  'gi',
)
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(escape: string): string {
  if (escape.startsWith('%')) return String.fromCharCode(parseInt(escape.slice(1), 16))
  const hex = /^\\+(?:u00|x)([0-9a-f]{2})$/i.exec(escape)?.[1]
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16))
  if (escape.startsWith('&')) {
    const name = escape.slice(1, -1).toLowerCase()
    return (
      entities[name] ?? String.fromCharCode(name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1)))
    )
  }
  return /^\\+["'/]$/.test(escape) ? escape.slice(-1) : ''
}

/** The text with its escapes undone and its lines joined; null where there was nothing to undo. */
function unescaped(text: string): string | null {
  let changed = false
  const decoded = text.replace(escapes, (escape) => {
    changed = true
    return plain(escape)
  })
  return changed ? decoded : null
}

/** The places in a text of places in its unescaped form; both ascending. */
function origins(text: string, places: readonly number[]): number[] {
  const found: number[] = []
  let shift = 0
  for (const { 0: escape, index } of places.length === 0 ? [] : text.matchAll(escapes)) {
    while (found.length < places.length && (places[found.length] ?? 0) <= index - shift)
      found.push((places[found.length] ?? 0) + shift)
    if (found.length === places.length) return found
    shift += escape.length - plain(escape).length
  }
  while (found.length < places.length) found.push((places[found.length] ?? 0) + shift)
  return found
}

interface Span {
  readonly start: number
  readonly end: number
}

function spans(text: string, form: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length))
    found.push({ start: at, end: at + form.length })
  return found
}

function originalSpans(text: string, decoded: readonly Span[]): Span[] {
  const starts = origins(
    text,
    decoded.map(({ start }) => start),
  )
  const ends = origins(
    text,
    decoded.map(({ end }) => end),
  )
  return decoded.map((_, i) => ({ start: starts[i] ?? 0, end: ends[i] ?? 0 }))
}

/** A secret and every way in which it is written. */
export interface KnownSecret {
  readonly secret: string
  readonly forms: readonly string[]
}

/** Prepares exact secrets (4 characters or more; shorter ones are left out) to be looked for in many texts. */
export function prepareKnown(known: readonly string[]): readonly KnownSecret[] {
  return [...new Set(known)]
    .filter((secret) => secret.trim().length >= shortest)
    .map((secret) => ({ secret, forms: formsOf(secret) }))
}

/** Finds exact secrets in every encoding, also partly encoded, nested twice, or split over lines. */
export function knownSecrets(text: string, known: readonly KnownSecret[]): KnownFound[] {
  if (known.length === 0) return []
  const once = unescaped(text)
  const twice = once === null ? null : unescaped(once)
  return known.flatMap(({ secret, forms }) => {
    const written = forms.flatMap((form) => spans(text, form))
    const form = secret.trim()
    const hidden = form.length < 8 || once === null ? [] : originalSpans(text, spans(once, form))
    const deeper =
      form.length < 8 || once === null || twice === null
        ? []
        : originalSpans(text, originalSpans(once, spans(twice, form)))
    return [...written, ...hidden, ...deeper].map(({ start, end }) => ({ start, end, rule: 'known secret', secret }))
  })
}
