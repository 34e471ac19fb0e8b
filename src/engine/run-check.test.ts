import type { Evidence } from '#src/domain/model/evidence.ts'
import { someCredential } from '#src/domain/model/evidence.test-kit.ts'
import { describe, expect, it } from 'vitest'
import type { AnyCheck, CheckContext } from '#src/domain/model/check.ts'
import { check } from '#src/domain/model/check.ts'
import { limits, startExport } from '#src/clari/operations.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { runCheck } from './run-check.ts'
import { sendOnce } from './send-once.ts'

const connection = {
  id: 'c',
  label: 'C',
  system: 'clari' as const,
  source: 'env' as const,
  address: 'https://api.clari.com/v4',
  parts: [],
}

function context(change: Partial<CheckContext> = {}): CheckContext {
  return {
    send: async () => {
      throw new Error('nothing is sent here')
    },
    connections: [connection],
    answers: { connection: 'c' },
    pastes: {},
    signal: new AbortController().signal,
    now: () => 5,
    progress: () => undefined,
    ...change,
  }
}

function one(gather: () => Promise<unknown>): AnyCheck {
  return check({
    id: 'one',
    asks: 'One?',
    system: 'clari',
    costs: 'nothing',
    outcomes: { fine: 'pass' },
    facts: { left: 'number', none: 'text' },
    gather,
    judge: () => ({
      outcome: 'fine' as const,
      says: 'Fine.',
      facts: { left: 3, none: undefined },
      evidence: [someCredential],
    }),
  })
}

/** An answer of 200 over the run's connection. */
function exchangeOf(id: string, answer: { readonly bytes?: number; readonly truncated?: boolean } = {}): Exchange {
  return {
    id,
    operation: limits.id,
    upstream: 'clari',
    connection: { id: 'c', label: 'C', demo: false },
    request: { method: 'GET', url: 'https://api.clari.com/v4/admin/limits', headers: [], body: null },
    startedAt: 0,
    tookMs: 1,
    result: { kind: 'response', status: 200, headers: [], body: '{}', bytes: 2, truncated: false, ...answer },
  }
}

function shownBy(exchange: Exchange): Evidence {
  return { kind: 'exchange', exchange, place: 'status', quote: null, shows: 'fine' }
}

describe('running a check', () => {
  it('gives the finding, with the status of its outcome and no empty facts', async () => {
    const record = await runCheck(
      one(async () => 1),
      context(),
      { limitMs: 1000 },
    )
    expect(record).toMatchObject({
      state: 'done',
      says: 'Fine.',
      finding: { outcome: 'fine', status: 'pass', facts: { left: 3 } },
    })
  })

  it.each([
    ['pass', 'not-read', 'warn'],
    ['fail', 'fine', 'fail'],
  ] as const)(
    'lets nothing be well because of an answer that was not read to its end: %s',
    async (means, outcome, status) => {
      const exchange = exchangeOf('x1', { bytes: 307_200, truncated: true })
      const hasty = check({
        id: 'hasty',
        asks: 'Hasty?',
        system: 'clari',
        costs: 'nothing',
        outcomes: { fine: means },
        facts: {},
        gather: ({ send }) => send(limits, {}),
        judge: () => ({
          outcome: 'fine',
          says: 'Fine.',
          evidence: [shownBy(exchange)],
        }),
      })
      const record = await runCheck(hasty, context({ send: async () => exchange }), { limitMs: 1000 })
      expect(record).toMatchObject({
        state: 'done',
        finding: { outcome, status, evidence: [{ exchange: { id: 'x1' } }] },
      })
      if (means === 'pass')
        expect(record.says).toMatch(/^The answer was not read to its end: GET \/v4\/admin\/limits gave 307 kB/)
    },
  )

  it.each([
    ['an answer that was typed', { kind: 'answer', question: 'Which?', answer: 'This', shows: 'typed' }],
    ['an exchange of another run', shownBy(exchangeOf('an older one'))],
  ] as const)('never passes on %s alone, where it asks live', async (_, evidence) => {
    const passes: AnyCheck = check({
      ...one(async () => 1),
      outcomes: { fine: 'pass' },
      judge: () => ({ outcome: 'fine', says: 'Fine.', evidence: [evidence] }),
    })
    expect(await runCheck(passes, context(), { limitMs: 1000 })).toMatchObject({ state: 'crashed', finding: null })
  })

  it('says that it crashed, and nothing about anybody, when the check throws', async () => {
    const record = await runCheck(
      one(() => Promise.reject(new Error('secret-abc'))),
      context(),
      { limitMs: 1000 },
    )
    expect(record).toMatchObject({ state: 'crashed', finding: null })
    expect(JSON.stringify(record)).not.toContain('secret-abc')
  })

  it('names the stopped proxy as ours', async () => {
    const record = await runCheck(
      one(() => Promise.reject({ proxyStopped: true })),
      context(),
      { limitMs: 1000 },
    )
    expect(record.says).toMatch(/own server/)
  })

  it('gives up after the limit, even on work that never listens', async () => {
    const record = await runCheck(
      one(() => new Promise(() => undefined)),
      context(),
      { limitMs: 5 },
    )
    expect(record.state).toBe('timed-out')
  })

  it('stops when it is cancelled', async () => {
    const controller = new AbortController()
    const going = runCheck(
      one(() => new Promise(() => undefined)),
      context({ signal: controller.signal }),
      { limitMs: 10_000 },
    )
    controller.abort()
    expect((await going).state).toBe('cancelled')
  })

  it('is skipped without a connection that exists', async () => {
    expect(
      (
        await runCheck(
          one(async () => 1),
          context({ answers: { connection: 'none' } }),
          { limitMs: 10 },
        )
      ).state,
    ).toBe('skipped')
    expect(
      (
        await runCheck(
          one(async () => 1),
          context({ answers: {} }),
          { limitMs: 10 },
        )
      ).state,
    ).toBe('skipped')
  })
})

describe('sending once', () => {
  it('sends a reading operation once for the same parameters, and one that creates every time', async () => {
    let count = 0
    const exchange = { id: 'x' } as Exchange
    const send = sendOnce(async () => {
      count += 1
      return exchange
    })
    await Promise.all([send(limits, {}), send(limits, {}), send(limits, {}, 'other')])
    expect(count).toBe(2)
    await send(startExport, { forecastId: 'a' })
    await send(startExport, { forecastId: 'a' })
    expect(count).toBe(4)
  })
})
