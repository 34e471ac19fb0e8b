import { describe, expect, it } from 'vitest'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { checkupFixResult, fixResultOf, type Now, type Then } from './fix-result.ts'

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

const way = (verdict: Now['way']['verdict'], ...records: readonly CheckRecord[]): Now['way'] => ({
  verdict,
  visits: [{ ran: records.map((each) => ({ record: each })) }],
})
const now = (
  verdict: Now['way']['verdict'],
  proof: Finding | null,
  stopped: Now['stopped'] = null,
  ...records: readonly CheckRecord[]
): Now => ({ way: way(verdict, ...records), stopped, proof: proof === null ? null : record(proof) })

const question = { kind: 'question', title: 'Where?' } as const
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
    ['fixed', 'it stopped at a new question, and the proof passes', now(null, passes, question)],
    [
      'unchanged',
      'it stopped at a new question, and the proof finds the same',
      now(null, finding('rejected', 'fail'), question),
    ],
    [
      'different',
      'it stopped at a new question, and the proof finds something else',
      now(null, finding('timeout', 'fail'), question),
    ],
    ['untold', 'it stopped at a new question without a proof', now(null, null, question)],
    ['untold', 'it was cancelled', now(cause('refused'), null, { kind: 'cancelled' })],
    [
      'untold',
      'a check broke on the way to another verdict',
      now({ name: 'unclear', verdict: { kind: 'open' } }, passes, null, record(null)),
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
