import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startProduct } from '#src/server/start/start-product.ts'
import type { Attacked } from './attacked.ts'
import { beyondLoopback } from './beyond-loopback.ts'
import { startFakeUpstream } from './fake-upstream.ts'
import { developmentAttacks, oneRequestAttacks } from './one-request.ts'
import { runAttacks, type Attempt } from './run-attacks.ts'
import { severalRequestAttacks } from './several-requests.ts'
import { attackedKey, startAttacked } from './start-attacked.ts'

const project = join(import.meta.dirname, '..', '..', '..')
const open: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close()
})

const gotIn = (attempts: readonly Attempt[]) =>
  attempts.filter((one) => !one.refused).map((one) => `${one.attack.group}: ${one.attack.says}: ${one.seen}`)

async function startHere(): Promise<Attacked> {
  const folder = await mkdtemp(join(tmpdir(), 'triage-'))
  open.push(() => rm(folder, { recursive: true }))
  const upstream = await startFakeUpstream()
  open.push(upstream.close)
  const html = '<html><head><meta name="triage-token" content="" /></head></html>'
  const product = await startProduct({
    environment: {
      XDG_STATE_HOME: folder,
      PORT: '0',
      TRIAGE_DEMO: '0',
      TRIAGE_OPEN: '0',
      TRIAGE_TIMEOUT_MS: '1000',
      CLARI_API_KEY: attackedKey,
      CLARI_BASE_URL: `${upstream.origin}/v4`,
    },
    product: '0.0.0-test',
    page: new Map([
      ['/index.html', { bytes: new TextEncoder().encode(html), gzipped: null, type: 'text/html', hashed: false }],
    ]),
    startDemo: () => Promise.reject(new Error('No demo tenant is wanted here.')),
    now: () => Date.parse('2026-11-25T10:00:00Z'),
    platform: 'linux',
    terminal: false,
    print: () => undefined,
    warn: () => undefined,
  })
  if (product === null) throw new Error('The product did not start.')
  open.push(product.close)
  const page = await (await fetch(product.address)).text()
  return {
    kind: 'built',
    port: Number(new URL(product.address).port),
    origin: product.address,
    token: /name="triage-token" content="([^"]+)"/.exec(page)?.[1] ?? '',
    secret: attackedKey,
    unreadMs: 2000,
    upstream,
  }
}

describe('attacks over bare sockets', () => {
  test('are all refused by the product, each by the answer that was expected', async () => {
    const at = await startHere()
    const attempts = await runAttacks(at, [...oneRequestAttacks, ...severalRequestAttacks])
    expect(attempts.length).toBeGreaterThan(130)
    expect(gotIn(attempts)).toEqual([])
  })

  test('are all refused by the development server, which guards its sources and Vite’s own addresses too', async () => {
    const { at, close } = await startAttacked('development', project)
    open.push(close)
    const attempts = await runAttacks(at, [...oneRequestAttacks, ...developmentAttacks])
    expect(attempts.length).toBeGreaterThan(140)
    expect(gotIn(attempts)).toEqual([])
    // The page itself is still served, with what it needs.
    for (const path of ['/', '/src/app/main.tsx', '/@vite/client', '/theme.js', '/wizard/clari.unauthorized'])
      expect([path, (await fetch(`${at.origin}${path}`)).status]).toEqual([path, 200])
    expect(gotIn(await beyondLoopback('development', project, 1))).toEqual([])
  })

  test('get in where nothing guards: the table sees what is not refused', async () => {
    const at = await startHere()
    const naked = createServer((_, response) => response.end(`{"token":"${at.token}"}`))
    await new Promise<void>((resolve) => naked.listen(0, '127.0.0.1', () => resolve()))
    open.push(() => new Promise((resolve) => naked.close(resolve)))
    const address = naked.address()
    const port = address === null || typeof address === 'string' ? 0 : address.port
    const attempts = await runAttacks({ ...at, port }, oneRequestAttacks)
    // What Node's own parser refuses stays refused.
    expect(gotIn(attempts).length).toBeGreaterThan(attempts.length * 0.9)
  })
})
