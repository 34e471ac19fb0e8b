import { causeIds, type CauseId } from '#src/domain/model/cause.ts'
import { allWeeksSummed } from './causes/all-weeks-summed.ts'
import type { Cause } from './cause.ts'
import { csvText } from './causes/csv-text.ts'
import { currency } from './causes/currency.ts'
import { datedRate } from './causes/dated-rate.ts'
import { duplicateUser } from './causes/duplicate-user.ts'
import { fieldMixup } from './causes/field-mixup.ts'
import { lateEdit } from './causes/late-edit.ts'
import { managerAdjustment } from './causes/manager-adjustment.ts'
import { missingInApi } from './causes/missing-in-api.ts'
import { missingInUi } from './causes/missing-in-ui.ts'
import { notSubmitted } from './causes/not-submitted.ts'
import { otherPeriod } from './causes/other-period.ts'
import { periodDefaulted } from './causes/period-defaulted.ts'
import { reParented } from './causes/re-parented.ts'
import { rollUp } from './causes/roll-up.ts'
import { rounded } from './causes/rounded.ts'
import { split } from './causes/split.ts'
import { submissionVersion } from './causes/submission-version.ts'
import { truncated } from './causes/truncated.ts'
import { unexplained } from './causes/unexplained.ts'

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
