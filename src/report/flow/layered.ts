/** A box to be placed, in pixels; its exits leave at its right side, `at` pixels below its top. */
export interface BoxToPlace {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly exits: readonly { readonly at: number; readonly to: string }[]
}

/** Where a box is. */
export interface PlacedBox {
  readonly id: string
  readonly x: number
  readonly y: number
  /** How many columns it stands from the start. */
  readonly column: number
}

/**
 * The way of one exit to the box that it leads to: from the first point a curve to the second, from there a straight
 * lane to the third, and so on; the last curve ends at the box.
 */
export interface PlacedLine {
  readonly from: string
  readonly to: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

/** Boxes in columns, with the lines between them. */
export interface Placed {
  readonly boxes: readonly PlacedBox[]
  readonly lines: readonly PlacedLine[]
  readonly width: number
  readonly height: number
}

/** The room between columns, between boxes, and the height of a lane in which lines pass a column. */
const room = { column: 84, row: 12, lane: 6 } as const
const sweeps = 12

/** What stands in a column: a box, or a lane that all lines to one box share while they pass. */
interface Item {
  readonly box: BoxToPlace | null
  readonly column: number
  readonly height: number
  readonly ins: Link[]
  readonly outs: Link[]
  order: number
  y: number
}

interface Link {
  readonly from: Item
  readonly at: number
  readonly to: Item
}

/**
 * Lays a graph out in columns from left to right (Sugiyama's method): a box stands right of all that lead to it, lines
 * cross as little as a few sweeps find, and boxes stand level with what they are joined to. A line that leads back is
 * drawn straight and decides nothing. The same boxes give the same picture.
 */
export function layOut(boxes: readonly BoxToPlace[], start: string): Placed {
  const columns = columnsOf(boxes, start)
  const items = itemsOf(boxes, columns)
  untangle(items)
  align(items)
  return placed(boxes, items)
}

/** The column of each box that can be reached: the longest way to it. */
function columnsOf(boxes: readonly BoxToPlace[], start: string): ReadonlyMap<string, number> {
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const state = new Map<string, 'open' | 'done'>()
  const sorted: string[] = []
  const forward = new Map<string, string[]>()
  const visit = (id: string) => {
    state.set(id, 'open')
    for (const { to } of byId.get(id)?.exits ?? []) {
      if (!byId.has(to) || state.get(to) === 'open') continue
      forward.set(id, [...(forward.get(id) ?? []), to])
      if (!state.has(to)) visit(to)
    }
    state.set(id, 'done')
    sorted.unshift(id)
  }
  if (byId.has(start)) visit(start)
  const columns = new Map(sorted.map((id) => [id, 0]))
  for (const id of sorted)
    for (const to of forward.get(id) ?? []) columns.set(to, Math.max(columns.get(to) ?? 0, (columns.get(id) ?? 0) + 1))
  return columns
}

/** The items of each column, joined from one column to the next. */
function itemsOf(boxes: readonly BoxToPlace[], columns: ReadonlyMap<string, number>): readonly (readonly Item[])[] {
  const all: Item[][] = Array.from({ length: Math.max(-1, ...columns.values()) + 1 }, () => [])
  const add = (box: BoxToPlace | null, column: number, height: number): Item => {
    const own = all[column] ?? []
    const item: Item = { box, column, height, ins: [], outs: [], order: own.length, y: 0 }
    own.push(item)
    return item
  }
  const items = new Map<string, Item>()
  for (const box of boxes) {
    const column = columns.get(box.id)
    if (column !== undefined) items.set(box.id, add(box, column, box.height))
  }
  const lanes = new Map<string, Item>()
  const join = (from: Item, at: number, to: Item) => {
    const link = { from, at, to }
    from.outs.push(link)
    to.ins.push(link)
  }
  // What an exit in a column is joined to: the box itself, or the lane that leads on to it.
  const towards = (target: Item, column: number): Item => {
    if (column >= target.column) return target
    const key = `${column} ${target.box?.id}`
    const known = lanes.get(key)
    if (known !== undefined) return known
    const lane = add(null, column, room.lane)
    lanes.set(key, lane)
    join(lane, room.lane / 2, towards(target, column + 1))
    return lane
  }
  for (const item of items.values())
    for (const { at, to } of item.box?.exits ?? []) {
      const target = items.get(to)
      if (target !== undefined && target.column > item.column) join(item, at, towards(target, item.column + 1))
    }
  return all
}

/** Orders each column by the middle of what it is joined to, there and back; keeps the order with fewest crossings. */
function untangle(columns: readonly (readonly Item[])[]): void {
  const orders = () => columns.map((column) => column.map(({ order }) => order))
  let best = orders()
  let fewest = crossings(columns)
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    const onward = sweep % 2 === 0
    for (const column of onward ? columns : columns.toReversed()) {
      const wanted = new Map(column.map((item) => [item, middle(item, onward)]))
      const sorted = column.toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || a.order - b.order)
      sorted.forEach((item, at) => (item.order = at))
    }
    const now = crossings(columns)
    if (now < fewest) {
      fewest = now
      best = orders()
    }
  }
  columns.forEach((column, at) => column.forEach((item, own) => (item.order = best[at]?.[own] ?? item.order)))
}

function middle(item: Item, onward: boolean): number {
  const places = onward
    ? item.ins.map(({ from, at }) => from.order + at / from.height)
    : item.outs.map(({ to }) => to.order)
  return places.length === 0 ? item.order : places.reduce((sum, place) => sum + place, 0) / places.length
}

/** How many pairs of lines between neighbouring columns cross. */
function crossings(columns: readonly (readonly Item[])[]): number {
  let count = 0
  for (const column of columns) {
    const ends = column
      .flatMap((item) => item.outs.map(({ from, at, to }) => ({ at: from.order + at / from.height, to: to.order })))
      .toSorted((a, b) => a.at - b.at)
    ends.forEach((one, at) => {
      for (const other of ends.slice(at + 1)) if (other.at > one.at && other.to < one.to) count += 1
    })
  }
  return count
}

/** Moves items up and down within their column, in its order, until they stand near what they are joined to. */
function align(columns: readonly (readonly Item[])[]): void {
  const sorted = columns.map((column) => column.toSorted((a, b) => a.order - b.order))
  for (const column of sorted) settle(column, () => 0)
  for (let pass = 0; pass < 6; pass += 1) {
    const onward = pass % 2 === 0
    for (const column of onward ? sorted : sorted.toReversed())
      settle(column, (item) => {
        const places = onward
          ? item.ins.map(({ from, at }) => from.y + at - item.height / 2)
          : item.outs.map(({ at, to }) => to.y + to.height / 2 - at)
        return places.length === 0 ? item.y : places.reduce((sum, place) => sum + place, 0) / places.length
      })
  }
  const all = sorted.flat()
  const top = all.reduce((least, { y }) => Math.min(least, y), Infinity)
  for (const item of all) item.y -= top
}

/**
 * Puts a column's items as near as they get to where they want to be without touching: the least squares of a row that
 * must not fall, by pooling neighbours that would.
 */
function settle(column: readonly Item[], wanted: (item: Item) => number): void {
  const offsets: number[] = []
  let below = 0
  for (const [at, item] of column.entries()) {
    offsets.push(below)
    const next = column[at + 1]
    below += item.height + (item.box === null && next?.box === null ? room.row / 2 : room.row)
  }
  const pools: { sum: number; count: number }[] = []
  for (const [at, item] of column.entries()) {
    pools.push({ sum: wanted(item) - (offsets[at] ?? 0), count: 1 })
    for (;;) {
      const last = pools.at(-1)
      const before = pools.at(-2)
      if (last === undefined || before === undefined || before.sum / before.count <= last.sum / last.count) break
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count })
    }
  }
  const places = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  column.forEach((item, at) => (item.y = (places[at] ?? 0) + (offsets[at] ?? 0)))
}

function placed(boxes: readonly BoxToPlace[], columns: readonly (readonly Item[])[]): Placed {
  const left: number[] = []
  const right: number[] = []
  let x = 0
  for (const column of columns) {
    const width = Math.max(0, ...column.map(({ box }) => box?.width ?? 0))
    left.push(x)
    right.push(x + width)
    x += width + room.column
  }
  const leftOf = (item: Item) => left[item.column] ?? 0
  const rightOf = (item: Item) => leftOf(item) + (item.box?.width ?? (right[item.column] ?? 0) - leftOf(item))
  const byId = new Map(columns.flat().flatMap((item) => (item.box === null ? [] : [[item.box.id, item] as const])))
  const lines = boxes.flatMap((box) => {
    const item = byId.get(box.id)
    return item === undefined ? [] : box.exits.flatMap((exit) => lineOf(item, exit, byId.get(exit.to)))
  })

  function lineOf(item: Item, exit: BoxToPlace['exits'][number], target: Item | undefined): readonly PlacedLine[] {
    if (target === undefined || item.box === null) return []
    const points: [number, number][] = [[rightOf(item), item.y + exit.at]]
    let link = item.outs.find(({ at, to }) => at === exit.at && leadsTo(to, exit.to))
    while (link !== undefined && link.to !== target) {
      const y = link.to.y + link.to.height / 2
      points.push([leftOf(link.to), y], [rightOf(link.to), y])
      link = link.to.outs[0]
    }
    points.push([leftOf(target), target.y + target.height / 2])
    return [{ from: item.box.id, to: exit.to, points }]
  }

  return {
    boxes: [...byId].map(([id, item]) => ({ id, x: leftOf(item), y: item.y, column: item.column })),
    lines,
    width: Math.max(0, x - room.column),
    height: Math.max(0, ...columns.flat().map(({ y, height }) => y + height)),
  }
}

/** Whether a box, or the lane on the way to it, leads to a box. */
function leadsTo(item: Item, id: string): boolean {
  if (item.box !== null) return item.box.id === id
  const next = item.outs[0]?.to
  return next !== undefined && leadsTo(next, id)
}
