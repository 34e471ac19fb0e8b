import type { CDPSession, Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds: how long it lasted, and how much of that its thread had the processor. */
  readonly dur?: number
  readonly tdur?: number
  readonly ts: number
  readonly args?: {
    readonly name?: string
    readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string }
  }
}

/** Listens for tasks of the page's own thread that last too long. */
export interface TaskWatch {
  /** Ends it; ms of each task that was over the limit by the clock and by the thread's own time. */
  readonly end: () => Promise<readonly number[]>
}

/**
 * Watches the page's own thread for tasks over `limit` ms. By the clock alone (as PerformanceObserver's longtask
 * counts them) a task is also as long as whatever else this machine runs; so a task counts when the thread itself
 * worked that long too. A task that answers the test's own question (a locator looked up over a large page) is none of
 * the page's; what the test does in the page must therefore come through mouse and keyboard while this listens.
 */
export async function watchTasks(page: Page, limit: number): Promise<TaskWatch> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] },
  })
  return {
    end: async () => {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
      await session.send('Tracing.end')
      await complete
      await session.detach()
      const own = new Set(
        events
          .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
          .map(({ pid, tid }) => `${pid} ${tid}`),
      )
      const onPage = events.filter(({ pid, tid }) => own.has(`${pid} ${tid}`))
      const asked = onPage.filter(
        ({ args }) => args?.chrome_mojo_event_info?.mojo_interface_tag === 'blink.mojom.DevToolsSession',
      )
      const tasks = onPage.filter(
        ({ name, ts, dur = 0, pid, tid }) =>
          name === 'ThreadControllerImpl::RunTask' &&
          !asked.some((each) => each.pid === pid && each.tid === tid && each.ts >= ts && each.ts <= ts + dur),
      )
      if (tasks.length === 0) throw new Error('The trace holds no task of the page: nothing was measured.')
      return tasks.flatMap(({ dur = 0, tdur = dur }) =>
        Math.min(dur, tdur) > limit * 1000 ? [Math.round(Math.min(dur, tdur) / 1000)] : [],
      )
    },
  }
}
