/**
 * The moment at which tests live unless they choose another: a Wednesday in the ninth week of 2026’s fourth quarter.
 */
export const testDay = Date.UTC(2026, 10, 25, 10)

/** A clock that begins at a moment (epoch ms) and goes on as time does, whatever day it really is. */
export function clockFrom(at: number = testDay): () => number {
  const began = performance.now()
  return () => at + Math.floor(performance.now() - began)
}
