import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { readCopilotRequest } from '#src/reading/copilot.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { credentialPartsOf } from './copilot-credentials.ts'
import { isOtherSecret, secretWords } from '#src/checks/clari/key/secret-sent.ts'

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
  facts: { sentDetail: 'text', sentFault: 'text', sentKey: 'text', workingKey: 'text' },
  gather: async ({ pastes, connections, answers }) => {
    const own = connections.find(({ id }) => id === answers['connection'])
    const parts = own === undefined ? [] : [...credentialPartsOf(own, 'headers'), ...credentialPartsOf(own, 'client')]
    return { paste: readPaste(pastes['request'] ?? ''), parts }
  },
  judge: ({ paste, parts }) => {
    const { fault, whole, carries } = readCopilotRequest(paste)
    const quoted = (quote: string, shows: string): Evidence => ({ kind: 'paste', text: paste.text, quote, shows })
    if (fault !== null)
      return {
        outcome: fault.kind,
        says: fault.says,
        facts: { sentDetail: fault.detail, sentFault: fault.kind },
        evidence: [quoted(fault.quote, fault.says)],
      }
    for (const sent of carries) {
      const own = parts.find(({ name }) => name === sent.variable)
      if (own === undefined || !isOtherSecret(sent, own)) continue
      const [sentKey, workingKey] = [secretWords(sent), secretWords(own)]
      return {
        outcome: 'other-credentials',
        says: `The request carries another value: ${sentKey}, while the one that is accepted has ${workingKey}.`,
        facts: { sentKey, workingKey },
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
          paste.text.trim() === ''
            ? 'No request was pasted.'
            : 'No credentials for Copilot can be seen in what was pasted.',
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
