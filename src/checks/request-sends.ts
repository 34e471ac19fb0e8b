import { check } from '#src/domain/check.ts'
import type { CredentialFacts } from '#src/domain/connection.ts'
import type { Evidence } from '#src/domain/evidence.ts'

/** What a pasted request shows of the key that it carries. */
interface KeySent {
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
const hostPattern = /\bhttps?:\/\/([\w.-]+)(?::\d+)?(\/[^\s"'<>\\)]*)?/gi

/** Every place of a paste in which a key or an authorisation is sent. Secrets in the paste are marks already. */
export function keysSentIn(text: string): readonly KeySent[] {
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

/** Compares the request that the analyst's own client sends, as pasted, with what works from here. */
export const requestSends = check({
  id: 'clari.request-sends',
  asks: 'Does your own request carry the same key, under the header that Clari reads?',
  system: 'clari',
  costs: 'offline',
  uses: ['connection'],
  reads: ['request'],
  outcomes: {
    'other-header': 'fail',
    'other-key': 'fail',
    'odd-key': 'fail',
    'empty-key': 'fail',
    'other-address': 'fail',
    same: 'pass',
    unclear: 'info',
  },
  gather: async ({ pastes, connections, answers }) => {
    const connection = connections.find(({ id }) => id === answers['connection'])
    return {
      text: pastes['request'] ?? '',
      facts: connection?.parts.find(({ name }) => name === 'CLARI_API_KEY') ?? null,
    }
  },
  judge: ({ text, facts }) => {
    const quoted = (quote: string, shows: string): Evidence => ({ kind: 'paste', text, quote, shows })
    const sent = keysSentIn(text)
    const right = sent.find(({ header }) => header.toLowerCase() === 'apikey')
    const other = sent.find(({ header }) => header.toLowerCase() !== 'apikey')
    const address = otherAddress(text)
    if (right === undefined && other !== undefined) {
      const under = other.scheme === null ? other.header : `${other.header}: ${other.scheme}`
      return {
        outcome: 'other-header',
        says: `The request sends its key under “${under}”; Clari reads only the header “apikey”.`,
        facts: { sentUnder: under },
        evidence: [quoted(other.quote, `the key goes under ${under}`)],
      }
    }
    if (right === undefined) {
      return address === null
        ? { outcome: 'unclear', says: 'No header with a key can be seen in what was pasted.' }
        : {
            outcome: 'other-address',
            says: address.says,
            facts: { sentTo: address.quote },
            evidence: [quoted(address.quote, address.says)],
          }
    }
    if (right.key === null && (right.value === '' || /^[$<]/.test(right.value))) {
      const empty = right.value === ''
      return {
        outcome: 'empty-key',
        says: empty
          ? 'The request sends the header “apikey” with nothing in it.'
          : `The request sends “${right.value}” as it stands: the placeholder was never filled in.`,
        facts: { sentValue: right.value },
        evidence: [quoted(right.quote, empty ? 'the header is empty' : 'a placeholder instead of a key')],
      }
    }
    if (right.scheme !== null) {
      return {
        outcome: 'odd-key',
        says: `The request puts “${right.scheme}” before the key; Clari takes the key alone.`,
        facts: { sentWith: right.scheme },
        evidence: [quoted(right.quote, `“${right.scheme}” before the key`)],
      }
    }
    if (facts !== null && right.key !== null && differs(right.key, facts)) {
      return {
        outcome: 'other-key',
        says: `The request sends another key: ${keyWords(right.key)}, while the one that works has ${keyWords(facts)}.`,
        facts: { sentKey: keyWords(right.key), workingKey: keyWords(facts) },
        evidence: [
          quoted(right.quote, 'another key'),
          { kind: 'credential', connection: 'the key that works from here', facts, shows: 'the key that works' },
        ],
      }
    }
    if (address !== null) {
      return {
        outcome: 'other-address',
        says: address.says,
        facts: { sentTo: address.quote },
        evidence: [quoted(address.quote, address.says)],
      }
    }
    return {
      outcome: 'same',
      says: 'The request sends the header “apikey”, and its key looks like the one that works.',
      evidence: [quoted(right.quote, 'the right header')],
    }
  },
})

/** A key by what may be told of it: `64 characters ending in 7f`. */
function keyWords(key: { readonly length: number; readonly lastTwo: string | null }): string {
  return `${key.length} characters${key.lastTwo === null ? '' : ` ending in ${key.lastTwo}`}`
}

function differs(sent: { readonly length: number; readonly lastTwo: string | null }, own: CredentialFacts): boolean {
  return (
    own.set &&
    (sent.length !== own.length || (sent.lastTwo !== null && own.lastTwo !== null && sent.lastTwo !== own.lastTwo))
  )
}

/** A Clari address that is not the Revenue API's, when the paste calls one. */
function otherAddress(text: string): { readonly quote: string; readonly says: string } | null {
  for (const found of text.matchAll(hostPattern)) {
    const host = (found[1] ?? '').toLowerCase()
    const path = found[2] ?? '/'
    if (!host.endsWith('clari.com')) continue
    if (host !== 'api.clari.com' && !host.endsWith('copilot.clari.com')) {
      return {
        quote: found[0],
        says: `The request goes to ${host}, which is not the API: its address is https://api.clari.com/v4.`,
      }
    }
    if (host.endsWith('copilot.clari.com')) {
      return {
        quote: found[0],
        says: `The request goes to Copilot (${host}), which takes other credentials than the forecast key.`,
      }
    }
    if (!path.startsWith('/v4/')) {
      return {
        quote: found[0],
        says: 'The request leaves out the version: addresses begin with https://api.clari.com/v4/.',
      }
    }
  }
  return null
}
