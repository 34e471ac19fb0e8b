import fc from 'fast-check'
import { expect, test } from 'vitest'
import { selectItems, selectSignals } from '#src/clarify/operations.ts'
import { checkParams } from './check-params.ts'

const problems = (text: string) => {
  const checked = checkParams(selectSignals, text)
  return checked.ok ? [] : checked.problems
}

test('parameters that fit are handed over as they were typed', () => {
  expect(checkParams(selectItems, '{"query":{"limit":2,"sort":["-id"],"filter":{"name":{"$in":["a"]}}}}')).toEqual({
    ok: true,
    params: { query: { limit: 2, sort: ['-id'], filter: { name: { $in: ['a'] } } } },
  })
  expect(checkParams(selectItems, '  ')).toEqual({ ok: true, params: {} })
})

test('each parameter that does not fit is named with its place', () => {
  expect(problems('{"query":{"limit":5000}}')).toEqual([{ path: 'query.limit', says: expect.stringContaining('1000') }])
  expect(
    problems('{"query":{"limit":"1"},"integration":7}')
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(['integration', 'query.limit'])
})

test('a name that the method does not take is told, never dropped silently', () => {
  expect(problems('{"query":{"limt":1}}')).toEqual([
    { path: 'query.limt', says: 'admin.selectSignals takes no parameter of this name here.' },
  ])
  expect(problems('{"inputs":{}}')).toEqual([
    { path: 'inputs', says: expect.stringContaining('no parameter of this name') },
  ])
})

test.each([
  ['{"query":{"limit":1}', 'closing brace'],
  ["{'query':{}}", 'double quotes'],
  ['{"query":{},}', 'comma'],
  ['query', 'not JSON'],
  ['[1]', 'object in braces'],
])('%s is refused with a sentence that says why', (text, says) => {
  expect(problems(text)).toEqual([{ path: '', says: expect.stringContaining(says) }])
})

test('a secret among the parameters is not sent', () => {
  expect(
    problems('{"integration":"x","clientSecret":"k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE6uRo0iWxZqBvCnMtDhGyPlJfUeTs427f"}')[0]
      ?.says,
  ).toContain('looks like a secret')
})

test('whatever is typed, it is either sent as it stands or refused with a sentence', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const checked = checkParams(selectItems, text)
      if (checked.ok) expect(checked.params).toEqual(JSON.parse(text.trim() === '' ? '{}' : text))
      else expect(checked.problems.every(({ says }) => says.length > 5)).toBe(true)
    }),
  )
})
