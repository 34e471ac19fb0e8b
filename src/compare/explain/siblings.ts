import type { World } from './world.ts'

/** The other API users who share this person's e-mail or CRM id. */
export function siblings(world: World, person: number): readonly number[] {
  return world.duplicates.get(person) ?? []
}
