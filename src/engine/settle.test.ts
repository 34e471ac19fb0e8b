import { describe, expect, it } from 'vitest'
import type { CheckRecord } from '#src/domain/model/case.ts'
import { check, type AnyCheck } from '#src/domain/model/check.ts'
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
    judge: () => ({ outcome: 'fine', says: '.' }),
  })

const live = checkOf('live', 'nothing')
const paste = checkOf('paste', 'offline', ['error'])
const request = checkOf('request', 'offline', ['request'])

/** A check that ran and ended like this; without a status it was skipped. */
function ran(of: AnyCheck, status: Status | null): Ran {
  const finding = status === null ? null : { check: of.id, outcome: 'x', status, says: '.', facts: {}, evidence: [] }
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
