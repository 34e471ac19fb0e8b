import type { Scenario } from '#src/domain/model/scenario.ts'
import type { System } from '#src/domain/model/system.ts'
import { diagnose } from '#src/engine/diagnose.ts'
import { countsOf, secretsBlanked, type RecordingCounts } from '#src/reading/recording/describe.ts'
import type { RequestOutcome } from '#src/reading/recording/judge-exchange.ts'
import { firstToLookAt, readRecording, type RecordedRequest } from '#src/reading/recording/recording.ts'
import { readBox, type Reading, type RemovedSecret } from './read-paste.ts'

/** One request of a recording as the list shows it. */
export interface RequestRow {
  /** Epoch ms; null where the recording does not say. */
  readonly at: number | null
  readonly system: System
  readonly method: string
  readonly address: string
  /** Null when it was never answered. */
  readonly status: number | null
  readonly kind: RequestOutcome['kind']
  /** How it went: what is wrong, by diagnosis where that knows it. */
  readonly says: string
  /** The exchange as `curl -v` prints it, without secrets. */
  readonly text: string
}

/** A recording as the page shows it; nothing secret is in it. */
export interface ReadRecording {
  readonly counts: RecordingCounts
  readonly rows: readonly RequestRow[]
  /** The row to look at first; -1 when there is none. */
  readonly first: number
  readonly removed: readonly RemovedSecret[]
}

/** What a text turned out to be. */
export type Given =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'recording'; readonly recording: ReadRecording }

/** So many different failures are diagnosed for the list; further ones are told by their status. */
const mostDiagnosed = 300

/** Reads what was pasted or dropped: a recording is laid out, anything else is diagnosed. Pure. */
export function readGiven(text: string, scenarios: readonly Scenario[]): Given {
  const recording = readRecording(text)
  if (recording === null) return { kind: 'read', reading: readBox(text, scenarios) }
  const titles = new Map<string, string | null>()
  const rows = recording.requests.map((request): RequestRow => {
    const { at, system, method, address, status, outcome } = request
    const title = outcome.kind === 'wrong' ? titleOf(request, scenarios, titles) : null
    return { at, system, method, address, status, kind: outcome.kind, says: title ?? outcome.says, text: request.text }
  })
  return {
    kind: 'recording',
    recording: {
      counts: countsOf(recording),
      rows,
      first: firstToLookAt(recording),
      removed: secretsBlanked(recording),
    },
  }
}

/** The scenario that a request points to most; failures that differ in ids and times alone are diagnosed once. */
function titleOf(
  { system, text }: RecordedRequest,
  scenarios: readonly Scenario[],
  titles: Map<string, string | null>,
): string | null {
  const alike = `${system} ${text.replaceAll(/[0-9a-f]{6,}|(?<!HTTP\/\S{1,3} )\d+/g, '#')}`
  const before = titles.get(alike)
  if (before !== undefined || titles.size >= mostDiagnosed) return before ?? null
  const best = diagnose(text, scenarios).matches[0]
  const title = scenarios.find(({ id }) => id === best?.scenario)?.title ?? null
  titles.set(alike, title)
  return title
}
