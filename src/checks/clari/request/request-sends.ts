import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { keysSentIn } from '#src/reading/clari/request.ts'
import { readPaste, type PastedText } from '#src/reading/pasted-text.ts'
import { isOtherSecret, secretWords } from '#src/checks/clari/key/secret-sent.ts'

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
  facts: {
    sentTo: 'text',
    sentUnder: 'text',
    sentValue: 'text',
    sentWith: 'text',
    sentKey: 'text',
    workingKey: 'text',
  },
  gather: async ({ pastes, connections, answers }) => {
    const connection = connections.find(({ id }) => id === answers['connection'])
    return {
      paste: readPaste(pastes['request'] ?? ''),
      facts: connection?.parts.find(({ name }) => name === 'CLARI_API_KEY') ?? null,
    }
  },
  judge: ({ paste, facts }) => {
    const quoted = (quote: string, shows: string): Evidence => ({ kind: 'paste', text: paste.text, quote, shows })
    const sent = keysSentIn(paste)
    const right = sent.find(({ header }) => header.toLowerCase() === 'apikey')
    const other = sent.find(({ header }) => header.toLowerCase() !== 'apikey')
    const address = otherAddress(paste)
    const elsewhere = (found: NonNullable<typeof address>) =>
      ({
        outcome: 'other-address',
        says: found.says,
        facts: { sentTo: found.quote },
        evidence: [quoted(found.quote, found.says)],
      }) as const
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
        : elsewhere(address)
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
    if (facts !== null && right.key !== null && isOtherSecret(right.key, facts)) {
      const [sentKey, workingKey] = [secretWords(right.key), secretWords(facts)]
      return {
        outcome: 'other-key',
        says: `The request sends another key: ${sentKey}, while the one that works has ${workingKey}.`,
        facts: { sentKey, workingKey },
        evidence: [
          quoted(right.quote, 'another key'),
          { kind: 'credential', connection: 'the key that works from here', facts, shows: 'the key that works' },
        ],
      }
    }
    if (address !== null) return elsewhere(address)
    return {
      outcome: 'same',
      says: 'The request sends the header “apikey”, and its key looks like the one that works.',
      evidence: [quoted(right.quote, 'the right header')],
    }
  },
})

/** A Clari address that is not the Revenue API's, when the paste calls one. */
function otherAddress({ text, addresses }: PastedText): { readonly quote: string; readonly says: string } | null {
  for (const { start, end, host } of addresses) {
    const quote = text.slice(start, end)
    if (host === null || !host.endsWith('clari.com') || !/^https?:/i.test(quote)) continue
    if (host.endsWith('copilot.clari.com'))
      return {
        quote,
        says: `The request goes to Copilot (${host}), which takes other credentials than the forecast key.`,
      }
    if (host !== 'api.clari.com')
      return {
        quote,
        says: `The request goes to ${host}, which is not the API: its address is https://api.clari.com/v4.`,
      }
    if (!/^https?:\/\/[^/]*\/v4\//i.test(quote))
      return {
        quote,
        says: 'The request leaves out the version: addresses begin with https://api.clari.com/v4/.',
      }
  }
  return null
}
