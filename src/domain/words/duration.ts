/** A span of time as {@link duration} has it, cut to whole seconds, so that it changes once a second: `0 s`, `95 s`. */
export function wholeSeconds(ms: number): string {
  return ms < 1_000 ? '0 s' : duration(Math.floor(ms / 1_000) * 1_000)
}

/** A span of time, in ms, as people say it: `800 ms`, `1.5 s`, `90 s`, `2.5 min`, `1.5 h`. */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 119_500) return `${Number((ms / 1000).toFixed(ms < 9_950 ? 1 : 0))} s`
  if (ms < 7_170_000) return `${Number((ms / 60_000).toFixed(ms < 597_000 ? 1 : 0))} min`
  return `${Number((ms / 3_600_000).toFixed(1))} h`
}
