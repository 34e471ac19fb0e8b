import { gzipSync } from 'node:zlib'
import type { RequestListener } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { exchangeSchema, type Exchange } from '#src/domain/contract/exchange.ts'
import { streamExchangeHeader, streamIdHeader, streamTotalHeader } from '#src/domain/contract/proxy-contract.ts'
import type { AppConfig } from '#src/server/app-config.ts'
import { createTestApp, serveHttp, type TestApp, type TestServer } from '#src/server/test-kit.ts'

const path = `/api/stream?operation=clari.results&params=${encodeURIComponent('{"jobId":"6073683781a6da229df71e00"}')}`
const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function over(
  listener: RequestListener,
  timeoutMs = 5000,
  overrides: Partial<AppConfig> = {},
): Promise<{ app: TestApp; server: TestServer }> {
  const server = await serveHttp(listener)
  const app = createTestApp(
    {
      CLARI_API_KEY: 'c0ffee00'.repeat(8),
      CLARI_BASE_URL: server.origin,
      TRIAGE_TIMEOUT_MS: String(timeoutMs),
    },
    overrides,
  )
  open.push(server, app)
  return { app, server }
}

async function exchangeIn(answer: Response): Promise<Exchange> {
  return exchangeSchema.parse(await answer.json())
}

test('the size is told when the upstream told it', async () => {
  const { app } = await over((_, response) =>
    response.writeHead(200, { 'content-length': '5', 'content-type': 'text/csv' }).end('a,b,c'),
  )
  const answer = await app.ask('GET', path)
  expect([answer.headers.get(streamTotalHeader), answer.headers.get('content-type'), await answer.text()]).toEqual([
    '5',
    'text/csv',
    'a,b,c',
  ])
})

test('a compressed body is unpacked, and its size is not told', async () => {
  const { app } = await over((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000))),
  )
  const answer = await app.ask('GET', path)
  expect(answer.headers.get(streamTotalHeader)).toBeNull()
  expect(await answer.text()).toHaveLength(100_000)
})

test('a refusal of the upstream comes as an exchange', async () => {
  const { app } = await over((_, response) => response.writeHead(400).end('{"code":"invalid_jobId"}'))
  const answer = await app.ask('GET', path)
  expect(answer.headers.get(streamExchangeHeader)).toBe('1')
  expect((await exchangeIn(answer)).result).toMatchObject({
    kind: 'response',
    status: 400,
    body: '{"code":"invalid_jobId"}',
  })
})

test('a network failure comes as an exchange too', async () => {
  const { app, server } = await over(() => {})
  await server.close()
  const answer = await app.ask('GET', path)
  expect(answer.headers.get(streamExchangeHeader)).toBe('1')
  expect((await exchangeIn(answer)).result).toMatchObject({ kind: 'silence', reason: 'refused' })
})

test('a stream that breaks off fails, and why is told afterwards', async () => {
  const { app } = await over((_, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('begin')
    setTimeout(() => response.destroy(), 30)
  })
  const answer = await app.ask('GET', path)
  const id = answer.headers.get(streamIdHeader) ?? ''
  await expect(answer.text()).rejects.toThrow('broke off')
  const why = await exchangeIn(await app.ask('GET', `/api/stream/${id}`))
  expect(why.result).toMatchObject({
    kind: 'silence',
    reason: 'reset',
    facts: { phase: 'body', received: '5', status: '200' },
  })
})

test('a stream that stalls is a timeout, however much has come', async () => {
  const { app } = await over((_, response) => void response.writeHead(200).write('begin'), 200)
  const answer = await app.ask('GET', path)
  await expect(answer.text()).rejects.toThrow('broke off')
  const why = await exchangeIn(await app.ask('GET', `/api/stream/${answer.headers.get(streamIdHeader)}`))
  expect(why.result).toMatchObject({ kind: 'silence', reason: 'timeout', facts: { phase: 'body' } })
})

test('a slow stream that keeps coming is no timeout', async () => {
  const { app } = await over((_, response) => {
    response.writeHead(200)
    let left = 8
    const timer = setInterval(() => {
      response.write('.')
      left -= 1
      if (left > 0) return
      clearInterval(timer)
      response.end()
    }, 50)
  }, 200)
  expect(await (await app.ask('GET', path)).text()).toBe('........')
})

test('a reader who stops lets the upstream’s connection go', async () => {
  let closed = false
  const { app } = await over((_, response) => {
    response.once('close', () => (closed = true))
    response.writeHead(200).write('begin')
  })
  const reader = (await app.ask('GET', path)).body?.getReader()
  await reader?.read()
  await reader?.cancel()
  await expect.poll(() => closed).toBe(true)
})

test('a stream is never held whole: an upstream is read only as fast as the page reads', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'x')
  let written = 0
  const { app } = await over((_, response) => {
    response.writeHead(200)
    const more = () => {
      while (written < 400 && !response.destroyed) {
        written += 1
        if (!response.write(piece)) return
      }
    }
    response.on('drain', more)
    more()
  })
  const reader = (await app.ask('GET', path)).body?.getReader()
  await reader?.read()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(written).toBeLessThan(40)
  await reader?.cancel()
})

test('how a stream that ended well broke off is not known', async () => {
  const { app } = await over((_, response) => response.end('x'))
  const answer = await app.ask('GET', path)
  await answer.text()
  expect((await app.ask('GET', `/api/stream/${answer.headers.get(streamIdHeader)}`)).status).toBe(404)
})

test.each([
  ['that nobody reads', { unreadMs: 60, longestMs: 60_000 }, false, 'unread'],
  ['that lasts too long', { unreadMs: 60_000, longestMs: 120 }, true, 'too-long'],
] as const)('a stream %s is ended, and the page is told that nobody else did it', async (_, streams, reads, error) => {
  let closed = false
  const { app } = await over(
    (_request, response) => {
      response.once('close', () => (closed = true))
      response.writeHead(200)
      const timer = setInterval(
        () => (response.destroyed ? clearInterval(timer) : response.write('.'.repeat(70_000))),
        5,
      )
    },
    5000,
    { streams },
  )
  const answer = await app.ask('GET', path)
  if (reads) await expect(answer.text()).rejects.toThrow('was ended')
  await expect.poll(() => closed).toBe(true)
  if (!reads) await expect(answer.text()).rejects.toThrow('was ended')
  const why = await app.ask('GET', `/api/stream/${answer.headers.get(streamIdHeader)}`)
  expect([why.status, await why.json()]).toEqual([408, { error, says: expect.stringContaining('ended') }])
})

test('streams that drip take no turn from other calls, and one too many waits but so long', async () => {
  const { app } = await over(
    (request, response) => {
      if (request.url?.includes('/results') !== true) return void response.end('{}')
      const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write('.')), 20)
    },
    5000,
    {
      turns: {
        exchanges: { running: 2, each: 2, waiting: 5, waitMs: 1000 },
        streams: { running: 12, each: 12, waiting: 5, waitMs: 50 },
      },
    },
  )
  const dripping = await Promise.all(Array.from({ length: 12 }, () => app.ask('GET', path)))
  expect((await app.exchange('clari.jobs')).result).toMatchObject({ kind: 'response', status: 200 })
  const busy = await app.ask('GET', path)
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5'])
  await dripping[0]?.body?.cancel()
  const next = await app.ask('GET', path)
  expect(next.status).toBe(200)
  await Promise.all([...dripping.slice(1), next].map((one) => one.body?.cancel()))
})
