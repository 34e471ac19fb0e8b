import { check } from '#src/domain/model/check.ts'
import type { CredentialFacts, Oddity } from '#src/domain/contract/connection.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { leadingTo } from '#src/domain/model/finding.ts'
import { counted } from '#src/domain/words/count.ts'

/** What each oddity is called in a sentence, and what to do about it. */
const oddityWords: Readonly<Record<Oddity, string>> = {
  'leading-space': 'a space at its start',
  'trailing-space': 'a space at its end',
  'inner-space': 'a space inside it',
  quotes: 'quotation marks around it',
  'bearer-prefix': 'the word “Bearer” in front of it',
  'header-prefix': 'the header’s name in front of it',
  'line-break': 'a line break in it',
  'control-character': 'an invisible control character in it',
  'non-ascii': 'a character that is not plain ASCII in it',
  placeholder: 'a placeholder where the key should be',
  'too-short': 'fewer characters than any key that Clari makes',
  unreadable: 'a form that cannot be read',
}

/**
 * Judges the shape of Clari's key before it is sent anywhere: an odd key is refused with the same 401 as a wrong one.
 */
export const keyShape = check({
  id: 'clari.key-shape',
  asks: 'Is the key well formed?',
  system: 'clari',
  costs: 'nothing',
  outcomes: { fine: 'pass', ...leadingTo('clari.unauthorized', { missing: 'fail', odd: 'fail' }) },
  facts: {
    connection: 'text',
    keySource: 'text',
    oddity: 'text',
    oddityIds: 'text',
    key: 'text',
    keyLength: 'number',
    keyLastTwo: 'text',
  },
  gather: async ({ connections, answers }) => {
    const connection = connections.find(({ id }) => id === answers['connection'])
    return {
      connection: connection?.label ?? 'this connection',
      source: connection?.source ?? 'env',
      facts: connection?.parts.find(({ name }) => name === 'CLARI_API_KEY'),
    }
  },
  judge: ({ connection, source, facts }) => {
    if (facts === undefined || !facts.set) {
      const known = facts ?? { name: 'CLARI_API_KEY', set: false, length: 0, lastTwo: null, oddities: [] }
      return {
        outcome: 'missing',
        says: 'No key is set, so nothing could be sent.',
        facts: { connection, keySource: source },
        evidence: [credential(connection, known, 'not set')],
      }
    }
    const described = describeKey(facts)
    if (facts.oddities.length > 0) {
      const oddity = facts.oddities.map((found) => oddityWords[found]).join(', and ')
      return {
        outcome: 'odd',
        says: `The key has ${oddity}: ${described}.`,
        facts: { connection, keySource: source, oddity, oddityIds: facts.oddities.join(' '), key: described },
        evidence: [credential(connection, facts, oddity)],
      }
    }
    return {
      outcome: 'fine',
      says: `${capital(described)}, no spaces or quotes.`,
      facts: { connection, keySource: source, key: described, keyLength: facts.length, keyLastTwo: facts.lastTwo },
      evidence: [credential(connection, facts, 'well formed')],
    }
  },
})

/** A key by its length and last two characters: `64 characters, ends in ··7f`. */
function describeKey(facts: CredentialFacts): string {
  const ending = facts.lastTwo === null ? '' : `, ends in ··${facts.lastTwo}`
  return `${counted(facts.length, 'character')}${ending}`
}

function credential(connection: string, facts: CredentialFacts, shows: string): Evidence {
  return { kind: 'credential', connection, facts, shows }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
