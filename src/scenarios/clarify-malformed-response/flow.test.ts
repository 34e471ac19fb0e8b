import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'
import { subCauses } from './causes.test-kit.ts'
import { clarifyMalformedResponse as malformed } from './scenario.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench(5_000)
})
afterAll(() => bench.close())

const offline = { connection: 'none' }

describe('from an answer that cannot be read to the rule that it breaks', () => {
  it.each(subCauses)('tells $name, and proves its fix', async ({ faults = [], verdict, cause, headline, quoted }) => {
    const ended = await bench.walkThrough(malformed, { faults })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ strength: 'proved', cause, headline: expect.stringMatching(headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
    expect(await ended.prove()).toBe('fail')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each([
    ['<html><title>Sign in</title></html>', 'is-unreachable'],
    ['{"jsonrpc":"2.0","id":1,"resu', 'cut-off'],
    ['{"jsonrpc":"2.0","id":1}', 'malformed'],
    [
      'bad response: json: cannot unmarshal string into Go struct field rpcResponse.id of type int (traceparent: , ' +
        'body: {"jsonrpc":"2.0","id":"1","result":{}})',
      'strict-client',
    ],
    ['{"error":"invalid_client"}', 'is-auth'],
    ['{"jsonrpc":"2.0","id":1,"result":{}}', 'not-told'],
    ['', 'not-told'],
  ])('reads %j alone as %s', async (error, verdict) => {
    expect((await bench.walkThrough(malformed, { answers: offline, pastes: { error } })).at).toBe(verdict)
  })

  it('sets the pasted answer against the one from here', async () => {
    const ended = await bench.walkThrough(malformed, { pastes: { error: '{"jsonrpc":"1.0","id":1,"result":{}}' } })
    expect(ended.at).toBe('fine-from-here')
    expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toEqual(['paste', 'exchange'])
    const alone = await bench.walkThrough(malformed)
    expect(alone.at).toBe('well-formed')
    expect(alone.conclusion?.explains).toContain('No malformed answer was pasted')
    const alsoGood = await bench.walkThrough(malformed, { pastes: { error: '{"jsonrpc":"2.0","id":1,"result":{}}' } })
    expect(alsoGood.conclusion?.explains).toContain('What you pasted keeps them too')
  })

  it('tells an answer to another request, with the request pasted', async () => {
    const ended = await bench.walkThrough(malformed, {
      answers: offline,
      pastes: {
        error: '{"jsonrpc":"2.0","id":2,"result":{}}',
        request: '{"jsonrpc":"2.0","id":1,"method":"clarify.selectItems","params":{}}',
      },
    })
    expect(ended.at).toBe('wrong-id')
    expect(ended.conclusion?.asks).toContain('The id is 2, but the request’s is 1.')
  })

  it('leads on where it is no malformed answer at all', async () => {
    expect((await bench.walkThrough(malformed, { faults: ['clarify-wrong-secret'] })).at).toBe('is-auth')
    expect((await bench.walkThrough(malformed, { faults: ['clarify-bad-gateway'] })).at).toBe('is-unreachable')
  })
})
