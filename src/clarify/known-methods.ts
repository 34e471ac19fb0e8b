import { editDistance } from '#src/domain/words/edit-distance.ts'
import { clarifyOperations } from './operations.ts'
import { writeMethods } from './write-methods.ts'

/** Every method of Clarify's that is known by name: those that are sent from here, and those that write. */
const knownMethods: readonly string[] = [
  ...clarifyOperations.flatMap(({ rpc }) => rpc ?? []),
  ...writeMethods.map(({ method }) => method),
]

/**
 * The known method that a name was probably meant to be: a few letters off, or without its namespace. Null where none
 * is near, which says nothing against the name, and where it is one of them as it stands.
 */
export function nearestMethod(name: string): string | null {
  if (knownMethods.includes(name)) return null
  const sent = name.toLowerCase()
  const [nearest] = knownMethods
    .map((method) => ({ method, slips: slipsTo(sent, method.toLowerCase()) }))
    .toSorted((a, b) => a.slips - b.slips)
  return nearest !== undefined && nearest.slips <= Math.min(3, sent.length / 4) ? nearest.method : null
}

function slipsTo(sent: string, method: string): number {
  return method.endsWith(`.${sent}`) ? 1 : editDistance(sent, method)
}
