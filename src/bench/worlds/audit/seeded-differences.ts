import type { Plant } from './seeded-difference.ts'
import { csvText, currency, datedRate, rounded, split } from './scale-differences.ts'
import { duplicateUser, missingInApi, missingInUi, reParented, rollUp } from './team-differences.ts'
import {
  adjustment,
  defaulted,
  fieldMixup,
  lateEdit,
  notSubmitted,
  otherPeriod,
  submissionVersion,
  truncated,
  unexplained,
  weeksSummed,
} from './value-differences.ts'

/** Every cause of the catalogue, and numbers that none explains. */
export const auditPlants: readonly Plant[] = [
  submissionVersion,
  lateEdit,
  adjustment,
  otherPeriod,
  weeksSummed,
  fieldMixup,
  notSubmitted,
  rollUp,
  reParented,
  duplicateUser,
  missingInApi,
  missingInUi,
  split,
  currency,
  datedRate,
  rounded,
  csvText,
  defaulted,
  truncated,
  unexplained,
]
