import { causeIds, type CauseId } from '#src/domain/cause.ts'
import { allWeeksSummed } from './all-weeks-summed.ts'
import type { Cause } from './cause.ts'
import { csvText } from './csv-text.ts'
import { currency } from './currency.ts'
import { datedRate } from './dated-rate.ts'
import { duplicateUser } from './duplicate-user.ts'
import { fieldMixup } from './field-mixup.ts'
import { lateEdit } from './late-edit.ts'
import { managerAdjustment } from './manager-adjustment.ts'
import { missingInApi } from './missing-in-api.ts'
import { missingInUi } from './missing-in-ui.ts'
import { notSubmitted } from './not-submitted.ts'
import { otherPeriod } from './other-period.ts'
import { periodDefaulted } from './period-defaulted.ts'
import { reParented } from './re-parented.ts'
import { rollUp } from './roll-up.ts'
import { rounded } from './rounded.ts'
import { split } from './split.ts'
import { submissionVersion } from './submission-version.ts'
import { truncated } from './truncated.ts'
import { unexplained } from './unexplained.ts'

/** Every cause by its id. */
export const causes: Readonly<Record<CauseId, Cause>> = {
  'submission-version': submissionVersion,
  'late-edit': lateEdit,
  'manager-adjustment': managerAdjustment,
  currency,
  'dated-rate': datedRate,
  'other-period': otherPeriod,
  'period-defaulted': periodDefaulted,
  'roll-up': rollUp,
  'all-weeks-summed': allWeeksSummed,
  'field-mixup': fieldMixup,
  rounded,
  split,
  'duplicate-user': duplicateUser,
  'not-submitted': notSubmitted,
  'missing-in-api': missingInApi,
  'missing-in-ui': missingInUi,
  're-parented': reParented,
  'csv-text': csvText,
  truncated,
  unexplained,
}

/** The causes that are tested row by row. */
export const rowCauses: readonly Cause[] = causeIds
  .map((id) => causes[id])
  .filter((cause) => cause.propose !== undefined)
