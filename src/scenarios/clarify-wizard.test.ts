import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodes, type ErrorCode } from '#src/clarify/error-codes.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import { clarifyWizard } from './clarify-wizard.ts'
import { startBench, type Bench } from './walk-through.test-kit.ts'

const scenarioOf = (row: ErrorCode): Scenario => ({
  id: row.scenario,
  system: 'clarify',
  title: `${row.code} ${row.name}`,
  symptom: '',
  hint: '',
  signs: [],
  guide: { says: '', fix: '', but: null },
  flow: async () => clarifyWizard(row),
})

const rowOf = (code: number): ErrorCode => {
  const row = errorCodes.find((one) => one.code === code)
  if (!row) throw new Error(`no row for ${code}`)
  return row
}

let bench: Bench
beforeAll(async () => {
  bench = await startBench(5_000)
})
afterAll(() => bench.close())

const offline = { connection: 'none' }
const answer = (code: number, data: object = { trace: 'c0ffee' }, id: unknown = 1) =>
  JSON.stringify({ jsonrpc: '2.0', id, error: { code, message: 'm', data } })
const good = '{"jsonrpc":"2.0","id":1,"result":{}}'
const read = '{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{"query":{"limit":5000}}}'

describe.each(errorCodes.map((row) => ({ row, name: `${row.code} ${row.name}` })))('$name', ({ row }) => {
  const scenario = scenarioOf(row)
  const fault = row.scenario.replace('.', '-')

  it('is met live with nothing pasted, and proved mended', async () => {
    const ended = await bench.walkThrough(scenario, { faults: [fault] })
    expect(ended.at).toBe(row.scenario === 'clarify.forbidden' ? 'grant-missing' : 'met-here')
    expect(ended.conclusion).toMatchObject({ kind: 'cause', strength: 'proved' })
    expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'exchange' })
    expect(ended.conclusion?.asks).toMatch(/trace/)
    expect(ended.conclusion?.identifiers.map(({ label }) => label)).toEqual(expect.arrayContaining(['traceparent']))
    expect(await ended.prove()).toBe('fail')
    expect(await ended.prove([])).toBe('pass')
  })

  it('is read from a paste alone, with its trace in the message, and proved mended by another paste', async () => {
    const ended = await bench.walkThrough(scenario, { answers: offline, pastes: { error: answer(row.code) } })
    expect(ended.at).toBe('shown')
    expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'paste', quote: String(row.code) })
    expect(ended.conclusion?.asks).toContain('c0ffee')
    expect(await ended.prove(undefined, answer(row.code))).toBe('fail')
    expect(await ended.prove(undefined, good)).toBe('pass')
  })

  it('is the analyst’s word where nothing shows it', async () => {
    const ended = await bench.walkThrough(scenario, { answers: offline })
    expect(ended.at).toBe('told')
    expect(ended.conclusion).toMatchObject({ strength: 'likely', evidence: [{ kind: 'answer' }] })
  })

  it('is open or over when a plain read works and nothing was pasted', async () => {
    const ended = await bench.walkThrough(scenario)
    expect(ended.at).toBe('works-from-here')
    expect(ended.conclusion?.kind).toBe(['once', 'after-delay', 'paced'].includes(row.retry) ? 'clear' : 'open')
    expect(await ended.prove()).toBe('pass')
  })

  it('says who acts, and the retry plan where one helps', async () => {
    const ended = await bench.walkThrough(scenario, { answers: offline, pastes: { error: answer(row.code) } })
    const actions = ended.conclusion?.actions ?? []
    expect(actions.some(({ who }) => who === row.who)).toBe(true)
    const plan = {
      once: /send it once more/,
      'after-delay': /twice as long/,
      paced: /one call at a time/,
      'rest-only': /only the rest/,
      'after-reading-again': /Read the resource/,
      'after-fix': null,
    }[row.retry]
    if (plan) expect(actions.map(({ does }) => does).join(' ')).toMatch(plan)
  })
})

describe('what was pasted decides over what the live check meets', () => {
  it('keeps to the pasted code when the own credentials are refused', async () => {
    const ended = await bench.walkThrough(scenarioOf(rowOf(-32602)), {
      faults: ['clarify-wrong-secret'],
      pastes: { error: answer(-32602) },
    })
    expect(ended.at).toBe('shown')
  })

  it('adds that a plain read works from here', async () => {
    const ended = await bench.walkThrough(scenarioOf(rowOf(-32700)), {
      pastes: { error: answer(-32700, { trace: 't' }, null) },
    })
    expect(ended.at).toBe('shown')
    expect(ended.conclusion?.explains).toContain('A plain read from here was answered just now')
    expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['paste', 'exchange']))
  })
})

describe('refused parameters', () => {
  it('are named in the headline and marked at their place in the request', async () => {
    const ended = await bench.walkThrough(scenarioOf(rowOf(-32602)), {
      answers: offline,
      pastes: {
        error: answer(-32602, { trace: 't', params: { 'query.limit': ['max 1000'], integration: ['required'] } }),
        request: read,
      },
    })
    expect(ended.conclusion?.headline).toBe('Clarify refuses “query.limit”: max 1000; “integration”: required.')
    expect(ended.conclusion?.evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'paste', quote: '"limit":5000' }),
        expect.objectContaining({ kind: 'paste', quote: '"params":{' }),
      ]),
    )
  })
})

describe('a partial failure', () => {
  it('gives the request with only what is left, beside the list of what was done', async () => {
    const request =
      '{"jsonrpc":"2.0","method":"integration.saveSignals","id":1,"params":{"integration":"a",' +
      '"inputs":{"p":{"name":"P"},"q":{"name":"Q"}}}}'
    const error = answer(-32021, { trace: 't', partialResult: { signalsByInput: { p: { id: '1', created: true } } } })
    const { conclusion } = await bench.walkThrough(scenarioOf(rowOf(-32021)), {
      answers: offline,
      pastes: { error, request },
    })
    expect(conclusion?.headline).toBe('1 entry was done; 1 is left to send.')
    expect(conclusion?.actions[0]?.does).toContain('"inputs":{"q": {"name":"Q"}}')
    expect(conclusion?.evidence[1]).toMatchObject({
      kind: 'rows',
      rows: [
        ['p', 'done'],
        ['q', 'not done'],
      ],
    })
  })
})

describe('a missing grant', () => {
  const scenario = scenarioOf(rowOf(-32003))
  it.each([
    ['clarify-no-admin-grant', '“admin”'],
    ['clarify-no-clarify-grant', '“clarify”'],
    ['clarify-forbidden', '“clarify” and “admin”'],
  ])('%s is told by its namespace to the admin', async (fault, namespaces) => {
    const ended = await bench.walkThrough(scenario, { faults: [fault], pastes: { error: answer(-32003) } })
    expect(ended.at).toBe('grant-missing')
    expect(ended.conclusion?.headline).toBe(`This integration lacks access to ${namespaces}.`)
    expect(ended.conclusion?.actions[0]).toMatchObject({ who: 'clarify-admin' })
    expect(ended.conclusion?.asks).toContain(namespaces)
    expect(await ended.prove([])).toBe('pass')
  })

  it('is ruled out when both namespaces answer: then an id is out of reach', async () => {
    const ended = await bench.walkThrough(scenario, { pastes: { error: answer(-32003) } })
    expect(ended.at).toBe('id-out-of-reach')
  })
})

describe('something else than the code chosen', () => {
  const scenario = scenarioOf(rowOf(-32015))
  it.each([
    ['another code', answer(-32009), 'is-conflict', 'clarify.conflict'],
    ['a token error', '{"error":"invalid_client"}', 'is-auth', 'clarify.auth'],
    ['a network failure', 'lookup api.clarify.io: no such host', 'is-unreachable', 'clarify.unreachable'],
    ['a malformed answer', '{"jsonrpc":"2.0","id":1}', 'is-malformed-response', 'clarify.malformed-response'],
    ['an unlisted code', '{"jsonrpc":"2.0","id":1,"error":{"code":17,"message":"m"}}', 'unknown-code', null],
    ['a good answer', good, 'pasted-success', null],
  ])('%s leads there', async (_, error, verdict, leadsTo) => {
    const ended = await bench.walkThrough(scenario, { answers: offline, pastes: { error } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.leadsTo).toBe(leadsTo)
  })

  it('is told from the live answer too, when nothing was pasted', async () => {
    expect((await bench.walkThrough(scenario, { faults: ['clarify-wrong-secret'] })).at).toBe('is-auth')
    expect((await bench.walkThrough(scenario, { faults: ['clarify-html'] })).at).toBe('is-unreachable')
    expect((await bench.walkThrough(scenario, { faults: ['clarify-empty'] })).at).toBe('is-malformed-response')
    expect((await bench.walkThrough(scenario, { faults: ['clarify-conflict'] })).at).toBe('is-conflict')
  })

  it('takes HTTP 429 for “too many requests”, and HTTP 503 for no answer of Clarify’s', async () => {
    expect((await bench.walkThrough(scenario, { faults: ['clarify-http-503'] })).at).toBe('is-unreachable')
    const paced = await bench.walkThrough(scenarioOf(rowOf(-32011)), { faults: ['clarify-http-429'] })
    expect(paced.at).toBe('met-here')
    expect(paced.conclusion?.actions.map(({ does }) => does).join(' ')).toContain('about 20 s')
  })
})
