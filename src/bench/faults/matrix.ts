import { clariOperations } from '#src/clari/operations.ts'
import { copilotOperations } from '#src/clari/copilot-operations.ts'
import { clarifyOperations } from '#src/clarify/operations.ts'
import { checkupChecks } from '#src/checks/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { exchangeSchema, type Exchange } from '#src/domain/contract/exchange.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import {
  connectionsSchema,
  heldBodyLimit,
  streamExchangeHeader,
  streamIdHeader,
  tokenHeader,
} from '#src/domain/contract/proxy-contract.ts'
import { systems } from '#src/domain/model/system.ts'
import { runCheck } from '#src/engine/run-check.ts'
import { readSettings } from '#src/server/config.ts'
import { createNodeApp } from '#src/server/start/node-app.ts'
import { isCertificates } from '#src/server/upstream/trust.ts'
import { answerFaults } from './answer-faults.ts'
import { connectionFaults } from './connection-faults.ts'
import type { Culprit, UpstreamFault } from './fault.ts'
import { tell } from './tell.ts'
import { startFaulty, type FaultyUpstream } from './upstream.ts'

/** Every way for an upstream to fail that is tried. */
export const upstreamFaults: readonly UpstreamFault[] = [...connectionFaults, ...answerFaults]

/** Every operation that the proxy makes. */
export const everyOperation: readonly Operation[] = [...clariOperations, ...copilotOperations, ...clarifyOperations]

/** One operation met with one fault: what was expected, what was said, and whether that is right. */
export interface FaultCell {
  readonly fault: string
  readonly operation: string
  readonly expected: readonly Culprit[]
  readonly blames: string
  readonly says: string
  readonly right: boolean
}

/** What is wrong beside verdicts: a check that passed or crashed, something left open, a next call that fails. */
export interface FaultTrouble {
  readonly fault: string
  readonly says: string
}

/** What came of a trial of one fault. */
export interface FaultTried {
  readonly cells: readonly FaultCell[]
  readonly troubles: readonly FaultTrouble[]
}

const params: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'clari.read-forecast': { forecastId: 'net_arr' },
  'clari.read-forecast-whole': { forecastId: 'net_arr' },
  'clari.start-export': { forecastId: 'net_arr' },
  'clari.job': { jobId: 'j1' },
  'clari.cancel-job': { jobId: 'j1' },
  'clari.results': { jobId: 'j1' },
  'clari.read-results': { jobId: 'j1' },
}

/** How one fault is tried. */
export interface Trial {
  /** How long the proxy waits for an upstream that is met by waiting, in ms; ten times as long for the others. */
  readonly timeoutMs: number
  /** The real time, epoch ms. */
  readonly now: () => number
  /** Which operations are tried. */
  readonly operations: readonly Operation[]
  /** Whether the check-up's checks run against the fault, too. */
  readonly checks: boolean
}

/** Tries one fault with some operations: through the proxy, over real sockets. */
export async function tryFault(fault: UpstreamFault, trial: Trial): Promise<FaultTried> {
  const upstream = await startFaulty(fault.misbehaves)
  const rejected: unknown[] = []
  const onRejection = (error: unknown) => void rejected.push(error)
  process.on('unhandledRejection', onRejection)
  process.on('uncaughtException', onRejection)
  const timers = countTimers()
  const troubles: FaultTrouble[] = []
  const trouble = (says: string) => void troubles.push({ fault: fault.id, says })
  const isWaitedFor = fault.failed.some((culprit) => culprit === 'silence' || culprit === 'slowness')
  const timeoutMs = isWaitedFor && fault.id !== 'endless' ? trial.timeoutMs : 10 * trial.timeoutMs
  const product = startProduct(upstream, { ...trial, timeoutMs })
  const cells: FaultCell[] = []
  try {
    const connections = await product.connections()
    // A token's endpoint misbehaves only where it is what is asked.
    for (const [aim, operations] of [
      [/^/, trial.operations.filter(isForToken)],
      [/^(?!.*\/oauth\/token$)/, trial.operations.filter((operation) => !isForToken(operation))],
    ] as const) {
      upstream.aim(aim)
      cells.push(...(await Promise.all(operations.map((operation) => meet(product, fault, operation)))))
    }
    if (trial.checks && !fault.failed.includes('nobody')) {
      upstream.aim(/^/)
      for (const says of await passedOrCrashed(product, connections, trial)) trouble(says)
    }
    if (await upstream.putRight()) {
      for (const operation of trial.operations) {
        const after = tell(await product.send(operation, params[operation.id] ?? {}), operation)
        if (after.blames !== 'nobody') trouble(`put right, ${operation.id} still says: ${after.says}`)
      }
    }
  } finally {
    await product.close()
    await settled(() => upstream.open() === 0 && countTimers() <= timers)
    if (upstream.open() > 0) trouble(`${upstream.open()} sockets are left open`)
    if (countTimers() > timers) trouble(`${countTimers() - timers} timers are left running`)
    await upstream.close()
    process.off('unhandledRejection', onRejection)
    process.off('uncaughtException', onRejection)
  }
  for (const error of rejected) trouble(`an error that nobody took: ${error instanceof Error ? error.name : 'unknown'}`)
  return { cells, troubles }
}

const isForToken = ({ id }: Operation): boolean => id.endsWith('.token')

async function meet(product: Product, fault: UpstreamFault, operation: Operation): Promise<FaultCell> {
  const told = tell(await product.send(operation, params[operation.id] ?? {}), operation)
  return {
    fault: fault.id,
    operation: operation.id,
    expected: fault.failed,
    blames: told.blames,
    says: told.says,
    right: fault.failed.includes(told.blames) && fault.words.test(told.says),
  }
}

function countTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
}

/** Waits a little for something to come true; it need not. */
async function settled(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 60 && !isTrue(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    // Within its own callback a timer still counts as running.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Every check of the check-up that passes over the fault, or crashes. */
async function passedOrCrashed(
  product: Product,
  connections: readonly Connection[],
  trial: Trial,
): Promise<readonly string[]> {
  const found = await Promise.all(
    systems.flatMap((system) => {
      const own = connections.filter((connection) => connection.system === system)
      return checkupChecks[system].map(async (check) => {
        let sent = 0
        const { state, finding, says } = await runCheck(
          check,
          {
            send: (operation, given, over) => {
              sent += 1
              return product.send(operation, given, over ?? own[0]?.id)
            },
            connections: own,
            answers: { connection: own[0]?.id ?? '', forecastId: 'net_arr' },
            pastes: {},
            signal: new AbortController().signal,
            now: trial.now,
            progress: () => undefined,
          },
          { limitMs: 60_000 },
        )
        if (state === 'crashed') return `${check.id} crashed`
        // What sends nothing judges what is set up here, which is good.
        return finding?.status === 'pass' && sent > 0 ? `${check.id} passed: ${says}` : null
      })
    }),
  )
  return found.filter((says) => says !== null)
}

interface Product {
  readonly connections: () => Promise<readonly Connection[]>
  readonly send: (operation: Operation, given: Readonly<Record<string, unknown>>, over?: string) => Promise<Exchange>
  readonly close: () => Promise<void>
}

function startProduct(upstream: FaultyUpstream, trial: Trial): Product {
  const { origin } = upstream
  const read = readSettings(
    {
      TRIAGE_TIMEOUT_MS: String(trial.timeoutMs),
      TRIAGE_DEMO: '0',
      CLARI_API_KEY: 'c0ffee00'.repeat(8),
      CLARI_BASE_URL: `${origin}/v4`,
      CLARI_COPILOT_API_KEY: 'copilot-key-0123',
      CLARI_COPILOT_API_PASSWORD: 'copilot-password-0123',
      CLARI_COPILOT_CLIENT_ID: 'copilot-client',
      CLARI_COPILOT_CLIENT_SECRET: 'copilot-secret-0123',
      CLARI_COPILOT_AUTH_URL: origin,
      CLARI_COPILOT_BASE_URL: origin,
      CLARIFY_CREDENTIALS: JSON.stringify({
        apiUrl: `${origin}/v1/`,
        integration: 'ct9674jq1b1gublkcngd',
        credentials: { type: 'client-credentials', clientId: 'client-7', clientSecret: 'client-secret-0123' },
      }),
      ...(upstream.trusts === null ? {} : { NODE_EXTRA_CA_CERTS: 'authority.pem' }),
    },
    () => upstream.trusts,
    isCertificates,
  )
  if (!read.ok) throw new Error(read.problems.join(' '))
  const at = 'http://127.0.0.1:4999'
  const { app, token, upstreams } = createNodeApp(
    { ...read.settings, log: 'silent' },
    { product: 'faults', origin: at, demo: null, page: null, earlierAddress: null, now: trial.now },
  )
  const ask = (method: string, path: string, body?: unknown) =>
    app.fetch(
      new Request(`${at}${path}`, {
        method,
        headers: {
          host: new URL(at).host,
          [tokenHeader]: token,
          ...(method === 'GET' ? {} : { origin: at }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
  const stream = async (operation: Operation, given: object, connection: string | undefined): Promise<Exchange> => {
    const query = new URLSearchParams({
      operation: operation.id,
      params: JSON.stringify(given),
      ...(connection === undefined ? {} : { connection }),
    })
    const answer = await ask('GET', `/api/stream?${query}`)
    if (!answer.ok || answer.headers.get(streamExchangeHeader) === '1') return exchangeSchema.parse(await answer.json())
    const pieces: Uint8Array[] = []
    let bytes = 0
    try {
      for await (const piece of answer.body ?? []) {
        bytes += piece.byteLength
        if (bytes <= heldBodyLimit) pieces.push(piece)
        // A reader that has enough goes away; the upstream need not end.
        if (bytes > 2 * heldBodyLimit) break
      }
    } catch {
      const why = await ask('GET', `/api/stream/${encodeURIComponent(answer.headers.get(streamIdHeader) ?? '')}`)
      return exchangeSchema.parse(await why.json())
    }
    return {
      id: 'streamed',
      operation: operation.id,
      upstream: operation.upstream,
      connection: { id: connection ?? '', label: '', demo: false },
      request: { method: operation.method, url: `${upstream.origin}/${operation.path}`, headers: [], body: null },
      startedAt: 0,
      tookMs: 0,
      result: {
        kind: 'response',
        status: 200,
        headers: [],
        body: Buffer.concat(pieces).toString('utf8'),
        bytes,
        truncated: bytes > heldBodyLimit,
      },
    }
  }
  return {
    connections: async () => connectionsSchema.parse(await (await ask('GET', '/api/connections')).json()).connections,
    send: async (operation, given, connection) => {
      if (operation.answer === 'stream') return stream(operation, given, connection)
      const answer = await ask('POST', '/api/exchange', { operation: operation.id, params: given, connection })
      return exchangeSchema.parse(await answer.json())
    },
    close: () => upstreams.close(),
  }
}

/**
 * A sample in which every fault is tried with one operation of two upstreams, and every operation meets about as many
 * faults as the others of its upstream.
 */
export function sampleOf(at: number): readonly Operation[] {
  const upstreams = [...new Set(everyOperation.map(({ upstream }) => upstream))]
  return upstreams.flatMap((upstream, place) => {
    const group = everyOperation.filter((operation) => operation.upstream === upstream)
    const one = place % 2 === at % 2 ? group[Math.floor(at / 2) % group.length] : undefined
    return one === undefined ? [] : [one]
  })
}
