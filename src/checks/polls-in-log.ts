/**
 * How often a pasted log asks after jobs: how many looks with a time of day, and the median of the gaps
 * between them, in ms.
 */
export interface Polls {
  readonly looks: number
  readonly medianMs: number
  /** The line of the second look, as it stands. */
  readonly quote: string
}

const mostLines = 2_000

/**
 * Reads the looks at jobs out of a log: lines that name `/export/jobs` and a time. Null when fewer than four have one.
 */
export function pollsIn(text: string): Polls | null {
  const looks = text
    .slice(0, 400_000)
    .split('\n')
    .slice(0, mostLines)
    .flatMap((line) => {
      if (!/\/export\/jobs\b/.test(line) || /\/results\b|\b(?:PATCH|POST)\b/.test(line)) return []
      const time = /(?<![\d:])(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d{1,6}))?(?![\d:])/.exec(line)
      if (time === null) return []
      const [, hours, minutes, seconds, fraction] = time
      return [
        {
          at:
            ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
            Number(`0.${fraction ?? 0}`) * 1000,
          line: line.trim(),
        },
      ]
    })
  // A log runs over midnight at most once between two lines.
  const gaps = looks
    .slice(1)
    .map(({ at }, index) => (at - (looks[index]?.at ?? at) + 86_400_000) % 86_400_000)
    .toSorted((a, b) => a - b)
  const median = gaps[Math.floor(gaps.length / 2)]
  const second = looks[1]
  return looks.length < 4 || median === undefined || second === undefined
    ? null
    : { looks: looks.length, medianMs: median, quote: second.line.slice(0, 300) }
}
