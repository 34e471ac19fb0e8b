import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodeOf, errorCodes, listedCode, type ErrorCode } from '#src/clarify/error-codes.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'
import { subCauses } from './causes.test-kit.ts'
import { clarifyCodes } from './scenario.ts'

const scenarioOf = (row: ErrorCode | null): Scenario => {
  const scenario = clarifyCodes.find(({ id }) => id === row?.scenario)
  if (scenario === undefined) throw new Error(`no scenario of ${row?.code}`)
  return scenario
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

it('has a way to every code of the table', () => {
  expect(new Set(subCauses.map(({ scenario }) => scenario))).toEqual(
    new Set(errorCodes.map(({ scenario }) => scenario)),
  )
})

it.each(subCauses)('$name is met live with nothing pasted, and its fix is proved', async (sub) => {
  const { code, faults = [], verdict, cause, headline, quoted } = sub
  const ended = await bench.walkThrough(scenarioOf(errorCodeOf(code).row), { faults })
  expect(ended.at).toBe(verdict)
  expect(ended.conclusion).toMatchObject({ strength: 'proved', cause, headline: expect.stringMatching(headline) })
  expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'exchange' })
  expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
  expect(ended.conclusion?.asks).toMatch(/trace/)
  expect(ended.conclusion?.identifiers.map(({ label }) => label)).toEqual(expect.arrayContaining(['traceparent']))
  expect(await ended.prove()).toBe('fail')
  expect(await ended.prove([])).toBe('pass')
})

describe.each(errorCodes.map((row) => ({ row, name: `${row.code} ${row.name}` })))('$name', ({ row }) => {
  const scenario = scenarioOf(row)

  it('is read from a paste alone, with its trace in the message, and proved mended by another paste', async () => {
    const ended = await bench.walkThrough(scenario, { answers: offline, pastes: { error: answer(row.code) } })
    expect(ended.at).toBe('shown')
    expect(ended.conclusion?.strength).toBe('likely')
    expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'paste', quote: String(row.code) })
    expect(ended.conclusion?.asks).toContain('c0ffee')
    expect(ended.conclusion?.explains).toContain('Nothing was checked live')
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
    const ended = await bench.walkThrough(scenarioOf(listedCode(-32602)), {
      faults: ['clarify-wrong-secret'],
      pastes: { error: answer(-32602) },
    })
    expect(ended.at).toBe('shown')
  })

  it('adds that a plain read works from here', async () => {
    const ended = await bench.walkThrough(scenarioOf(listedCode(-32700)), {
      pastes: { error: answer(-32700, { trace: 't' }, null) },
    })
    expect(ended.at).toBe('shown')
    expect(ended.conclusion?.explains).toContain('A plain read from here was answered just now')
    expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['paste', 'exchange']))
  })
})

describe('of a pasted code, nothing is said that only the read from here says', () => {
  it.each([-32601, -32011])('%d names no method where the paste names none', async (code) => {
    const { at, conclusion } = await bench.walkThrough(scenarioOf(listedCode(code)), {
      pastes: { error: answer(code) },
    })
    expect(at).toBe('shown')
    expect(conclusion?.headline).not.toContain('selectItems')
    expect(conclusion?.asks).not.toMatch(/selectItems|traceparent/)
  })
})

describe('a method that is not there', () => {
  const wrongly = (method: string) => ({
    error: answer(-32601),
    request: `{"jsonrpc":"2.0","method":"${method}","id":1,"params":{}}`,
  })
  it('is set beside the one that was meant', async () => {
    const { conclusion } = await bench.walkThrough(scenarioOf(listedCode(-32601)), {
      answers: offline,
      pastes: wrongly('clarify.selectItem'),
    })
    expect(conclusion?.headline).toContain('did you mean clarify.selectItems?')
  })

  it('is not guessed where none is near', async () => {
    const { conclusion } = await bench.walkThrough(scenarioOf(listedCode(-32601)), {
      answers: offline,
      pastes: wrongly('clarify.forecast'),
    })
    expect(conclusion?.headline).toBe('Clarify has no method “clarify.forecast” here.')
  })
})

describe('a request that is no JSON', () => {
  const single = '{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{\'query\':{"limit":1}}}'
  const scenario = scenarioOf(listedCode(-32700))
  it.each([
    ['pasted as the request', { error: answer(-32700, { trace: 't' }, null), request: single }],
    ['beside the answer in a log', { error: `> ${single}\n< ${answer(-32700, { trace: 't' }, null)}` }],
  ])('%s is marked at the first place that is none', async (_, pastes) => {
    const { at, conclusion } = await bench.walkThrough(scenario, { answers: offline, pastes })
    expect(at).toBe('shown')
    expect(conclusion?.explains).toContain("stops being JSON at line 1, character 66 (“'query'”)")
    expect(conclusion?.evidence).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'paste', quote: "'query'" })]),
    )
    expect(conclusion?.actions[0]?.does).toContain('Fix the request at line 1, character 66')
    expect(JSON.stringify(conclusion)).not.toContain('Log the request body')
  })

  it('is told to be JSON where it is, so that something else must have arrived', async () => {
    const { conclusion } = await bench.walkThrough(scenario, {
      answers: offline,
      pastes: { error: answer(-32700, { trace: 't' }, null), request: read },
    })
    expect(conclusion?.explains).toContain('The pasted request is valid JSON')
  })
})

describe('refused parameters', () => {
  it('are named in the headline and marked at their place in the request', async () => {
    const ended = await bench.walkThrough(scenarioOf(listedCode(-32602)), {
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
    const { conclusion } = await bench.walkThrough(scenarioOf(listedCode(-32021)), {
      answers: offline,
      pastes: { error, request },
    })
    expect(conclusion?.strength).toBe('likely')
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
  const scenario = scenarioOf(listedCode(-32003))
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
  const scenario = scenarioOf(listedCode(-32015))
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
    const paced = await bench.walkThrough(scenarioOf(listedCode(-32011)), { faults: ['clarify-http-429'] })
    expect(paced.at).toBe('met-here')
    expect(paced.conclusion?.actions.map(({ does }) => does).join(' ')).toContain('about 20 s')
  })
})
