import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'
import { exchangeSchema } from '#src/domain/contract/exchange.ts'
import { proxyErrorSchema, streamExchangeHeader, tokenHeader } from '#src/domain/contract/proxy-contract.ts'
import { startProduct } from '#src/server/start/start-product.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'

/** What a soak is to be: how many sessions for how long, with a fault that changes every so many ms. */
export interface SoakOptions {
  readonly sessions: number
  readonly lastsMs: number
  readonly faultMs: number
  /** How long the product waits for an upstream, ms; null leaves out the faults that are met by waiting in vain. */
  readonly timeoutMs: number | null
  /** A folder for the product's own state. */
  readonly folder: string
  /** The real time, epoch ms. */
  readonly now: () => number
}

/** What came of a soak. */
export interface SoakReport {
  /** Calls that were answered, and those that were told to come again (`busy`). */
  readonly answered: number
  readonly busy: number
  /** What no fault that was on explains, each kind with how often. */
  readonly unexplained: Readonly<Record<string, number>>
  /** Answered calls of the session that got the fewest, the middle one and the one that got the most. */
  readonly shares: readonly [fewest: number, middle: number, most: number]
  /** Bytes of heap in use after collecting: once warm, and at the end. */
  readonly heap: readonly [warm: number, end: number]
  /** Sockets and timers of this process that were left when all sessions had gone, beyond those before. */
  readonly left: number
}

/** Met by waiting in vain: a short wait could be this computer's own business, a long one fills the time. */
const waitedFor = new Set(['timeout', 'slow-body'])

/** What may come of a call while a fault is on: a network failure's reason, or a status. */
const explained: Readonly<Record<string, readonly string[]>> = {
  none: ['200'],
  timeout: ['timeout'],
  reset: ['reset'],
  'bad-gateway': ['502'],
  'truncated-json': ['200'],
  'empty-200': ['200'],
  'redirect-to-login': ['redirect'],
  'login-page': ['200'],
  'slow-body': ['timeout', '200'],
  'too-many-requests': ['429'],
}

const credentialsSchema = z.object({ clari: z.object({ apikey: z.string(), forecastId: z.string() }) })

/** Bytes of heap in use, what can be collected collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}

const openNow = () =>
  process.getActiveResourcesInfo().filter((one) => /^(?:TCP|TLS)SocketWrap$|^Timeout$/.test(one)).length

/** Runs many sessions at once, each with a key of its own, against the product and a demo tenant that fails in turn. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const before = openNow()
  const demo = await startDemoTenant({ now: options.now })
  const product = await startProduct({
    environment: {
      XDG_STATE_HOME: options.folder,
      PORT: '0',
      TRIAGE_DEMO: '0',
      TRIAGE_OPEN: '0',
      TRIAGE_LOG: 'silent',
      TRIAGE_TIMEOUT_MS: String(options.timeoutMs ?? 15_000),
      CLARI_BASE_URL: `${demo.address}/clari/v4`,
    },
    product: 'soak',
    page: new Map([
      [
        '/index.html',
        { bytes: new TextEncoder().encode('<head></head>'), gzipped: null, type: 'text/html', hashed: false },
      ],
    ]),
    startDemo: () => Promise.reject(new Error('The demo tenant runs already.')),
    now: options.now,
    platform: process.platform,
    terminal: false,
    print: () => undefined,
    warn: () => undefined,
  })
  if (product === null) throw new Error('The product did not start.')
  const report = await runSessions(options, product.address, demo.address)
  await Promise.all([product.close(), demo.close()])
  // What was closed takes a moment to go.
  for (let tries = 0; tries < 40 && openNow() > before; tries += 1) await wait(100)
  return { ...report, left: Math.max(0, openNow() - before) }
}

async function runSessions(options: SoakOptions, address: string, demo: string): Promise<Omit<SoakReport, 'left'>> {
  const read = await (await fetch(`${demo}/__demo/credentials`)).json()
  const { clari } = credentialsSchema.parse(read)
  const token = /name="triage-token" content="([^"]+)"/.exec(await (await fetch(address)).text())?.[1] ?? ''
  const endsAt = performance.now() + options.lastsMs
  const isOver = () => performance.now() >= endsAt
  const unexplained: Record<string, number> = {}
  let busy = 0
  const switched = ['none']
  let warm = 0

  const say = (what: string) => {
    unexplained[what] = (unexplained[what] ?? 0) + 1
  }
  const judge = (what: string, during: readonly string[]) => {
    if (!during.some((fault) => explained[fault]?.includes(what) === true)) say(`${what} during ${during.join(', ')}`)
  }

  const oneSession = async (number: number): Promise<number> => {
    const headers = { origin: address, [tokenHeader]: token, 'content-type': 'application/json' }
    const added = await fetch(`${address}/api/connections`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ label: `S${number}`, system: 'clari', values: { CLARI_API_KEY: clari.apikey } }),
    })
    const cookie = (added.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    await added.body?.cancel()
    let answered = 0
    for (let call = number; !isOver(); call += 1) {
      const since = switched.length
      const answer = await (
        call % 7 === 0
          ? fetch(
              `${address}/api/stream?${new URLSearchParams({
                operation: 'clari.read-forecast-whole',
                params: JSON.stringify({ forecastId: clari.forecastId }),
              })}`,
              { headers: { ...headers, cookie } },
            )
          : fetch(`${address}/api/exchange`, {
              method: 'POST',
              headers: { ...headers, cookie },
              body: JSON.stringify({ operation: call % 2 === 0 ? 'clari.limits' : 'clari.jobs', params: {} }),
            })
      ).catch(() => null)
      const what = answer === null ? 'no answer of our own server' : await outcomeOf(answer)
      if (what === 'busy') busy += 1
      else {
        answered += 1
        // The switch is thrown somewhere between asking and being answered: the one before counts too.
        judge(what, [...new Set(switched.slice(Math.max(0, since - 2)))])
      }
      await wait(20)
    }
    return answered
  }

  // Every other time all is well.
  const faults = Object.keys(explained)
    .filter((fault) => fault !== 'none' && (options.timeoutMs !== null || !waitedFor.has(fault)))
    .flatMap((fault) => ['none', fault])
  const turnFaults = async () => {
    for (let at = 0; !isOver(); at += 1) {
      const next = faults[at % faults.length] ?? 'none'
      const ids = next === 'none' ? [] : [next]
      switched.push(next)
      await fetch(`${demo}/__demo/faults`, { method: 'PUT', body: JSON.stringify(ids) })
      await wait(Math.min(options.faultMs, Math.max(0, endsAt - performance.now())))
    }
  }
  const measureWarm = async () => {
    await wait(options.lastsMs / 4)
    warm = heapInUse()
  }
  const [counts] = await Promise.all([
    Promise.all(Array.from({ length: options.sessions }, (_, at) => oneSession(at))),
    turnFaults(),
    measureWarm(),
  ])
  const end = heapInUse()
  const sorted = counts.toSorted((a, b) => a - b)
  return {
    answered: sorted.reduce((sum, count) => sum + count, 0),
    busy,
    unexplained,
    shares: [sorted[0] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0],
    heap: [warm, end],
  }
}

async function outcomeOf(answer: Response): Promise<string> {
  const isExchange = answer.headers.get('content-type')?.includes('json') === true
  const streamed = answer.ok && answer.headers.has('x-triage-stream') && !answer.headers.has(streamExchangeHeader)
  if (streamed) {
    // A stream that breaks off tells why elsewhere; here its reason is the fault's own, a timeout or a reset.
    return answer.arrayBuffer().then(
      () => String(answer.status),
      () => 'timeout',
    )
  }
  const value: unknown = isExchange ? await answer.json().catch(() => null) : null
  if (answer.ok) {
    const read = exchangeSchema.safeParse(value)
    if (!read.success) return 'something that is no exchange'
    const { result } = read.data
    return result.kind === 'response' ? String(result.status) : result.reason
  }
  const refused = proxyErrorSchema.safeParse(value)
  return refused.success ? refused.data.error : `status ${answer.status}`
}

/** What a soak must keep: sentences about what it did not; none when all is well. */
export function soakFaults(report: SoakReport): readonly string[] {
  const [fewest, middle] = report.shares
  const [warm, end] = report.heap
  return [
    ...Object.entries(report.unexplained).map(([what, times]) => `${times} × ${what}, which no fault explains`),
    // A handful either way is chance.
    ...(fewest + 5 < middle / 2 ? [`One session got ${fewest} answers where the middle one got ${middle}.`] : []),
    ...(end > warm * 1.25 + 8e6 ? [`The heap grew from ${warm} to ${end} bytes.`] : []),
    ...(report.left > 0 ? [`${report.left} sockets or timers were left behind.`] : []),
    ...(report.answered === 0 ? ['Nothing was answered.'] : []),
  ]
}
