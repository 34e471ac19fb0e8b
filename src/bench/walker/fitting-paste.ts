import { z } from 'zod'
import { copilotToken, copilotUsers } from '#src/clari/copilot-operations.ts'
import { job, jobs, limits, readForecast, readResults, startExport } from '#src/clari/operations.ts'
import { clarifyToken, selectItems, selectSignals } from '#src/clarify/operations.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import { systemOf, type ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Upstream } from '#src/domain/model/system.ts'
import type { Fault } from '#src/simulator/faults/fault.ts'
import type { TenantDialect } from '#src/simulator/tenant.ts'
import type { Rig } from './rig.ts'

const forecastId = 'net_arr'
const started = z.object({ jobId: z.string() })

/** Hosts as people see them; the demo tenant's own is a loopback address. */
const hosts: Readonly<Record<Upstream, string>> = {
  clari: 'api.clari.com',
  copilot: 'rest-api.copilot.clari.com',
  'copilot-auth': 'api.copilot.clari.com',
  clarify: 'api.clarify.io',
}

/** What people see where no answer can be copied: a client's words, or their own. */
const words: Readonly<Record<string, string>> = {
  'key-line-break':
    'requests.exceptions.InvalidHeader: Invalid leading whitespace, reserved character(s), or return character(s) in ' +
    'header value: clari apikey',
  'key-non-ascii':
    "UnicodeEncodeError: 'latin-1' codec can't encode character '\\u0430' in position 40: ordinal not in range(256) " +
    'while sending the apikey header to https://api.clari.com/v4/admin/limits',
  'late-edits': 'The numbers of our Clari export differ from what the Forecast Tab shows.',
  'copilot-retired-host': 'curl: (6) Could not resolve host: rest-api.trywingman.com',
  'clarify-file-truncated':
    'pyclarify: json.decoder.JSONDecodeError: Unterminated string starting at: line 1 column 80 (char 79) while ' +
    'reading clarify-credentials.json',
  'clarify-basic-auth': 'pyclarify: the credentials file is of type basic-auth, which this client does not support',
}

/**
 * What a user would copy of the demo tenant's answer under a fault: status line, headers, body; null for none. `shapes`
 * remembers what is answered with no fault on.
 */
export async function fittingPaste(
  rig: Rig,
  fault: Fault,
  dialect: TenantDialect,
  shapes: Map<string, string>,
): Promise<string | null> {
  const { id, scenario } = fault
  if (scenario === undefined) return null
  await rig.reset([id], dialect)
  const own = words[id]
  if (own !== undefined) return own
  if (scenario === 'clari.unauthorized' && id.startsWith('key-')) return keyRefused(rig)
  if (id === 'ingestion-off') return copied(await ingest(rig))
  if (id === 'copilot-one-header') return oneHeader(rig)
  const exchange = await askedUnder(rig, id, scenario, dialect, shapes)
  return exchange === null ? null : copiedExchange(exchange)
}

/** The answer in which a fault shows itself. */
async function askedUnder(
  rig: Rig,
  id: string,
  scenario: ScenarioId,
  dialect: TenantDialect,
  shapes: Map<string, string>,
): Promise<Exchange | null> {
  if (scenario === 'clari.empty-export') return emptyExport(rig, id)
  if (scenario === 'clari.job-stuck') return stuckJob(rig, id)
  if (id === 'type-not-supported')
    return rig.send(startExport, { forecastId, typesToExport: ['forecast', 'crm_total'] }, 'demo-clari')
  if (id === 'forecast-list-offered') return rig.send(readForecast, { forecastId: 'Renewals EMEA' }, 'demo-clari')
  const asked = questions(rig, scenario, id)
  await keepUsual(rig, asked, dialect, shapes)
  await rig.reset([id], dialect)
  for (const { name, ask } of asked) {
    // oxlint-disable-next-line no-await-in-loop -- the first that differs is copied, the next are not asked.
    const under = await ask()
    if (under !== null && shapeOf(under) !== shapes.get(`${dialect} ${name}`)) return under
  }
  return null
}

/** Keeps what is answered with no fault on, which is what everybody gets; each question is asked once a dialect. */
async function keepUsual(
  rig: Rig,
  asked: readonly Question[],
  dialect: TenantDialect,
  shapes: Map<string, string>,
): Promise<void> {
  const open = asked.filter(({ name }) => !shapes.has(`${dialect} ${name}`))
  if (open.length > 0) await rig.reset([], dialect)
  for (const { name, ask } of open) {
    // oxlint-disable-next-line no-await-in-loop -- one tenant.
    const exchange = await ask()
    shapes.set(`${dialect} ${name}`, exchange === null ? '' : shapeOf(exchange))
  }
}

/** One question that can show a fault. */
interface Question {
  readonly name: string
  readonly ask: () => Promise<Exchange | null>
}

function questions(rig: Rig, scenario: ScenarioId, id: string): readonly Question[] {
  const token: Question = { name: 'token', ask: () => rig.send(copilotToken, {}, 'demo-copilot-oauth') }
  switch (systemOf(scenario)) {
    case 'copilot':
      return id.startsWith('oauth')
        ? [token]
        : [token, { name: 'users', ask: () => rig.send(copilotUsers, {}, 'demo-copilot-keys') }]
    case 'clarify':
      return [
        { name: 'clarify-token', ask: () => rig.send(clarifyToken, {}, 'demo-clarify') },
        { name: 'items', ask: () => rig.send(selectItems, { query: { limit: 1 } }, 'demo-clarify') },
        { name: 'signals', ask: () => rig.send(selectSignals, { query: { limit: 1 } }, 'demo-clarify') },
      ]
    case 'clari':
      return [
        { name: 'limits', ask: () => rig.send(limits, {}, 'demo-clari') },
        { name: 'forecast', ask: () => rig.send(readForecast, { forecastId }, 'demo-clari') },
        { name: 'export', ask: () => rig.send(startExport, { forecastId }, 'demo-clari') },
        { name: 'jobs', ask: () => rig.send(jobs, {}, 'demo-clari') },
        {
          name: 'job',
          ask: async () => {
            const first = jobIdIn(await rig.send(jobs, {}, 'demo-clari'))
            return first === null ? null : rig.send(job, { jobId: first }, 'demo-clari')
          },
        },
      ]
  }
}

async function emptyExport(rig: Rig, id: string): Promise<Exchange> {
  if (id === 'users-hidden' || id === 'values-hidden') return rig.send(readForecast, { forecastId }, 'demo-clari')
  const jobId = await startedJob(rig)
  await rig.letEnd()
  return id === 'truncated-export'
    ? rig.send(job, { jobId }, 'demo-clari')
    : rig.send(readResults, { jobId }, 'demo-clari')
}

async function stuckJob(rig: Rig, id: string): Promise<Exchange> {
  if (id === 'quota-exhausted' || id === 'concurrency-full') return rig.send(startExport, { forecastId }, 'demo-clari')
  const jobId = await startedJob(rig)
  if (id !== 'job-queued-forever') await rig.letEnd()
  return id === 'results-expired'
    ? rig.send(readResults, { jobId }, 'demo-clari')
    : rig.send(job, { jobId }, 'demo-clari')
}

async function startedJob(rig: Rig): Promise<string> {
  const { result } = await rig.send(startExport, { forecastId }, 'demo-clari')
  return started.parse(JSON.parse(result.kind === 'response' ? result.body : '')).jobId
}

/** Status and top members of an answer, by which one with a fault differs from one without. */
function shapeOf({ result }: Exchange): string {
  if (result.kind === 'silence') return result.reason
  const body = readJson(result.body)
  if (!body.ok) return `${result.status} ${result.body.slice(0, 40)}`
  const value: unknown = Array.isArray(body.value) ? body.value[0] : body.value
  const members = isObject(value) ? Object.entries(value) : []
  const stable = members.map(([name, each]) => (/jsonrpc|code|^id$/.test(name) ? `${name}=${String(each)}` : name))
  return `${result.status} ${stable.toSorted().join()}`
}

function jobIdIn({ result }: Exchange): string | null {
  const body = readJson(result.kind === 'response' ? result.body : '')
  const list = body.ok && isObject(body.value) ? body.value['jobs'] : body.ok ? body.value : null
  const first: unknown = Array.isArray(list) ? list[0] : null
  return isObject(first) && typeof first['jobId'] === 'string' ? first['jobId'] : null
}

async function keyRefused({ address, demo }: Rig): Promise<string> {
  const key = demo.current().connections.find(({ id }) => id === 'demo-clari')?.values['CLARI_API_KEY'] ?? ''
  return copied(await fetch(`${address}/clari/v4/admin/limits`, key === '' ? {} : { headers: { apikey: key } }))
}

function ingest({ address, demo }: Rig): Promise<Response> {
  const key = demo.current().connections.find(({ id }) => id === 'demo-clari')?.values['CLARI_API_KEY'] ?? ''
  const headers = { apikey: key, 'content-type': 'application/json' }
  return fetch(`${address}/clari/v4/ingest/opportunity`, { method: 'POST', headers, body: '[]' })
}

async function oneHeader({ address, demo }: Rig): Promise<string> {
  const keys = demo.current().connections.find(({ id }) => id === 'demo-copilot-keys')
  const key = keys?.values['CLARI_COPILOT_API_KEY'] ?? ''
  return copied(await fetch(`${address}/copilot/users`, { headers: { 'x-api-key': key } }))
}

/** An answer as `curl -i` prints it. */
async function copied(answer: Response): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${answer.status} ${answer.statusText}`, ...headers, '', await answer.text()].join('\n')
}

/** The same of an exchange; of silence what curl says of it. */
function copiedExchange({ upstream, result }: Exchange): string {
  if (result.kind === 'response') {
    const headers = result.headers.map(({ name, value }) => `${name}: ${value}`)
    return [`HTTP/1.1 ${result.status}`, ...headers, '', result.body].join('\n')
  }
  const host = hosts[upstream]
  switch (result.reason) {
    case 'dns':
      return `curl: (6) Could not resolve host: ${host}`
    case 'refused':
      return `curl: (7) Failed to connect to ${host} port 443 after 12 ms: Couldn't connect to server`
    case 'tls':
      return `curl: (60) SSL certificate problem: unable to get local issuer certificate\n* connecting to ${host}:443`
    case 'timeout':
      return `curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received\n* https://${host}`
    case 'reset':
      return `curl: (56) Recv failure: Connection reset by peer\n* https://${host}`
    case 'redirect':
      return `HTTP/1.1 302 Found\nlocation: ${result.facts?.['target'] ?? ''}\n\n* https://${host}`
    case 'too-large':
    case 'unsendable':
    case 'not-configured':
      return `${host}: ${result.detail}`
  }
}
