import { z } from 'zod'
import { readAnswer } from '#src/clari/answer.ts'
import { nextLook } from '#src/clari/jobs/next-look.ts'
import { job as jobOperation } from '#src/clari/operations.ts'
import { proxy as pageProxy, type Proxy } from '#src/client/proxy.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { readJson } from '#src/domain/json.ts'
import type { TaskEnd } from './task.ts'

/** An export job, and the connection to ask over. */
export interface JobToFollow {
  readonly jobId: string
  readonly connection: string
}

/** What following a job takes from outside. */
export interface Following {
  readonly signal: AbortSignal
  /** Hears how the job is, in a sentence. */
  readonly progress: (says: string) => void
  readonly proxy?: Pick<Proxy, 'exchange'>
  /** Resolves after so many ms; rejects once the signal aborts. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/**
 * Looks at an export job until its results are there, as often as is right (see `nextLook`), and resolves with the
 * job's own answer as it came; or why there will be none. Rejects only when the signal aborts.
 */
export async function followJob(
  { jobId, connection }: JobToFollow,
  { signal, progress, proxy = pageProxy, wait = sleep }: Following,
): Promise<TaskEnd<unknown>> {
  let refused = 0
  for (let looks = 1; ; looks += 1) {
    const asked = await proxy.exchange({ operation: jobOperation.id, params: { jobId }, connection }, signal)
    if (!asked.ok) return asked
    const next = nextLook(asked.value, { looks, refused })
    switch (next.kind) {
      case 'done':
        progress('The job is done')
        return { ok: true, value: bodyOf(asked.value) }
      case 'ended':
        return {
          ok: false,
          says: `The export job ended as ${next.state}. Start it again, or ask for less at once.`,
        }
      case 'refused':
        return { ok: false, says: refusalWords(asked.value) }
      case 'again':
        refused = next.state === null ? refused + 1 : 0
        progress(next.state === null ? 'Clari asks to wait before the next question' : `The job is ${next.state}`)
        await wait(next.inMs, signal)
    }
  }
}

/** Why Clari did not do what was asked, in a sentence. */
export function refusalWords(exchange: Exchange): string {
  const { result } = exchange
  if (result.kind === 'silence') return result.detail
  const answer = readAnswer(exchange, z.never())
  const { message, code } = answer.kind === 'error' ? answer.error : { message: null, code: null }
  const said = message ?? code ?? result.body.slice(0, 200)
  return `Clari answered ${result.status}${said === '' ? '' : `: ${said}`}.`
}

function bodyOf({ result }: Exchange): unknown {
  const read = readJson(result.kind === 'response' ? result.body : '')
  return read.ok ? read.value : null
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new DOMException('stopped', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
}
