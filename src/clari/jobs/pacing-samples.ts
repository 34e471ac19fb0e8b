import type { PacingPolicy } from '#src/domain/model/pacing.ts'
import type { ProgramSample } from '#src/domain/model/plan.ts'

/**
 * What a program is for: one call that is refused with 429, one job to wait for, or a list of exports to make in turn.
 */
export type SampleKind = 'one-call' | 'one-job' | 'exports-in-turn'

/** How a program paces itself: after refusals, and between looks at a job. */
export interface SamplePace {
  readonly refused: PacingPolicy
  readonly polling: PacingPolicy
}

const purposes: Readonly<Record<SampleKind, string>> = {
  'one-call':
    'Reads one address of Clari’s API and, when it is refused with 429, tries again after growing and varying waits.',
  'one-job': 'Waits for an export job, looking ever more rarely, and fetches its results once it is done.',
  'exports-in-turn':
    'Makes the exports listed in exports.json one after another and saves each; waits for a free place, stops when ' +
    'the month’s quota is used up.',
}

const usages: Readonly<Record<SampleKind, string>> = {
  'one-call': 'admin/limits',
  'one-job': 'JOB_ID results.json',
  'exports-in-turn':
    'exports.json   where it holds [{"name": "2026_Q1", "forecastId": "net_arr", "body": {"timePeriod": "2026_Q1"}}]',
}

const seconds = (policy: PacingPolicy) => `${policy.tries}, ${policy.firstMs / 1000}, ${policy.longestMs / 1000}`
const milliseconds = (policy: PacingPolicy) => `${policy.tries}, ${policy.firstMs}, ${policy.longestMs}`

const python = (kind: SampleKind, file: string, pace: SamplePace) => `"""${purposes[kind]}

CLARI_API_KEY=... python3 ${file} ${usages[kind]}
"""
import email.utils, json, os, random, sys, time, urllib.error, urllib.parse, urllib.request

BASE = os.environ.get("CLARI_BASE_URL", "https://api.clari.com/v4").rstrip("/") + "/"
KEY = os.environ["CLARI_API_KEY"]
TRIES, FIRST, LONGEST = ${seconds(pace.refused)}  # after a refusal, in seconds
LOOKS, SOONEST, RAREST = ${seconds(pace.polling)}  # between looks at a job, in seconds
GAP = ${pace.refused.gapMs / 1000}  # between any two calls


def pause(attempt, first, longest, at_least=0):
    full = min(longest, first * 2 ** min(attempt, 30))
    time.sleep(max(at_least, full / 2) + random.random() * full / 2)


def told_to_wait(headers):
    """Retry-After in seconds; the header may hold a number or a date, or be absent."""
    after = (headers.get("Retry-After") or "").strip()
    if after.isdigit():
        return int(after)
    try:
        return max(0, email.utils.parsedate_to_datetime(after).timestamp() - time.time())
    except (TypeError, ValueError, IndexError):
        return 0


def ask(method, path, body=None):
    """Status and text of one call. A POST is repeated after 429 only: otherwise the export may have begun."""
    again = {429} if method == "POST" else {429, 502, 503, 504}
    data = None if body is None else json.dumps(body).encode()
    headers = {"apikey": KEY, **({} if body is None else {"Content-Type": "application/json"})}
    for attempt in range(TRIES):
        time.sleep(GAP)
        sent = urllib.request.Request(BASE + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(sent, timeout=120) as answer:
                return answer.status, answer.read().decode("utf-8-sig")
        except urllib.error.HTTPError as refused:
            text, at_least = refused.read().decode("utf-8", "replace"), told_to_wait(refused.headers)
            if refused.code not in again or attempt == TRIES - 1:
                return refused.code, text
        pause(attempt, FIRST, LONGEST, at_least)


def must(method, path, body=None):
    status, text = ask(method, path, body)
    if status >= 300:
        sys.exit("%s %s: %d %s" % (method, path, status, text[:500]))
    return text
`

const pythonJob = `

def results_of(job_id):
    """Waits for a job, in either dialect's words, and returns its results."""
    for look in range(LOOKS):
        job = json.loads(must("GET", "export/jobs/" + job_id))
        job = job.get("job") if isinstance(job.get("job"), dict) else job
        status = str(job.get("status", "")).upper()
        if status in ("DONE", "COMPLETED"):
            return must("GET", "export/jobs/%s/results" % job_id)
        if status in ("FAILED", "CANCELLED", "ABORTED"):
            sys.exit("Job %s ended as %s." % (job_id, status))
        print("Job %s is %s." % (job_id, status), file=sys.stderr)
        pause(look, SOONEST, RAREST)
    sys.exit("Job %s was not done after %d looks." % (job_id, LOOKS))
`

const pythonMain: Readonly<Record<SampleKind, string>> = {
  'one-call': `

print(must("GET", sys.argv[1]))
`,
  'one-job': `${pythonJob}

text = results_of(urllib.parse.quote(sys.argv[1]))
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write(text)
`,
  'exports-in-turn': `${pythonJob}

def start(forecast_id, body):
    """Starts an export; one 400 stands for both limits, and only the limits tell which is reached."""
    for look in range(LOOKS):
        status, text = ask("POST", "export/forecast/" + urllib.parse.quote(forecast_id, safe=""), body)
        if status < 300:
            answer = json.loads(text)
            return answer.get("jobId") or (answer.get("job") or {}).get("id") or answer.get("id")
        if "export_monthly_quota_reached" not in text:
            sys.exit("POST export/forecast/%s: %d %s" % (forecast_id, status, text[:500]))
        if json.loads(must("GET", "admin/limits"))["jobs"]["availableMonthlyQuota"] <= 0:
            sys.exit("The month's exports are used up; what is listed from here on was not exported.")
        print("No place is free.", file=sys.stderr)
        pause(look, SOONEST, RAREST)
    sys.exit("No place became free after %d looks." % LOOKS)


with open(sys.argv[1], encoding="utf-8") as file:
    exports = json.load(file)
for export in exports:
    text = results_of(start(export["forecastId"], export["body"]))
    name = "".join(c if c.isalnum() or c in "._-" else "_" for c in export["name"])
    asked = export["body"].get("timePeriod")
    ending = ".csv" if export["body"].get("exportFormat") == "CSV" else ".json"
    with open(name + ending, "w", encoding="utf-8") as file:
        file.write(text)
    if asked and '"timePeriodId"' in text and '"%s"' % asked not in text:
        sys.exit("%s: Clari exported another period than %s." % (export["name"], asked))
    print(export["name"])
`,
}

// The word is put in so that nobody, reader or tool, takes the program's import for ours.
const script = (kind: SampleKind, file: string, pace: SamplePace) => `// ${purposes[kind]} Node 18 or later.
// CLARI_API_KEY=... node ${file} ${usages[kind]}
${'import'} { readFile, writeFile } from 'node:fs/promises'

const base = (process.env.CLARI_BASE_URL ?? 'https://api.clari.com/v4').replace(/\\/+$/, '') + '/'
const key = process.env.CLARI_API_KEY ?? ''
const [tries, first, longest] = [${milliseconds(pace.refused)}] // after a refusal, in ms
const [looks, soonest, rarest] = [${milliseconds(pace.polling)}] // between looks at a job, in ms
const gap = ${pace.refused.gapMs} // between any two calls, in ms
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

async function pause(attempt, from, to, atLeast = 0) {
  const full = Math.min(to, from * 2 ** Math.min(attempt, 30))
  await sleep(Math.max(atLeast, full / 2) + (Math.random() * full) / 2)
}

// Retry-After in ms; the header may hold a number of seconds or a date, or be absent.
function toldToWait(headers) {
  const after = (headers.get('retry-after') ?? '').trim()
  if (/^\\d+$/.test(after)) return 1000 * Number(after)
  const until = Date.parse(after)
  return Number.isNaN(until) ? 0 : Math.max(0, until - Date.now())
}

// Status and text of one call. A POST is repeated after 429 only: after another failure the export may have begun.
async function ask(method, path, body) {
  const again = method === 'POST' ? [429] : [429, 502, 503, 504]
  const headers = { apikey: key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const sent = body === undefined ? undefined : JSON.stringify(body)
  for (let attempt = 0; ; attempt += 1) {
    await sleep(gap)
    const answer = await fetch(base + path, { method, headers, body: sent })
    const text = await answer.text()
    if (!again.includes(answer.status) || attempt === tries - 1) return { status: answer.status, text }
    await pause(attempt, first, longest, toldToWait(answer.headers))
  }
}

async function must(method, path, body) {
  const { status, text } = await ask(method, path, body)
  if (status >= 300) throw new Error(\`\${method} \${path}: \${status} \${text.slice(0, 500)}\`)
  return text
}
`

const scriptJob = `
// Waits for a job, in either dialect's words, and returns its results.
async function resultsOf(jobId) {
  for (let look = 0; look < looks; look += 1) {
    const answer = JSON.parse(await must('GET', \`export/jobs/\${jobId}\`))
    const status = String((answer.job ?? answer).status).toUpperCase()
    if (['DONE', 'COMPLETED'].includes(status)) return must('GET', \`export/jobs/\${jobId}/results\`)
    if (['FAILED', 'CANCELLED', 'ABORTED'].includes(status)) throw new Error(\`Job \${jobId} ended as \${status}.\`)
    console.error(\`Job \${jobId} is \${status}.\`)
    await pause(look, soonest, rarest)
  }
  throw new Error(\`Job \${jobId} was not done after \${looks} looks.\`)
}
`

const scriptMain: Readonly<Record<SampleKind, string>> = {
  'one-call': `
console.log(await must('GET', process.argv[2]))
`,
  'one-job': `${scriptJob}
await writeFile(process.argv[3], await resultsOf(encodeURIComponent(process.argv[2])))
`,
  'exports-in-turn': `${scriptJob}
// Starts an export; one 400 stands for both limits, and only the limits tell which is reached.
async function start(forecastId, body) {
  for (let look = 0; look < looks; look += 1) {
    const { status, text } = await ask('POST', \`export/forecast/\${encodeURIComponent(forecastId)}\`, body)
    if (status < 300) {
      const answer = JSON.parse(text)
      return answer.jobId ?? answer.job?.id ?? answer.id
    }
    if (!text.includes('export_monthly_quota_reached'))
      throw new Error(\`POST export/forecast/\${forecastId}: \${status} \${text.slice(0, 500)}\`)
    const limits = JSON.parse(await must('GET', 'admin/limits')).jobs
    if (limits.availableMonthlyQuota <= 0)
      throw new Error("The month's exports are used up; what is listed from here on was not exported.")
    console.error('No place is free.')
    await pause(look, soonest, rarest)
  }
  throw new Error(\`No place became free after \${looks} looks.\`)
}

for (const { name, forecastId, body } of JSON.parse(await readFile(process.argv[2], 'utf8'))) {
  const text = await resultsOf(await start(forecastId, body))
  const file = name.replace(/[^\\p{L}\\p{N}._-]/gu, '_') + (body.exportFormat === 'CSV' ? '.csv' : '.json')
  await writeFile(file, text)
  if (body.timePeriod && text.includes('"timePeriodId"') && !text.includes(JSON.stringify(body.timePeriod))) {
    throw new Error(\`\${name}: Clari exported another period than \${body.timePeriod}.\`)
  }
  console.log(name)
}
`,
}

const names: Readonly<Record<SampleKind, readonly [python: string, script: string]>> = {
  'one-call': ['clari_get.py', 'clari-get.mjs'],
  'one-job': ['clari_job.py', 'clari-job.mjs'],
  'exports-in-turn': ['clari_exports.py', 'clari-exports.mjs'],
}

/**
 * A plan as programs: Python with its standard library, and JavaScript for Node. They read the key from `CLARI_API_KEY`
 * and can be pointed elsewhere with `CLARI_BASE_URL`.
 */
export function pacingSamples(kind: SampleKind, pace: SamplePace): readonly ProgramSample[] {
  const [pythonFile, scriptFile] = names[kind]
  return [
    { language: 'Python', file: pythonFile, code: python(kind, pythonFile, pace) + pythonMain[kind] },
    { language: 'JavaScript', file: scriptFile, code: script(kind, scriptFile, pace) + scriptMain[kind] },
  ]
}
