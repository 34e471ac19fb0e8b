import type { PairedSides } from './world.ts'

/** The other API users who share this person's e-mail or CRM id. */
export function siblings(world: PairedSides, person: number): readonly number[] {
  return world.duplicates.get(person) ?? []
}
