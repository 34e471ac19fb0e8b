import { check, type Check } from '#src/domain/model/check.ts'
import type { FactsGiven, Judgement, Outcomes } from '#src/domain/model/finding.ts'
import type { System } from '#src/domain/model/system.ts'
import { readPastedAnswer } from '#src/reading/clari/answer.ts'
import { readPaste, type PastedText } from '#src/reading/pasted-text.ts'

/** Declares a check of what a pasted answer, log or sentence says by itself; it needs no connection. */
export function saysCheck<const O extends Outcomes>(spec: {
  readonly id: string
  readonly asks: string
  readonly system?: System
  readonly outcomes: O
  readonly judge: (paste: PastedText) => Judgement<NoInfer<O>>
}): Check<O, { readonly paste: PastedText }> {
  return check({
    system: 'clari',
    ...spec,
    costs: 'offline',
    reads: ['error'],
    gather: async ({ pastes }) => ({ paste: readPaste(pastes['error'] ?? '') }),
    judge: ({ paste }) => spec.judge(paste),
  })
}

/** A finding that rests on words of a paste, which are quoted by the letter. */
export function quoted<const O extends string>(
  { text }: PastedText,
  outcome: O,
  quote: string,
  { says, shows, facts }: { readonly says: string; readonly shows: string; readonly facts: FactsGiven },
) {
  return { outcome, says, facts, evidence: [{ kind: 'paste' as const, text, quote, shows }] as const }
}

/**
 * What came back, as a paste tells it, and the findings that every such check words alike. `what` begins their
 * sentences:
 * the pasted answer, or text. `own` are facts that only this check reads.
 */
export function telling(paste: PastedText, what: 'answer' | 'text', own: FactsGiven = {}) {
  const answer = readPastedAnswer(paste)
  const { error, status, success } = answer
  const facts: FactsGiven = {
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
    found: <const O extends string>(outcome: O, quote: string, says: string, more: FactsGiven = {}) =>
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
    succeeded: <const O extends string>(outcome: O, says: string, more: FactsGiven = { pasted: 'success' }) =>
      success === null ? null : quoted(paste, outcome, success.quote, { says, shows: 'a good answer', facts: more }),
    /** Nothing to go by. */
    nothing: (says: string) => ({
      outcome: 'nothing' as const,
      says: paste.text.trim() === '' ? 'Nothing was pasted.' : says,
    }),
  }
}
