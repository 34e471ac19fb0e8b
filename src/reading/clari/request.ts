import type { RequestLine } from '#src/clari/request-line.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'

const wire = /^[>\s]{0,4}(GET|POST|PATCH|PUT|DELETE|HEAD)[ \t]+(\/\S{0,500})[ \t]+HTTP\/[\d.]+/im
const address = /\bhttps?:\/\/([\w.-]+(?::\d+)?)(\/[^\s"'`<>\\)]{0,500})?/gi
const placeheld = /\bhttps?:\/\/([\w.-]+(?::\d+)?)(\/[^\s"'`\\)]{0,500})/i

/**
 * Finds the request to Clari that a paste shows: a line as sent, a curl line, an address in code or in a log; null
 * when there is none.
 */
export function readRequestLine({ text }: PastedText): RequestLine | null {
  const sent = wire.exec(text)
  if (sent?.[2] !== undefined) {
    const host = /^[>\s]{0,4}host:[ \t]*([\w.-]+)/im.exec(text)?.[1]?.toLowerCase() ?? null
    return {
      method: sent[1]?.toUpperCase() ?? null,
      host,
      path: withoutQuery(sent[2]),
      quote: sent[0].trim(),
      sent: true,
    }
  }
  const addresses = [...text.matchAll(address)].filter((found) => /clari|localhost|127\.0\.0\.1/i.test(found[1] ?? ''))
  const found = addresses.find((each) => /\/(?:export|forecast|admin|audit|v\d)/i.test(each[2] ?? '')) ?? addresses[0]
  if (found?.[1] !== undefined) {
    // Angle brackets end an address in prose, but not a placeholder in it.
    const whole = placeheld.exec(text.slice(found.index)) ?? found
    return {
      method: methodIn(text),
      host: found[1].replace(/:\d+$/, '').toLowerCase(),
      path: withoutQuery(whole[2] ?? '/'),
      quote: whole[0],
      sent: false,
    }
  }
  const bare = /(?<![\w.])(\/(?:clari\/)?(?:v\d+\/)?(?:export|forecast|admin|audit)\b[^\s"'`)]{0,300})/i.exec(text)
  return bare?.[1] === undefined
    ? null
    : { method: methodIn(text), host: null, path: withoutQuery(bare[1]), quote: bare[1], sent: false }
}

function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/, '')
}

/** The method that a paste names; a curl line with data and no method sends POST. */
function methodIn(text: string): string | null {
  const named =
    /(?:-X|--request)[ =]*["']?(GET|POST|PATCH|PUT|DELETE)\b/i.exec(text)?.[1] ??
    /\bmethod["']?\s{0,3}[:=]\s{0,3}["'](GET|POST|PATCH|PUT|DELETE)\b/i.exec(text)?.[1] ??
    /\.(get|post|patch|put|delete)\s{0,3}\(/i.exec(text)?.[1] ??
    /\b(GET|POST|PATCH|PUT|DELETE)\s{1,3}(?:https?:\/\/|\/)/.exec(text)?.[1]
  if (named !== undefined) return named.toUpperCase()
  if (!/\bcurl\b/.test(text)) return null
  return /\s(?:-d|--data(?:-raw|-binary|-urlencode)?|--json)\b/.test(text) ? 'POST' : 'GET'
}

/** What a pasted request shows of the key that it carries. */
export interface KeySent {
  /** The header's name, as written. */
  readonly header: string
  /** `Bearer` or `Basic`, when the value begins with it. */
  readonly scheme: string | null
  /** Length and last two characters of a key that was blanked; null when there is none or a placeholder. */
  readonly key: { readonly length: number; readonly lastTwo: string | null } | null
  readonly value: string
  /** The exact part of the paste. */
  readonly quote: string
}

const headerNames = [
  String.raw`apikey|api[-_ ]key|x[-_]api[-_]?key|x[-_]clari[-\w]*|clari[-_]api[-_]key`,
  'authorization|x[-_]auth[-_]token|token',
].join('|')
const mark = /‹secret: (\d+) chars?(?:, ends (..))?›/
const sentPattern = new RegExp(
  String.raw`(?<![\w-])["']?(${headerNames})["']?[ \t]*[:=,][ \t]*["']?((Bearer|Basic|Token)[ \t]+)?` +
    String.raw`(‹secret: \d+ chars?(?:, ends ..)?›|\$\{?\w+\}?|<[^>\n]{1,40}>|[^\s"',;{}\\]{0,200})`,
  'gi',
)

/** Every place of a paste in which a key or an authorisation is sent. Secrets in the paste are marks already. */
export function keysSentIn({ text }: PastedText): readonly KeySent[] {
  return [...text.matchAll(sentPattern)].map((found) => {
    const value = found[4] ?? ''
    const read = mark.exec(value)
    return {
      header: found[1] ?? '',
      scheme: found[3] ?? null,
      key: read === null ? null : { length: Number(read[1]), lastTwo: read[2] ?? null },
      value,
      quote: found[0],
    }
  })
}
