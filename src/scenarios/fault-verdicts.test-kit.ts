import type { Answers, Pastes } from '#src/domain/model/check.ts'
import { faults } from '#src/simulator/faults/list.ts'
import { scenarios } from './list.ts'
import type { SubCause } from './sub-cause.test-kit.ts'
import { startBench } from './walk-through.test-kit.ts'

/** How the wizard of a fault's scenario is led to the verdict that names it. */
interface Way {
  readonly verdict: string
  readonly answers?: Answers
  readonly pastes?: Pastes
  /** A job that the integration user starts while the fault is on; `ended` gives it time to end. */
  readonly job?: 'started' | 'ended'
  /** A job of the integration user's is named that was there before. */
  readonly earlierJob?: true
}

const forecast: Answers = { forecastId: 'net_arr' }
const app: Answers = { connection: 'demo-copilot-oauth' }
const waits: Answers = { 'export-gets': 'waits' }

const published = (code: string, message: string) =>
  'HTTP/2 400\ncontent-type: application/json\n\n' +
  `{"code":"${code}","namespace":"exports","errorId":"e-1","message":"${message}","orgId":"77"}`
const curl = (body: string) =>
  `curl -X POST -H "Content-Type: application/json" -d '${body}' https://api.clari.com/v4/export/forecast/net_arr`

const read = (verdict: string): Way => ({ verdict, answers: forecast })

/** Ways that stand in no scenario's own table of causes. */
const otherWays: Readonly<Record<string, Way>> = {
  'key-missing': { verdict: 'key-missing' },
  'key-spaces': { verdict: 'key-odd' },
  'key-quotes': { verdict: 'key-odd' },
  'key-bearer': { verdict: 'key-odd' },
  'key-line-break': { verdict: 'key-odd' },
  'key-non-ascii': { verdict: 'key-odd' },
  'key-unknown': { verdict: 'gateway-rejected', answers: { 'worked-before': 'no' } },
  'gateway-no-key': { verdict: 'header-lost' },
  'gateway-rejects-key': { verdict: 'gateway-rejected', answers: { 'worked-before': 'unknown' } },
  'api-rejects-key': { verdict: 'api-rejected', answers: { 'worked-before': 'no' } },
  'key-revoked': { verdict: 'worked-before', answers: { 'worked-before': 'yes' } },
  'no-optin': { verdict: 'no-optin', answers: { ...forecast, 'refused-at': 'forecast' } },
  'ingestion-off': {
    verdict: 'ingestion-off',
    pastes: { error: 'POST /v4/ingest/opportunity 403 [{"errorCode":"INGESTION_NOT_ENABLED"}]' },
  },
  'no-such-forecast': read('not-known'),
  'forecast-list-offered': { verdict: 'display-name', answers: { forecastId: 'Renewals EMEA' } },
  'bad-request': {
    verdict: 'still-refused',
    answers: { 'may-export': 'yes' },
    pastes: {
      error: published('bad_request', 'The request body is malformed.'),
      request: curl('{"includeHistorical":true}'),
    },
  },
  'type-not-supported': {
    verdict: 'type-not-supported',
    answers: { 'may-export': 'yes' },
    pastes: {
      error: published('type_not_supported', 'Export type crm_total is not supported for this forecast.'),
      request: curl('{"typesToExport":["forecast","crm_total"]}'),
    },
  },
  'something-went-wrong': {
    verdict: 'went-wrong',
    pastes: { error: published('SWW', 'Something went wrong. Please try again later.') },
  },
  'no-submissions': read('no-submissions'),
  'nothing-entered': read('nothing-entered'),
  'users-empty': read('nobody-visible'),
  'users-hidden': read('nobody-visible'),
  'values-hidden': read('hidden'),
  'entries-empty': read('no-entries'),
  'truncated-export': { verdict: 'truncated', answers: forecast, job: 'ended' },
  'rows-under-data': read('read-elsewhere'),
  'rows-under-rows': read('read-elsewhere'),
  'rows-under-records': read('read-elsewhere'),
  'rows-under-results': read('read-elsewhere'),
  'rows-bare': read('read-elsewhere'),
  // The wizard hands over to the comparison here, which names the cause: see the calendar of planted causes.
  'late-edits': { verdict: 'compare', answers: { ...forecast, screen: 'latest-week' } },
  'quota-exhausted': { verdict: 'quota-used-up', answers: { 'export-gets': 'refused' } },
  'concurrency-full': { verdict: 'places-taken', answers: { 'export-gets': 'refused' } },
  'job-queued-forever': { verdict: 'queued', answers: waits, job: 'started' },
  'job-running-forever': { verdict: 'running-periods', answers: { ...waits, 'asked-for': 'periods' }, job: 'ended' },
  'job-failed': { verdict: 'failed', answers: waits, job: 'ended' },
  'job-cancelled': { verdict: 'cancelled', answers: waits, job: 'ended' },
  'job-aborted': { verdict: 'aborted', answers: waits, job: 'ended' },
  'results-expired': { verdict: 'results-expired', answers: { 'export-gets': 'results' }, job: 'ended' },
  'too-many-requests': { verdict: 'told-to-wait' },
  'too-many-requests-bare': { verdict: 'not-told' },
  'polling-too-often': { verdict: 'polling' },
  dns: { verdict: 'dns' },
  refused: { verdict: 'refused' },
  tls: { verdict: 'tls-unknown-issuer' },
  timeout: { verdict: 'timeout' },
  reset: { verdict: 'reset' },
  'bad-gateway': { verdict: 'gateway-page' },
  'truncated-json': { verdict: 'truncated-json' },
  'empty-200': { verdict: 'empty' },
  'redirect-to-login': { verdict: 'redirected' },
  'login-page': { verdict: 'login-page' },
  'slow-body': { verdict: 'slow-body' },
  'unknown-shape': { verdict: 'unknown-shape' },
  'oauth-invalid-client': { verdict: 'invalid-client', answers: { ...app, held: 'own' } },
  'oauth-invalid-client-400': { verdict: 'invalid-client', answers: { ...app, held: 'own' } },
  'oauth-unauthorized-client': { verdict: 'unauthorized-client', answers: app },
  'oauth-invalid-grant': { verdict: 'invalid-grant', answers: app },
  'oauth-unsupported-grant-type': { verdict: 'uses-headers', answers: app },
  'oauth-invalid-scope': { verdict: 'invalid-scope', answers: app },
  'oauth-invalid-request': { verdict: 'invalid-request', answers: app },
  'copilot-forecast-key': { verdict: 'forecast-key' },
  'copilot-wrong-credentials': { verdict: 'keys-refused', answers: { held: 'own' } },
  'copilot-wrong-secret': { verdict: 'invalid-client', answers: { ...app, held: 'unknown' } },
  'copilot-one-header': { verdict: 'one-header' },
  'copilot-retired-host': { verdict: 'retired-host' },
  'copilot-auth-dns': { verdict: 'host-not-found', answers: app },
  'copilot-keys-only': { verdict: 'uses-headers', answers: app },
  'copilot-oauth-only': { verdict: 'uses-client' },
  'copilot-too-many-requests': { verdict: 'rate-limited' },
  'copilot-wrong-host': { verdict: 'wrong-host' },
  'copilot-token-at-rest-host': { verdict: 'uses-headers', answers: app },
  'clarify-file-no-slash': { verdict: 'token-invalid-request' },
  'clarify-basic-auth': { verdict: 'file-harms-client' },
  'clarify-http-429': { verdict: 'met-here' },
  'clarify-no-admin-grant': { verdict: 'grant-missing' },
  'clarify-no-clarify-grant': { verdict: 'grant-missing' },
}

const tables = import.meta.glob<{ readonly subCauses?: readonly SubCause[] }>('./*/causes.test-kit.ts', { eager: true })

/** What the scenarios' own tables tell of a single fault of theirs; the first that names it counts. */
const ownWays = Object.fromEntries(
  Object.entries(tables)
    .flatMap(([path, { subCauses = [] }]) =>
      subCauses.map((cause) => ({ ...cause, folder: cause.scenario?.replace('.', '-') ?? path.split('/')[1] })),
    )
    .toReversed()
    .flatMap(
      ({ folder, dialect, faults: on = [], verdict, answers = {}, pastes = {}, earlierJob }): [string, Way][] => {
        const [only, ...others] = faults.filter(({ id }) => on.includes(id))
        if (only === undefined || others.length > 0 || dialect !== undefined) return []
        if (only.scenario?.replace('.', '-') !== folder) return []
        return [[only.id, { verdict, answers, pastes, ...(earlierJob === undefined ? {} : { earlierJob }) }]]
      },
    ),
)

/** Every fault that belongs to a scenario, and how its wizard comes to name it. */
export const ways: Readonly<Record<string, Way>> = { ...ownWays, ...otherWays }

/** The faults that belong to a scenario. */
export const diagnosable = faults.filter(({ scenario }) => scenario !== undefined)

/** How long the proxy waits for the demo tenant, ms: short, as some faults never answer; long, for a busy machine. */
const limits = [1_500, 10_000] as const

/**
 * The faults whose wizard does not end at their verdict when all of it happens at a moment (epoch ms); empty
 * when all is well. What is lost within the short limit is tried once more within the long one: a busy machine can let
 * a good answer time out, a wrong verdict stays wrong.
 */
export async function lostVerdicts(at: number): Promise<readonly string[]> {
  const [short, long] = limits
  const lost = await lostWithin(short, at, diagnosable)
  const again = diagnosable.filter(({ id }) => lost.has(id))
  return again.length === 0 ? [] : [...(await lostWithin(long, at, again)).values()]
}

async function lostWithin(
  limitMs: number,
  at: number,
  tried: typeof diagnosable,
): Promise<ReadonlyMap<string, string>> {
  const bench = await startBench(limitMs, at)
  const lost = new Map<string, string>()
  for (const { id, scenario: named } of tried) {
    const way = ways[id]
    const scenario = scenarios.find((one) => one.id === named)
    if (way === undefined || scenario === undefined) {
      lost.set(id, `${id}: no way leads to its verdict`)
      continue
    }
    await bench.switchTo([id])
    const job = way.earlierJob
      ? await bench.earlierJob()
      : way.job
        ? await bench.startExport(way.job === 'ended')
        : null
    const ended = await bench.walkThrough(scenario, {
      faults: [id],
      answers: { ...(job === null ? {} : { jobId: job }), ...way.answers },
      pastes: way.pastes ?? {},
    })
    if (ended.at !== way.verdict) lost.set(id, `${id}: ${ended.at}, not ${way.verdict}`)
    await bench.startOver()
  }
  await bench.close()
  return lost
}
