import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  emptyPairing,
  keptPairing,
  pairingOf,
  pairsApart,
  rememberedPeople,
  withCounted,
  withoutPair,
  withPeople,
  type NamedPair,
} from './pairing.ts'

const pair = fc.tuple(fc.constantFrom('Bob', 'Liz', 'Al'), fc.constantFrom('Robert', 'Elizabeth', 'Alexander'))
const said = fc.array(fc.tuple(pair, fc.constantFrom('same', 'two', 'undo')), { maxLength: 12 })
const after = (events: readonly (readonly [NamedPair, string])[]) =>
  events.reduce(
    (pairing, [one, as]) =>
      as === 'undo'
        ? withoutPair(pairing, one)
        : withPeople(pairing, as === 'same' ? [one] : [], as === 'two' ? [one] : []),
    emptyPairing,
  )

describe('what was said of who is who', () => {
  test('never says of two people that they are one and two', () => {
    fc.assert(
      fc.property(said, (events) => {
        const pairing = after(events)
        for (const [screen, exported] of pairsApart(pairing)) expect(pairing.people.get(screen)).not.toBe(exported)
      }),
    )
  })

  test('is as before once it is taken back', () => {
    fc.assert(
      fc.property(said, pair, fc.boolean(), (events, one, isSame) => {
        const before = withoutPair(after(events), one)
        fc.pre(!before.people.has(one[0]))
        const changed = withPeople(before, isSame ? [one] : [], isSame ? [] : [one])
        expect(keptPairing(withoutPair(changed, one))).toEqual(keptPairing(before))
      }),
    )
  })

  test('comes back from a case as it was kept', () => {
    fc.assert(
      fc.property(said, fc.array(fc.string()), (events, rows) => {
        const pairing = rows.reduce((all, row) => withCounted(all, row, true), after(events))
        const kept = keptPairing({ ...pairing, fields: new Map([['Upside', '']]) })
        expect(kept).toBeDefined()
        if (kept !== undefined) expect(keptPairing(pairingOf(kept))).toEqual(kept)
      }),
    )
  })

  test('takes no room in a case where nothing was said, and no more than a case holds', () => {
    expect(keptPairing(emptyPairing)).toBeUndefined()
    const many = Array.from({ length: 30 }, (_, at) => [`${at}`, `${at}`] as const)
    expect(keptPairing(withPeople(emptyPairing, many, []), 10)?.people).toHaveLength(10)
  })

  test('is remembered from the newest case that says so', () => {
    const kept = (exported: string) => ({
      comparison: { pairing: keptPairing(withPeople(emptyPairing, [['Bob', exported]], [])) },
    })
    expect([...rememberedPeople([{}, kept('Robert'), kept('Roberta')])]).toEqual([['Bob', 'Robert']])
  })

  test('counts a row as a person until that is taken back', () => {
    const counted = withCounted(emptyPairing, 'EMEA', true)
    expect([...counted.counted]).toEqual(['EMEA'])
    expect(withCounted(counted, 'EMEA', false).counted.size).toBe(0)
  })
})
