import { credentialFaults } from './credential.ts'
import type { Fault } from './fault.ts'
import { transportFaults } from './transport.ts'
import { unauthorizedFaults } from './unauthorized.ts'

/** Every way for the demo tenant to fail, as it is listed. */
export const faults: readonly Fault[] = [...credentialFaults, ...unauthorizedFaults, ...transportFaults]
