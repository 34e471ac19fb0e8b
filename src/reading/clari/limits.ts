import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import { retryAfterMs } from '#src/clari/jobs/retry-after.ts'
import { valuesOf } from '#src/reading/json/values.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'

/** The organisation's limits in a paste, with a way to quote a member as it stands; null where there are none. */
export function limitsIn({ documents, text }: PastedText) {
  for (const { value } of valuesOf(documents)) {
    const { success, data } = limitsSchema.safeParse(value)
    if (!success) continue
    const quote = (member: string) =>
      new RegExp(`["']?${member}["']?\\s{0,3}:\\s{0,3}-?\\d{1,9}`).exec(text)?.[0] ?? member
    return { ...data.jobs, quote }
  }
  return null
}

/** A refusal that names both limits of exports, in one sentence or one code; the numbers where it tells them. */
export interface LimitReached {
  readonly monthlyQuota: number | undefined
  readonly concurrentLimit: number | undefined
  readonly quote: string
}

const bothLimits = /monthly quota limit of (\d{1,9}) or concurrent limit of (\d{1,9})/i
const eitherLimit = new RegExp(
  [
    String.raw`\bexport_monthly_quota_reached\b|\bmonthly quota or concurrent(?: job| export)? limit\b`,
    String.raw`\bconcurren(?:t|cy)(?: export| job)? limit\b[^\n.]{0,30}(?:reached|exceeded|hit)`,
  ].join('|'),
  'i',
)

/**
 * Reads the refusal of an export beyond the month's quota or the jobs at one time; the sentence with numbers says more
 * than the code.
 */
export function limitReachedIn({ text }: PastedText): LimitReached | null {
  const found = bothLimits.exec(text) ?? eitherLimit.exec(text)
  if (found === null) return null
  const number = (group: string | undefined) => (group === undefined ? undefined : Number(group))
  return { monthlyQuota: number(found[1]), concurrentLimit: number(found[2]), quote: found[0] }
}

/**
 * How long an answer asks to wait: the header as it stands, its value, and ms from when it came (null when it cannot
 * be read).
 */
export interface WaitTold {
  readonly line: string
  readonly value: string
  readonly ms: number | null
}

/**
 * A pasted `Retry-After`, with its line; `date:` beside it says when the answer came, so that a date can be read as a
 * span.
 */
export function waitIn({ text }: PastedText): WaitTold | null {
  const found =
    /\bretry[-_]after["']?[ \t]{0,3}[:=]{1,2}>?[ \t]{0,3}["']?(\d{1,9}|[A-Za-z]{3,9}, [^\n"'}]{5,40})/i.exec(text)
  if (found?.[1] === undefined) return null
  const came = Date.parse(/^[ \t<]*date[ \t]{0,3}:[ \t]{0,3}([^\n]{5,60})/im.exec(text)?.[1] ?? '')
  const value = found[1].trim()
  const ms = /^\d+$/.test(value) || !Number.isNaN(came) ? retryAfterMs(value, came) : null
  return { line: found[0], value, ms }
}

/**
 * How often a pasted log asks after jobs: how many looks with a time of day, and the median of the gaps between them,
 * in ms.
 */
export interface Polls {
  readonly looks: number
  readonly medianMs: number
  /** The line of the second look, as it stands. */
  readonly quote: string
}

const mostLines = 2_000
const day = 86_400_000

/**
 * Reads the looks at jobs out of a log: lines that name `/export/jobs` and a time. Null when fewer than four have one.
 */
export function pollsIn({ text }: PastedText): Polls | null {
  const written = text.slice(0, 400_000).split('\n').slice(0, mostLines)
  const looks = written.flatMap((line) => {
    if (!/\/export\/jobs\b/.test(line) || /\/results\b|\b(?:PATCH|POST)\b/.test(line)) return []
    const time = /(?<![\d:])(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d{1,6}))?(?![\d:])/.exec(line)
    if (time === null) return []
    const [, hours, minutes, seconds, fraction] = time
    const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
    return [{ at: whole * 1000 + Number(`0.${fraction ?? 0}`) * 1000, line: line.trim() }]
  })
  // A log runs over midnight at most once between two lines.
  const gaps = looks
    .slice(1)
    .map(({ at }, index) => (at - (looks[index]?.at ?? at) + day) % day)
    .toSorted((a, b) => a - b)
  const median = gaps[Math.floor(gaps.length / 2)]
  const [, second] = looks
  return looks.length < 4 || median === undefined || second === undefined
    ? null
    : { looks: looks.length, medianMs: median, quote: second.line.slice(0, 300) }
}
