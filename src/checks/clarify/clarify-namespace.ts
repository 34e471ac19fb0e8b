import { selectionSchema } from '#src/clarify/response-schema.ts'
import { selectItems, selectSignals } from '#src/clarify/operations.ts'
import { check } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { leadingTo } from '#src/domain/model/finding.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import {
  clarifyFacts,
  clarifyRefusalOf,
  clarifyRefusals,
  factsOfCall,
  type ClarifyRefusalFound,
} from '#src/checks/refusals/clarify-refusal.ts'

const facts = { ...clarifyFacts, total: 'number' } as const
const outcomes = { allowed: 'pass', ...clarifyRefusals } as const

function readSelection(exchange: Exchange) {
  const json = exchange.result.kind === 'response' ? readJson(exchange.result.body) : null
  const result = json?.ok && isObject(json.value) ? json.value['result'] : undefined
  const read = selectionSchema.safeParse(result)
  return read.success ? read.data : null
}

/** How many resources there are, when the answer tells. */
function totalIn(exchange: Exchange): number | undefined {
  const total = readSelection(exchange)?.meta?.total
  return total !== undefined && total >= 0 ? total : undefined
}

/** How a select was refused; a result that is no selection does not fit either, whatever its envelope. */
function selectRefusal(exchange: Exchange, asked: Operation): ClarifyRefusalFound | null {
  const refused = clarifyRefusalOf(exchange, asked)
  if (refused !== null || readSelection(exchange) !== null) return refused
  const says = 'The answer’s result is no selection: it has no list of resources in “data”.'
  return {
    outcome: 'malformed',
    says,
    facts: {
      ...factsOfCall(exchange),
      refusal: 'malformed',
      rule: 'no-selection',
      ruleSays: says,
      ruleSource: 'Clarify’s published API',
    },
    evidence: [{ kind: 'exchange', exchange, place: 'body', quote: null, shows: 'no selection' }],
  }
}

function judgeSelect(exchange: Exchange, asked: Operation, method: string, what: string) {
  const refused = selectRefusal(exchange, asked)
  if (refused !== null) return refused
  const total = totalIn(exchange)
  return {
    outcome: 'allowed' as const,
    says:
      `${method} was answered in ${exchange.tookMs} ms: this integration may read ` +
      `${what}${total === undefined ? '' : ` (${total} there)`}.`,
    facts: { ...factsOfCall(exchange), total },
    evidence: [
      { kind: 'exchange' as const, exchange, place: 'body' as const, quote: null, shows: `${what} may be read` },
    ] as const,
  }
}

/** Reads one item: a read-only question that needs the `clarify` namespace. */
export const mayReadItems = check({
  id: 'clarify.may-read-items',
  asks: 'May this integration read items (namespace “clarify”)?',
  system: 'clarify',
  costs: 'nothing',
  outcomes,
  facts,
  gather: async ({ send, progress }) => {
    progress('Asking Clarify for one item')
    return { exchange: await send(selectItems, { query: { limit: 1 } }) }
  },
  judge: ({ exchange }) => judgeSelect(exchange, selectItems, 'clarify.selectItems', 'items'),
})

/** Reads one signal: a read-only question that needs the `admin` namespace. */
export const mayReadSignals = check({
  id: 'clarify.may-read-signals',
  asks: 'May this integration read signals (namespace “admin”)?',
  system: 'clarify',
  costs: 'nothing',
  outcomes,
  facts,
  gather: async ({ send, progress }) => {
    progress('Asking Clarify for one signal')
    return { exchange: await send(selectSignals, { query: { limit: 1 } }) }
  },
  judge: ({ exchange }) => judgeSelect(exchange, selectSignals, 'admin.selectSignals', 'signals'),
})

/** Both namespaces in one answer, for proving that a missing grant was given: it passes only when both may be used. */
export const mayReadBoth = check({
  id: 'clarify.may-read-both',
  asks: 'May this integration use both namespaces, “clarify” and “admin”?',
  system: 'clarify',
  costs: 'nothing',
  outcomes: {
    ...outcomes,
    ...leadingTo('clarify.forbidden', { 'no-clarify-grant': 'fail', 'no-admin-grant': 'fail', 'no-grant': 'fail' }),
  },
  facts: { ...clarifyFacts, namespaces: 'text', refusedMethod: 'text' },
  gather: async ({ send, progress }) => {
    progress('Asking Clarify for one item')
    const items = await send(selectItems, { query: { limit: 1 } })
    progress('Asking Clarify for one signal')
    return { items, signals: await send(selectSignals, { query: { limit: 1 } }) }
  },
  judge: ({ items, signals }) => {
    const [refusedItems, refusedSignals] = [selectRefusal(items, selectItems), selectRefusal(signals, selectSignals)]
    const evidenceOf = (exchange: Exchange, refused: ClarifyRefusalFound | null, what: string) =>
      refused?.evidence[0] ??
      ({ kind: 'exchange', exchange, place: 'body', quote: null, shows: `${what} may be read` } as const)
    const evidence = [evidenceOf(items, refusedItems, 'items'), evidenceOf(signals, refusedSignals, 'signals')] as const
    const other = [refusedItems, refusedSignals].find((refused) => refused !== null && refused.outcome !== 'forbidden')
    if (other) return other
    if (refusedItems && refusedSignals) {
      return {
        outcome: 'no-grant',
        says: 'Both namespaces are refused with -32003: neither items nor signals may be read.',
        facts: {
          ...refusedItems.facts,
          namespaces: '“clarify” and “admin”',
          refusedMethod: 'clarify.selectItems and admin.selectSignals',
        },
        evidence,
      }
    }
    if (refusedItems) {
      return {
        outcome: 'no-clarify-grant',
        says: 'Items are refused with -32003, signals are not: the namespace “clarify” is not granted.',
        facts: { ...refusedItems.facts, namespaces: '“clarify”', refusedMethod: 'clarify.selectItems' },
        evidence,
      }
    }
    if (refusedSignals) {
      return {
        outcome: 'no-admin-grant',
        says: 'Signals are refused with -32003, items are not: the namespace “admin” is not granted.',
        facts: { ...refusedSignals.facts, namespaces: '“admin”', refusedMethod: 'admin.selectSignals' },
        evidence,
      }
    }
    return {
      outcome: 'allowed',
      says:
        `Items and signals were both answered, in ${items.tookMs} ` +
        `and ${signals.tookMs} ms: both namespaces may be used.`,
      facts: factsOfCall(items),
      evidence,
    }
  },
})
