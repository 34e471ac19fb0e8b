import { readCredentialsFile } from '#src/clarify/credentials-file.ts'
import { check } from '#src/domain/model/check.ts'
import type { Connection, CredentialFacts } from '#src/domain/contract/connection.ts'
import { oddityNames } from '#src/domain/contract/credential-shape.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { leadingTo, type NonEmpty } from '#src/domain/model/finding.ts'
import { listOf } from '#src/domain/words/count.ts'

/** What is wrong with a file and where: `fileFault` what no client can use, `fileHarm` what some clients cannot. */
const fileFacts = { fileFault: 'text', fileHarm: 'text', fileMember: 'text' } as const

const nothingSet: CredentialFacts = { name: 'CLARIFY_CREDENTIALS', set: false, length: 0, lastTwo: null, oddities: [] }

function credential(label: string, facts: CredentialFacts, shows: string): NonEmpty<Evidence> {
  return [{ kind: 'credential', connection: label, facts, shows }]
}

function sizeOf(part: CredentialFacts): string {
  return `${part.length} characters${part.lastTwo === null ? '' : `, ends in ··${part.lastTwo}`}`
}

/** What is wrong with a file, each as a row: where, how bad, and a sentence. */
function faultRows(faults: readonly NonNullable<Connection['faults']>[number][]): NonEmpty<Evidence> {
  const rows = faults.map(({ member, weight, says }) => [
    member === '' ? 'the file' : member,
    weight === 'breaks' ? 'no client can use it' : 'some clients fail',
    says,
  ])
  const places = faults.flatMap(({ member }) => (member === '' ? [] : [member]))
  const shows = `what is wrong with the credentials file${places.length === 0 ? '' : `: ${listOf(places)}`}`
  return [{ kind: 'rows', columns: ['Where', 'Effect', 'What'], rows, shows }]
}

/** Judges the shape of a connection's credentials file by what the proxy tells of it, before anything is sent. */
export const fileShape = check({
  id: 'clarify.file-shape',
  asks: 'Is the credentials file complete and well formed?',
  system: 'clarify',
  costs: 'nothing',
  outcomes: {
    fine: 'pass',
    ...leadingTo('clarify.auth', {
      harms: 'warn',
      missing: 'fail',
      unreadable: 'fail',
      incomplete: 'fail',
      odd: 'fail',
      broken: 'fail',
    }),
  },
  facts: { ...fileFacts, connection: 'text', fileSource: 'text', basicAuth: 'yes-no' },
  gather: async ({ connections, answers }) => ({
    connection: connections.find(({ id }) => id === answers['connection']) ?? null,
  }),
  judge: ({ connection }) => {
    const label = connection?.label ?? 'this connection'
    const basicAuth = connection?.parts.some(({ name }) => name === 'password')
    const facts = { connection: label, fileSource: connection?.source ?? 'env', basicAuth }
    const [file, ...parts] = connection?.parts ?? []
    if (!file?.set)
      return {
        outcome: 'missing',
        says: 'No credentials file is set, so nothing can be sent.',
        facts,
        evidence: credential(label, file ?? nothingSet, 'not set'),
      }
    const breaking = connection?.faults?.filter(({ weight }) => weight === 'breaks') ?? []
    const [worst] = breaking
    if (worst)
      return {
        outcome: 'broken',
        says: worst.says,
        facts: { ...facts, fileFault: worst.says, fileMember: worst.member },
        evidence: faultRows(connection?.faults ?? []),
      }
    if (file.oddities.includes('unreadable')) {
      return {
        outcome: 'unreadable',
        says: 'What is set is not a credentials file: it is not JSON, or has no “credentials” in it.',
        facts: { ...facts, fileFault: 'It is not JSON of the shape that Clarify’s admin panel gives out.' },
        evidence: credential(label, file, 'not a credentials file'),
      }
    }
    const unset = parts.find((part) => !part.set)
    if (unset)
      return {
        outcome: 'incomplete',
        says: `The credentials file has no ${unset.name}.`,
        facts: { ...facts, fileFault: `It has no ${unset.name}.`, fileMember: unset.name },
        evidence: credential(label, unset, 'missing'),
      }
    const odd = parts.find((part) => part.oddities.length > 0)
    if (odd) {
      const words = odd.oddities.map((oddity) => oddityNames[oddity]).join(', and ')
      return {
        outcome: 'odd',
        says: `The ${odd.name} in the credentials file has ${words}.`,
        facts: { ...facts, fileFault: `The ${odd.name} has ${words}.`, fileMember: odd.name },
        evidence: credential(label, odd, words),
      }
    }
    const [harm] = connection?.faults ?? []
    if (harm)
      return {
        outcome: 'harms',
        says: harm.says,
        facts: { ...facts, fileHarm: harm.says },
        evidence: faultRows(connection?.faults ?? []),
      }
    const secret = parts.at(-1)
    return {
      outcome: 'fine',
      says: secret
        ? `The file is complete: ${parts.map(({ name }) => name).join(' and ')} ` +
          `are set (${secret.name}: ${sizeOf(secret)}).`
        : 'The file is set.',
      facts,
      evidence: credential(label, secret ?? file, 'well formed'),
    }
  },
})

/** Judges a credentials file that was pasted (its secret blanked before it got here); sends nothing. */
export const filePasted = check({
  id: 'clarify.file-pasted',
  asks: 'What is wrong with the credentials file that you pasted?',
  system: 'clarify',
  costs: 'offline',
  reads: ['file'],
  outcomes: { fine: 'pass', harms: 'warn', broken: 'fail', nothing: 'info' },
  facts: { ...fileFacts, integration: 'text', fileType: 'text' },
  gather: async ({ pastes }) => ({ text: pastes['file'] ?? '' }),
  judge: ({ text }) => {
    if (text.trim() === '') return { outcome: 'nothing', says: 'No credentials file was pasted.' }
    const { faults, type, integration } = readCredentialsFile(text)
    const [worst] = faults
    if (!worst)
      return {
        outcome: 'fine',
        says: `The pasted file is complete${type === null ? '' : `, of the type ${type}`}.`,
        facts: { integration, fileType: type },
        evidence: [{ kind: 'paste', text, quote: '', shows: 'nothing is missing in it' }],
      }
    const facts = {
      integration,
      fileType: type,
      ...(worst.weight === 'breaks' ? { fileFault: worst.says, fileMember: worst.member } : { fileHarm: worst.says }),
    }
    return {
      outcome: worst.weight === 'breaks' ? 'broken' : 'harms',
      says: worst.says,
      facts,
      evidence: faultRows(faults),
    }
  },
})
