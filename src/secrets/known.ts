import type { Found } from './assignments.ts'

/** A known secret found in a text, in whatever encoding; length and last two characters are the secret's own. */
export interface KnownFound extends Found {
  readonly secret: string
}

const shortest = 4
const html = (text: string, quote: string, apostrophe: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, quote).replace(/'/g, apostrophe)
const wellFormed = (text: string): string => text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
const json = (text: string): string => JSON.stringify(text).slice(1, -1)
const percent = (text: string): string => encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
const ascii = (text: string): string => json(text).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Base64 of a text wherever it stands within what was encoded: the characters that it alone decides, at each of three alignments. */
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
    const written = [text, json(text), json(text).replace(/\//g, '\\/'), ascii(text), json(json(text)), json(text).replace(/[<>&']/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)]
    const urls = [encodeURIComponent(wellFormed(text)), percent(text), encodeURI(wellFormed(text)), new URLSearchParams({ '': text }).toString().slice(1)]
    for (const form of [...written, ...urls, ...urls.map((url) => url.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())), ...urls.map(percent)]) forms.add(form)
    for (const [quote, apostrophe] of [['&quot;', '&#39;'], ['&#34;', '&#x27;'], ['&quot;', '&apos;'], ['"', "'"]] as const) forms.add(html(text, quote, apostrophe))
    for (const core of base64Cores(new TextEncoder().encode(text))) forms.add(core)
  }
  return [...forms].filter((form) => form.length >= shortest).sort((a, b) => b.length - a.length)
}

function occurrences(text: string, form: string, visit: (at: number) => void): void {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) visit(at)
}

const escapes = /%[0-9a-f]{2}|\\+u00[0-9a-f]{2}|\\+x[0-9a-f]{2}|\\+["'/]|&(?:amp|lt|gt|quot|apos|#\d{1,4}|#x[0-9a-f]{1,4});|\\*[ \t]*(?:\r?\n|\\+r\\+n|\\+n)[ \t>]*/gi
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(escape: string): string {
  if (escape.startsWith('%')) return String.fromCharCode(parseInt(escape.slice(1), 16))
  const hex = /^\\+(?:u00|x)([0-9a-f]{2})$/i.exec(escape)?.[1]
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16))
  if (escape.startsWith('&')) {
    const name = escape.slice(1, -1).toLowerCase()
    return entities[name] ?? String.fromCharCode(name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1)))
  }
  return /^\\+["'/]$/.test(escape) ? escape.slice(-1) : ''
}

/** The text with its escapes undone and its lines joined, and a way back to the places in the original. */
function unescaped(text: string): { readonly text: string; readonly origin: (at: number) => number } | null {
  let changed = false
  const decoded = text.replace(escapes, (escape) => {
    changed = true
    return plain(escape)
  })
  if (!changed) return null
  const origin = (at: number): number => {
    let shift = 0
    for (const { 0: escape, index } of text.matchAll(escapes)) {
      if (index - shift >= at) break
      shift += escape.length - plain(escape).length
    }
    return at + shift
  }
  return { text: decoded, origin }
}

/** Finds exact secrets (4 characters or more) in every encoding, also partly encoded, nested twice, or split over lines. */
export function knownSecrets(text: string, known: readonly string[]): KnownFound[] {
  const found: KnownFound[] = []
  const secrets = [...new Set(known)].filter((secret) => secret.trim().length >= shortest)
  if (secrets.length === 0) return found
  for (const secret of secrets) {
    for (const form of formsOf(secret)) occurrences(text, form, (at) => void found.push({ start: at, end: at + form.length, rule: 'known secret', secret }))
  }
  const once = unescaped(text)
  const twice = once === null ? null : unescaped(once.text)
  for (const secret of secrets.filter((each) => each.trim().length >= 8)) {
    const form = secret.trim()
    if (once !== null) occurrences(once.text, form, (at) => void found.push({ start: once.origin(at), end: once.origin(at + form.length), rule: 'known secret', secret }))
    if (once !== null && twice !== null) {
      const origin = (at: number): number => once.origin(twice.origin(at))
      occurrences(twice.text, form, (at) => void found.push({ start: origin(at), end: origin(at + form.length), rule: 'known secret', secret }))
    }
  }
  return found
}
