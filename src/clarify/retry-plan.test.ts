import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { waitsOf } from '#src/domain/model/pacing.ts'
import { duration } from '#src/domain/words/duration.ts'
import { errorCodes } from './error-codes.ts'
import { retryPlan } from './retry-plan.ts'
import { retryPolicies } from './retry-policy.ts'
import { retrySamples } from './retry-samples.ts'

describe('a retry plan', () => {
  test('exists for exactly the codes whose retry can help', () => {
    for (const row of errorCodes) expect(retryPlan(row.retry, () => 0.5) === null).toBe(row.retry === 'after-fix')
  })

  test('waits grow twofold up to a limit, and vary downwards by at most half', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(retryPolicies).filter((policy) => policy !== null)),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (policy, numbers) => {
          const waits = waitsOf(policy, () => numbers.next().value ?? 0)
          expect(waits.length).toBe(policy.tries - 1)
          waits.forEach(({ beforeTry, ms }, index) => {
            const full = Math.min(policy.longestMs, policy.firstMs * 2 ** index)
            expect(beforeTry).toBe(index + 2)
            expect(ms).toBeGreaterThanOrEqual(Math.floor(full / 2))
            expect(ms).toBeLessThanOrEqual(full)
          })
        },
      ),
    )
  })

  test('never waits less than the server asked for', () => {
    const plan = retryPlan('paced', () => 0, 20_000)
    expect(plan?.waits.every(({ ms }) => ms >= 20_000)).toBe(true)
    expect(plan?.says.join(' ')).toContain('about 20 s')
  })

  test('is the same for the same random source, and is written in sentences', () => {
    const plan = retryPlan('after-delay', () => 0.25)
    expect(plan).toEqual(retryPlan('after-delay', () => 0.25))
    expect(plan?.says[0]).toBe(
      'Wait about 2 s before the second try and twice as long ' +
        'before each further one, 60 s at most; stop after 6 tries.',
    )
    for (const row of errorCodes)
      for (const sentence of retryPlan(row.retry, () => 0)?.says ?? []) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })

  test('spells times as people do', () => {
    expect([duration(800), duration(1500), duration(60_000), duration(150_000)]).toEqual([
      '800 ms',
      '1.5 s',
      '60 s',
      '2.5 min',
    ])
  })
})

const hasPython = spawnSync('python3', ['--version']).status === 0
const languages = [
  ['JavaScript', true],
  ['Python', hasPython],
] as const
const fast = { tries: 4, firstMs: 4, longestMs: 20, gapMs: 1 }

/** Runs a sample against a server that gives these answers in order; resolves with what was sent and printed. */
async function run(
  kind: Parameters<typeof retrySamples>[0],
  language: string,
  files: Readonly<Record<string, unknown>>,
  answers: readonly (object | number)[],
) {
  const received: { readonly body: unknown; readonly authorization: string | undefined }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ body: JSON.parse(Buffer.concat(parts).toString()), authorization: request.headers.authorization })
      const answer = answers[Math.min(received.length, answers.length) - 1] ?? {}
      response.statusCode = typeof answer === 'number' ? answer : 200
      response.end(typeof answer === 'number' ? 'refused' : JSON.stringify(answer))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const folder = await mkdtemp(join(tmpdir(), 'clarify-retry-'))
  const sample = retrySamples(kind, fast).find((one) => one.language === language)
  await writeFile(join(folder, sample?.file ?? ''), sample?.code ?? '')
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content))
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    CLARIFY_RPC_URL: `http://127.0.0.1:${port}/rpc`,
    CLARIFY_ACCESS_TOKEN: 'let-me-in',
    no_proxy: '*',
  }
  const result = await new Promise<{ readonly code: number; readonly printed: string; readonly errors: string }>(
    (done) => {
      execFile(
        language === 'Python' ? 'python3' : process.execPath,
        [sample?.file ?? ''],
        { cwd: folder, env },
        (error, printed, errors) => done({ code: typeof error?.code === 'number' ? error.code : 0, printed, errors }),
      )
    },
  )
  server.close()
  await rm(folder, { recursive: true })
  return {
    ...result,
    received,
    lines: result.printed
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  }
}

const failure = (code: number, data?: object) => ({ jsonrpc: '2.0', id: 1, error: { code, message: 'm', data } })
const success = { jsonrpc: '2.0', id: 1, result: { ok: true } }
const request = { jsonrpc: '2.0', id: 1, method: 'clarify.selectItems', params: { query: { limit: 1 } } }

describe.each(languages)('the sample in %s, run', (language, available) => {
  test.skipIf(!available)('tries again while Clarify says so, then prints the result', async () => {
    const ran = await run('after-delay', language, { 'request.json': request }, [failure(-32015), 503, success])
    expect(ran).toMatchObject({ code: 0, lines: [success], errors: '' })
    expect(ran.received).toEqual([1, 2, 3].map(() => ({ body: request, authorization: 'Bearer let-me-in' })))
  })

  test.skipIf(!available)('stops at once at an error that repeating cannot mend, and after its tries', async () => {
    expect(await run('after-delay', language, { 'request.json': request }, [failure(-32602)])).toMatchObject({
      code: 1,
      lines: [{ error: { code: -32602 } }],
      received: { length: 1 },
    })
    expect(await run('once', language, { 'request.json': request }, [failure(-32603)])).toMatchObject({
      code: 1,
      received: { length: fast.tries },
    })
  })

  test.skipIf(!available)('paces a list of requests, one at a time', async () => {
    const ran = await run(
      'paced',
      language,
      {
        'requests.json': [
          { ...request, id: 1 },
          { ...request, id: 2 },
        ],
      },
      [failure(-32011), 429, success, success],
    )
    expect(ran).toMatchObject({ code: 0, lines: [success, success] })
    expect(ran.received.map(({ body }) => body)).toMatchObject([{ id: 1 }, { id: 1 }, { id: 1 }, { id: 2 }])
  })

  test.skipIf(!available)('sends only the rest after a partial failure', async () => {
    const write = {
      jsonrpc: '2.0',
      id: 1,
      method: 'integration.saveSignals',
      params: { integration: 'a', inputs: { name: { name: 'A' }, b: { name: 'B' }, c: { name: 'C' } } },
    }
    const partial = failure(-32021, {
      trace: 't',
      partialResult: { signalsByInput: { name: { id: '1', created: true }, b: { error: 'busy' } } },
    })
    const ran = await run('rest-only', language, { 'request.json': write }, [partial, success])
    expect(ran.code).toBe(0)
    expect(ran.received[1]?.body).toEqual({
      ...write,
      params: { integration: 'a', inputs: { b: { name: 'B' }, c: { name: 'C' } } },
    })
    expect((await run('rest-only', language, { 'request.json': write }, [failure(-32021)])).received.length).toBe(1)
  })

  test.skipIf(!available)('reads again before it writes again', async () => {
    const ran = await run(
      'after-reading-again',
      language,
      { 'read.json': { ...request, id: 7 }, 'request.json': { ...request, id: 8 } },
      [success, failure(-32009), success, success],
    )
    expect(ran).toMatchObject({ code: 0, lines: [success] })
    expect(ran.received.map(({ body }) => body)).toMatchObject([{ id: 7 }, { id: 8 }, { id: 7 }, { id: 8 }])
  })
})
