import { counted, grouped } from '#src/domain/words/count.ts'
import type { BlankedSecret } from './blank-base64.ts'
import type { Recording } from './recording.ts'

/** What is told of a recording as a whole. */
export type RecordingCounts = Pick<Recording, 'kind' | 'elsewhere' | 'unreadable' | 'cutOff'> & {
  /** How many requests to our systems it holds. */
  readonly ours: number
  readonly wrong: number
}

/** Counts what is told of a recording as a whole. */
export function countsOf({ kind, requests, elsewhere, unreadable, cutOff }: Recording): RecordingCounts {
  const wrong = requests.filter(({ outcome }) => outcome.kind === 'wrong').length
  return { kind, elsewhere, unreadable, cutOff, ours: requests.length, wrong }
}

/** What a recording holds, in sentences: its requests, how many went wrong, what was dropped, whether it is cut. */
export function recordingWords(counts: RecordingCounts): readonly string[] {
  const { kind, ours, wrong, elsewhere, unreadable, cutOff } = counts
  const name = kind === 'har' ? 'recording' : 'output of curl'
  const dropped = elsewhere === 0 ? null : `${counted(elsewhere, 'request')} to other hosts dropped.`
  const first =
    ours > 0
      ? `${counted(ours, 'request')} to Clari, Copilot or Clarify, ` +
        `${wrong === 0 ? 'none of them went wrong' : `${grouped(wrong)} went wrong`}.`
      : `No request in this ${name} went to Clari, Copilot or Clarify.`
  return [
    first,
    ...(dropped === null ? [] : [dropped]),
    ...(unreadable === 0 ? [] : [`${counted(unreadable, 'entry', 'entries')} could not be read.`]),
    ...(cutOff
      ? [
          ours + elsewhere === 0
            ? 'It breaks off before its first request is whole: save it again.'
            : 'It breaks off: only what is whole before the cut is here.',
        ]
      : []),
  ]
}

/** The secrets that were blanked, each once: the same key goes with every request. */
export function secretsBlanked({ requests }: Recording): readonly BlankedSecret[] {
  const each = requests.flatMap(({ removed }) => removed)
  return [...new Map(each.map(({ length, lastTwo }) => [`${length} ${lastTwo}`, { length, lastTwo }])).values()]
}
