import type { Scenario } from '#src/domain/model/scenario.ts'
import { counted } from '#src/domain/words/count.ts'
import { diagnose, type Diagnosis } from '#src/engine/diagnose.ts'
import { countsOf, recordingWords, secretsBlanked } from '#src/reading/recording/describe.ts'
import { firstToLookAt, readRecording } from '#src/reading/recording/recording.ts'

/** A diagnosis, and what is told of the recording that it is of: lines for people, none for any other text. */
export interface DiagnosisOfGiven {
  readonly diagnosis: Diagnosis
  readonly says: readonly string[]
}

/** Diagnoses a text; of a recording its first request that went wrong, else its last. */
export function diagnoseGiven(text: string, scenarios: readonly Scenario[]): DiagnosisOfGiven {
  const recording = readRecording(text)
  if (recording === null) return { diagnosis: diagnose(text, scenarios), says: [] }
  const place = firstToLookAt(recording)
  const request = recording.requests[place]
  const blanked = secretsBlanked(recording).length
  return {
    diagnosis: diagnose(request?.text ?? '', scenarios),
    says: [
      recordingWords(countsOf(recording)).join(' '),
      ...(blanked === 0 ? [] : [`${counted(blanked, 'secret was', 'secrets were')} blanked.`]),
      ...(request === undefined
        ? []
        : [
            `Request ${place + 1}: ${request.method} ${request.address}: ` +
              `${request.status ?? 'no answer'}, ${request.outcome.says}.`,
          ]),
      '',
    ],
  }
}
