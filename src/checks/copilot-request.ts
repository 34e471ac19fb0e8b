import type { CredentialFacts } from '#src/domain/connection.ts'
import { check } from '#src/domain/check.ts'
import type { Evidence } from '#src/domain/evidence.ts'
import { partsOf } from './copilot-credentials.ts'
import { retiredHost } from './copilot-refusal.ts'

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

const value =
  String.raw`["']?[ \t]{0,4}[:=,][ \t]{0,4}["'` +
  '`' +
  String.raw`]?((?:Bearer|Basic)[ \t]{1,4})?(‹secret: (\d{1,7}) chars?(?:, ends (..))?›|[^\s"'` +
  '`' +
  String.raw`,;{}\\&]{0,200})`
const headerKey = new RegExp(String.raw`(?<![\w-])x[-_]api[-_]key${value}`, 'i')
const headerPassword = new RegExp(String.raw`(?<![\w-])x[-_]api[-_]password${value}`, 'i')
const forecastHeader = new RegExp(String.raw`(?<![\w-])apikey${value}`, 'i')
const clientId = new RegExp(String.raw`(?<![\w-])client[-_]?id${value}`, 'i')
const clientSecret = new RegExp(String.raw`(?<![\w-])client[-_]?secret${value}`, 'i')
const grant = /(?<![\w-])grant[-_]?type["']?[ \t]{0,4}[:=,][ \t]{0,4}["']?(\w{1,60})/i
const address = /\bhttps?:\/\/([\w.-]{1,120})(?::\d{1,5})?(\/[^\s"'<>\\)?`]{0,200})?/gi
const verboseHost = /^> ?(?:GET|POST) (\/\S{0,200})[^\n]{0,40}\n(?:> [^\n]{0,400}\n){0,12}?> host: ([\w.-]{1,120})/im
const copilotHost = /(?:^|\.)copilot\.clari\.com$/
const tokenPath = /\/oauth2?\/token\b/

/**
 * Reads a pasted request to Copilot: curl (with -v or not), code, a connector's log. Pure, linear in the text's length.
 */
export function readCopilotRequest(text: string): CopilotRequest {
  const places = placesIn(text)
  const key = headerKey.exec(text)
  const password = headerPassword.exec(text)
  const id = clientId.exec(text)
  const secret = clientSecret.exec(text)
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
  return { fault: faultIn(text, places, { key, password, id, secret }), whole, carries }
}

type Found = RegExpExecArray | null

function faultIn(
  text: string,
  places: readonly Place[],
  {
    key,
    password,
    id,
    secret,
  }: { readonly key: Found; readonly password: Found; readonly id: Found; readonly secret: Found },
): CopilotRequestFault | null {
  const retired = retiredHost.exec(text)
  if (retired !== null)
    return {
      kind: 'retired-host',
      quote: retired[0],
      detail: retired[0].toLowerCase(),
      says: `The request goes to ${retired[0]}, Copilot’s retired host.`,
    }
  const copilot = places.find(({ host }) => copilotHost.test(host))
  const forecast = forecastHeader.exec(text)
  if (forecast !== null && key === null && copilot !== undefined) {
    return {
      kind: 'forecast-header',
      quote: forecast[0],
      detail: copilot.host,
      says: `The request sends the header “apikey”, which is the forecast API’s, to ${copilot.host}.`,
    }
  }
  const mentionsCopilot = key !== null || password !== null || id !== null || secret !== null
  const clari = places.find(({ host }) => host === 'api.clari.com' || host === 'app.clari.com')
  if (clari !== undefined && copilot === undefined && mentionsCopilot) {
    return {
      kind: 'wrong-host',
      quote: clari.quote,
      detail: clari.host,
      says: `Copilot’s credentials go to ${clari.host}, which is not Copilot.`,
    }
  }
  const swapped = places.find(
    ({ host, path }) =>
      (host === 'rest-api.copilot.clari.com' && tokenPath.test(path)) ||
      (host === 'api.copilot.clari.com' && /^\/(?:users|calls)\b/.test(path)),
  )
  if (swapped !== undefined) {
    return {
      kind: 'wrong-host',
      quote: swapped.quote,
      detail: swapped.host,
      says: tokenPath.test(swapped.path)
        ? `A token is asked for at ${swapped.host}, which takes the two headers instead.`
        : `Data is asked for at ${swapped.host}, which only gives tokens.`,
    }
  }
  const isEmpty = (found: Found) => found !== null && (found[2] ?? '') === ''
  if (key !== null && (password === null || isEmpty(password)))
    return {
      kind: 'one-header',
      quote: key[0],
      detail: 'X-Api-Password',
      says: 'The request sends X-Api-Key alone; Copilot wants X-Api-Password beside it.',
    }
  if (password !== null && (key === null || isEmpty(key)))
    return {
      kind: 'one-header',
      quote: password[0],
      detail: 'X-Api-Key',
      says: 'The request sends X-Api-Password alone; Copilot wants X-Api-Key beside it.',
    }
  const forToken = places.find(({ path }) => tokenPath.test(path))
  if (forToken === undefined) return null
  const json =
    /["']?content-type["']?[ \t]{0,4}[:=,][ \t]{0,4}["']?application\/json/i.exec(text) ??
    /[{,]\s{0,8}["']grant_type["']\s{0,4}:/.exec(
      /\bjson\s{0,2}=|-d\s{0,2}'\{|--data(?:-raw)?\s{0,2}'\{|JSON\.stringify/.test(text) ? text : '',
    )
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
  if (given[1]?.toLowerCase() !== 'client_credentials')
    return {
      kind: 'other-grant',
      quote: given[0],
      detail: given[1] ?? '',
      says: `The token request asks for the grant “${given[1] ?? ''}”, not for client_credentials.`,
    }
  return null
}

/** A place that a request goes to. */
interface Place {
  readonly host: string
  readonly path: string
  readonly quote: string
}

function placesIn(text: string): readonly Place[] {
  const written = [...text.matchAll(address)].map((found) => ({
    host: (found[1] ?? '').toLowerCase(),
    path: found[2] ?? '/',
    quote: found[0],
  }))
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

/** Compares the request that the analyst's own client sends to Copilot, as pasted, with what is accepted from here. */
export const copilotRequest = check({
  id: 'copilot.request-sends',
  asks: 'Does your own request carry the same credentials, to the same host?',
  system: 'copilot',
  costs: 'offline',
  uses: ['connection'],
  reads: ['request'],
  outcomes: {
    'retired-host': 'fail',
    'wrong-host': 'fail',
    'forecast-header': 'fail',
    'one-header': 'fail',
    'json-body': 'fail',
    'other-grant': 'fail',
    'no-grant': 'fail',
    'other-credentials': 'fail',
    same: 'pass',
    unclear: 'info',
  },
  gather: async ({ pastes, connections, answers }) => {
    const own = connections.find(({ id }) => id === answers['connection'])
    return {
      text: pastes['request'] ?? '',
      parts: own === undefined ? [] : [...partsOf(own, 'headers'), ...partsOf(own, 'client')],
    }
  },
  judge: ({ text, parts }) => {
    const { fault, whole, carries } = readCopilotRequest(text)
    const quoted = (quote: string, shows: string): Evidence => ({ kind: 'paste', text, quote, shows })
    if (fault !== null)
      return {
        outcome: fault.kind,
        says: fault.says,
        facts: { sentDetail: fault.detail, sentFault: fault.kind },
        evidence: [quoted(fault.quote, fault.says)],
      }
    const other = carries
      .map((sent) => ({ sent, own: parts.find(({ name }) => name === sent.variable) }))
      .find(({ sent, own }) => own !== undefined && differs(sent, own))
    if (other?.own !== undefined) {
      const { sent, own } = other
      return {
        outcome: 'other-credentials',
        says: `The request carries another value: ${words(sent)}, while the one that is accepted has ${words(own)}.`,
        facts: { sentKey: words(sent), workingKey: words(own) },
        evidence: [
          quoted(sent.quote, 'another value'),
          { kind: 'credential', connection: 'what is accepted from here', facts: own, shows: 'accepted' },
        ],
      }
    }
    if (whole === null)
      return {
        outcome: 'unclear',
        says:
          text.trim() === '' ? 'No request was pasted.' : 'No credentials for Copilot can be seen in what was pasted.',
      }
    return {
      outcome: 'same',
      says:
        whole.scheme === 'headers'
          ? 'The request sends both headers.'
          : 'The request sends a client id and a secret as a form.',
      evidence: [quoted(whole.quote, 'a whole pair')],
    }
  },
})

function words(sent: { readonly length: number; readonly lastTwo: string | null }): string {
  return `${sent.length} characters${sent.lastTwo === null ? '' : ` ending in ${sent.lastTwo}`}`
}

function differs(sent: { readonly length: number; readonly lastTwo: string | null }, own: CredentialFacts): boolean {
  return (
    own.set &&
    (sent.length !== own.length || (sent.lastTwo !== null && own.lastTwo !== null && sent.lastTwo !== own.lastTwo))
  )
}
