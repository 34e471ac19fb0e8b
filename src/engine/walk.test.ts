import { someCredential } from '#src/domain/model/evidence.test-kit.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckRecord } from '#src/domain/model/case.ts'
import { check } from '#src/domain/model/check.ts'
import { notRead } from '#src/domain/model/not-read.ts'
import type { Verdict } from '#src/domain/model/scenario.ts'
import { defineFlow, when } from '#src/domain/model/scenario.ts'
import { findingKey } from './finding-key.ts'
import { walk, type Known } from './walk.ts'

const first = check({
  id: 'first',
  asks: 'First?',
  system: 'clari',
  costs: 'nothing',
  uses: ['colour'],
  outcomes: { yes: 'pass', no: 'pass' },
  facts: {},
  gather: async () => 1,
  judge: () => ({ outcome: 'yes', says: 'Yes.', evidence: [someCredential] }),
})
const second = check({
  id: 'second',
  asks: 'Second?',
  system: 'clari',
  costs: 'offline',
  reads: ['text'],
  outcomes: { yes: 'pass', no: 'pass' },
  facts: {},
  gather: async () => 1,
  judge: () => ({ outcome: 'yes', says: 'Yes.', evidence: [someCredential] }),
})

const ends: Verdict = {
  kind: 'cause',
  cause: 'it',
  last: null,
  pasted: {},
  headline: 'It.',
  explains: '',
  actions: () => [{ who: 'you', does: 'x', where: null }],
  prove: { by: 'check', check: first },
  disprovedBy: '',
}

const tree = defineFlow({
  start: 'colour',
  steps: {
    colour: {
      kind: 'ask',
      title: '',
      short: 'Colour',
      says: '',
      answer: 'colour',
      options: [
        { value: 'red', label: 'Red', to: 'run' },
        { value: 'blue', label: 'Blue', to: 'text' },
      ],
    },
    text: {
      kind: 'input',
      title: '',
      short: 'Text',
      says: '',
      fields: [{ name: 'text', kind: 'paste', label: 'Text', required: true }],
      to: 'run',
    },
    run: {
      kind: 'run',
      title: '',
      short: 'Run',
      says: '',
      checks: [first, second],
      routes: [when(first, ['no'], 'stopped'), when(second, ['no'], 'stopped')],
      otherwise: 'through',
      unknown: 'unclear',
    },
  },
  verdicts: { stopped: ends, through: ends, unclear: ends },
})

function record(of: typeof first | typeof second, outcome: string | null, known: Omit<Known, 'records'>): CheckRecord {
  const finding =
    outcome === null ? null : { check: of.id, outcome, status: 'pass' as const, says: '', facts: {}, evidence: [] }
  return {
    key: findingKey(of, known.answers, known.pastes),
    check: of.id,
    state: finding === null ? 'crashed' : 'done',
    says: '',
    finding,
    connection: null,
    startedAt: 0,
    tookMs: 0,
  }
}

const red = { answers: { colour: 'red' }, pastes: {} }

describe('walking a wizard', () => {
  it('waits at the first thing that is not known', () => {
    expect(walk(tree, { answers: {}, pastes: {}, records: [] }).visits.map(({ name }) => name)).toEqual(['colour'])
    expect(walk(tree, { answers: { colour: 'blue' }, pastes: {}, records: [] }).visits.at(-1)?.name).toBe('text')
    expect(walk(tree, { answers: { colour: 'blue' }, pastes: { text: '  ' }, records: [] }).visits.at(-1)?.name).toBe(
      'text',
    )
    expect(walk(tree, { ...red, records: [] }).visits.at(-1)).toMatchObject({ name: 'run', done: false })
  })

  it('takes the first route that fits and leaves the remaining checks alone', () => {
    expect(walk(tree, { ...red, records: [record(first, 'no', red)] }).verdict?.name).toBe('stopped')
    expect(walk(tree, { ...red, records: [record(first, 'yes', red)] }).verdict).toBeNull()
    expect(walk(tree, { ...red, records: [record(first, 'yes', red), record(second, 'yes', red)] }).verdict?.name).toBe(
      'through',
    )
  })

  it('goes to the unknown when a check did not finish, whatever the others say', () => {
    expect(walk(tree, { ...red, records: [record(first, null, red), record(second, 'no', red)] }).verdict?.name).toBe(
      'unclear',
    )
  })

  it('goes to the unknown when an answer was not read to its end', () => {
    expect(
      walk(tree, { ...red, records: [record(first, notRead, red), record(second, 'no', red)] }).verdict?.name,
    ).toBe('unclear')
  })

  it('forgets just the findings whose answers changed', () => {
    const blue = { answers: { colour: 'blue' }, pastes: { text: 'a' } }
    const records = [record(first, 'yes', red), record(second, 'yes', blue)]
    const way = walk(tree, { ...blue, records })
    expect(way.visits.at(-1)?.ran.map(({ record: fresh }) => fresh !== null)).toEqual([false, true])
  })

  it('ends for any knowledge, and says the same twice', () => {
    const words = fc.constantFrom('red', 'blue', 'green', '')
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('colour', 'connection', 'x'), words),
        fc.dictionary(fc.constantFrom('text'), fc.string()),
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom('yes', 'no', 'odd', null))),
        (answers, pastes, found) => {
          const known = {
            answers,
            pastes,
            records: found.map(([which, outcome]) => record(which ? first : second, outcome, { answers, pastes })),
          }
          const way = walk(tree, known)
          expect(way).toEqual(walk(tree, known))
          expect(way.verdict !== null || way.visits.at(-1)?.done === false).toBe(true)
        },
      ),
    )
  })
})
