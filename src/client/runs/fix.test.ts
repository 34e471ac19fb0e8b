import { describe, expect, it } from 'vitest'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { checkupFixResult, fixResultOf, type Now, type Then } from './fix.ts'

const finding = (outcome: string, status: Finding['status'], check = 'key'): Finding => ({
  check,
  outcome,
  status,
  says: '',
  facts: {},
  evidence: [],
})
const record = (found: Finding | null, connection = 'a', check = found?.check ?? 'key'): CheckRecord => ({
  key: '',
  check,
  state: found === null ? 'crashed' : 'done',
  says: '',
  finding: found,
  connection,
  startedAt: 0,
  tookMs: 0,
})

const cause = (name: string) => ({ name, verdict: { kind: 'cause' as const } })
const refused: Then = { verdict: cause('refused'), findings: [finding('rejected', 'fail')] }

type Again = NonNullable<Now['again']>

const now = (
  verdict: Again['verdict'],
  proof: Finding | null,
  { cancelled = false, records = [] }: Partial<Again> = {},
): Now => ({ again: { verdict, cancelled, records }, proof: proof === null ? null : record(proof) })

const passes = finding('accepted', 'pass')

describe('a case that was run again', () => {
  it.each([
    ['fixed', 'nothing is wrong now', now({ name: 'works', verdict: { kind: 'clear' } }, null)],
    ['unchanged', 'the verdict is the same', now(cause('refused'), finding('rejected', 'fail'))],
    ['fixed', 'the verdict is the same by word only, and its proof passes', now(cause('refused'), passes)],
    ['different', 'another verdict is reached', now(cause('no-optin'), passes)],
    [
      'fixed',
      'it could not be told what is wrong, and the proof passes',
      now({ name: 'unclear', verdict: { kind: 'open' } }, passes),
    ],
    [
      'different',
      'it could not be told what is wrong, and the proof does not pass',
      now({ name: 'unclear', verdict: { kind: 'open' } }, finding('other', 'fail')),
    ],
    ['fixed', 'it stopped at a new question, and the proof passes', now(null, passes)],
    ['unchanged', 'it stopped at a new question, and the proof finds the same', now(null, finding('rejected', 'fail'))],
    [
      'different',
      'it stopped at a new question, and the proof finds something else',
      now(null, finding('timeout', 'fail')),
    ],
    ['untold', 'it stopped at a new question without a proof', now(null, null)],
    ['untold', 'it was cancelled', now(cause('refused'), null, { cancelled: true })],
    [
      'untold',
      'a check broke on the way to another verdict',
      now({ name: 'unclear', verdict: { kind: 'open' } }, passes, { records: [record(null)] }),
    ],
  ] as const)('is %s when %s', (result, _, after) => {
    expect(fixResultOf(refused, after)).toBe(result)
  })

  it('is not fixed by a proof that passed then as well', () => {
    expect(fixResultOf({ ...refused, findings: [...refused.findings, passes] }, now(cause('refused'), passes))).toBe(
      'unchanged',
    )
  })
})

describe('the check that proves the fix, run by itself', () => {
  const tested = (then: Then, proof: CheckRecord) => fixResultOf(then, { again: null, proof })

  it.each([
    ['fixed', 'it passes', record(passes)],
    ['unchanged', 'it finds the same', record(finding('rejected', 'fail'))],
    ['different', 'it finds something else', record(finding('timeout', 'fail'))],
    ['untold', 'it did not finish', record(null)],
    ['untold', 'it did not read the answer to its end', record(finding('not-read', 'warn'))],
  ] as const)('says %s when %s', (result, _, proof) => {
    expect(tested(refused, proof)).toBe(result)
  })

  it('proves by passing even where it passed then: a verdict may rest on what was put right being accepted', () => {
    expect(tested({ ...refused, findings: [...refused.findings, passes] }, record(passes))).toBe('fixed')
  })

  it('never differs from running the whole case again to a question, unless it passed then as well', () => {
    for (const proof of [passes, finding('rejected', 'fail'), finding('timeout', 'fail'), finding('not-read', 'warn')])
      expect(tested(refused, record(proof)), proof.outcome).toBe(fixResultOf(refused, now(null, proof)))
  })
})

describe('a check-up that was run again', () => {
  const fails = record(finding('rejected', 'fail'))
  it.each([
    ['fixed', [fails], [record(passes)]],
    ['unchanged', [fails], [fails]],
    ['unchanged', [record(passes)], [record(finding('slow', 'warn'))]],
    ['different', [fails], [record(finding('timeout', 'fail'))]],
    ['different', [record(passes)], [fails]],
    ['different', [fails, record(finding('rejected', 'fail'), 'b')], [fails, record(passes, 'b')]],
    ['fixed', [fails], [record(passes, 'own')]],
    ['unchanged', [fails], [record(finding('rejected', 'fail'), 'own')]],
    ['untold', [fails], [record(null)]],
    ['untold', [fails], []],
  ] as const)('is %s by what failed then and now', (result, before, after) => {
    expect(checkupFixResult(before, after)).toBe(result)
  })
})
