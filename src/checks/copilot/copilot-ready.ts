import { check } from '#src/domain/model/check.ts'
import { copilotAccepted } from './copilot-accepted.ts'
import { copilotCredentials } from './copilot-credentials.ts'

/**
 * Both questions about Copilot's credentials in one, to prove a fix: a value with a space can be accepted from here and
 * refused elsewhere.
 */
export const copilotReady = check({
  id: 'copilot.ready',
  asks: 'Are Copilot’s credentials complete and well formed, and does Copilot take them?',
  system: 'copilot',
  costs: 'nothing',
  outcomes: { ...copilotCredentials.outcomes, ...copilotAccepted.outcomes },
  facts: { ...copilotCredentials.facts, ...copilotAccepted.facts },
  gather: async (context) => {
    const shape = copilotCredentials.judge(await copilotCredentials.gather(context))
    if (shape.outcome === 'headers' || shape.outcome === 'client' || shape.outcome === 'both')
      return { shape: null, sent: await copilotAccepted.gather(context) }
    return { shape, sent: null }
  },
  judge: ({ shape, sent }) => (sent === null ? shape : copilotAccepted.judge(sent)),
})
