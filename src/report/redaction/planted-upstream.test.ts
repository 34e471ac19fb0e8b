import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { createTestApp, serveHttp, type TestApp, type TestServer } from '#src/server/test-kit.ts'
import { conclusionWith, formsOf } from './planted-secrets.test-kit.ts'
import { actorsOf, readyWords } from '#src/report/messages/ready-words.ts'
import { reportText } from '#src/report/messages/report-text.ts'
import { verdictReport } from '#src/report/model/verdict-report.ts'
import { wordFormats, writeWords } from '#src/report/messages/write-words.ts'

/**
 * Keys as they are made, and one that somebody chose: with spaces, quotes and signs that every format
 * escapes in its own way.
 */
const keys = [
  '7c1e5a90b3f24d68a1c7e2f4093b5d86',
  'kq3Vv9ZtX7mRb2NwLh5YcTgJ8sDf4PaE',
  'corr"ect <horse> & battery/staple=9',
] as const

const html = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Every way in which an upstream might write a key that it was sent. */
const writings: readonly ((key: string) => string)[] = [
  (key) => key,
  (key) => JSON.stringify(key).slice(1, -1),
  (key) => JSON.stringify(JSON.stringify({ key })).slice(1, -1),
  (key) => encodeURIComponent(key),
  (key) => encodeURIComponent(encodeURIComponent(key)),
  (key) => html(key),
  (key) => base64(key),
  (key) => base64(`user:${key}`),
  (key) => `${key.slice(0, 14)}\n${key.slice(14)}`,
  (key) => `${key.slice(0, 14)}\\\n  ${key.slice(14)}`,
]

/** Bodies with a writing of the key in every field that an answer of these APIs has. */
const bodies: readonly ((written: string) => string)[] = [
  (written) =>
    JSON.stringify({
      error: written,
      message: `Invalid API key ${written}`,
      errorId: written,
      orgId: written,
      request_id: written,
      code: written,
    }),
  (written) => JSON.stringify([{ errorCode: written, errorSummary: `x ${written} y` }]),
  (written) =>
    JSON.stringify({ jobs: [{ jobId: written, status: written, title: written, userId: written, fileName: written }] }),
  (written) =>
    JSON.stringify({
      users: [{ userId: written, name: written, email: `${written.replace(/\W/g, '')}@x.example` }],
      entries: [{ userId: written, forecastValue: written }],
      fields: [{ fieldName: written }],
    }),
  (written) =>
    JSON.stringify({
      [written]: { [written]: written },
      params: { [written]: [written] },
      message: JSON.stringify({ again: { written } }),
    }),
  (written) => `<html><head><title>${written}</title></head><body>401 <pre>apikey: ${written}</pre></body></html>`,
  (written) => `Error: {'apikey': '${written}', 'url': 'https://x:${written}@api.clari.com'}`,
]

const state = { body: '', header: '' }
let upstream: TestServer
let apps: readonly TestApp[]

beforeAll(async () => {
  upstream = await serveHttp((_, response) => {
    response.writeHead(401, {
      'content-type': 'text/plain',
      'www-authenticate': state.header,
      'x-request-id': state.header,
      location: `/login/${encodeURIComponent(state.header)}`,
    })
    response.end(state.body)
  })
  apps = keys.map((key) => createTestApp({ CLARI_API_KEY: key, CLARI_BASE_URL: `${upstream.origin}/v4` }))
})

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()))
  await upstream.close()
})

/** A verdict that quotes what came back wherever a judge could. */
function conclusionOf(exchange: Exchange): Conclusion {
  const plain = conclusionWith('body', { secret: '', line: '', body: '{}' })
  const said = exchange.result.kind === 'response' ? exchange.result.body : ''
  return {
    ...plain,
    headline: `It says ${said.slice(0, 300)}`,
    asks: said.slice(0, 500),
    evidence: [{ kind: 'exchange', exchange, place: 'body', quote: said.slice(0, 200), shows: said.slice(0, 120) }],
    identifiers: [{ label: 'errorId', value: /"errorId":"([^"]*)"/.exec(said)?.[1] ?? 'none' }],
  }
}

describe('a key that the upstream repeats', () => {
  it('is in nothing that leaves, in whatever field and writing, after the way through the proxy', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(keys.length - 1),
        fc.constantFrom(...writings),
        fc.constantFrom(...bodies),
        fc.boolean(),
        async (which, write, bodyWith, hidden) => {
          const key = keys[which] ?? ''
          state.body = bodyWith(write(key))
          state.header = encodeURIComponent(write(key).replace(/\s+/g, ''))
          const exchange = await apps[which]?.exchange('clari.limits')
          if (exchange === undefined) throw new Error('no proxy')
          const item = { id: '7Q2F', answers: {}, pastes: {}, retests: [], records: [] }
          const { report, removed } = verdictReport({
            conclusion: conclusionOf(exchange),
            item,
            product: '0.1.0',
            hide: { people: hidden, amounts: hidden },
          })
          const when = () => 'now'
          const messages = actorsOf(report).flatMap((to) =>
            wordFormats.map((format) => writeWords(readyWords(report, to, when), format)),
          )
          const leaves = [JSON.stringify(report), JSON.stringify(removed), reportText(report, when), ...messages].join(
            '\n',
          )
          const joined = leaves.replace(/\s+/g, '')
          expect(formsOf(key).filter((form) => leaves.includes(form) || joined.includes(form))).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  }, 120_000)
})
