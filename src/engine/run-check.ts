import type { CheckRecord, RunState } from '#src/domain/model/case.ts'
import type { AnyCheck, CheckContext } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { findingSchema, statusOfOutcome, type Finding, type Outcomes } from '#src/domain/model/finding.ts'
import { isCut, notRead, notReadFinding } from '#src/domain/model/not-read.ts'
import { findingKey } from './finding-key.ts'

/** Runs one check with a time limit (ms); always resolves. A check that crashed says so and blames nobody. */
export async function runCheck(
  check: AnyCheck,
  context: CheckContext,
  limits: { readonly limitMs: number },
): Promise<CheckRecord> {
  const startedAt = context.now()
  const ended = (state: RunState, says: string, finding: Finding | null): CheckRecord => ({
    key: findingKey(check, context.answers, context.pastes),
    check: check.id,
    state,
    says,
    finding,
    connection: check.costs === 'offline' ? null : (context.answers['connection'] ?? null),
    startedAt,
    tookMs: Math.max(0, context.now() - startedAt),
  })
  if (check.costs !== 'offline' && !isConnected(context)) {
    return ended('skipped', 'Not run: no connection was chosen for it.', null)
  }
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), limits.limitMs)
  const signal = AbortSignal.any([context.signal, limit.signal])
  const cut: Exchange[] = []
  const sent = new Set<string>()
  const send: CheckContext['send'] = async (operation, params, connection) => {
    const exchange = await context.send(operation, params, connection)
    sent.add(exchange.id)
    if (isCut(exchange)) cut.push(exchange)
    return exchange
  }
  try {
    const gathered = await untilAborted(check.gather({ ...context, send, signal }), signal)
    const judged = check.judge(gathered)
    const facts = Object.fromEntries(
      Object.entries(judged.facts ?? {}).filter(([, value]) => value !== undefined && value !== null),
    )
    const [unread] = cut
    // Whatever a check made of the beginning of an answer: nothing is well because of what nobody read.
    const outcomes: Outcomes = check.outcomes
    const statusOf = (name: string) => {
      const outcome = outcomes[name] ?? (name === notRead ? 'warn' : undefined)
      return outcome === undefined ? undefined : statusOfOutcome(outcome)
    }
    const told = unread !== undefined && statusOf(judged.outcome) === 'pass' ? notReadFinding(unread) : judged
    if (check.costs !== 'offline' && statusOf(told.outcome) === 'pass' && !restsOnThisRun(told.evidence, sent))
      throw new Error(`${check.id} passes without an exchange of its run or a credential.`)
    const finding = findingSchema.parse({
      evidence: [],
      ...told,
      facts,
      check: check.id,
      status: statusOf(told.outcome),
    })
    return ended('done', finding.says, finding)
  } catch (problem) {
    if (context.signal.aborted) return ended('cancelled', 'Cancelled before it was finished.', null)
    if (limit.signal.aborted) {
      return ended(
        'timed-out',
        `Gave up after ${Math.round(limits.limitMs / 1000)} seconds. This says nothing about the cause; run it again.`,
        null,
      )
    }
    if (isProxyStopped(problem))
      return ended(
        'crashed',
        'The product’s own server did not answer, so nothing was sent. Start it again and re-run.',
        null,
      )
    return ended(
      'crashed',
      'This check itself failed; that is a fault of the product and says nothing about your account.',
      null,
    )
  } finally {
    clearTimeout(timer)
  }
}

/** Whether something was seen: an answer of this run, or the shape of the credential in use. */
function restsOnThisRun(evidence: readonly Evidence[] = [], sent: ReadonlySet<string>): boolean {
  return evidence.some(
    (each) =>
      each.kind === 'credential' ||
      (each.kind === 'exchange' && each.exchange.result.kind === 'response' && sent.has(each.exchange.id)),
  )
}

/** Whether a thrown thing says that the product's own proxy is gone. */
function isProxyStopped(problem: unknown): boolean {
  return typeof problem === 'object' && problem !== null && 'proxyStopped' in problem && problem.proxyStopped === true
}

function isConnected(context: CheckContext): boolean {
  const chosen = context.answers['connection']
  return chosen !== undefined && context.connections.some((connection) => connection.id === chosen)
}

/** Settles with the work, or rejects as soon as the signal says so, even when the work does not listen to it. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException('stopped', 'AbortError'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
