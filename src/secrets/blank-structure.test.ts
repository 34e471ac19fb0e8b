import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankSecretsIn } from './blank-structure.ts'

const key = '3f9c0a1b2d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5061728394a5b6c7d7f'
const mark = '‹secret: 64 chars, ends 7f›'
const blanked = (value: unknown, known?: readonly string[]): unknown => blankSecretsIn(value, known).value

describe('blanking a structure', () => {
  test.each([
    [{ headers: { apikey: key, Accept: '*/*' } }, { headers: { apikey: mark, Accept: '*/*' } }],
    [{ Authorization: `Bearer ${key}` }, { Authorization: `Bearer ${mark}` }],
    [
      {
        headers: [
          { name: 'X-Api-Password', value: 'shor7' },
          { name: 'Accept', value: '*/*' },
        ],
      },
      {
        headers: [
          { name: 'X-Api-Password', value: '‹secret: 5 chars›' },
          { name: 'Accept', value: '*/*' },
        ],
      },
    ],
    [
      {
        headers: [
          ['apikey', 'abc'],
          ['accept', '*/*'],
        ],
      },
      {
        headers: [
          ['apikey', '‹secret: 3 chars›'],
          ['accept', '*/*'],
        ],
      },
    ],
    [{ 'set-cookie': ['sid=abc; Path=/'] }, { 'set-cookie': ['‹secret: 15 chars, ends =/›'] }],
    [
      { password: 12345, retries: 3 },
      { password: '‹secret: 5 chars›', retries: 3 },
    ],
    [{ body: JSON.stringify({ token: 'abcabc' }) }, { body: '{"token":"‹secret: 6 chars›"}' }],
    [
      { body: JSON.stringify({ inner: JSON.stringify({ clientSecret: key }) }) },
      { body: JSON.stringify({ inner: JSON.stringify({ clientSecret: mark }) }) },
    ],
    [
      { credentials: { type: 'client-credentials', clientId: 'c4', clientSecret: 'abcdefgh12' } },
      { credentials: { type: 'client-credentials', clientId: 'c4', clientSecret: '‹secret: 10 chars›' } },
    ],
    [
      { cookies: { session: 'abc', theme: 'darkness' } },
      { cookies: { session: '‹secret: 3 chars›', theme: '‹secret: 8 chars›' } },
    ],
    [{ [`https://x.example/?apikey=${key}`]: 1 }, { [`https://x.example/?apikey=${mark}`]: 1 }],
    [[`apikey: ${key}`], [`apikey: ${mark}`]],
    [new Map([['token', 'abcdef']]), { token: '‹secret: 6 chars›' }],
  ])('%j becomes %j', (value, expected) => {
    expect(blanked(value)).toEqual(expected)
  })

  test.each([
    [{ apikey: '${CLARI_API_KEY}', token: null, password: true, secret: '' }],
    [{ headers: [{ name: 'apikey', value: '${CLARI_API_KEY}', secret: true }] }],
    [{ apikey: ['is required'], params: { token: ['required'] } }],
    [
      {
        jobId: '6073683781a6da229df71e00',
        request_id: '4bf92f3577b34da6a3ce929d0e0e4736',
        errorId: '7c2f4c3e-6a0b-4b1e-9d0c-2f5a7f0e1b9a',
        trace: 'cfr1k2l3m4n5o6p7q8r0',
      },
    ],
    [{ token_type: 'Bearer', expires_in: 3600, error: 'invalid_token', max_tokens: 4096 }],
    [
      {
        userId: '280627:00E3x000001AbCdEAK',
        scopeId: '1905::MGR',
        timeFrameId: 'TF:2022-12-07',
        email: 'ana@example.com',
        forecastValue: 120000.5,
      },
    ],
    [{ name: 'CLARI_API_KEY', set: true, length: 64, lastTwo: '7f', oddities: ['trailing-space'] }],
    [
      {
        kind: 'credential',
        facts: { name: 'clientSecret', set: true, length: 40 },
        shows: 'The key has 40 characters',
      },
    ],
    [null],
    ['plain words'],
    [[1, 2.5, false]],
  ])('%j stays', (value) => {
    expect(blankSecretsIn(value)).toEqual({ value, removed: [] })
  })

  test('tells where each secret was and by which rule', () => {
    expect(blankSecretsIn({ a: [{ apikey: key }], url: `https://u:${key}@x.example` }).removed).toEqual([
      { path: 'a[0].apikey', rule: 'value of apikey', length: 64, lastTwo: '7f' },
      { path: 'url', rule: 'credentials in a URL', length: 64, lastTwo: '7f' },
    ])
  })

  test('finds exact secrets everywhere, also as numbers and as names', () => {
    expect(
      blanked({ n: 987654, 'hunter-two': 'x hunter-two', deep: [['hunter-two']] }, ['987654', 'hunter-two']),
    ).toEqual({
      n: '‹secret: 6 chars›',
      '‹secret: 10 chars›': 'x ‹secret: 10 chars›',
      deep: [['‹secret: 10 chars›']],
    })
  })

  test('survives cycles and great depth', () => {
    const cycle: Record<string, unknown> = { apikey: key }
    cycle['self'] = cycle
    expect(blanked(cycle)).toEqual({ apikey: mark, self: null })
    let deep: unknown = { apikey: key }
    for (let i = 0; i < 5000; i++) deep = [deep]
    expect(JSON.stringify(blanked(deep))).not.toContain(key)
  })

  test('leaves no secret in any member of any document, and its own result as it is', () => {
    const name = fc.constantFrom(
      'apikey',
      'X-Api-Key',
      'password',
      'access_token',
      'clientSecret',
      'client_secret',
      'cookie',
      'Authorization',
      'refreshToken',
      'CLARI_API_KEY__ADMIN',
    )
    const secret = fc.stringMatching(/^q[A-Za-z0-9+/=_!@#$%^&*-]{8,60}7$/)
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 3 }),
        name,
        secret,
        fc.constantFrom('object', 'pair', 'entry', 'list', 'nested'),
        (document, n, s, how) => {
          const carrier = {
            object: { [n]: s },
            pair: [n, s],
            entry: { name: n, value: s },
            list: { [n]: [s, s] },
            nested: JSON.stringify({ [n]: s }),
          }[how]
          const { value } = blankSecretsIn({ document, carrier })
          expect(JSON.stringify(value)).not.toContain(s)
          expect(blankSecretsIn(value)).toEqual({ value, removed: [] })
        },
      ),
      { numRuns: 1500, seed: 44 },
    )
  })
})
