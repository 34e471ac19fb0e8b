import { check } from '#src/domain/model/check.ts'
import { keyAccepted } from './key-accepted.ts'
import { keyShape } from './key-shape.ts'

const outcomes = { ...keyAccepted.outcomes, missing: keyShape.outcomes.missing, odd: keyShape.outcomes.odd } as const

/**
 * Both questions about a key in one, to prove a fix: HTTP trims spaces around a header's value, so an odd key can be
 * accepted from here and still be refused elsewhere.
 */
export const keyReady = check({
  id: 'clari.key-ready',
  asks: 'Is the key well formed, and does Clari take it?',
  system: 'clari',
  costs: 'nothing',
  outcomes,
  facts: { ...keyAccepted.facts, ...keyShape.facts },
  gather: async (context) => {
    const shape = await keyShape.gather(context)
    const judged = keyShape.judge(shape)
    const { outcome } = judged
    return outcome === 'fine'
      ? { shape: null, sent: await keyAccepted.gather(context) }
      : { shape: { ...judged, outcome }, sent: null }
  },
  judge: ({ shape, sent }) => (sent === null ? shape : keyAccepted.judge(sent)),
})
