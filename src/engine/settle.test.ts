import { someCredential } from '#src/domain/model/evidence.test-kit.ts'
import { describe, expect, it } from 'vitest'
import type { CheckRecord } from '#src/domain/model/case.ts'
import { check, type AnyCheck } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Status } from '#src/domain/model/finding.ts'
import { verdictsOver } from '#src/domain/model/verdict.ts'
import { said, settle, type Ran } from './settle.ts'

const checkOf = (id: string, costs: 'offline' | 'nothing', reads: readonly string[] = []) =>
  check({
    id,
    asks: '?',
    system: 'clari',
    costs,
    reads,
    outcomes: { fine: 'pass' },
    facts: {},
    gather: async () => ({}),
    judge: () => ({ outcome: 'fine', says: '.', evidence: [someCredential] }),
  })

const live = checkOf('live', 'nothing')
const paste = checkOf('paste', 'offline', ['error'])
const request = checkOf('request', 'offline', ['request'])

/** A check that ran and ended like this; without a status it was skipped. */
function ran(of: AnyCheck, status: Status | null, evidence: readonly Evidence[] = []): Ran {
  const finding =
    status === null ? null : { check: of.id, outcome: 'x', status, says: '.', facts: {}, evidence: [...evidence] }
  const record: CheckRecord = {
    key: of.id,
    check: of.id,
    state: finding === null ? 'skipped' : 'done',
    says: '.',
    finding,
    connection: null,
    startedAt: 0,
    tookMs: 0,
  }
  return { check: of, record }
}

const { verdict } = verdictsOver(live, paste)
const plain = {
  cause: 'x',
  headline: 'It is wrong.',
  explains: 'Clari says so.',
  actions: [{ who: 'you', does: 'Mend it.', where: null }],
  disprovedBy: 'Another answer.',
} as const
const context = { answers: {}, pastes: {}, facts: {}, findings: [] }
const explained = (way: readonly Ran[], spec: Partial<Parameters<typeof verdict>[0]> = {}) =>
  said(settle(verdict({ ...plain, ...spec }), way).explains, context)

describe('a verdict that names no proof', () => {
  it('is proved by the last check that found something wrong', () => {
    const settled = settle(verdict(plain), [ran(paste, 'fail'), ran(live, 'fail'), ran(request, 'pass')])
    expect(settled.prove).toEqual({ by: 'check', check: live })
    expect(settled.last?.does).toBe('Run the check again from this page.')
  })

  it('is proved by the last check that came to an end, where none found anything wrong', () => {
    expect(settle(verdict(plain), [ran(live, 'pass'), ran(paste, null)]).prove.check).toBe(live)
  })

  it('asks for the paste that the deciding check reads', () => {
    expect(settle(verdict(plain), [ran(live, 'pass'), ran(request, 'fail')]).last?.does).toContain('the new request')
    expect(settle(verdict(plain), [ran(live, 'pass'), ran(paste, 'fail')]).last?.does).toContain('what comes back')
  })

  it('is a fault of the flow where no check ran', () => {
    expect(() => settle(verdict(plain), [])).toThrow(/No check was run/)
  })
})

describe('how firmly a verdict stands', () => {
  const strengthOf = (way: readonly Ran[], spec: Partial<Parameters<typeof verdict>[0]> = {}) =>
    settle(verdict({ ...plain, ...spec }), way).strength
  const shape: Evidence = {
    kind: 'credential',
    connection: 'x',
    facts: { name: 'apikey', set: true, length: 32, lastTwo: 'ab', oddities: ['trailing-space'] },
    shows: 'a space after it',
  }

  const rows: Evidence = { kind: 'rows', columns: ['a'], rows: [['1']], shows: 'one' }
  const text: Evidence = { kind: 'paste', text: 'a 1', quote: 'a', shows: 'one' }

  it.each([
    ['proved', 'a live check found it wrong', [ran(live, 'fail')], {}],
    [
      'proved',
      'it was found wrong live, whatever a paste says beside it',
      [ran(live, 'fail'), ran(request, 'pass')],
      {},
    ],
    ['proved', 'the shape of a credential shows it', [ran(paste, 'fail', [shape])], {}],
    ['likely', 'rows were taken out of a pasted text', [ran(paste, 'fail', [rows, text])], {}],
    ['proved', 'rows show it', [ran(paste, 'fail', [rows])], {}],
    ['proved', 'nothing is wrong where it was asked live', [ran(live, 'pass')], { kind: 'clear' }],
    ['likely', 'only a pasted text says so, though the live check ran', [ran(live, 'pass'), ran(paste, 'fail')], {}],
    ['likely', 'it is what is left once all that was asked is well', [ran(live, 'pass')], {}],
    ['likely', 'no API shows it, whatever was found on the way', [ran(live, 'fail')], { strength: 'likely' }],
    ['likely', 'the check did not come to an end', [ran(live, null)], {}],
    ['likely', 'nothing is wrong in a pasted text', [ran(paste, 'pass')], { kind: 'clear' }],
    ['open', 'it was not told, whatever was found', [ran(live, 'fail')], { kind: 'open' }],
  ] as const)('is %s where %s', (strength, _, way, spec) => {
    expect(strengthOf(way, spec)).toBe(strength)
  })
})

describe('a verdict that only a pasted text decided', () => {
  const alone = 'Nothing was checked live: this rests on the pasted text alone.'

  it('says so, and is proved by another paste whatever proves it live', () => {
    const settled = settle(verdict({ ...plain, prove: live }), [ran(live, null), ran(paste, 'fail')])
    expect(said(settled.explains, context)).toBe(`Clari says so. ${alone}`)
    expect(settled.prove).toEqual({ by: 'paste-again', check: paste })
  })

  it('says that the live checks broke off, where one before them had come to an end', () => {
    expect(explained([ran(live, 'pass'), ran(checkOf('next', 'nothing'), null), ran(paste, 'fail')])).toMatch(
      /The live checks broke off/,
    )
  })

  it('takes the words that differ, and its own proof where one is named', () => {
    const spec = { pasted: { explains: 'The text says so.', prove: request } }
    expect(explained([ran(paste, 'warn')], spec)).toBe(`The text says so. ${alone}`)
    expect(settle(verdict({ ...plain, ...spec }), [ran(paste, 'warn')]).prove.check).toBe(request)
  })

  it('is as met live where a live check came to an end, or where another paste proves it anyway', () => {
    expect(explained([ran(live, 'pass'), ran(paste, 'fail')])).toBe('Clari says so.')
    expect(explained([ran(paste, 'fail')], { prove: paste })).toBe('Clari says so.')
    expect(explained([ran(live, null), ran(paste, 'pass')])).toBe('Clari says so.')
  })
})
