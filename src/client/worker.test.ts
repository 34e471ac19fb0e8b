// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { callWorker, type CalledWorker } from './worker.ts'

type Heard = (input: unknown, say: (message: unknown) => void) => void

/** A worker that runs in this thread: what it gets and says is copied, as between threads. */
class SameThread implements CalledWorker {
  onmessage: CalledWorker['onmessage'] = null
  onerror: CalledWorker['onerror'] = null
  ended = false
  readonly #hears: Heard

  constructor(hears: Heard) {
    this.#hears = hears
  }

  terminate(): void {
    this.ended = true
  }

  postMessage(input: unknown): void {
    const say = (data: unknown) => {
      if (!this.ended) this.onmessage?.(new MessageEvent('message', { data: structuredClone(data) }))
    }
    queueMicrotask(() => {
      try {
        this.#hears(structuredClone(input), say)
      } catch {
        this.onerror?.(new ErrorEvent('error'))
      }
    })
  }
}

const answer = z.object({ kind: z.literal('answer'), doubled: z.number() })
const progress = z.object({ kind: z.literal('progress'), done: z.number() })
const signal = () => new AbortController().signal

describe('calling a worker', () => {
  test('gives it its input, hears what it tells meanwhile, and ends it with its answer', async () => {
    const one = new SameThread((input, say) => {
      say({ kind: 'progress', done: 1 })
      say({ kind: 'progress', done: 2 })
      say({ kind: 'answer', doubled: Number(input) * 2 })
    })
    const heard: number[] = []
    const meanwhile = { schema: progress, take: ({ done }: { readonly done: number }) => void heard.push(done) }
    expect(await callWorker(one, answer, 21, signal(), meanwhile)).toEqual({
      kind: 'answered',
      value: { kind: 'answer', doubled: 42 },
    })
    expect(heard).toEqual([1, 2])
    expect(one.ended).toBe(true)
  })

  test.each<[string, Heard]>([
    [
      'throws',
      () => {
        throw new Error('a bug')
      },
    ],
    ['says what nobody expects', (_, say) => say({ kind: 'answer', doubled: 'many' })],
  ])('one that %s is broken, and ended', async (_, hears) => {
    const one = new SameThread(hears)
    expect(await callWorker(one, answer, 1, signal())).toEqual({ kind: 'broke' })
    expect(one.ended).toBe(true)
  })

  test('aborting ends it at once, before or while it works', async () => {
    const leaving = new AbortController()
    const busy = new SameThread(() => {})
    const call = callWorker(busy, answer, 1, leaving.signal)
    leaving.abort()
    expect(await call).toEqual({ kind: 'cancelled' })
    expect(busy.ended).toBe(true)
    const late = new SameThread((_, say) => say({ kind: 'answer', doubled: 1 }))
    expect(await callWorker(late, answer, 1, leaving.signal)).toEqual({ kind: 'cancelled' })
    expect(late.ended).toBe(true)
  })
})
