import type { CheckRecord, FixResult } from '#src/domain/model/case.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { tellsNothing } from '#src/domain/model/not-read.ts'
import type { Verdict } from '#src/domain/model/scenario.ts'
import type { AgainEnd } from './run-again.ts'

/** A verdict with its name in the wizard. */
type NamedVerdict = { readonly name: string; readonly verdict: Pick<Verdict, 'kind'> }

/** How a case that was run again ended, as far as judging it needs to know. */
export interface Now extends Pick<AgainEnd, 'stopped' | 'proof'> {
  readonly way: {
    readonly verdict: NamedVerdict | null
    readonly visits: readonly { readonly ran: readonly { readonly record: CheckRecord | null }[] }[]
  }
}

/** What a fix check compares with: the verdict then and what was found on the way to it. */
export interface Then {
  readonly verdict: NamedVerdict
  readonly findings: readonly Finding[]
}

/**
 * Judges a case that was run again. Nothing wrong now is `fixed`; the same verdict is `unchanged`, unless the check
 * that proves its fix passes now and did not then (a verdict that rests on the analyst's word stays the same whatever
 * the API says); another verdict is `different`. Where the way ended before a verdict, the proof decides; without it
 * nothing can be told.
 */
export function fixResultOf(then: Then, now: Now): FixResult {
  const { way, stopped, proof } = now
  if (stopped?.kind === 'cancelled') return 'untold'
  const proved =
    proof?.finding?.status === 'pass' &&
    !then.findings.some(({ check, status }) => check === proof.check && status === 'pass')
  if (way.verdict === null)
    return proof?.finding == null || tellsNothing(proof)
      ? 'untold'
      : proved
        ? 'fixed'
        : foundThen(then, proof.finding)
          ? 'unchanged'
          : 'different'
  const broke = way.visits.some(({ ran }) =>
    ran.some(({ record }) => record !== null && tellsNothing(record) && record.state !== 'skipped'),
  )
  if (broke && way.verdict.name !== then.verdict.name) return 'untold'
  if (way.verdict.name === then.verdict.name) return proved ? 'fixed' : 'unchanged'
  if (way.verdict.verdict.kind === 'clear') return 'fixed'
  return way.verdict.verdict.kind === 'open' && proved ? 'fixed' : 'different'
}

function foundThen(then: Then, finding: Finding): boolean {
  return then.findings.some(({ outcome, status }) => outcome === finding.outcome && status !== 'pass')
}

/**
 * Judges a check-up that was run again by what failed in it; warnings come and go with the weather and decide nothing.
 * Over other connections than then (a bundle's, say) each check counts once, whatever its connection.
 */
export function checkupFixResult(then: readonly CheckRecord[], now: readonly CheckRecord[]): FixResult {
  const placed = shareConnections(then, now)
  const placeOf = ({ check, connection }: CheckRecord) => (placed ? `${check} ${connection ?? ''}` : check)
  const failed = (records: readonly CheckRecord[]) => records.filter(({ finding }) => finding?.status === 'fail')
  const names = (records: readonly CheckRecord[]) =>
    new Set(failed(records).map((record) => `${placeOf(record)} ${record.finding?.outcome ?? ''}`))
  const before = names(then)
  const after = names(now)
  const told = failed(then).every((record) =>
    now.some((other) => placeOf(other) === placeOf(record) && !tellsNothing(other)),
  )
  if (after.size === 0) return before.size === 0 ? 'unchanged' : told ? 'fixed' : 'untold'
  return before.size === after.size && [...before].every((name) => after.has(name)) ? 'unchanged' : 'different'
}

/** Whether two runs of a check-up asked over some of the same connections, so that they are told apart by them. */
export function shareConnections(one: readonly CheckRecord[], other: readonly CheckRecord[]): boolean {
  const used = new Set(one.map(({ connection }) => connection))
  return other.some(({ connection }) => used.has(connection))
}
