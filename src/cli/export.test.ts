import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestTenant, testNow, type TestTenant } from '#src/simulator/tenant.test-kit.ts'
import { exportForecast } from './export.ts'
import { folderLedger } from './exporting/export-ledger.ts'

const report = z.object({
  exports: z.array(
    z.object({
      period: z.string().nullable(),
      job: z.string().nullable(),
      start: z.string(),
      file: z.string().nullable(),
      entries: z.number().nullable(),
      periods: z.array(z.string()),
      warnings: z.array(z.string()),
      why: z.string().nullable(),
      says: z.string(),
      candidates: z.array(z.string()),
    }),
  ),
})

let test: TestTenant
let folder: string
let realNow = testNow
beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())
beforeEach(async () => {
  await test.faults()
  folder = await mkdtemp(join(tmpdir(), 'triage-export-'))
  return () => rm(folder, { recursive: true, force: true })
})

/** Runs the program over the tenant; waiting moves the tenant's clock and takes no time. */
async function run(
  args: readonly string[],
  {
    environment,
    pid = 101,
    alive = [],
    atWait,
  }: Partial<{
    environment: Readonly<Record<string, string>>
    pid: number
    alive: readonly number[]
    /** Called before each wait: a test changes the world there, or ends the program by throwing. */
    atWait: () => Promise<void>
  }> = {},
) {
  let out = ''
  let err = ''
  const exit = await exportForecast(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    environment: environment ?? {
      TRIAGE_TIMEOUT_MS: '5000',
      CLARI_API_KEY: test.value('demo-clari', 'CLARI_API_KEY'),
      CLARI_BASE_URL: test.tenant.current().origins.clari,
    },
    startDemo: () => Promise.resolve({ ...test.tenant, close: () => Promise.resolve() }),
    ledger: folderLedger(join(folder, 'ledger')),
    pid,
    isAlive: (each) => alive.includes(each),
    newId: () => `run${pid}`,
    random: () => 0.5,
    wait: async (ms) => {
      await atWait?.()
      test.wait(ms)
      realNow += ms
    },
    now: () => realNow,
  })
  return { exit, out, err, exports: () => report.parse(JSON.parse(out)).exports }
}

/** The starts that the tenant received since, by their bodies. */
async function starts(): Promise<readonly string[]> {
  const log = z.array(z.object({ method: z.string(), path: z.string(), body: z.string().nullable() }))
  const all = log.parse(await (await test.demo('log')).json())
  return all
    .filter(({ method, path }) => method === 'POST' && path.includes('/export/forecast/'))
    .map(({ body }) => body ?? '')
}

const asked = (out: string, ...more: string[]) => [
  '--forecast',
  'net_arr',
  '--out',
  join(folder, out),
  '--json',
  ...more,
]

describe('an export from a terminal', () => {
  it('starts one job, writes its results to the file, and prints nothing but JSON', async () => {
    const before = (await starts()).length
    const { exit, out, err, exports } = await run(asked('out.json', '--period', '2026_Q4', '--history'))
    expect(exit).toBe(0)
    expect(exports()).toMatchObject([
      {
        period: '2026_Q4',
        periods: ['2026_Q4'],
        start: 'started',
        why: null,
        warnings: [],
        file: join(folder, 'out.json'),
      },
    ])
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/0 of 1 done, 1 running/)
    const written: unknown = JSON.parse(await readFile(join(folder, 'out.json'), 'utf8'))
    expect(written).toMatchObject({ timePeriods: [{ timePeriodId: '2026_Q4' }] })
    expect((await starts()).slice(before).map((body) => JSON.parse(body))).toEqual([
      {
        timePeriod: '2026_Q4',
        typesToExport: ['forecast', 'forecast_updated'],
        includeHistorical: true,
        exportFormat: 'JSON',
      },
    ])
    expect(await readdir(join(folder, 'ledger'))).toEqual([])
  })

  it('makes a file for each period, three jobs at a time, CSV too', async () => {
    const before = (await starts()).length
    const periods = ['2025_Q4', '2026_Q1', '2026_Q2', '2026_Q3', '2026_Q4']
    const { exit, exports, err } = await run(asked('all.csv', ...periods.flatMap((each) => ['--period', each])))
    expect(exports().map(({ file, why }) => [file, why])).toEqual(
      periods.map((each) => [join(folder, `all-${each}.csv`), null]),
    )
    expect(exit).toBe(0)
    expect(await readFile(join(folder, 'all-2026_Q4.csv'), 'utf8')).toMatch(/^User,Email/)
    expect((await starts()).length - before).toBe(5)
    expect(err).not.toMatch(/[4-9] (running|queued)/)
  })

  it('says that a quarter which Clari does not know came back as the current one, and fails', async () => {
    const { exit, exports } = await run(asked('out.json', '--period', '2031_Q1'))
    expect(exit).toBe(1)
    expect(exports()[0]).toMatchObject({ why: 'period-defaulted', periods: ['2026_Q4'] })
    expect(exports()[0]?.says).toBe(
      '2031_Q1 was asked, 2026_Q4 came back: Clari exports the current quarter where it does not know the one asked.',
    )
  })

  it.each([
    ['entries-empty', 0, null, /holds no entries/],
    ['nothing-entered', 0, null, /None of its entries holds a value/],
    ['truncated-export', 1, 'truncated', /cut rows or cells off/],
    ['quota-exhausted', 1, 'quota', /last 30 days are used up/],
    ['job-failed', 1, 'job-failed', /failed at Clari/],
    ['no-optin', 1, 'key', /Clari answered 401/],
    ['no-such-forecast', 1, 'key', /Clari answered 400/],
  ])('tells of %s', async (fault, exit, why, says) => {
    await test.faults(fault)
    const ran = await run(asked('out.json', '--period', '2026_Q4'))
    expect(ran.exports()[0]?.says).toMatch(says)
    expect(ran.exports()[0]?.why).toBe(why)
    expect(ran.exit).toBe(exit)
  })

  it('takes over the job that was made where the answer to its start was lost', async () => {
    await test.faults('start-answer-lost')
    const before = (await starts()).length
    const { exit, exports } = await run(asked('out.json', '--period', '2026_Q3'))
    expect(exports()[0]).toMatchObject({ start: 'found', why: null, periods: ['2026_Q3'] })
    expect(exit).toBe(0)
    expect((await starts()).length - before).toBe(1)
  })

  it('sends nothing again where it cannot tell, until it is told which job it is', async () => {
    await test.faults('start-answer-lost')
    const before = (await starts()).length
    let others = 0
    const first = await run(asked('out.json', '--period', '2026_Q3'), {
      atWait: async () => {
        // Another program of the same user starts a job at the same moment.
        if (others === 0) await test.clari('export/forecast/net_arr', { method: 'POST' }).catch(() => null)
        others += 1
      },
    })
    expect(first.exit).toBe(1)
    const [unclear] = first.exports()
    expect(unclear).toMatchObject({ why: 'not-clear', job: null })
    expect(unclear?.candidates).toHaveLength(2)
    const own = unclear?.candidates.at(-1) ?? ''
    const second = await run(asked('out.json', '--period', '2026_Q3', '--job', own), { pid: 102 })
    expect(second.exports()[0]).toMatchObject({ why: null, job: own, start: 'found', periods: ['2026_Q3'] })
    expect((await starts()).length - before).toBe(2)
  })

  it('starts nothing while it cannot see what is there', async () => {
    await test.faults('bad-gateway')
    const before = (await starts()).length
    const { exit, exports } = await run(asked('out.json', '--period', '2026_Q3', '--timeout', '1'))
    expect(exit).toBe(1)
    expect(exports()[0]).toMatchObject({ why: 'still-running', job: null })
    expect((await starts()).length).toBe(before)
  })

  it('works in the guide’s dialect, one job at a time where no limits are told', async () => {
    await test.dialect('guide')
    await test.faults('no-limits')
    const { exit, exports, err } = await run(asked('out.json', '--period', '2026_Q3', '--period', '2026_Q4'))
    await test.dialect('published')
    expect(exports().map(({ why }) => why)).toEqual([null, null])
    expect(exit).toBe(0)
    expect(err).not.toMatch(/2 (running|queued|started)/)
  })

  it('follows the job that an earlier run started for the same request, whatever file it is for', async () => {
    const before = (await starts()).length
    class Killed extends Error {}
    let waits = 0
    await expect(
      run(asked('one.json', '--period', '2026_Q2'), {
        atWait: async () => {
          waits += 1
          if (waits === 1) throw new Killed()
        },
      }),
    ).rejects.toThrow(Killed)
    const again = await run(asked('two.json', '--period', '2026_Q2', '--period', '2026_Q1'), { pid: 102 })
    expect(again.err).toMatch(/nothing is started twice/)
    expect(again.exports().map(({ start, why }) => [start, why])).toEqual([
      ['followed', null],
      ['started', null],
    ])
    expect((await starts()).length - before).toBe(2)
    expect(await readdir(join(folder, 'ledger'))).toEqual([])
  })

  it('goes on with a start that was cut off by looking for its job', async () => {
    const before = (await starts()).length
    const kept = folderLedger(join(folder, 'ledger'))
    await test.faults('start-answer-lost')
    class Killed extends Error {}
    await expect(
      run(asked('one.json', '--period', '2026_Q1'), { atWait: () => Promise.reject(new Killed()) }),
    ).rejects.toThrow(Killed)
    expect((await kept.all())[0]?.batch.items[0]?.state.kind).toBe('lost')
    const again = await run(asked('one.json', '--period', '2026_Q1'), { pid: 102 })
    expect(again.exports()[0]).toMatchObject({ start: 'found', why: null })
    expect((await starts()).length - before).toBe(1)
  })

  it('gives way to a run that is about to start the same', async () => {
    class Killed extends Error {}
    await test.faults('concurrency-full')
    await expect(
      run(asked('one.json', '--period', '2026_Q1'), { atWait: () => Promise.reject(new Killed()) }),
    ).rejects.toThrow(Killed)
    realNow += 1
    const second = await run(asked('two.json', '--period', '2026_Q1'), { pid: 102, alive: [101] })
    expect(second).toMatchObject({ exit: 2, out: '', err: expect.stringMatching(/Process 101/) })
  })

  it('works over the demo tenant, and could not run without a key or with options that nobody knows', async () => {
    expect(await run(asked('out.json', '--demo'), { environment: { TRIAGE_TIMEOUT_MS: '5000' } })).toMatchObject({
      exit: 0,
    })
    expect(await run(asked('out.json'), { environment: {} })).toMatchObject({ exit: 2, out: '' })
    for (const [args, says] of [
      [['--out', 'x.json'], /--forecast/],
      [['--forecast', 'net_arr'], /--out/],
      [asked('x.json', '--type', 'money'), /--type is one of/],
      [asked('x.json', '--foo'), /--foo/],
      [asked('x.json', '--connection', 'none'), /no Clari connection called/],
    ] as const)
      expect(await run(args)).toMatchObject({ exit: 2, out: '', err: expect.stringMatching(says) })
  })
})
