import type { AuditDifference } from './seeded-difference.ts'
import { seedCsvText, seedCurrency, seedDatedRate, seedRounded, seedSplit } from './scale-differences.ts'
import { seedDuplicateUser, seedMissingInApi, seedMissingInUi, seedReParented, seedRollUp } from './team-differences.ts'
import {
  adjustment,
  defaulted,
  seedFieldMixup,
  seedLateEdit,
  seedNotSubmitted,
  seedOtherPeriod,
  seedSubmissionVersion,
  seedTruncated,
  seedUnexplained,
  weeksSummed,
} from './value-differences.ts'

/** Every cause of the catalogue, and numbers that none explains. */
export const auditPlants: readonly AuditDifference[] = [
  seedSubmissionVersion,
  seedLateEdit,
  adjustment,
  seedOtherPeriod,
  weeksSummed,
  seedFieldMixup,
  seedNotSubmitted,
  seedRollUp,
  seedReParented,
  seedDuplicateUser,
  seedMissingInApi,
  seedMissingInUi,
  seedSplit,
  seedCurrency,
  seedDatedRate,
  seedRounded,
  seedCsvText,
  defaulted,
  seedTruncated,
  seedUnexplained,
]
