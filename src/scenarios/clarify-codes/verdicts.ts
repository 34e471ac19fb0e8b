import { mayReadBoth, mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import type { ErrorCode } from '#src/clarify/error-codes.ts'
import { retryPlan } from '#src/clarify/retry-plan.ts'
import { supportMessage } from '#src/clarify/support-message.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { Action, Verdict, VerdictContext } from '#src/domain/model/scenario.ts'
import { verdictsReading } from '#src/domain/model/verdict.ts'
import { clarifyAdmin, clarifySupport, you } from '#src/scenarios/shared/actions.ts'
import { decidingFacts, goodAnswer } from '#src/scenarios/shared/clarify-elsewhere.ts'
import { given, ifSo } from '#src/scenarios/shared/wording.ts'
import { accessPanel, clientCode, codeFacts, codeWords, type CodeAnswer } from './words.ts'

const { verdict, variant } = verdictsReading(codeFacts)

/** Codes whose cause passes by itself: when a call works now, it is over. */
const passing: ReadonlySet<ErrorCode['retry']> = new Set(['once', 'after-delay', 'paced'])

/** Whether a code blames the request; our own plain read is known to be good, so there it means something else. */
const blamesRequest = ({ who, retry }: ErrorCode) => who === 'you' && !passing.has(retry)

/** The verdicts on one code, by their names; `isForbidden` where it is that of a missing grant. */
export function verdictsOn(row: ErrorCode, isForbidden: boolean): Readonly<Record<string, Verdict>> {
  const met = shownBy(row, decidingAnswer)
  // Only a paste shows it: the rows of parameters beside it are read from there.
  const shown = variant(met, { strength: 'likely' })
  return {
    shown,
    told: told(row),
    'works-from-here': worksFromHere(row, isForbidden),
    'pasted-success': goodAnswer(
      'The pasted answer is a good one: the call worked.',
      'The program’s own message naming an error in this very answer.',
    ),
    ...(isForbidden
      ? { 'grant-missing': grantMissing(met), 'id-out-of-reach': idOutOfReach(shown) }
      : { 'met-here': blamesRequest(row) ? evenHere(row, met) : met }),
  }
}

type AnswerOf = (facts: CodeAnswer, context: VerdictContext) => CodeAnswer

const decidingAnswer: AnswerOf = (facts, context) => decidingFacts(codeFacts, facts, context)

function worded<T extends string | NonEmpty<Action>>(words: T | ((answer: CodeAnswer) => T), answer: CodeAnswer): T {
  return typeof words === 'function' ? words(answer) : words
}

function meaning({ means, scenario, retrySays }: ErrorCode, answer: CodeAnswer): string {
  const here = worded(codeWords[scenario].here ?? '', answer).trim()
  return [means, here, retrySays].filter((text) => text !== '').join(' ')
}

/** The code as the paste or a live call shows it. */
function shownBy(row: ErrorCode, answerOf: AnswerOf): Verdict {
  const { headline, actions, disprovedBy } = codeWords[row.scenario]
  return verdict({
    cause: row.scenario.slice('clarify.'.length),
    headline: (facts, context) => worded(headline, answerOf(facts, context)),
    explains: (facts, context) =>
      meaning(row, answerOf(facts, context)) +
      ifSo(
        isAnsweredHere(context),
        ` A plain read from here was answered just now, in ${facts.tookMs ?? 'a few'} ms, so it is this call.`,
      ),
    actions: (facts, context) => {
      const answer = answerOf(facts, context)
      return withRetry(worded(actions, answer), row, answer)
    },
    asks: (facts, context) => (row.who === 'clarify-admin' ? askAdmin : askSupport(row))(answerOf(facts, context)),
    disprovedBy,
  })
}

function isAnsweredHere({ findings }: VerdictContext): boolean {
  return findings.some(({ check, status }) => [mayReadItems.id, mayReadBoth.id].includes(check) && status === 'pass')
}

/** The actions, and after them when and how to repeat the call, where repeating can help. */
function withRetry(actions: NonEmpty<Action>, { retry }: ErrorCode, { retryAfter = '' }: CodeAnswer): NonEmpty<Action> {
  const seconds = Number(retryAfter)
  const plan = retryPlan(retry, () => 0.5, Number.isFinite(seconds) ? seconds * 1000 : 0)
  return plan === null ? actions : [...actions, you(plan.says.join(' '))]
}

const askSupport =
  (row: ErrorCode) =>
  ({ rpcCode = row.code, rpcId, apiVersion, resources, method, trace, traceparent }: CodeAnswer): string =>
    supportMessage({
      code: rpcCode === row.code ? row : null,
      number: rpcCode,
      method,
      requestId: rpcId,
      trace,
      traceparent,
      version: apiVersion,
      seen: given(resources, (names) => `Named in the answer: ${names}.`),
    })

function askAdmin({ method = 'see the evidence', namespaces, trace, traceparent }: CodeAnswer): string {
  const grant = `the namespace ${namespaces ?? `of the method that it calls (${method})`}`
  return (
    'Our Clarify integration is refused with error -32003 (Forbidden). Please look in Clarify’s admin panel whether ' +
    `it may use ${grant}, and grant it if not.` +
    given(trace, (id) => ` trace: ${id}.`) +
    given(traceparent, (id) => ` traceparent: ${id}.`)
  )
}

/** A live, well-formed read from here meets a code that blames the request. */
function evenHere(row: ErrorCode, met: Verdict): Verdict {
  return variant(met, {
    cause: `${row.scenario.slice('clarify.'.length)}-even-here`,
    headline: `Even a plain read from here is answered ${row.code}, ${row.name}.`,
    explains: (facts, context) => {
      const { params, resources } = decidingAnswer(facts, context)
      return (
        `${row.means} But this request was made here, is well formed and only reads one item, so the fault is not ` +
        'your client’s alone: something on the way changes requests, or Clarify itself answers wrongly.' +
        [params, resources].map((names) => given(names, (each) => ` It names ${each}.`)).join('')
      )
    },
    actions: [
      you(
        'Run the curl line below from another network: if it is answered there, a proxy on the way changes requests.',
        'a machine outside this network',
      ),
      clarifySupport(
        'If it is answered the same everywhere: look up the trace and say what arrived.',
        'the message below, with the trace',
      ),
    ],
    disprovedBy: 'The same curl line being answered with a result.',
  })
}

/** Nothing shows the code: it is the analyst's word, and a live answer on the way, if any, is about another thing. */
function told(row: ErrorCode): Verdict {
  return variant(
    shownBy(row, () => ({})),
    {
      strength: 'likely',
      explains: `${meaning(row, {})} Nothing here shows the code itself: paste the answer, with its trace, to be sure.`,
      evidence: () => [
        {
          kind: 'answer',
          question: 'What does Clarify answer?',
          answer: `${row.code}, ${row.name}`,
          shows: 'told by the analyst; nothing was pasted that shows it',
        },
      ],
      prove: clarifyPasteSays,
    },
  )
}

/** A plain read works from here, and nothing that was pasted shows the code. */
function worksFromHere(row: ErrorCode, isForbidden: boolean): Verdict {
  const isOver = passing.has(row.retry)
  return verdict({
    kind: isOver ? 'clear' : 'open',
    cause: 'works-from-here',
    headline: isOver
      ? `Clarify answers now: ${row.name.toLowerCase()} is over, or was about another call.`
      : 'A plain read works from here, so it is about the call that fails.',
    explains: ({ tookMs = 'a few' }) =>
      `clarify.selectItems was answered in ${tookMs} ms with these credentials. ` +
      ifSo(!isOver, 'The call that fails was not seen, so what is wrong in it is open. ') +
      row.means,
    actions: withRetry(
      [you('Paste the answer that shows the code, beside the request: then what is wrong and what to do are named.')],
      row,
      {},
    ),
    prove: isForbidden ? mayReadBoth : mayReadItems,
    disprovedBy: 'The same read being refused from here on another try.',
  })
}

function grantMissing(met: Verdict): Verdict {
  return variant(met, {
    cause: 'grant-missing',
    headline: ({ namespaces = 'the namespace that it calls' }) => `This integration lacks access to ${namespaces}.`,
    explains: ({ refusedMethod = 'made just now' }) =>
      `A read-only call with these credentials, ${refusedMethod}, is refused with -32003, without naming any ` +
      'resource; so it is the grant that is missing, not an id. Every integration has the namespace “integration”; ' +
      '“admin” and “clarify” are granted one by one.',
    actions: ({ namespaces = 'the namespace' }) => [
      clarifyAdmin(`Grant this integration access to ${namespaces}.`, accessPanel),
      you('No new credentials are needed: the file stays the same. Run the check again once it is granted.'),
    ],
    last: null,
    disprovedBy: 'The admin panel showing the grant, and the refusal going on.',
  })
}

function idOutOfReach(shown: Verdict): Verdict {
  return variant(shown, {
    cause: 'id-out-of-reach',
    headline: 'Access is granted. What the call names is out of this integration’s reach.',
    explains: (facts, context) =>
      'Both namespaces answer a plain read with these credentials, so no grant is missing for reading. What remains ' +
      'is an id in the call that does not exist or belongs to another integration or organisation; or, for ' +
      `${decidingAnswer(facts, context).method ?? 'a writing method'}, a right to write.`,
    actions: [
      you(
        'Check every id in the request: whole, of the same organisation, still there; “integration” as in the file.',
        clientCode,
      ),
      clarifyAdmin(
        'If the ids are right: look whether this integration may write, and whether the resources belong to it.',
        accessPanel,
      ),
    ],
    disprovedBy: 'The same call with an id that this integration has just read being refused.',
  })
}
