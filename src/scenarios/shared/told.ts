import type { VerdictContext } from '#src/domain/model/scenario.ts'

/** A fact as text, or what to say when it is not known. */
export function told(context: VerdictContext, name: string, otherwise: string): string {
  const value = context.facts[name]
  return value === undefined || value === '' ? otherwise : String(value)
}
