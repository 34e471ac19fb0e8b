// __purpose__ Node 18 or later.
import { readFile } from 'node:fs/promises'

const url = process.env.CLARIFY_RPC_URL ?? 'https://api.clarify.io/v1/rpc'
const token = process.env.CLARIFY_ACCESS_TOKEN
const again = [__codes__]
const [tries, first, longest, gap] = [__tries__, __first__, __longest__, __gap__] // ms
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
const load = async (name) => JSON.parse(await readFile(name, 'utf8'))
const failed = (answer) => again.includes(answer.error?.code)

async function call(request) {
  const headers = { 'content-type': 'application/json', 'x-api-version': '1.1', authorization: `Bearer ${token}` }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(request) })
  if (response.status === 429 || response.status === 503) {
    const answer = { error: { code: again[0], message: `HTTP ${response.status}` } }
    return { answer, atLeast: 1000 * (Number(response.headers.get('retry-after')) || 0) }
  }
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
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
