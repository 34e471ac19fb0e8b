// __purpose__ Node 22.18 or later runs it as it is, earlier ones with npx tsx.
// CLARI_API_KEY=... node __program__ __usage__
import { readFile, writeFile } from 'node:fs/promises'

const base = (process.env.CLARI_BASE_URL ?? 'https://api.clari.com/v4').replace(/\/+$/, '') + '/'
const key = process.env.CLARI_API_KEY ?? ''
const [tries, first, longest] = [__tries__, __first__, __longest__] // after a refusal, in ms
const [looks, soonest, rarest] = [__looks__, __soonest__, __rarest__] // between looks at a job, in ms
const gap = __gap__ // between any two calls, in ms
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function pause(attempt: number, from: number, to: number, atLeast = 0): Promise<void> {
  const full = Math.min(to, from * 2 ** Math.min(attempt, 30))
  await sleep(Math.max(atLeast, full / 2) + (Math.random() * full) / 2)
}

// Retry-After in ms; the header may hold a number of seconds or a date, or be absent.
function toldToWait(headers: Headers): number {
  const after = (headers.get('retry-after') ?? '').trim()
  if (/^\d+$/.test(after)) return 1000 * Number(after)
  const until = Date.parse(after)
  return Number.isNaN(until) ? 0 : Math.max(0, until - Date.now())
}

// Status and text of one call. A POST is repeated after 429 only: after another failure the export may have begun.
async function ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; text: string }> {
  const again = method === 'POST' ? [429] : [429, 502, 503, 504]
  const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const headers = { apikey: key, ...json }
  const sent = body === undefined ? null : JSON.stringify(body)
  for (let attempt = 0; ; attempt += 1) {
    await sleep(gap)
    const answer = await fetch(base + path, { method, headers, body: sent })
    const text = await answer.text()
    if (!again.includes(answer.status) || attempt === tries - 1) return { status: answer.status, text }
    await pause(attempt, first, longest, toldToWait(answer.headers))
  }
}

async function must(method: 'GET' | 'POST', path: string, body?: unknown): Promise<string> {
  const { status, text } = await ask(method, path, body)
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 500)}`)
  return text
}
