import type { CheckRecord } from '#src/domain/model/case.ts'
import type { AnyCheck, Answers, Pastes } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { tellsNothing } from '#src/domain/model/not-read.ts'
import {
  proofBy,
  type Action,
  type Proof,
  type ReachedVerdict,
  type Strength,
  type Verdict,
} from '#src/domain/model/scenario.ts'
import type { VerdictContext, Wording } from '#src/domain/model/scenario.ts'
import { contradictionsOf } from '#src/reading/subject/contradictions.ts'

/** A check that ran on a way, with what came of it. */
export interface Ran {
  readonly check: AnyCheck
  readonly record: CheckRecord
}

const runAgain: Action = { who: 'you', does: 'Run the check again from this page.', where: null }
const pasteAnswer: Action = {
  who: 'you',
  does: 'Then paste what comes back below: it is read again.',
  where: null,
}
const pasteRequest: Action = { who: 'you', does: 'Then paste the new request below: it is read again.', where: null }

/**
 * Completes a verdict by the way that reached it: what decided says how firmly it stands, the check that decided proves
 * the fix unless the verdict names another, and where no live check came to an end it says that it rests on the pasted
 * text, which another paste then proves. Where what was pasted is about another thing than what was asked, a cause is
 * no more than likely, and that all is well is not told of what was pasted.
 */
export function settle(
  declared: Verdict,
  ran: readonly Ran[],
  { answers, pastes }: { readonly answers: Answers; readonly pastes: Pastes } = { answers: {}, pastes: {} },
): ReachedVerdict {
  const about = declared.kind === 'open' ? [] : contradictionsIn(ran, answers, pastes)
  const isWeak = about.some(({ weakens }) => weakens)
  const contradictions = about.map(({ says }) => says)
  const verdict = isWeak && declared.kind === 'clear' ? { ...declared, kind: 'open' as const } : declared
  const deciding = decidingOf(ran)
  const live = ran.filter(({ check }) => check.costs !== 'offline')
  const lastLive = live.at(-1)
  const isPasted =
    verdict.prove?.by !== 'paste-again' &&
    deciding !== undefined &&
    finds(deciding) &&
    proofBy(deciding.check).by === 'paste-again' &&
    (lastLive === undefined || tellsNothing(lastLive.record))
  const prove = isPasted
    ? (verdict.pasted.prove ?? proofBy(deciding.check))
    : (verdict.prove ?? (deciding && proofBy(deciding.check)))
  // The graph test sees to it that a check runs on every way to a verdict that names none.
  if (prove === undefined) throw new Error(`No check was run on the way to ${verdict.cause}.`)
  const stands = strengthOf(verdict, deciding, answers)
  const strength = isWeak && stands === 'proved' ? 'likely' : stands
  if (!isPasted) return { ...verdict, contradictions, strength, prove, last: lastOf(verdict.last, prove) }
  const rests = live.some(({ record }) => !tellsNothing(record))
    ? 'The live checks broke off: this rests on the pasted text.'
    : 'Nothing was checked live: this rests on the pasted text alone.'
  const { pasted } = verdict
  return {
    ...verdict,
    ...pasted,
    contradictions,
    strength,
    explains: (context) => `${said(pasted.explains ?? verdict.explains, context)} ${rests}`,
    prove,
    last: lastOf(pasted.last ?? verdict.last, prove),
  }
}

function contradictionsIn(ran: readonly Ran[], answers: Answers, pastes: Pastes) {
  const evidenceOf = (of: readonly Ran[]) => of.flatMap(({ record }) => record.finding?.evidence ?? [])
  const deciding = decidingOf(ran)
  return contradictionsOf({
    answers,
    pastes,
    evidence: evidenceOf(ran),
    deciding: deciding === undefined ? [] : evidenceOf([deciding]),
    compares: ran.flatMap(({ check }) => (check.reads.length > 0 ? (check.compares ?? []) : [])),
  })
}

/** The last check that found something wrong; where none did, the last that came to an end, or that ran at all. */
function decidingOf(ran: readonly Ran[]): Ran | undefined {
  return ran.findLast(finds) ?? ran.findLast(({ record }) => !tellsNothing(record)) ?? ran.at(-1)
}

/**
 * A cause is proved by what a check found wrong in this run: in an answer, in a credential, in rows. What a pasted text
 * or an answer says, what is left once all that could be asked is well, and what was found of a thing that nobody
 * named makes it likely.
 */
function strengthOf(verdict: Verdict, deciding: Ran | undefined, answers: Answers): Strength {
  if (verdict.kind === 'open') return 'open'
  if (verdict.strength !== undefined || deciding === undefined || tellsNothing(deciding.record)) return 'likely'
  if (deciding.check.guesses?.some((name: string) => (answers[name] ?? '').trim() === '')) return 'likely'
  const { evidence = [], status } = deciding.record.finding ?? {}
  const shows = (...kinds: readonly Evidence['kind'][]) => evidence.some(({ kind }) => kinds.includes(kind))
  // Rows that were taken out of a pasted text are that text.
  const seen = deciding.check.costs !== 'offline' || (shows('credential', 'rows') && !shows('paste'))
  return seen && (verdict.kind === 'clear' || status !== 'pass') ? 'proved' : 'likely'
}

function finds({ record }: Ran): boolean {
  return !tellsNothing(record) && (record.finding?.status === 'fail' || record.finding?.status === 'warn')
}

function lastOf(last: Verdict['last'], prove: Proof): Action | null {
  if (last !== 'by-proof') return last
  if (prove.by === 'check') return runAgain
  return prove.check.reads[0] === 'request' ? pasteRequest : pasteAnswer
}

/** A wording as a text. */
export function said(wording: Wording, context: VerdictContext): string {
  return typeof wording === 'string' ? wording : wording(context)
}
