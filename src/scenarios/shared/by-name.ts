import type { Verdict } from '#src/domain/model/scenario.ts'

type Dashed<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Dashed<Rest>}`
  : S

/** The verdicts that a file exports by the names that steps lead to: `userNotEnabled` is `user-not-enabled`. */
export function byName<const E extends Readonly<Record<string, Verdict>>>(
  exported: E,
): { readonly [K in keyof E & string as Dashed<K>]: Verdict } {
  const named = Object.entries(exported).map(([name, verdict]) => [name.replaceAll(/[A-Z]/g, dashed), verdict])
  // The edge where entries become the record of their names.
  return Object.fromEntries(named) as { readonly [K in keyof E & string as Dashed<K>]: Verdict }
}

function dashed(letter: string): string {
  return `-${letter.toLowerCase()}`
}
