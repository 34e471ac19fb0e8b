import type { PastedText } from './pasted-text.ts'

/** What is wrong with a request to Copilot, as it was pasted; every quote is an exact part of the text. */
export interface CopilotRequestFault {
  readonly kind:
    | 'retired-host'
    | 'wrong-host'
    | 'forecast-header'
    | 'one-header'
    | 'json-body'
    | 'other-grant'
    | 'no-grant'
  readonly quote: string
  /** A fact for the verdict's words: the host, the missing header, the grant. */
  readonly detail: string
  readonly says: string
}

/** What a pasted request to Copilot shows; secrets in it are marks already. */
export interface CopilotRequest {
  readonly fault: CopilotRequestFault | null
  /** Whether it carries one scheme whole, and which. */
  readonly whole: { readonly scheme: 'headers' | 'client'; readonly quote: string } | null
  /** Lengths and last two characters of the secrets that it carries, by variable. */
  readonly carries: readonly {
    readonly variable: string
    readonly length: number
    readonly lastTwo: string | null
    readonly quote: string
  }[]
}

const ofClient = new RegExp(
  [
    String.raw`\b(?:invalid_client|unauthorized_client|invalid_grant|unsupported_grant_type|invalid_scope)\b`,
    String.raw`"error"\s{0,3}:\s{0,3}"invalid_request"|\boauth2?\/token\b|\bclient[-_]?(?:id|secret)\b`,
    String.raw`\bgrant[-_]?type\b|\baccess[-_]?token\b|\bBearer\b`,
    String.raw`(?<![\w.-])api\.copilot\.clari\.com\b`,
  ].join('|'),
  'i',
)
const ofHeaders = new RegExp(
  [
    String.raw`\bx[-_]api[-_](?:key|password)\b|\bcredentials not provided\b|\binvalid credentials!`,
    String.raw`\brest-api\.copilot\.clari\.com\b|\brest-api\.trywingman\.com\b`,
  ].join('|'),
  'i',
)

/** Which of Copilot's two schemes a paste speaks of: OAuth before the two headers; null where it tells of neither. */
export function copilotSchemeIn({ text }: PastedText): 'client' | 'headers' | null {
  if (ofClient.test(text)) return 'client'
  return ofHeaders.test(text) ? 'headers' : null
}

/** Copilot's host before it was renamed; nothing answers there any more. */
export const retiredHost = /\b(?:[\w-]{1,40}\.)?trywingman\.com\b/i

const value = [
  // A comma parts a name from its value only where the name is quoted: elsewhere it is a sentence's.
  String.raw`(?:["'][ \t]{0,4},|["']?[ \t]{0,4}[:=])[ \t]{0,4}["'\x60]?((?:Bearer|Basic)[ \t]{1,4})?`,
  String.raw`(‹secret: (\d{1,7}) chars?(?:, ends (..))?›|[^\s"'\x60,;{}\\&]{0,200})`,
].join('')
const sent = (name: string) => new RegExp(String.raw`(?<![\w-])${name}${value}`, 'i')
const parts = {
  key: sent('x[-_]api[-_]key'),
  password: sent('x[-_]api[-_]password'),
  id: sent('client[-_]?id'),
  secret: sent('client[-_]?secret'),
  forecast: sent('apikey'),
} as const
const grant = /(?<![\w-])grant[-_]?type["']?[ \t]{0,4}[:=,][ \t]{0,4}["']?(\w{1,60})/i
const jsonHeader = /["']?content-type["']?[ \t]{0,4}[:=,][ \t]{0,4}["']?application\/json/i
const jsonBody = /\bjson\s{0,2}=|-d\s{0,2}'\{|--data(?:-raw)?\s{0,2}'\{|JSON\.stringify/
const verboseHost = /^> ?(?:GET|POST) (\/\S{0,200})[^\n]{0,40}\n(?:> [^\n]{0,400}\n){0,12}?> host: ([\w.-]{1,120})/im
const copilotHost = /^(?!api-doc\.)(?:.*\.)?copilot\.clari\.com$/
const lacking = new RegExp(
  [
    String.raw`\b(?:no|without|missing|lacks?)\s(?:an? |the )?(x-api-(?:key|password))\b`,
    String.raw`|\b(x-api-(?:key|password))(?: header)? (?:is |was )?(?:missing|not sent)\b`,
  ].join(''),
  'i',
)
const tokenPath = /\/oauth2?\/token\b/

type Found = RegExpExecArray | null
type Sent = Readonly<Record<keyof typeof parts, Found>>

/**
 * Reads a pasted request to Copilot: curl (with -v or not), code, a connector's log. Pure, linear in the text's
 * length.
 */
export function readCopilotRequest(paste: PastedText): CopilotRequest {
  const { text } = paste
  const found: Sent = {
    key: parts.key.exec(text),
    password: parts.password.exec(text),
    id: parts.id.exec(text),
    secret: parts.secret.exec(text),
    forecast: parts.forecast.exec(text),
  }
  const { key, password, id, secret } = found
  const whole =
    key !== null && password !== null
      ? { scheme: 'headers' as const, quote: key[0] }
      : id !== null && secret !== null
        ? { scheme: 'client' as const, quote: secret[0] }
        : null
  const carries = [
    carried('CLARI_COPILOT_API_KEY', key),
    carried('CLARI_COPILOT_API_PASSWORD', password),
    carried('CLARI_COPILOT_CLIENT_SECRET', secret),
  ].flatMap((each) => (each === null ? [] : [each]))
  const places = placesIn(paste)
  return {
    fault: hostFault(text, places, found) ?? headerFault(text, found) ?? tokenFault(text, places),
    whole,
    carries,
  }
}

function hostFault(text: string, places: readonly Place[], { forecast, ...sent }: Sent): CopilotRequestFault | null {
  const retired = retiredHost.exec(text)?.[0]
  if (retired !== undefined)
    return {
      kind: 'retired-host',
      quote: retired,
      detail: retired.toLowerCase(),
      says: `The request goes to ${retired}, Copilot’s retired host.`,
    }
  const copilot = places.find(({ host }) => copilotHost.test(host))
  if (forecast !== null && sent.key === null && copilot !== undefined)
    return {
      kind: 'forecast-header',
      quote: forecast[0],
      detail: copilot.host,
      says: `The request sends the header “apikey”, which is the forecast API’s, to ${copilot.host}.`,
    }
  const wrong = ({ host, quote }: Place, says: string) => ({ kind: 'wrong-host' as const, quote, detail: host, says })
  const clari = places.find(({ host }) => host === 'api.clari.com' || host === 'app.clari.com')
  if (clari !== undefined && copilot === undefined && Object.values(sent).some((each) => each !== null))
    return wrong(clari, `Copilot’s credentials go to ${clari.host}, which is not Copilot.`)
  for (const place of places) {
    if (place.host === 'rest-api.copilot.clari.com' && tokenPath.test(place.path))
      return wrong(place, `A token is asked for at ${place.host}, which takes the two headers instead.`)
    if (place.host === 'api.copilot.clari.com' && /^\/(?:users|calls)\b/.test(place.path))
      return wrong(place, `Data is asked for at ${place.host}, which only gives tokens.`)
  }
  return null
}

function headerFault(text: string, { key, password }: Sent): CopilotRequestFault | null {
  const isEmpty = (found: Found) => found === null || (found[2] ?? '') === ''
  const alone = (found: RegExpExecArray, name: string, detail: string) => ({
    kind: 'one-header' as const,
    quote: found[0],
    detail,
    says: `The request sends ${name} alone; Copilot wants ${detail} beside it.`,
  })
  if (key !== null && isEmpty(password)) return alone(key, 'X-Api-Key', 'X-Api-Password')
  if (password !== null && isEmpty(key)) return alone(password, 'X-Api-Password', 'X-Api-Key')
  const lacks = key === null && password === null ? lacking.exec(text) : null
  if (lacks === null) return null
  return /key$/i.test(lacks[1] ?? lacks[2] ?? '')
    ? alone(lacks, 'X-Api-Password', 'X-Api-Key')
    : alone(lacks, 'X-Api-Key', 'X-Api-Password')
}

function tokenFault(text: string, places: readonly Place[]): CopilotRequestFault | null {
  const forToken = places.find(({ path }) => tokenPath.test(path))
  if (forToken === undefined) return null
  const json =
    jsonHeader.exec(text) ?? (jsonBody.test(text) ? /[{,]\s{0,8}["']grant_type["']\s{0,4}:/.exec(text) : null)
  if (json !== null)
    return {
      kind: 'json-body',
      quote: json[0],
      detail: 'JSON',
      says: 'The token request is sent as JSON; the standard asks for a form.',
    }
  const given = grant.exec(text)
  if (given === null)
    return {
      kind: 'no-grant',
      quote: forToken.quote,
      detail: 'grant_type',
      says: 'The token request names no grant_type.',
    }
  if (given[1]?.toLowerCase() === 'client_credentials') return null
  return {
    kind: 'other-grant',
    quote: given[0],
    detail: given[1] ?? '',
    says: `The token request asks for the grant “${given[1] ?? ''}”, not for client_credentials.`,
  }
}

/** A place that a request goes to. */
interface Place {
  readonly host: string
  readonly path: string
  readonly quote: string
}

function placesIn({ text, addresses }: PastedText): readonly Place[] {
  const written = addresses.flatMap(({ start, end, host }) => {
    const quote = text.slice(start, end)
    const path = /^(?:\w{2,5}:\/\/)?[^/]*(\/[^?#)`,;\\]*)/.exec(quote)?.[1] ?? '/'
    return host === null ? [] : [{ host, path, quote }]
  })
  const verbose = verboseHost.exec(text)
  return verbose === null
    ? written
    : [...written, { host: (verbose[2] ?? '').toLowerCase(), path: verbose[1] ?? '/', quote: verbose[2] ?? '' }]
}

function carried(variable: string, found: Found): CopilotRequest['carries'][number] | null {
  return found?.[3] === undefined
    ? null
    : { variable, length: Number(found[3]), lastTwo: found[4] ?? null, quote: found[0] }
}
