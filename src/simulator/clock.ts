/**
 * The one time that a demo tenant lives in: the time of its source, or a moment that was set and runs on from
 * there at a speed.
 */
export interface Clock {
  /** Epoch ms. While no moment was set this is the source's own time, at whatever speed jobs work. */
  now(): number
  /** Ms of work done since the start, at whatever speeds were set; setting a later moment counts as so much work. */
  worked(): number
  /** Epoch ms at which so much work was done, at the speed of now. */
  momentOf(worked: number): number
  speed(): number
  /** 60 makes a job of a minute take a second, and the time that was set run 60 times as fast. */
  setSpeed(speed: number): void
  /** Starts anew at a moment (epoch ms), or with null goes back to the source's time. */
  set(at: number | null): void
}

/** Makes a clock over a source of epoch ms, at speed 1; it starts at a moment unless that is null. */
export function createClock(source: () => number, startAt: number | null = null): Clock {
  let speed = 1
  let since = source()
  let before = 0
  let base = startAt
  const passed = () => Math.max(0, source() - since) * speed
  const worked = () => before + passed()
  const exact = () => (base === null ? source() : base + passed())
  const settle = () => {
    const [at, done] = [exact(), worked()]
    base = base === null ? null : at
    before = done
    since = source()
  }
  return {
    now: () => Math.floor(exact()),
    worked,
    momentOf: (at) => Math.round(exact() - (worked() - at) / (base === null ? speed : 1)),
    speed: () => speed,
    setSpeed: (wanted) => {
      settle()
      speed = wanted
    },
    set: (at) => {
      const was = exact()
      settle()
      base = at
      before += Math.max(0, exact() - was)
    },
  }
}
