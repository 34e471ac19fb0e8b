import type { Confidence, Sign } from '#src/domain/sign.ts'
import type { System } from '#src/domain/system.ts'
import { addressAt } from './read-addresses.ts'
import type { Span } from './read-objects.ts'
import type { Paste } from './read-paste.ts'

/** How sure a sign makes us at its place, and which system it is then about; null where it counts for nothing. */
export interface Weight {
  readonly confidence: Confidence
  readonly system: System
}

/**
 * Weighs a sign by whose error it can be. A host or path of the system beside it says most, then the system's name;
 * next to somebody else's address it counts for nothing, and where another service is named too it is possible at most.
 */
export function weigh(sign: Sign, own: System, place: Span, paste: Paste): Weight | null {
  const systems = sign.systems ?? [own]
  const { sure } = sign
  const address = addressAt(paste.text, paste.addresses, place)
  const named = systems.find((system) => paste.names.has(system))
  if (typeof sure === 'string')
    return {
      confidence: sure,
      system: address !== null && address !== 'stranger' && systems.includes(address) ? address : (named ?? own),
    }
  if (address !== null && address !== 'stranger')
    return systems.includes(address) && sure.address !== null ? { confidence: sure.address, system: address } : null
  if (address === 'stranger') {
    // An address that we do not know, beside our name: a gateway or a mirror of the company's own, perhaps.
    return named !== undefined && paste.foreign !== 'named' && sure.name !== null
      ? { confidence: 'possible', system: named }
      : null
  }
  if (named !== undefined && sure.name !== null) {
    // Copilot is the narrower name of the two.
    const narrower = named === 'clari' && paste.names.has('copilot') && !systems.includes('copilot')
    return { confidence: paste.foreign === 'named' || narrower ? 'possible' : sure.name, system: named }
  }
  if (named !== undefined || sure.alone === null) return null
  return paste.names.size === 0 && paste.foreign === null ? { confidence: sure.alone, system: own } : null
}
