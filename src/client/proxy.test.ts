import { afterEach, expect, test } from 'vitest'
import { readForecast, results } from '#src/clari/operations.ts'
import { createTestApp, serveHttp, testToken, type TestApp } from '#src/server/test-kit.ts'
import { createProxy, type Proxy } from './proxy.ts'
import { createSend, ProxyStopped } from './send.ts'
import { stoppedSays } from './result.ts'

const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

function over(app: TestApp, token = testToken): Proxy {
  let cookie = ''
  return createProxy({
    token: () => token,
    fetch: async (path, init) => {
      const answer = await app.app.fetch(
        new Request(`${app.origin}${path}`, {
          ...init,
          headers: {
            ...Object.fromEntries(new Headers(init.headers)),
            origin: app.origin,
            host: '127.0.0.1:4999',
            cookie,
          },
        }),
      )
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
      return answer
    },
  })
}

async function upstream(status: number, body: string): Promise<TestApp> {
  const server = await serveHttp((_, response) =>
    response.writeHead(status, { 'content-length': String(body.length) }).end(body),
  )
  const app = createTestApp({ CLARI_API_KEY: 'c0ffee00'.repeat(8), CLARI_BASE_URL: server.origin })
  open.push(server, app)
  return app
}

const gone = createProxy({ token: () => '', fetch: () => Promise.reject(new TypeError('fetch failed')) })

test('connections are added, listed and removed', async () => {
  const proxy = over(await upstream(200, '{}'))
  const added = await proxy.addConnection({
    label: 'Admin',
    system: 'clari',
    values: { CLARI_API_KEY: 'another-key-0123456789' },
  })
  expect(added).toMatchObject({ ok: true, value: { label: 'Admin', source: 'typed' } })
  const list = async () => {
    const result = await proxy.connections()
    return result.ok ? result.value.map(({ label }) => label) : []
  }
  expect(await list()).toEqual(['Clari', 'Admin'])
  expect(await proxy.removeConnection(added.ok ? added.value.id : '')).toEqual({ ok: true, value: null })
  expect(await list()).toEqual(['Clari'])
})

test('what the proxy refuses is data with its sentence', async () => {
  const app = await upstream(200, '{}')
  expect(await over(app, 'old').session()).toMatchObject({
    ok: false,
    reason: 'refused',
    error: 'token',
    says: expect.stringContaining('Reload'),
  })
  expect(await over(app).addConnection({ label: 'x', system: 'clari', values: {} })).toMatchObject({
    ok: false,
    reason: 'refused',
  })
  expect(await over(app).demo()).toMatchObject({ ok: false, reason: 'refused', error: 'no-demo' })
})

test('a proxy that stopped, or something else at its address, is data too', async () => {
  const page = createProxy({
    token: () => '',
    fetch: async () => new Response('<h1>Another program</h1>', { status: 200 }),
  })
  const error = createProxy({ token: () => '', fetch: async () => new Response('nope', { status: 500 }) })
  for (const proxy of [gone, page, error]) {
    expect(await proxy.session()).toEqual({ ok: false, reason: 'stopped', says: stoppedSays })
    expect(await proxy.stream({ operation: results.id, params: { jobId: '1' } })).toMatchObject({
      ok: false,
      reason: 'stopped',
    })
  }
  expect(await gone.removeConnection('x')).toMatchObject({ reason: 'stopped' })
  expect(await gone.screenCsv({})).toMatchObject({ reason: 'stopped' })
})

test('a stream is a stream with its size, or the exchange that came instead', async () => {
  const fine = await over(await upstream(200, 'a,b')).stream({ operation: results.id, params: { jobId: '1' } })
  expect(fine).toMatchObject({ ok: true, value: { kind: 'stream', total: 3 } })
  if (fine.ok && fine.value.kind === 'stream') expect(await new Response(fine.value.body).text()).toBe('a,b')
  const refused = await over(await upstream(400, '{"code":"invalid_jobId"}')).stream({
    operation: results.id,
    params: { jobId: '1' },
  })
  expect(refused).toMatchObject({ ok: true, value: { kind: 'exchange', exchange: { result: { status: 400 } } } })
})

test('a check’s send gives exchanges, over the run’s connection unless another is named', async () => {
  const app = await upstream(200, '{}')
  const send = createSend({ signal: new AbortController().signal, connection: 'env-clari', proxy: over(app) })
  expect(await send(readForecast, { forecastId: 'net_arr' })).toMatchObject({
    connection: { id: 'env-clari' },
    result: { status: 200 },
  })
  expect(await send(readForecast, { forecastId: 'net_arr' }, 'nobody')).toMatchObject({
    result: { reason: 'not-configured' },
  })
})

test('parameters that cannot be sent are a network failure, so that a check judges them', async () => {
  const send = createSend({ signal: new AbortController().signal, proxy: over(await upstream(200, '{}')) })
  expect((await send(readForecast, { forecastId: 'x'.repeat(300) })).result).toMatchObject({
    kind: 'silence',
    reason: 'unsendable',
  })
})

test('a stopped proxy is known as ours, and being asked to stop passes on', async () => {
  const failure = await createSend({ signal: new AbortController().signal, proxy: gone })(readForecast, {
    forecastId: 'x',
  }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ProxyStopped)
  expect(failure).toMatchObject({ proxyStopped: true, message: stoppedSays })
  const stop = new AbortController()
  stop.abort(new DOMException('stop', 'AbortError'))
  const aborted = createProxy({ token: () => '', fetch: async (_, init) => Promise.reject(init.signal?.reason) })
  await expect(
    createSend({ signal: stop.signal, proxy: aborted })(readForecast, { forecastId: 'x' }),
  ).rejects.toMatchObject({
    name: 'AbortError',
  })
})
