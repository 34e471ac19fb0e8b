import { selectItems } from '#src/clarify/operations.ts'
import { check } from '#src/domain/model/check.ts'
import { notRead } from '#src/domain/model/not-read.ts'
import {
  clarifyFacts,
  clarifyRefusalOf,
  factsOfCall,
  type ClarifyRefusal,
} from '#src/checks/refusals/clarify-refusal.ts'

/** What came from something else than Clarify, or cannot be told to be its answer. */
const notClarifys: ReadonlySet<ClarifyRefusal> = new Set([
  'web-page',
  'gateway-failed',
  'cut-off',
  'malformed',
  notRead,
])

/** Which API version the answer names in its header `X-API-Version`, beside the one that was asked for. */
export const versionAnswered = check({
  id: 'clarify.version-answered',
  asks: 'Which API version does Clarify answer with?',
  system: 'clarify',
  costs: 'nothing',
  outcomes: { same: 'pass', other: { status: 'warn', see: 'clarify.auth' }, 'not-named': 'info', 'no-answer': 'info' },
  facts: { ...clarifyFacts, versionAsked: 'text' },
  gather: async ({ send }) => ({ exchange: await send(selectItems, { query: { limit: 1 } }) }),
  judge: ({ exchange }) => {
    const asked = exchange.request.headers.find(({ name }) => name.toLowerCase() === 'x-api-version')?.value
    const facts = { ...factsOfCall(exchange), versionAsked: asked }
    // Where no token was to be had, this is the token endpoint's exchange, which has no version to name.
    if (exchange.operation !== selectItems.id || exchange.result.kind === 'silence')
      return { outcome: 'no-answer', says: 'There was no answer that could name a version.', facts }
    const refused = clarifyRefusalOf(exchange, selectItems)
    if (refused !== null && notClarifys.has(refused.outcome))
      return {
        outcome: 'no-answer',
        says: `What came back is no answer of Clarify’s that could name a version. ${refused.says}`,
        facts,
      }
    const header = exchange.result.headers.find(({ name }) => name.toLowerCase() === 'x-api-version')
    if (!header)
      return { outcome: 'not-named', says: `The answer names no API version; ${asked ?? 'none'} was asked for.`, facts }
    const evidence = [
      { kind: 'exchange', exchange, place: 'header', quote: header.value, shows: `API version ${header.value}` },
    ] as const
    if (header.value === asked)
      return { outcome: 'same', says: `Clarify answers with API version ${header.value}, as asked.`, facts, evidence }
    return {
      outcome: 'other',
      says: `Clarify answers with API version ${header.value}, although ${asked ?? 'none'} was asked for.`,
      facts,
      evidence,
    }
  },
})
