/** Time as jobs feel it: real time, multiplied by a speed that can be changed while they run. */
export interface Clock {
  /** Epoch ms, never sped up: what answers tell as start and end times. */
  now(): number
  /** Ms of work done since the start, at whatever speeds were set. */
  worked(): number
  speed(): number
  /** 60 makes a job of a minute take a second. */
  setSpeed(speed: number): void
}

/** Makes a clock over a source of epoch ms; speed 1. */
export function createClock(now: () => number): Clock {
  let speed = 1
  let since = now()
  let before = 0
  const worked = () => before + Math.max(0, now() - since) * speed
  return {
    now,
    worked,
    speed: () => speed,
    setSpeed: (wanted) => {
      before = worked()
      since = now()
      speed = wanted
    },
  }
}
