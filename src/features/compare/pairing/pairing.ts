import type { KeptPairing } from '#src/domain/model/comparison-summary.ts'

/** A person or a field of the screen and one of the export: people by their `personKey`, fields by their names. */
export type NamedPair = readonly [screen: string, exported: string]

/** All that the analyst said of who and what is the same; it holds for every later reading of the files. */
export interface StatedPairing {
  /** The screen's people who are the export's. */
  readonly people: ReadonlyMap<string, string>
  /** Of each of the screen's people those of the export's who are somebody else. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>
  /** The screen's fields that are the export's; empty for a field that is none of them. */
  readonly fields: ReadonlyMap<string, string>
  /** Rows that are people though they look like none. */
  readonly counted: ReadonlySet<string>
}

/** Nothing said. */
export const emptyPairing: StatedPairing = {
  people: new Map(),
  apart: new Map(),
  fields: new Map(),
  counted: new Set(),
}

/** The same where some pairs are one person and others are two; what was said before of the same two is replaced. */
export function withPeople(
  pairing: StatedPairing,
  same: readonly NamedPair[],
  two: readonly NamedPair[],
): StatedPairing {
  const forgotten = [...same, ...two].reduce(withoutPair, pairing)
  return {
    ...forgotten,
    people: new Map([...forgotten.people, ...same]),
    apart: two.reduce(
      (apart, [screen, exported]) => new Map([...apart, [screen, new Set([...(apart.get(screen) ?? []), exported])]]),
      forgotten.apart,
    ),
  }
}

/** The same without what was said of two people. */
export function withoutPair(pairing: StatedPairing, [screen, exported]: NamedPair): StatedPairing {
  const others = new Set([...(pairing.apart.get(screen) ?? [])].filter((one) => one !== exported))
  return {
    ...pairing,
    people: new Map([...pairing.people].filter(([one, other]) => one !== screen || other !== exported)),
    apart: new Map([
      ...[...pairing.apart].filter(([one]) => one !== screen),
      ...(others.size === 0 ? [] : [[screen, others] as const]),
    ]),
  }
}

/** The same with a row counted as a person, or no longer. */
export function withCounted(pairing: StatedPairing, key: string, isPerson: boolean): StatedPairing {
  const others = [...pairing.counted].filter((one) => one !== key)
  return { ...pairing, counted: new Set(isPerson ? [...others, key] : others) }
}

/** The pairs that were held apart, one by one. */
export function pairsApart({ apart }: StatedPairing): readonly NamedPair[] {
  return [...apart].flatMap(([screen, others]) => [...others].map((exported) => [screen, exported] as const))
}

/** What a case keeps of it, the newest that was said where it is too much; undefined where nothing was said. */
export function keptPairing(pairing: StatedPairing, most = 2000): KeptPairing | undefined {
  const { people, fields, counted } = pairing
  const pairs = (all: Iterable<NamedPair>): [string, string][] =>
    [...all].slice(-most).map(([screen, exported]) => [screen, exported])
  const kept = {
    people: pairs(people),
    apart: pairs(pairsApart(pairing)),
    fields: pairs(fields),
    counted: [...counted].slice(-most),
  }
  return Object.values(kept).every((all) => all.length === 0) ? undefined : kept
}

/** What a case kept. */
export function pairingOf(kept: KeptPairing): StatedPairing {
  const said = withPeople(emptyPairing, kept.people, kept.apart)
  return { ...said, fields: new Map(kept.fields), counted: new Set(kept.counted) }
}

/** The pairs of people that cases kept, to be suggested again; of two that contradict each other the newer case's. */
export function rememberedPeople(
  cases: readonly { readonly comparison?: { readonly pairing?: KeptPairing | undefined } | undefined }[],
  most = 2000,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { comparison } of cases)
    for (const [screen, exported] of comparison?.pairing?.people ?? [])
      if (found.size < most && !found.has(screen)) found.set(screen, exported)
  return found
}
