import type { Span } from '#src/reading/text/span.ts'

type Weight = 'breaks' | 'tolerated'
type Says = string | ((...what: readonly string[]) => string)
type Row = readonly [weight: Weight, source: string, says: Says]

const standard = (section: string) => `JSON-RPC 2.0, section ${section}`
const json = 'JSON (RFC 8259)'
const clarify = 'Clarify’s description of its response format'
const itself = (says = '') => says

/**
 * The rules that an answer (or a request) is held to, with what is said where one is broken. `breaks` makes a strict
 * client refuse the message; `tolerated` departs from the letter but is common and harmless to most.
 */
const rules = {
  'not-json': ['breaks', json, itself],
  'cut-off': ['breaks', json, itself],
  html: ['breaks', standard('5'), itself],
  empty: ['breaks', standard('5'), itself],
  'not-an-object': ['breaks', standard('5'), itself],
  version: ['breaks', standard('5'), itself],
  both: ['breaks', standard('5'), 'There is both a result and an error, so it cannot be told whether the call worked.'],
  neither: [
    'breaks',
    standard('5'),
    'There is neither a result nor an error, so it cannot be told whether the call worked.',
  ],
  'null-beside': [
    'tolerated',
    standard('5'),
    (one, other) => `A null ${one} stands beside the ${other}; common, and harmless to most clients.`,
  ],
  'id-missing': ['breaks', standard('5'), 'There is no id, so it cannot be told which request this answers.'],
  'id-null': ['breaks', standard('5'), 'The id is null, which is only for a request that could not be read.'],
  'id-kind': ['breaks', standard('5'), 'The id is neither text nor a number nor null.'],
  'id-fraction': ['tolerated', standard('4'), (id) => `The id ${id} has a fraction or an exponent.`],
  'id-not-the-requests': ['breaks', standard('5'), (id, asked) => `The id is ${id}, but ${asked}.`],
  'id-type-changed': [
    'tolerated',
    standard('5'),
    (sent, came) =>
      `The request’s id is ${sent} and comes back as ${came}; a ` +
      'strict client refuses that, Clarify’s Go client among them.',
  ],
  'answered-twice': ['breaks', standard('6'), (times, id) => `This is answer number ${times} to request ${id}.`],
  'notification-answered': ['breaks', standard('4.1'), 'The request has no id, so it should not have been answered.'],
  'empty-batch': ['breaks', standard('6'), itself],
  'result-kind': ['breaks', clarify, 'The result is not an object; Clarify’s results always are.'],
  'error-kind': ['breaks', standard('5.1'), 'The error is not an object with a code and a message.'],
  'code-missing': ['breaks', standard('5.1'), 'The error has no code.'],
  'code-not-an-integer': ['breaks', standard('5.1'), itself],
  'code-reserved': [
    'tolerated',
    standard('5.1'),
    (code) => `The code ${code} is reserved by JSON-RPC 2.0 and has no meaning.`,
  ],
  'message-kind': ['breaks', standard('5.1'), itself],
  'data-kind': ['tolerated', clarify, 'The error’s data is not an object, so it names no trace and no parameters.'],
  'trace-missing': ['tolerated', clarify, 'The error’s data has no trace, which Clarify’s answers always carry.'],
  'trace-parent': [
    'tolerated',
    'W3C Trace Context, section 3.2',
    (problem) => `The traceparent is not valid. ${problem}`,
  ],
  'unknown-member': [
    'tolerated',
    standard('5'),
    (name) => `“${name}” is not a member of an answer; Clarify’s Go client refuses it.`,
  ],
  'duplicate-member': [
    'tolerated',
    `${json}, section 4`,
    (name) => `“${name}” occurs twice; most programs take the last one.`,
  ],
  'request-version': ['breaks', standard('4'), itself],
  'request-method': ['breaks', standard('4'), itself],
  'request-method-reserved': ['breaks', standard('4'), 'Names that begin with “rpc.” are kept for JSON-RPC itself.'],
  'request-params': [
    'breaks',
    'Clarify’s public clients; JSON-RPC 2.0, section 4.2',
    (what) => `params is ${what}; Clarify takes an object with named parameters.`,
  ],
  'request-id': ['breaks', standard('4'), 'The id must be text, a number or null.'],
  notification: [
    'tolerated',
    standard('4.1'),
    'Without an id this is a notification: it gets no answer, not even an error.',
  ],
} as const satisfies Record<string, Row>

/** The name of a rule. */
export type RpcRule = keyof typeof rules

/** A rule that a message breaks, said of this message. */
export interface BrokenRule {
  readonly rule: RpcRule
  readonly weight: Weight
  /** One sentence: what is there instead. */
  readonly says: string
  readonly source: string
  /** Where, in the text that the message stands in. */
  readonly span: Span | null
}

/** Says that a rule is broken, and with what. */
export function broken(rule: RpcRule, span: Span | null, ...what: readonly string[]): BrokenRule {
  const [weight, source, says]: Row = rules[rule]
  return { rule, weight, says: typeof says === 'string' ? says : says(...what), source, span }
}
