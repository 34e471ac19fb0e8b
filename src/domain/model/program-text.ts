import type { ProgramSample } from './plan.ts'

/** The parts of a program in each language it is written in, as texts of files, from the top down. */
export type ProgramParts = Readonly<Partial<Record<ProgramSample['language'], readonly string[]>>>

/** How many lines part the pieces of a program from each other, as each language's own formatters have it. */
const between: Readonly<Record<ProgramSample['language'], string>> = {
  Python: '\n\n',
  JavaScript: '\n',
  TypeScript: '\n',
  Bash: '\n',
}

/**
 * A program put together of its parts, with a value in every place. A place is a name between double underscores, so
 * that the parts are programs as they stand; one without a value throws, and is a mistake in the part.
 */
export function programText<Place extends string>(
  language: ProgramSample['language'],
  parts: ProgramParts,
  values: Readonly<Record<Place, string | number>>,
): string {
  const held = new Map<string, string | number>(Object.entries<string | number>(values))
  return (parts[language] ?? []).join(between[language]).replace(/__([a-z]+)__/g, (place, name: string) => {
    const value = held.get(name)
    if (value === undefined) throw new Error(`The program has the place ${place}, and no value for it.`)
    return String(value)
  })
}
