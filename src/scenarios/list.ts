import type { Scenario } from '#src/domain/model/scenario.ts'
import { clariBadRequest } from './clari-bad-request/scenario.ts'
import { clariCopilotOauth } from './clari-copilot-oauth/scenario.ts'
import { clariDataMismatch } from './clari-data-mismatch/scenario.ts'
import { clariEmptyExport } from './clari-empty-export/scenario.ts'
import { clariForbidden } from './clari-forbidden/scenario.ts'
import { clariForecastNotFound } from './clari-forecast-not-found/scenario.ts'
import { clariJobStuck } from './clari-job-stuck/scenario.ts'
import { clariRateLimited } from './clari-rate-limited/scenario.ts'
import { clariUnauthorized } from './clari-unauthorized/scenario.ts'
import { clariUnreachable } from './clari-unreachable/scenario.ts'
import { clarifyAuth } from './clarify-auth/scenario.ts'
import { clarifyCodes } from './clarify-codes/scenario.ts'
import { clarifyUnreachable } from './clarify-unreachable/scenario.ts'
import { clarifyMalformedResponse } from './clarify-malformed-response/scenario.ts'

/** Every error scenario, in the order of `scenarioIds`. */
export const scenarios: readonly Scenario[] = [
  clariUnauthorized,
  clariForbidden,
  clariForecastNotFound,
  clariEmptyExport,
  clariJobStuck,
  clariDataMismatch,
  clariCopilotOauth,
  clariRateLimited,
  clariUnreachable,
  clariBadRequest,
  ...clarifyCodes,
  clarifyAuth,
  clarifyUnreachable,
  clarifyMalformedResponse,
]
