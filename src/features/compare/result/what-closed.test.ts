import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowAt } from '#src/compare/compare.ts'
import { comparing, exported } from '#src/features/compare/comparing.test-kit.ts'
import { sinceStates, whatClosed } from './what-closed.ts'

const open = () => new AbortController().signal

describe('what closed between two comparisons of one screen', () => {
  it('is every row that differed and agrees, whatever the order of the new export', async () => {
    const names = ['Ana', 'Ben', 'Chen', 'Dia', 'Eli', 'Fay']
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.shuffledSubarray(names, { minLength: 6 }),
        async (then, now, order) => {
          const values = (off: readonly boolean[], some: readonly string[]) =>
            Object.fromEntries(
              some.map((name) => [
                name,
                1000 +
                  names.indexOf(name) * 137 +
                  (off[names.indexOf(name)] === true ? 0.37 * (names.indexOf(name) + 3) : 0),
              ]),
            )
          const screen = exported(values([], names))
          const before = await comparing(exported(values(then, names)), screen)
          const after = await comparing(exported(values(now, order)), screen)
          const found = await whatClosed(before.comparison, after.comparison, open())
          const expected = names.flatMap((name, at) =>
            then[at] === now[at] && then[at] === false
              ? []
              : [`${name} ${then[at] === true ? (now[at] === true ? 'still' : 'closed') : 'new'}`],
          )
          const told = Array.from(found?.states ?? [], (state, row) =>
            state === 0 ? [] : [`${rowAt(after.comparison, row).name} ${sinceStates[state - 1]}`],
          ).flat()
          expect(told.toSorted()).toEqual(expected.toSorted())
          const counts = found?.counts.get('Commit') ?? { closed: 0, still: 0, new: 0 }
          expect(counts).toEqual({
            closed: expected.filter((line) => line.endsWith('closed')).length,
            still: expected.filter((line) => line.endsWith('still')).length,
            new: expected.filter((line) => line.endsWith('new')).length,
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('counts rows that are on neither side any more apart, and stops when it is told to', async () => {
    const before = await comparing(exported({ Ana: 1000, Ben: 2000 }), exported({ Ana: 1000 }))
    const after = await comparing(exported({ Ana: 1000 }), exported({ Ana: 1000 }))
    const found = await whatClosed(before.comparison, after.comparison, open())
    expect([found?.gone.get('Commit'), found?.counts.get('Commit')]).toEqual([1, undefined])
    expect(await whatClosed(before.comparison, after.comparison, AbortSignal.abort())).toBeNull()
  })
})
