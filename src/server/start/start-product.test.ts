import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectionsSchema, demoStateSchema, sessionSchema, tokenHeader } from '#src/domain/contract/proxy-contract.ts'
import { exchangeSchema } from '#src/domain/contract/exchange.ts'
import { clockFrom } from '#src/domain/time/test-clock.test-kit.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { openCommand } from './open-browser.ts'
import { readPage } from './read-page.ts'
import { startProduct, type RunningProduct } from './start-product.ts'
import { serveHttp } from '#src/server/test-kit.ts'

let folder = ''
const open: { close: () => Promise<void> }[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'triage-'))
  await mkdir(join(folder, 'page'))
  await writeFile(
    join(folder, 'page', 'index.html'),
    '<html><head><meta name="triage-token" content="" /></head></html>',
  )
})

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
  await rm(folder, { recursive: true })
})

const now = clockFrom()

async function start(
  environment: Record<string, string>,
): Promise<{ product: RunningProduct | null; printed: string[]; warned: string[] }> {
  const printed: string[] = []
  const warned: string[] = []
  const product = await startProduct({
    environment: { XDG_STATE_HOME: join(folder, 'state'), ...environment },
    product: '0.0.0-test',
    page: await readPage(join(folder, 'page')),
    startDemo: (startAt) => startDemoTenant({ now, startAt }),
    now,
    platform: 'linux',
    terminal: false,
    print: (line) => printed.push(line),
    warn: (line) => warned.push(line),
  })
  if (product !== null) open.push(product)
  return { product, printed, warned }
}

/** The page's own way in: the token out of the page, then calls with it. */
async function enter(product: RunningProduct | null) {
  const address = product?.address ?? ''
  const html = await (await fetch(`${address}/`)).text()
  const token = /name="triage-token" content="([^"]+)"/.exec(html)?.[1] ?? ''
  return async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: { origin: address, [tokenHeader]: token, ...json },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return answer.json()
  }
}

describe('starting', () => {
  test('nothing set up brings the demo tenant, its switches and its faults, over real HTTP', async () => {
    const { product, printed } = await start({ PORT: '0' })
    expect(printed[0]).toMatch(/^Clari Triage is at http:\/\/127\.0\.0\.1:\d+$/)
    expect(printed[1]).toMatch(/^Demo tenant at http:\/\/127\.0\.0\.1:\d+$/)
    const ask = await enter(product)
    const limits = async () =>
      exchangeSchema.parse(await ask('POST', '/api/exchange', { operation: 'clari.limits', params: {} }))
    expect(sessionSchema.parse(await ask('GET', '/api/session')).demo).toBe(true)
    expect(await limits()).toMatchObject({ connection: { id: 'demo-clari', demo: true }, result: { status: 200 } })

    const state = demoStateSchema.parse(await ask('PUT', '/api/demo/faults', ['key-missing']))
    expect(state.faults.filter(({ on }) => on).map(({ id }) => id)).toEqual(['key-missing'])
    const listed = connectionsSchema.parse(await ask('GET', '/api/connections'))
    expect(listed.connections[0]).toMatchObject({ id: 'demo-clari', parts: [{ name: 'CLARI_API_KEY', set: false }] })
    expect(await limits()).toMatchObject({ connection: { id: 'demo-clari' }, result: { reason: 'not-configured' } })

    for (const [fault, reason] of [
      ['key-line-break', 'unsendable'],
      ['dns', 'dns'],
      ['refused', 'refused'],
      ['tls', 'tls'],
      ['reset', 'reset'],
      ['redirect-to-login', 'redirect'],
    ] as const) {
      await ask('PUT', '/api/demo/faults', [fault])
      expect((await limits()).result).toMatchObject({ kind: 'silence', reason })
    }
    await ask('PUT', '/api/demo/faults', [])
    expect(await ask('PUT', '/api/demo/faults', ['no-such-fault'])).toMatchObject({
      error: 'bad-request',
      says: expect.stringContaining('no-such-fault'),
    })
    expect(demoStateSchema.parse(await ask('PUT', '/api/demo/dialect', 'guide')).dialect).toBe('guide')
    expect(demoStateSchema.parse(await ask('PUT', '/api/demo/clock', { speed: 60 })).speed).toBe(60)
    expect(await ask('GET', '/api/demo/log')).not.toHaveLength(0)
  })

  test('a real key keeps the demo tenant out, unless it is asked for', async () => {
    const server = await serveHttp((_, response) => response.end('{"jobs":{}}'))
    open.push(server)
    const real = { PORT: '0', CLARI_API_KEY: 'c0ffee00'.repeat(8), CLARI_BASE_URL: server.origin }
    const alone = await start(real)
    expect([alone.product?.demo, alone.printed.length]).toEqual([null, 1])
    const both = await start({ ...real, TRIAGE_DEMO: '1' })
    expect(both.product?.demo).not.toBeNull()
    const ask = await enter(both.product)
    const exchange = async (connection?: string) =>
      exchangeSchema.parse(await ask('POST', '/api/exchange', { operation: 'clari.limits', params: {}, connection }))
    expect((await exchange()).connection).toMatchObject({ id: 'env-clari', demo: false })
    expect((await exchange('demo-clari-admin')).connection).toMatchObject({ id: 'demo-clari-admin', demo: true })
    expect((await start({ PORT: '0', TRIAGE_DEMO: '0' })).product?.demo).toBeNull()
  })

  test('a setting that cannot be used is told in a sentence, and nothing starts', async () => {
    const { product, warned } = await start({ PORT: '0', CLARI_BASE_URL: 'nowhere' })
    expect([product, warned]).toEqual([null, [expect.stringContaining('CLARI_BASE_URL')]])
  })
})

describe('the address', () => {
  async function freePort(): Promise<string> {
    const server = await serveHttp(() => {})
    await server.close()
    return String(server.port)
  }

  test('the port used last is used again', async () => {
    const port = await freePort()
    const first = await start({ PORT: port, TRIAGE_DEMO: '0' })
    await open.pop()?.close()
    const second = await start({ TRIAGE_DEMO: '0' })
    expect([first.product?.address, second.product?.address]).toEqual([
      `http://127.0.0.1:${port}`,
      `http://127.0.0.1:${port}`,
    ])
  })

  test('where it is taken another is used, the page is told where earlier cases are; the old one is kept', async () => {
    const port = await freePort()
    await start({ PORT: port, TRIAGE_DEMO: '0' })
    const { product } = await start({ TRIAGE_DEMO: '0' })
    expect(product?.address).not.toBe(`http://127.0.0.1:${port}`)
    const ask = await enter(product)
    expect(sessionSchema.parse(await ask('GET', '/api/session')).earlierAddress).toBe(`http://127.0.0.1:${port}`)
    expect(JSON.parse(await readFile(join(folder, 'state', 'clari-triage', 'port.json'), 'utf8'))).toEqual({
      port: Number(port),
    })
  })

  test('any free port is neither remembered nor compared', async () => {
    const { product } = await start({ PORT: '0', TRIAGE_DEMO: '0' })
    const ask = await enter(product)
    expect(sessionSchema.parse(await ask('GET', '/api/session')).earlierAddress).toBeNull()
    await expect(readFile(join(folder, 'state', 'clari-triage', 'port.json'))).rejects.toThrow('ENOENT')
  })

  test('a folder that cannot be written, or a file of nonsense in it, keeps nothing from starting', async () => {
    await writeFile(join(folder, 'blocked'), '')
    expect(
      (await start({ PORT: await freePort(), TRIAGE_DEMO: '0', XDG_STATE_HOME: join(folder, 'blocked') })).product,
    ).not.toBeNull()
    await mkdir(join(folder, 'state', 'clari-triage'), { recursive: true })
    await writeFile(join(folder, 'state', 'clari-triage', 'port.json'), '{"port":"rm -rf"')
    expect((await start({ PORT: await freePort(), TRIAGE_DEMO: '0' })).product).not.toBeNull()
  })
})

test('closing ends page, calls under way and demo tenant', async () => {
  const { product } = await start({ PORT: '0' })
  const ask = await enter(product)
  await ask('PUT', '/api/demo/faults', ['timeout'])
  const waiting = ask('POST', '/api/exchange', { operation: 'clari.limits', params: {} }).catch(() => 'ended')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const startedAt = performance.now()
  await open.pop()?.close()
  expect(await waiting).toBe('ended')
  expect(performance.now() - startedAt).toBeLessThan(1000)
  await expect(fetch(product?.address ?? '')).rejects.toThrow('fetch failed')
  await expect(fetch(product?.demo?.address ?? '')).rejects.toThrow('fetch failed')
})

test.each([
  [{ platform: 'linux', terminal: true, environment: { DISPLAY: ':0' } }, 'xdg-open'],
  [{ platform: 'linux', terminal: true, environment: {} }, undefined],
  [{ platform: 'linux', terminal: false, environment: { DISPLAY: ':0' } }, undefined],
  [{ platform: 'darwin', terminal: true, environment: {} }, 'open'],
  [{ platform: 'darwin', terminal: true, environment: { CI: 'true' } }, undefined],
  [{ platform: 'win32', terminal: true, environment: {} }, 'cmd'],
] as const)('at %j the browser is opened with %s', (at, program) => {
  expect(openCommand('http://127.0.0.1:4173', at)?.[0]).toBe(program)
})
