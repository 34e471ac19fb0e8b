import { causeIds } from '#src/domain/model/cause.ts'
import { yieldToMain } from '#src/client/yield-to-main.ts'
import { fieldName, type Comparison } from '#src/compare/compare.ts'
import { crmKey } from '#src/compare/pair/people.ts'

/** What became of a row since the comparison before: it differed and agrees, it still differs, it differs only now. */
export type Since = 'closed' | 'still' | 'new'

/** The states of `since` by their code in {@link WhatClosed.states}, from 1. */
export const sinceStates: readonly Since[] = ['closed', 'still', 'new']

/** How two comparisons of the same screen stand to each other. */
export interface WhatClosed {
  /** For each row of the later one: 0 nothing to say, else one more than its place in `sinceStates`. */
  readonly states: Uint8Array
  /** Rows by field and state. */
  readonly counts: ReadonlyMap<string, Readonly<Record<Since, number>>>
  /** Rows by field that differed before and are in neither side's rows now. */
  readonly gone: ReadonlyMap<string, number>
}

const differs = ({ why }: Comparison, row: number): boolean => (why.cause[row] ?? 255) < causeIds.length

/** Matches the rows of two comparisons by person and field; null when aborted. Gives way to the page. */
export async function whatClosed(before: Comparison, now: Comparison, signal: AbortSignal): Promise<WhatClosed | null> {
  const goOn = yieldToMain(signal)
  const fields = new Map(before.api.fields.map((_, at) => [fieldName(before, at), at] as const))
  before.uiFieldOf.forEach((_, at) => fields.set(fieldName(before, at), at))
  const width = Math.max(before.api.fields.length, before.uiFieldOf.length, 1)
  const open = new Map<number, number>()
  for (let row = 0; row < before.pairs.length; row += 1) {
    if (row % 1024 === 0 && !(await goOn())) return null
    if (differs(before, row)) open.set((before.pairs.person[row] ?? 0) * width + (before.pairs.field[row] ?? 0), row)
  }
  const people = new Map<string, number>()
  for (let person = 0; person < peopleIn(before); person += 1) {
    if (person % 512 === 0 && !(await goOn())) return null
    for (const key of keysOf(before, person)) if (!people.has(key)) people.set(key, person)
  }
  const states = new Uint8Array(now.pairs.length)
  const counts = new Map<string, Record<Since, number>>()
  const met = new Set<number>()
  const were = new Map<number, number>()
  for (let row = 0; row < now.pairs.length; row += 1) {
    if (row % 512 === 0 && !(await goOn())) return null
    const who = now.pairs.person[row] ?? 0
    if (!were.has(who))
      were.set(
        who,
        keysOf(now, who)
          .map((key) => people.get(key))
          .find((found) => found !== undefined) ?? -1,
      )
    const field = fieldName(now, now.pairs.field[row] ?? 0)
    const earlier = open.get((were.get(who) ?? -1) * width + (fields.get(field) ?? -1))
    if (earlier !== undefined) met.add(earlier)
    const state: Since | null = differs(now, row)
      ? earlier === undefined
        ? 'new'
        : 'still'
      : earlier === undefined
        ? null
        : 'closed'
    if (state === null) continue
    states[row] = sinceStates.indexOf(state) + 1
    const counted = counts.get(field) ?? { closed: 0, still: 0, new: 0 }
    counted[state] += 1
    counts.set(field, counted)
  }
  const gone = new Map<string, number>()
  for (const row of open.values()) {
    if (met.has(row)) continue
    const field = fieldName(before, before.pairs.field[row] ?? 0)
    gone.set(field, (gone.get(field) ?? 0) + 1)
  }
  return { states, counts, gone }
}

function peopleIn({ api, uiPersonOf }: Comparison): number {
  return Math.max(api.people.length, uiPersonOf.length)
}

/** All that a compared person goes by, the surest first. */
function keysOf({ api, ui, uiPersonOf }: Comparison, person: number): readonly string[] {
  const sides = [ui.people[uiPersonOf[person] ?? -1], api.people[person]]
  const by = (kind: string, read: (one: NonNullable<(typeof sides)[number]>) => string | null) =>
    sides.flatMap((one) => {
      const found = one === undefined ? null : read(one)
      return found === null || found === ''
        ? []
        : [`${kind}:${kind === 'crm' || kind === 'id' ? found : found.trim().toLowerCase()}`]
    })
  return [
    ...by('mail', ({ email }) => email),
    ...by('crm', ({ crmId }) => (crmId === null ? null : crmKey(crmId))),
    ...by('id', ({ userId }) => userId),
    ...by('name', ({ name }) => name),
  ]
}
