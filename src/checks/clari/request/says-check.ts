import type { Check, DeclaresFacts } from '#src/domain/model/check.ts'
import type { Judgement, Outcomes } from '#src/domain/model/finding.ts'
import type { FactKinds, FactsGiven, NoFacts } from '#src/domain/model/facts.ts'
import type { System } from '#src/domain/model/system.ts'
import { readPastedAnswer } from '#src/reading/clari/answer.ts'
import { readPaste, type PastedText } from '#src/reading/pasted-text.ts'

/** What a pasted answer says of itself; every check of one declares these facts, and those that only it reads. */
export const pastedFacts = {
  message: 'text',
  code: 'text',
  errorId: 'text',
  requestId: 'text',
  orgId: 'text',
  status: 'number',
  dialect: 'text',
  /** What the paste was taken for: an outcome. */
  pasted: 'text',
} as const satisfies FactKinds

/** Declares a check of what a pasted answer, log or sentence says by itself; it needs no connection. */
export function saysCheck<const O extends Outcomes, const J extends Judgement<O, F>, const F extends FactKinds>(
  spec: {
    readonly id: string
    readonly asks: string
    readonly system?: System
    readonly outcomes: O
    readonly facts: F
    readonly judge: (paste: PastedText) => J
  } & DeclaresFacts<J, F>,
): Check<O, { readonly paste: PastedText }, F>
export function saysCheck(
  spec: Pick<Check, 'id' | 'asks' | 'outcomes' | 'facts'> &
    Partial<Pick<Check, 'system'>> & { readonly judge: (paste: PastedText) => Judgement<Outcomes> },
): Check<Outcomes, { readonly paste: PastedText }> {
  return {
    system: 'clari',
    ...spec,
    costs: 'offline',
    uses: [],
    reads: ['error'],
    gather: async ({ pastes }) => ({ paste: readPaste(pastes['error'] ?? '') }),
    judge: ({ paste }) => spec.judge(paste),
  }
}

/** A finding that rests on words of a paste, which are quoted by the letter. */
export function quoted<const O extends string, F extends FactsGiven>(
  { text }: PastedText,
  outcome: O,
  quote: string,
  { says, shows, facts }: { readonly says: string; readonly shows: string; readonly facts: F },
) {
  return { outcome, says, facts, evidence: [{ kind: 'paste' as const, text, quote, shows }] as const }
}

/**
 * What came back, as a paste tells it, and the findings that every such check words alike. `what` begins their
 * sentences: the pasted answer, or text. `own` are facts that only this check reads.
 */
export function telling<Own extends FactsGiven = NoFacts>(paste: PastedText, what: 'answer' | 'text', own?: Own) {
  const answer = readPastedAnswer(paste)
  const { error, status, success } = answer
  const facts = {
    message: error?.message,
    code: error?.code,
    errorId: error?.errorId,
    requestId: error?.requestId,
    orgId: error?.orgId,
    status: status?.code,
    dialect: error?.dialect,
    ...own,
  }
  const refusal = error?.code ?? error?.message ?? 'an error'
  return {
    ...answer,
    facts,
    /** One of the check's own outcomes. */
    found: <const O extends string, More extends FactsGiven = NoFacts>(
      outcome: O,
      quote: string,
      says: string,
      more?: More,
    ) =>
      quoted(paste, outcome, quote, {
        says: `The pasted ${what}: ${says}.`,
        shows: says,
        facts: { ...facts, pasted: outcome, ...more },
      }),
    /** A refusal that is another scenario's; null where none was pasted. */
    otherRefusal: (shows: string) =>
      error === null
        ? null
        : quoted(paste, 'other-refusal', error.quote, {
            says: `The pasted answer is a refusal of another kind: “${refusal}”.`,
            shows,
            facts,
          }),
    /** A good answer; null where none was pasted. */
    succeeded: <const O extends string, More extends FactsGiven = NoFacts>(outcome: O, says: string, more?: More) =>
      success === null
        ? null
        : quoted(paste, outcome, success.quote, { says, shows: 'a good answer', facts: more ?? { pasted: 'success' } }),
    /** Nothing to go by. */
    nothing: (says: string) => ({
      outcome: 'nothing' as const,
      says: paste.text.trim() === '' ? 'Nothing was pasted.' : says,
    }),
  }
}
