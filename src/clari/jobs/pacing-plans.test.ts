import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transformWithOxc } from 'vite'
import type { ProgramSample } from '#src/domain/model/plan.ts'
import { waitRanges, waitsOf } from '#src/domain/model/pacing.ts'
import { placesPlan, pollingPlan, quotaPlan, slowDownPlan, splitParts, splitPlan } from './pacing-plans.ts'
import { pacingSamples, type SampleKind } from './pacing-samples.ts'
import { comparePeriods, parsePeriod, periodId, shiftPeriod } from '#src/clari/periods.ts'

describe('a pacing plan', () => {
  test('is written in sentences and hands over programs without a key in them', () => {
    for (const plan of [
      slowDownPlan(0),
      slowDownPlan(30_000),
      pollingPlan(),
      placesPlan(3),
      placesPlan(null),
      quotaPlan(30),
      quotaPlan(1),
      quotaPlan(null),
      splitPlan({ forecastId: 'net_arr', newest: { year: 2026, quarter: 4 }, quarters: 5, types: ['forecast'] }),
    ]) {
      for (const sentence of plan.says) expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
      expect(plan.says.join(' ')).not.toMatch(/undefined|NaN|null/)
      for (const { code } of plan.samples) expect(code).toContain('CLARI_API_KEY')
    }
  })

  test('keeps to what Retry-After asked for', () => {
    expect(slowDownPlan(30_000).says[0]).toBe(
      'Wait the 30 s that Clari asked for before the second try, and whatever it asks for after each further one.',
    )
    expect(waitRanges({ tries: 4, firstMs: 1000, longestMs: 8000, gapMs: 0 }, 3000)).toEqual([
      { beforeTry: 2, from: 3000, to: 3500 },
      { beforeTry: 3, from: 3000, to: 4000 },
      { beforeTry: 4, from: 3000, to: 5000 },
    ])
  })

  test('waits lie within the ranges that are drawn', () => {
    fc.assert(
      fc.property(
        fc.record({
          tries: fc.integer({ min: 1, max: 70 }),
          firstMs: fc.integer({ min: 1, max: 10_000 }),
          longestMs: fc.integer({ min: 1, max: 100_000 }),
          gapMs: fc.constant(0),
        }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 0, max: 50_000 }),
        (policy, random, atLeast) => {
          const ranges = waitRanges(policy, atLeast)
          const waits = waitsOf(policy, () => random, atLeast)
          expect(waits).toHaveLength(policy.tries - 1)
          waits.forEach(({ ms, beforeTry }, index) => {
            expect(beforeTry).toBe(ranges[index]?.beforeTry)
            expect(ms).toBeGreaterThanOrEqual(Math.floor(ranges[index]?.from ?? 0))
            expect(ms).toBeLessThanOrEqual(Math.ceil(ranges[index]?.to ?? 0))
          })
        },
      ),
    )
  })

  test('splits by quarter, newest first, or by type within one quarter, and leaves nothing out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2100 }),
        fc.constantFrom(1, 2, 3, 4),
        fc.integer({ min: 1, max: 12 }),
        fc.uniqueArray(fc.constantFrom('forecast', 'quota', 'adjustment'), { minLength: 1 }),
        (year, quarter, quarters, types) => {
          const newest = parsePeriod(`${year}_Q${quarter}`) ?? { year, quarter: 1 as const }
          const parts = splitParts({ forecastId: 'f', newest, quarters, types })
          const asked = parts.flatMap(({ body }) =>
            (body['typesToExport'] as string[]).map((type) => `${String(body['timePeriod'])} ${type}`),
          )
          expect(new Set(asked)).toEqual(
            new Set(
              Array.from({ length: quarters }, (_, back) => periodId(shiftPeriod(newest, -back))).flatMap((period) =>
                types.map((type) => `${period} ${type}`),
              ),
            ),
          )
          expect(new Set(asked).size).toBe(asked.length)
          const order = parts.map(({ body }) => parsePeriod(String(body['timePeriod'])) ?? newest)
          order
            .slice(1)
            .forEach((period, index) => expect(comparePeriods(period, order[index] ?? period)).toBeLessThanOrEqual(0))
        },
      ),
    )
  })
})

const hasPython = spawnSync('python3', ['--version']).status === 0
const hasBash = ['bash', 'curl', 'jq'].every((name) => spawnSync(name, ['--version']).status === 0)
const languages = [
  ['JavaScript', true],
  ['TypeScript', true],
  [hasBash ? 'Bash' : 'Bash (not run: bash, curl or jq is not on this machine)', hasBash],
  [hasPython ? 'Python' : 'Python (not run: python3 is not on this machine)', hasPython],
] as const
const fast = {
  refused: { tries: 4, firstMs: 4, longestMs: 20, gapMs: 1 },
  polling: { tries: 5, firstMs: 4, longestMs: 20, gapMs: 0 },
}

interface Answer {
  readonly status?: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A program as this machine runs it: what is typed is stripped of its types, which Node does itself from 22.18 on. */
async function runnable(sample: ProgramSample | undefined) {
  const { language, file = '', code = '' } = sample ?? {}
  switch (language) {
    case 'TypeScript':
      return { with: process.execPath, file: 'typed.mjs', code: (await transformWithOxc(code, file)).code }
    case 'Bash':
      return { with: 'bash', file, code }
    case 'Python':
      return { with: 'python3', file, code }
    default:
      return { with: process.execPath, file, code }
  }
}

/**
 * Runs a sample against a server that answers each "METHOD path" with its list in order, the last one again and again.
 */
async function run(
  kind: SampleKind,
  language: string,
  args: readonly string[],
  answers: Readonly<Record<string, readonly Answer[]>>,
  files: Readonly<Record<string, unknown>> = {},
) {
  const received: {
    readonly call: string
    readonly at: number
    readonly key: string | undefined
    readonly body: string
  }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const call = `${request.method} ${request.url}`
      const count = received.filter((each) => each.call === call).length
      received.push({
        call,
        at: Date.now(),
        key: request.headers['apikey']?.toString(),
        body: Buffer.concat(parts).toString(),
      })
      const list = answers[call] ?? [{ status: 501 }]
      const { status = 200, body = '', headers = {} } = list[Math.min(count, list.length - 1)] ?? {}
      response.writeHead(status, headers)
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const folder = await mkdtemp(join(tmpdir(), 'clari-pacing-'))
  const sample = pacingSamples(kind, fast).find((one) => language.startsWith(one.language))
  const program = await runnable(sample)
  await writeFile(join(folder, program.file), program.code)
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content))
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    CLARI_BASE_URL: `http://127.0.0.1:${port}/v4/`,
    CLARI_API_KEY: 'the-key',
    no_proxy: '*',
  }
  const result = await new Promise<{ readonly code: number; readonly printed: string; readonly errors: string }>(
    (done) => {
      execFile(program.with, [program.file, ...args], { cwd: folder, env }, (error, printed, errors) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, printed: printed.trim(), errors }),
      )
    },
  )
  server.close()
  const read = async (name: string) => readFile(join(folder, name), 'utf8').catch(() => null)
  const saved = Object.fromEntries(
    await Promise.all(
      ['results.json', '2026_Q1.json', '2099_Q1.json'].map(async (name) => [name, await read(name)] as const),
    ),
  )
  await rm(folder, { recursive: true })
  return { ...result, saved, received, calls: received.map(({ call }) => call) }
}

const tooMany = { status: 429, body: { message: 'API rate limit exceeded' } }
const refused = {
  status: 400,
  body: {
    code: 'export_monthly_quota_reached',
    namespace: 'exports',
    errorId: 'e',
    message: 'The monthly quota limit of 30 or concurrent limit of 1 has been reached.',
  },
}

describe.concurrent.each(languages)('the sample in %s, run', { timeout: 30_000 }, (language, available) => {
  test.skipIf(!available)('tries again after 429, waits what Retry-After says, and sends the key', async () => {
    const ran = await run('one-call', language, ['admin/limits'], {
      'GET /v4/admin/limits': [
        tooMany,
        { ...tooMany, headers: { 'Retry-After': '1' } },
        { status: 503 },
        { body: { ok: 1 } },
      ],
    })
    expect(ran).toMatchObject({ code: 0, printed: '{"ok":1}', errors: '' })
    expect(ran.received.map(({ key }) => key)).toEqual(['the-key', 'the-key', 'the-key', 'the-key'])
    expect((ran.received[2]?.at ?? 0) - (ran.received[1]?.at ?? 0)).toBeGreaterThanOrEqual(990)
  })

  test.skipIf(!available)('understands a Retry-After that is a date, and one that is nonsense', async () => {
    const date = new Date(Date.now() + 2500).toUTCString()
    const ran = await run('one-call', language, ['admin/limits'], {
      'GET /v4/admin/limits': [
        { ...tooMany, headers: { 'Retry-After': date } },
        { ...tooMany, headers: { 'Retry-After': 'soon' } },
        { body: { ok: 1 } },
      ],
    })
    expect(ran).toMatchObject({ code: 0, received: { length: 3 } })
    expect(ran.received[1]?.at).toBeGreaterThanOrEqual(Date.parse(date) - 50)
  })

  test.skipIf(!available)('stops after its tries, and at once at what waiting cannot mend', async () => {
    expect(await run('one-call', language, ['admin/limits'], { 'GET /v4/admin/limits': [tooMany] })).toMatchObject({
      code: 1,
      received: { length: fast.refused.tries },
    })
    expect(
      await run('one-call', language, ['admin/limits'], { 'GET /v4/admin/limits': [{ status: 401 }] }),
    ).toMatchObject({ code: 1, received: { length: 1 } })
  })

  test.skipIf(!available)('waits for a job in the published words, wrapped or not, and saves its results', async () => {
    const ran = await run('one-job', language, ['j1', 'results.json'], {
      'GET /v4/export/jobs/j1': [
        { body: { jobId: 'j1', status: 'SCHEDULED' } },
        { body: { job: { id: 'j1', status: 'STARTED' } } },
        tooMany,
        { body: { status: 'DONE' } },
      ],
      'GET /v4/export/jobs/j1/results': [{ body: { entries: [1] } }],
    })
    expect(ran).toMatchObject({ code: 0, saved: { 'results.json': '{"entries":[1]}' } })
    expect(ran.calls).toHaveLength(5)
  })

  test.skipIf(!available)(
    'takes the guide’s COMPLETED for done, and tells a job that failed or never ends',
    async () => {
      const results = { 'GET /v4/export/jobs/j1/results': [{ body: {} }] }
      expect(
        await run('one-job', language, ['j1', 'results.json'], {
          'GET /v4/export/jobs/j1': [{ body: { jobId: 'j1', status: 'COMPLETED' } }],
          ...results,
        }),
      ).toMatchObject({ code: 0, saved: { 'results.json': '{}' } })
      const failed = await run('one-job', language, ['j1', 'results.json'], {
        'GET /v4/export/jobs/j1': [{ body: { jobId: 'j1', status: 'FAILED' } }],
        ...results,
      })
      expect([failed.code, failed.errors]).toEqual([1, expect.stringContaining('ended as FAILED')])
      const endless = await run('one-job', language, ['j1', 'results.json'], {
        'GET /v4/export/jobs/j1': [{ body: { jobId: 'j1', status: 'STARTED' } }],
      })
      expect([endless.code, endless.calls.length]).toEqual([1, fast.polling.tries])
    },
  )

  test.skipIf(!available)('makes exports in turn, waits for a free place, and saves each', async () => {
    const parts = splitParts({
      forecastId: 'net_arr',
      newest: { year: 2026, quarter: 1 },
      quarters: 2,
      types: ['forecast'],
    })
    const limits = (month: number) => ({
      body: { jobs: { availableMonthlyQuota: month, availableConcurrentLimit: 0 } },
    })
    const done = (id: string, period: string) => ({
      [`GET /v4/export/jobs/${id}`]: [{ body: { status: 'DONE' } }],
      [`GET /v4/export/jobs/${id}/results`]: [{ body: { entries: [], timePeriods: [{ timePeriodId: period }] } }],
    })
    const ran = await run(
      'exports-in-turn',
      language,
      ['exports.json'],
      {
        'POST /v4/export/forecast/net_arr': [
          refused,
          { body: { jobId: 'a' } },
          { status: 202, body: { job: { id: 'b' } } },
        ],
        'GET /v4/admin/limits': [limits(5)],
        ...done('a', '2026_Q1'),
        ...done('b', '2025_Q4'),
      },
      { 'exports.json': parts },
    )
    expect(ran).toMatchObject({ code: 0, printed: '2026_Q1\n2025_Q4' })
    expect(ran.saved['2026_Q1.json']).toContain('2026_Q1')
    expect(JSON.parse(ran.received[0]?.body ?? '')).toEqual(parts[0]?.body)
    const spent = await run(
      'exports-in-turn',
      language,
      ['exports.json'],
      { 'POST /v4/export/forecast/net_arr': [refused], 'GET /v4/admin/limits': [limits(0)] },
      { 'exports.json': parts },
    )
    expect([spent.code, spent.errors]).toEqual([1, expect.stringContaining('used up')])
  })

  test.skipIf(!available)('notices that Clari exported another period than asked', async () => {
    const parts = [{ name: '2099_Q1', forecastId: 'f', body: { timePeriod: '2099_Q1' } }]
    const ran = await run(
      'exports-in-turn',
      language,
      ['exports.json'],
      {
        'POST /v4/export/forecast/f': [{ body: { jobId: 'a' } }],
        'GET /v4/export/jobs/a': [{ body: { status: 'DONE' } }],
        'GET /v4/export/jobs/a/results': [{ body: { timePeriods: [{ timePeriodId: '2026_Q4' }] } }],
      },
      { 'exports.json': parts },
    )
    expect([ran.code, ran.errors]).toEqual([1, expect.stringContaining('another period than 2099_Q1')])
  })
})

test('each sample in TypeScript holds to strict types', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clari-typed-'))
  const files = (['one-call', 'one-job', 'exports-in-turn'] as const).flatMap((kind) =>
    pacingSamples(kind, fast).filter(({ language }) => language === 'TypeScript'),
  )
  for (const { file, code } of files) await writeFile(join(folder, file), code)
  const packages = join(import.meta.dirname, '..', '..', '..', 'node_modules')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node']
  const checked = spawnSync(
    process.execPath,
    [
      join(packages, 'typescript', 'bin', 'tsc'),
      ...options,
      '--typeRoots',
      join(packages, '@types'),
      ...files.map(({ file }) => file),
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  await rm(folder, { recursive: true })
  expect(files).toHaveLength(3)
  expect([checked.status, checked.stdout]).toEqual([0, ''])
})
