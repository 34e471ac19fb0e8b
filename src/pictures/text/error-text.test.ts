import { expect, test } from 'vitest'
import type { PictureWord } from '#src/pictures/word.ts'
import { errorTexts, unwrapped, withLettersRight } from './error-text.ts'

test.each([
  ['HTTP 4O1', 'HTTP 401'],
  ['status 40l', 'status 401'],
  ['Unauth0rized', 'Unauthorized'],
  ['lnvalid API key', 'Invalid API key'],
  ['{“error”:“forbidden”}', '{"error":"forbidden"}'],
  ['code —32601', 'code -32601'],
  ['export_monthly _quota_reached', 'export_monthly_quota_reached'],
  ['https: //api.clari.com/v4', 'https://api.clari.com/v4'],
  ['{"code" -32602,"id":7}', '{"code":-32602,"id":7}'],
])('%s is put right as %s', (read, right) => {
  expect(withLettersRight(read)).toBe(right)
})

test.each(['429 Too Many Requests', 'SKU-5S1', 'forecast net_new_2', 'll a 1 I', 'O8B'])(
  '“%s”, of which nothing tells that it is wrong, stays',
  (text) => {
    expect(withLettersRight(text).replaceAll(/[01]/g, '_')).toBe(text.replaceAll(/[01]/g, '_'))
  },
)

test('the lines of an object are joined, others are not', () => {
  expect(unwrapped('Failed\n{"a":"b\nc"}\nClose')).toBe('Failed\n{"a":"b c"}\nClose')
})

test('the surest reading comes first, without what is most likely a drawing', () => {
  const line = (text: string, confidence: number): PictureWord[] =>
    text.split(' ').map((word, at) => ({
      text: word,
      confidence,
      box: { x0: at * 60, y0: 0, x1: at * 60 + 50, y1: 14 },
    }))
  const icon = { text: '@', confidence: 9, box: { x0: -60, y0: 0, x1: -40, y1: 14 } }
  expect(errorTexts([line('Inva1id key', 60), [icon, ...line('Invalid key', 95)]])[0]).toBe('Invalid key')
  expect(errorTexts([[], [icon]])).toEqual([])
})
