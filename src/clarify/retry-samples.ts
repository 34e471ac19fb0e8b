import type { PacingPolicy } from '#src/domain/model/pacing.ts'
import type { ProgramSample } from '#src/domain/model/plan.ts'
import type { RetryKind } from './error-codes.ts'

type Kind = Exclude<RetryKind, 'after-fix'>

/** The codes after which each kind of plan sends again. */
const codes: Readonly<Record<Kind, readonly number[]>> = {
  once: [-32603, -32000],
  'after-delay': [-32015],
  paced: [-32011],
  'rest-only': [-32021],
  'after-reading-again': [-32009],
}

const purpose: Readonly<Record<Kind, string>> = {
  once: 'Sends the read in request.json and, if Clarify fails inside, once more after a wait.',
  'after-delay': 'Sends request.json and tries again, after growing and varying waits, while Clarify says "try again".',
  paced:
    'Sends the list of requests in requests.json one at a time, and slows down when Clarify says "too many requests".',
  'rest-only': 'Sends request.json and, after a partial failure, only the entries that were not done.',
  'after-reading-again':
    'Reads with read.json, makes the change on what was read, writes it, and begins again when it conflicts.',
}

const pythonCall = (kind: Kind, policy: PacingPolicy) => `"""${purpose[kind]}"""
import json, os, random, sys, time, urllib.error, urllib.request

URL = os.environ.get("CLARIFY_RPC_URL", "https://api.clarify.io/v1/rpc")
TOKEN = os.environ["CLARIFY_ACCESS_TOKEN"]
AGAIN = {${codes[kind].join(', ')}}
TRIES, FIRST, LONGEST = ${policy.tries}, ${policy.firstMs / 1000}, ${policy.longestMs / 1000}  # waits in seconds
GAP = ${policy.gapMs / 1000}  # between any two calls


def call(request):
    headers = {"Content-Type": "application/json", "X-API-Version": "1.1", "Authorization": "Bearer " + TOKEN}
    sent = urllib.request.Request(URL, json.dumps(request).encode(), headers)
    try:
        with urllib.request.urlopen(sent, timeout=60) as answer:
            return json.load(answer), 0
    except urllib.error.HTTPError as refused:
        if refused.code not in (429, 503):
            raise
        after = refused.headers.get("Retry-After", "")
        error = {"code": max(AGAIN), "message": "HTTP %d" % refused.code}
        return {"error": error}, float(after) if after.isdigit() else 0


def failed(answer):
    return (answer.get("error") or {}).get("code") in AGAIN


def wait(attempt, at_least=0):
    full = min(LONGEST, FIRST * 2 ** attempt)
    time.sleep(max(at_least, full / 2) + random.random() * full / 2)


def load(name):
    with open(name) as file:
        return json.load(file)


def patiently(request):
    for attempt in range(TRIES):
        answer, at_least = call(request)
        if not failed(answer) or attempt == TRIES - 1:
            return answer
        wait(attempt, at_least)
`

const pythonMain: Readonly<Record<Kind, string>> = {
  once: `
answer = patiently(load("request.json"))
print(json.dumps(answer))
sys.exit(1 if answer.get("error") else 0)
`,
  'after-delay': `
answer = patiently(load("request.json"))
print(json.dumps(answer))
sys.exit(1 if answer.get("error") else 0)
`,
  paced: `
errors = 0
for request in load("requests.json"):
    answer = patiently(request)
    errors += 1 if answer.get("error") else 0
    print(json.dumps(answer), flush=True)
    time.sleep(GAP)
sys.exit(1 if errors else 0)
`,
  'rest-only': `

def without(node, done):
    """The same value without the entries named as done: of the first map, or list by id, that has any of them."""
    if isinstance(node, dict):
        kept = {name: value for name, value in node.items() if name not in done}
        return kept if len(kept) < len(node) else {name: without(value, done) for name, value in node.items()}
    if isinstance(node, list):
        name_of = lambda entry: entry.get("id") if isinstance(entry, dict) else entry
        return [entry for entry in node if not (isinstance(name_of(entry), str) and name_of(entry) in done)]
    return node


request = load("request.json")
for attempt in range(TRIES):
    answer, at_least = call(request)
    print(json.dumps(answer), flush=True)
    if not failed(answer):
        break
    partial = ((answer["error"].get("data") or {}).get("partialResult")) or {}
    done = {
        name
        for part in partial.values()
        if isinstance(part, dict)
        for name, entry in part.items()
        if entry and not (isinstance(entry, dict) and entry.get("error"))
    }
    if not done:
        sys.exit("The answer does not list what was done: compare with what is stored before sending again.")
    request["params"] = {name: without(value, done) for name, value in request["params"].items()}
    if attempt < TRIES - 1:
        wait(attempt, at_least)
sys.exit(1 if answer.get("error") else 0)
`,
  'after-reading-again': `

def change(read):
    """Put your change here: build the write request from what was just read."""
    return load("request.json")


for attempt in range(TRIES):
    read, _ = call(load("read.json"))
    if read.get("error"):
        break
    answer, at_least = call(change(read["result"]))
    if not failed(answer) or attempt == TRIES - 1:
        break
    wait(attempt, at_least)
last = read if read.get("error") else answer
print(json.dumps(last))
sys.exit(1 if last.get("error") else 0)
`,
}

// The word is put in so that nobody, reader or tool, takes the program's import for ours.
const scriptCall = (kind: Kind, policy: PacingPolicy) => `// ${purpose[kind]} Node 18 or later.
${'import'} { readFile } from 'node:fs/promises'

const url = process.env.CLARIFY_RPC_URL ?? 'https://api.clarify.io/v1/rpc'
const token = process.env.CLARIFY_ACCESS_TOKEN
const again = [${codes[kind].join(', ')}]
const [tries, first, longest, gap] = [${policy.tries}, ${policy.firstMs}, ${policy.longestMs}, ${policy.gapMs}] // ms
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
const load = async (name) => JSON.parse(await readFile(name, 'utf8'))
const failed = (answer) => again.includes(answer.error?.code)

async function call(request) {
  const headers = { 'content-type': 'application/json', 'x-api-version': '1.1', authorization: \`Bearer \${token}\` }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(request) })
  if (response.status === 429 || response.status === 503) {
    const answer = { error: { code: again[0], message: \`HTTP \${response.status}\` } }
    return { answer, atLeast: 1000 * (Number(response.headers.get('retry-after')) || 0) }
  }
  if (!response.ok) throw new Error(\`HTTP \${response.status}\`)
  return { answer: await response.json(), atLeast: 0 }
}

async function wait(attempt, atLeast = 0) {
  const full = Math.min(longest, first * 2 ** attempt)
  await sleep(Math.max(atLeast, full / 2) + (Math.random() * full) / 2)
}

async function patiently(request) {
  for (let attempt = 0; ; attempt += 1) {
    const { answer, atLeast } = await call(request)
    if (!failed(answer) || attempt === tries - 1) return answer
    await wait(attempt, atLeast)
  }
}
`

const scriptMain: Readonly<Record<Kind, string>> = {
  once: `
const answer = await patiently(await load('request.json'))
console.log(JSON.stringify(answer))
process.exitCode = answer.error ? 1 : 0
`,
  'after-delay': `
const answer = await patiently(await load('request.json'))
console.log(JSON.stringify(answer))
process.exitCode = answer.error ? 1 : 0
`,
  paced: `
for (const request of await load('requests.json')) {
  const answer = await patiently(request)
  if (answer.error) process.exitCode = 1
  console.log(JSON.stringify(answer))
  await sleep(gap)
}
`,
  'rest-only': `
// The same value without the entries named as done: of the first map, or list by id, that has any of them.
function without(node, done) {
  if (Array.isArray(node)) return node.filter((entry) => !done.has(entry?.id ?? entry))
  if (node === null || typeof node !== 'object') return node
  const entries = Object.entries(node)
  const kept = entries.filter(([name]) => !done.has(name))
  if (kept.length < entries.length) return Object.fromEntries(kept)
  return Object.fromEntries(entries.map(([name, value]) => [name, without(value, done)]))
}

const request = await load('request.json')
for (let attempt = 0; attempt < tries; attempt += 1) {
  const { answer, atLeast } = await call(request)
  console.log(JSON.stringify(answer))
  process.exitCode = answer.error ? 1 : 0
  if (!failed(answer)) break
  const parts = Object.values(answer.error.data?.partialResult ?? {})
    .filter((part) => part !== null && typeof part === 'object')
  const entries = parts.flatMap((part) => Object.entries(part))
  const done = new Set(entries.filter(([, entry]) => entry && !entry.error).map(([name]) => name))
  if (done.size === 0)
    throw new Error('The answer does not list what was done: compare with what is stored before sending again.')
  const params = Object.entries(request.params)
  request.params = Object.fromEntries(params.map(([name, value]) => [name, without(value, done)]))
  if (attempt < tries - 1) await wait(attempt, atLeast)
}
`,
  'after-reading-again': `
// Put your change here: build the write request from what was just read.
async function change(read) {
  return load('request.json')
}

for (let attempt = 0; attempt < tries; attempt += 1) {
  const { answer: read } = await call(await load('read.json'))
  const { answer, atLeast } = read.error ? { answer: read } : await call(await change(read.result))
  process.exitCode = answer.error ? 1 : 0
  if (read.error || !failed(answer) || attempt === tries - 1) {
    console.log(JSON.stringify(answer))
    break
  }
  await wait(attempt, atLeast)
}
`,
}

/**
 * The plan as programs: Python with its standard library, and JavaScript for Node. They read the request from a file
 * and the token from the environment.
 */
export function retrySamples(kind: Kind, policy: PacingPolicy): readonly ProgramSample[] {
  return [
    { language: 'Python', file: 'clarify_retry.py', code: pythonCall(kind, policy) + pythonMain[kind] },
    { language: 'JavaScript', file: 'clarify-retry.mjs', code: scriptCall(kind, policy) + scriptMain[kind] },
  ]
}
