/** How long the page may be kept busy at a stretch, ms; input and painting come in between. */
const stretch = 8

/**
 * Lets the browser work when this piece of work has lasted long enough; false once it was aborted. Ask it every
 * few hundred rows.
 */
export type YieldToMain = () => Promise<boolean>

/** Starts to measure a long piece of work on the page's own thread. */
export function yieldToMain(signal: AbortSignal): YieldToMain {
  let since = performance.now()
  return async () => {
    if (signal.aborted) return false
    if (performance.now() - since < stretch) return true
    await nextTask()
    since = performance.now()
    return !signal.aborted
  }
}

/** Resolves in a task of its own; unlike a timer, without the browser's four milliseconds of waiting. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
