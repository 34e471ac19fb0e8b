import { clarifyAuthFaults } from './clarify-auth.ts'
import { clarifyCodeFaults } from './clarify-codes.ts'
import { clarifyMalformedFaults, clarifyVariants } from './clarify-malformed.ts'
import { clarifyUnreachableFaults } from './clarify-unreachable.ts'
import { copilotFaults } from './copilot.ts'
import { copilotHostFaults } from './copilot-hosts.ts'
import { credentialFaults } from './credential.ts'
import { emptyFaults, jobFaults, mismatchFaults, requestFaults } from './exports.ts'
import type { Fault } from './fault.ts'
import { forecastListFaults } from './forecast-list.ts'
import { absentFaults, forbiddenFaults } from './forbidden.ts'
import { hiddenFaults } from './hidden.ts'
import { rateFaults } from './rate-limited.ts'
import { transportFaults } from './transport.ts'
import { unauthorizedFaults } from './unauthorized.ts'

/** Every way for the demo tenant to fail, as it is listed. */
export const faults: readonly Fault[] = [
  ...credentialFaults,
  ...unauthorizedFaults,
  ...forbiddenFaults,
  ...requestFaults,
  ...forecastListFaults,
  ...emptyFaults,
  ...hiddenFaults,
  ...mismatchFaults,
  ...jobFaults,
  ...rateFaults,
  ...transportFaults,
  ...absentFaults,
  ...copilotFaults,
  ...copilotHostFaults,
  ...clarifyAuthFaults,
  ...clarifyUnreachableFaults,
  ...clarifyCodeFaults,
  ...clarifyMalformedFaults,
  ...clarifyVariants,
]
