// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { createTask, useTask, type TaskEnd, type TaskState } from './task.ts'

/** A piece of work that ends when it is told to, and rejects once it is aborted. */
function held<T>() {
  let end: (value: TaskEnd<T>) => void = () => {}
  let said: (says: string) => void = () => {}
  let heard: AbortSignal | null = null
  return {
    work: (signal: AbortSignal, progress: (says: string) => void) => {
      heard = signal
      said = progress
      return new Promise<TaskEnd<T>>((resolve, reject) => {
        end = resolve
        signal.addEventListener('abort', () => reject(new Error('stopped')))
      })
    },
    end: (value: TaskEnd<T>) => end(value),
    say: (says: string) => said(says),
    stopped: () => heard?.aborted === true,
  }
}

describe('a task', () => {
  test('tells how far it is and what it came to, to all who listen', async () => {
    const task = createTask<number, string>()
    const heard: TaskState<number, string>[] = []
    const stop = task.subscribe(() => heard.push(task.now()))
    const one = held<number>()
    const run = task.run(one.work)
    one.say('half')
    one.end({ ok: true, value: 7 })
    expect(await run).toBe(7)
    stop()
    task.clear()
    expect(heard).toEqual([
      { kind: 'running', progress: null },
      { kind: 'running', progress: 'half' },
      { kind: 'done', value: 7 },
    ])
    expect(task.now()).toEqual({ kind: 'idle' })
  })

  test('that fails says why, and gives nothing', async () => {
    const task = createTask<number>()
    expect(await task.run(async () => ({ ok: false, says: 'It is shut.' }))).toBeNull()
    expect(task.now()).toEqual({ kind: 'failed', says: 'It is shut.' })
  })

  test('ends what runs before something newer starts, of which alone the state tells', async () => {
    const task = createTask<number, string>()
    const [one, two] = [held<number>(), held<number>()]
    const first = task.run(one.work)
    const second = task.run(two.work)
    expect(one.stopped()).toBe(true)
    one.say('late')
    expect(await first).toBeNull()
    expect(task.now()).toEqual({ kind: 'running', progress: null })
    two.end({ ok: true, value: 2 })
    expect(await second).toBe(2)
  })

  test('that is cancelled is idle again, unless its work ends with what it has', async () => {
    const task = createTask<string, string>()
    const run = task.run(held<string>().work)
    task.cancel()
    expect(await run).toBeNull()
    expect(task.now()).toEqual({ kind: 'idle' })
    const partial = task.run(
      (signal) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve({ ok: true, value: 'half of it' }))),
    )
    task.cancel()
    expect(await partial).toBe('half of it')
    expect(task.now()).toEqual({ kind: 'done', value: 'half of it' })
  })

  test('lets a fault of ours through, and can run again', async () => {
    const task = createTask<number>()
    await expect(task.run(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug')
    expect(task.now()).toEqual({ kind: 'idle' })
    expect(await task.run(async () => ({ ok: true, value: 1 }))).toBe(1)
  })
})

test('a page that is left ends its task', async () => {
  const page = renderHook(() => useTask<number, string>())
  const one = held<number>()
  act(() => void page.result.current[1].run(one.work))
  expect(page.result.current[0].kind).toBe('running')
  page.unmount()
  expect(one.stopped()).toBe(true)
})
