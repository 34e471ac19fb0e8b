import type { CheckRecord, FixResult } from '#src/domain/model/case.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { tellsNothing } from '#src/domain/model/not-read.ts'
import type { Verdict } from '#src/domain/model/scenario.ts'

/** How each result of a fix check looks: its colour, a title, a word where there is room for one, and a sentence. */
export const fixLooks: Readonly<
  Record<
    FixResult,
    {
      readonly tone: 'pass' | 'warn' | 'fail'
      readonly title: string
      readonly word: string
      readonly says: string
    }
  >
> = {
  fixed: {
    tone: 'pass',
    title: 'Proved fixed',
    word: 'fixed',
    says: 'The same checks over the same choices no longer find what they found then.',
  },
  unchanged: {
    tone: 'fail',
    title: 'Not fixed yet: the same as before',
    word: 'still there',
    says: 'The same checks find the same as then.',
  },
  different: {
    tone: 'warn',
    title: 'Something else now',
    word: 'different',
    says: 'Something else is found now than then.',
  },
  untold: {
    tone: 'warn',
    title: 'It could not be told',
    word: 'not told',
    says: 'The checks did not get far enough to tell, which says nothing about the fix.',
  },
}

/** A verdict with its name in the wizard. */
type NamedVerdict = { readonly name: string; readonly verdict: Pick<Verdict, 'kind'> }

/** What a fix check compares with: the verdict then and what was found on the way to it. */
export interface Then {
  readonly verdict: NamedVerdict
  readonly findings: readonly Finding[]
}

/** What was found now. */
export interface Now {
  /** How the whole case ended when it was run again; null where only the check that proves the fix was. */
  readonly again: {
    readonly cancelled: boolean
    readonly verdict: NamedVerdict | null
    /** The records on the way. */
    readonly records: readonly CheckRecord[]
  } | null
  /** What the check that proves the fix found; null where it was not run. */
  readonly proof: Pick<CheckRecord, 'check' | 'finding'> | null
}

/**
 * Judges a fix: `fixed`, `unchanged`, `different`, or `untold`. Nothing wrong now is fixed. The same verdict is
 * unchanged, unless the check that proves its fix passes now and did not then: a verdict that rests on the analyst's
 * word stays the same whatever the API says. Another verdict is different. Where no verdict was reached anew, the proof
 * decides; without it nothing can be told. Run by itself it proves by passing whatever it said then, since a verdict
 * may rest on the request put right being accepted.
 */
export function fixResultOf(then: Then, { again, proof }: Now): FixResult {
  const passed = then.findings.some(({ check, status }) => check === proof?.check && status === 'pass')
  const proved = proof?.finding?.status === 'pass' && !passed
  if (again?.cancelled === true) return 'untold'
  const verdict = again?.verdict ?? null
  if (verdict === null) {
    if (proof?.finding == null || tellsNothing(proof)) return 'untold'
    if (proved || (again === null && proof.finding.status === 'pass')) return 'fixed'
    return foundThen(then, proof.finding) ? 'unchanged' : 'different'
  }
  const broke = again?.records.some((record) => tellsNothing(record) && record.state !== 'skipped') === true
  if (broke && verdict.name !== then.verdict.name) return 'untold'
  if (verdict.verdict.kind === 'clear') return 'fixed'
  if (verdict.name === then.verdict.name) return proved ? 'fixed' : 'unchanged'
  return verdict.verdict.kind === 'open' && proved ? 'fixed' : 'different'
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
