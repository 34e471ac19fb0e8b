import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOut, type BoxToPlace, type Placed } from './layered.ts'

const box = (id: string, to: readonly string[], height = 40): BoxToPlace => ({
  id,
  width: 100,
  height,
  exits: to.map((target, at) => ({ at: 10 + at * 10, to: target })),
})
const at = (placed: Placed, id: string) => placed.boxes.find((one) => one.id === id)

/** Boxes whose exits lead to later boxes, or anywhere at all. */
const graphs = (onward: boolean) =>
  fc.integer({ min: 1, max: 14 }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, own) => {
        const targets = Array.from({ length: count }, (_unused, to) => to).filter((to) => !onward || to > own)
        return fc.record({
          height: fc.integer({ min: 10, max: 90 }),
          to: targets.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...targets), { maxLength: 4 }),
        })
      }),
    ),
  )
const boxesOf = (graph: readonly { readonly height: number; readonly to: readonly number[] }[]) =>
  graph.map(({ height, to }, own) =>
    box(
      `box ${own}`,
      to.map((one) => `box ${one}`),
      height,
    ),
  )

describe('boxes in columns', () => {
  test('stand right of all that lead to them, and a line passes a column in a lane', () => {
    const placed = layOut([box('a', ['b', 'c']), box('b', ['c']), box('c', [])], 'a')
    expect(placed.boxes.map(({ id, column }) => [id, column])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ])
    expect(placed.lines.map(({ from, to, points }) => [from, to, points.length])).toEqual([
      ['a', 'b', 2],
      ['a', 'c', 4],
      ['b', 'c', 2],
    ])
  })

  test('do not cross where they need not', () => {
    const placed = layOut([box('a', ['d', 'c', 'b']), box('b', []), box('c', []), box('d', [])], 'a')
    const tops = ['d', 'c', 'b'].map((id) => at(placed, id)?.y ?? 0)
    expect(tops).toEqual(tops.toSorted((one, other) => one - other))
  })

  test('keep out what cannot be reached, and an exit that leads nowhere', () => {
    const placed = layOut([box('a', ['gone']), box('b', ['a'])], 'a')
    expect(placed.boxes.map(({ id }) => id)).toEqual(['a'])
    expect(placed.lines).toEqual([])
    expect(layOut([], 'a')).toEqual({ boxes: [], lines: [], width: 0, height: 0 })
  })

  test('a line that leads back is drawn and moves nothing', () => {
    const placed = layOut([box('a', ['b']), box('b', ['a'])], 'a')
    expect(placed.boxes.map(({ column }) => column)).toEqual([0, 1])
    expect(placed.lines).toHaveLength(2)
  })

  test('never overlap, stay within the picture, and come out the same again, circles and all', () => {
    fc.assert(
      fc.property(graphs(false), (graph) => {
        const boxes = boxesOf(graph)
        const placed = layOut(boxes, 'box 0')
        expect(layOut(boxes, 'box 0')).toEqual(placed)
        const heights = new Map(boxes.map(({ id, height }) => [id, height]))
        for (const one of placed.boxes) {
          expect(one.y).toBeGreaterThanOrEqual(-1e-6)
          expect(one.y + (heights.get(one.id) ?? 0)).toBeLessThanOrEqual(placed.height + 1e-6)
          for (const other of placed.boxes) {
            if (other === one || other.column !== one.column) continue
            const [upper, lower] = one.y < other.y ? [one, other] : [other, one]
            expect(upper.y + (heights.get(upper.id) ?? 0)).toBeLessThanOrEqual(lower.y + 1e-6)
          }
        }
      }),
    )
  })

  test('every line begins at its exit, ends at the middle of its box, and runs from left to right', () => {
    fc.assert(
      fc.property(graphs(true), (graph) => {
        const boxes = boxesOf(graph)
        const placed = layOut(boxes, 'box 0')
        for (const { from, to, points } of placed.lines) {
          const [start, end] = [at(placed, from), at(placed, to)]
          const [exits, target] = [boxes.find(({ id }) => id === from), boxes.find(({ id }) => id === to)]
          const exit = exits?.exits.find((one) => one.to === to)
          expect(points[0]).toEqual([(start?.x ?? 0) + 100, (start?.y ?? 0) + (exit?.at ?? 0)])
          expect(points.at(-1)).toEqual([end?.x, (end?.y ?? 0) + (target?.height ?? 0) / 2])
          const across = points.map(([x]) => x)
          expect(across).toEqual(across.toSorted((one, other) => one - other))
          expect(points).toHaveLength(2 * ((end?.column ?? 0) - (start?.column ?? 0)))
        }
        const reached = new Set(placed.boxes.map(({ id }) => id))
        const exits = boxes.filter(({ id }) => reached.has(id)).flatMap((one) => one.exits)
        expect(placed.lines).toHaveLength(exits.length)
      }),
    )
  })
})
