import { test as base, expect, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a run chooses for its workers. */
export interface WorkerOptions {
  /** The moment at which the demo tenant's clock begins in each test (ISO 8601); empty for the real time. */
  readonly demoNow: string
}

/** The day on which browser tests live, a Wednesday; DEMO_NOW in the environment is another, and empty the real one. */
const usualNow = process.env['DEMO_NOW'] ?? '2026-11-25T10:00:00Z'

/** The product as a worker started it: its own server and its own demo tenant. */
export interface Product {
  readonly address: string
  readonly demo: string
  /** Everything that it wrote to standard output and error. */
  readonly output: () => string
  readonly stop: () => Promise<void>
}

const program = process.env['TRIAGE_PROGRAM'] ?? join(import.meta.dirname, '..', 'dist', 'programs', 'server.js')

/**
 * Starts the built product on free ports, with nothing of this machine's environment that could connect it
 * to a real account.
 */
export async function startProduct(environment: Readonly<Record<string, string>> = {}): Promise<Product> {
  const state = await mkdtemp(join(tmpdir(), 'triage-e2e-'))
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: state,
      XDG_STATE_HOME: state,
      LOCALAPPDATA: state,
      PORT: '0',
      TRIAGE_DEMO: '1',
      TRIAGE_OPEN: '0',
      TRIAGE_TIMEOUT_MS: '2500',
      DEMO_NOW: usualNow,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const wantsDemo = environment['TRIAGE_DEMO'] !== '0'
  const find = (pattern: RegExp) => pattern.exec(output)?.[1] ?? ''
  await expect
    .poll(
      () =>
        child.exitCode === null
          ? find(/Clari Triage is at (\S+)/) !== '' && (!wantsDemo || find(/Demo tenant at (\S+)/) !== '')
          : `ended: ${output}`,
      { timeout: 20_000 },
    )
    .toBe(true)
  return {
    address: find(/Clari Triage is at (\S+)/),
    demo: find(/Demo tenant at (\S+)/),
    output: () => output,
    stop: async () => {
      await end(child)
      await rm(state, { recursive: true, force: true })
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await ended
}

/** The demo tenant's switches, as anybody sets them over HTTP. */
export interface Demo {
  readonly faults: (...ids: readonly string[]) => Promise<void>
  readonly dialect: (dialect: 'published' | 'guide') => Promise<void>
  readonly speed: (speed: number) => Promise<void>
  /** Starts its clock anew at a moment, at the speed of real time; empty for the real time. */
  readonly now: (moment: string) => Promise<void>
  readonly credentials: () => Promise<{ readonly clari: { readonly apikey: string; readonly forecastId: string } }>
}

async function put(address: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${address}${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok)
    throw new Error(`The demo tenant refused ${path} ${JSON.stringify(body)}: ${answer.status} ${await answer.text()}`)
}

/** The demo tenant's switches at an address. */
export function demoAt(address: string): Demo {
  return {
    faults: (...ids) => put(address, '/__demo/faults', ids),
    dialect: (dialect) => put(address, '/__demo/dialect', dialect),
    speed: (speed) => put(address, '/__demo/clock', { speed }),
    now: (moment) => put(address, '/__demo/clock', { now: moment === '' ? null : moment, speed: 1 }),
    credentials: async () => (await fetch(`${address}/__demo/credentials`)).json() as ReturnType<Demo['credentials']>,
  }
}

/** What a page complains of; a test that expects a complaint takes it out again. */
export interface Complaints {
  readonly all: string[]
}

interface TestFixtures {
  readonly demo: Demo
  readonly complaints: Complaints
}

interface WorkerFixtures extends WorkerOptions {
  readonly product: Product
}

/**
 * The test of every e2e spec: a product and a demo tenant per worker, all faults off and its clock set before each
 * test, and no word in the page's console after it.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  demoNow: [usualNow, { option: true, scope: 'worker' }],
  product: [
    async ({ demoNow }, use) => {
      const product = await startProduct({ DEMO_NOW: demoNow })
      await use(product)
      await product.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ product }, use) => use(product.address),
  demo: [
    async ({ product, demoNow }, use) => {
      const demo = demoAt(product.demo)
      await demo.now(demoNow)
      await demo.faults()
      await demo.dialect('published')
      await use(demo)
    },
    { auto: true },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: Complaints = { all: [] }
      await tellViolations(page)
      listen(page, complaints)
      await use(complaints)
      expect(complaints.all, 'the page’s console stays silent').toEqual([])
    },
    { auto: true },
  ],
})

/** Lets a page write to its console what its policy forbade: the browser keeps some of that (`eval`) to itself. */
export async function tellViolations(page: Page): Promise<void> {
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      console.error(`forbidden by the page’s policy: ${effectiveDirective} ${blockedURI} ${sample}`),
    ),
  )
}

/** Collects what a page writes to its console as an error or a warning, and what it throws. */
export function listen(page: Page, complaints: Complaints): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.all.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.all.push(`thrown: ${error.message}`))
}

export { expect } from '@playwright/test'
