import { someCredential } from './evidence.test-kit.ts'
import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { knownFacts } from './facts.ts'
import { verdictsOver } from './verdict.ts'

const counting = {
  id: 'test.counts',
  asks: 'How many?',
  system: 'clari',
  costs: 'offline',
  outcomes: { some: 'pass', none: { status: 'warn', see: 'clari.empty-export' } },
  gather: async () => ({ count: 3 }),
} as const

const counts = check({
  ...counting,
  facts: { count: 'number', where: 'text', all: 'yes-no' },
  judge: ({ count }) => ({ outcome: 'some', says: '.', facts: { count, where: null }, evidence: [someCredential] }),
})

describe('the facts that a check declares', () => {
  it('are the only ones that its judge may give', () => {
    check({
      ...counting,
      facts: { count: 'number' },
      judge: ({ count }) => ({ outcome: 'some', says: '.', facts: { count }, evidence: [someCredential] }),
    })
    check({
      ...counting,
      facts: { count: 'number' },
      // @ts-expect-error a name that was not declared
      judge: ({ count }) => ({ outcome: 'some', says: '.', facts: { cuont: count }, evidence: [someCredential] }),
    })
    const more = { cuont: 3 }
    // @ts-expect-error a name that was not declared, by way of a spread
    check({
      ...counting,
      facts: { count: 'number' },
      judge: ({ count }) => ({ outcome: 'some', says: '.', facts: { count, ...more }, evidence: [someCredential] }),
    })
    check({
      ...counting,
      facts: { count: 'text' },
      // @ts-expect-error a value of another kind
      judge: ({ count }) => ({ outcome: 'some', says: '.', facts: { count }, evidence: [someCredential] }),
    })
    check({
      ...counting,
      facts: {},
      // @ts-expect-error an outcome that warns needs evidence
      judge: () => ({ outcome: 'none', says: '.' }),
    })
    expect(counts.facts).toEqual({ count: 'number', where: 'text', all: 'yes-no' })
  })

  it('are the only ones that a verdict over it may read, each by its kind', () => {
    const { verdict } = verdictsOver(counts)
    const plain = { cause: 'x', explains: '.', actions: [{ who: 'you', does: '.', where: null }] } as const
    const made = verdict({
      ...plain,
      headline: ({ count, all }) => `${count === undefined ? 'none' : count + 1}${all === true ? ', all' : ''}`,
      // @ts-expect-error a name that no check declares
      disprovedBy: ({ cuont }) => `${cuont}`,
    })
    const said = (facts: Readonly<Record<string, string | number | boolean>>) =>
      typeof made.headline === 'string'
        ? made.headline
        : made.headline({ answers: {}, pastes: {}, facts, findings: [] })
    expect(said({ count: 3, all: true })).toBe('4, all')
    expect(said({})).toBe('none')
  })

  it('are unknown where what was stored is of another kind, empty, or was not declared', () => {
    const stored = { count: '3', where: '', all: false, other: 'x' }
    const known = knownFacts(counts.facts, stored)
    expect({ ...known }).toEqual({ count: undefined, where: undefined, all: false })
  })
})
