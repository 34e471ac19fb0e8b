import { describe, expect, it } from 'vitest'
import { readLines } from './lines.ts'
import { readObjects } from '#src/reading/json/objects.ts'
import { readStatuses } from './statuses.ts'

function statuses(text: string): readonly (readonly [number, string])[] {
  const { objects } = readObjects(text)
  return readStatuses(text, readLines(text), objects, text).map(({ status, start, end }) => [
    status,
    text.slice(start, end),
  ])
}

describe('an HTTP status', () => {
  it.each([
    ['HTTP/2 401', 401],
    ['< HTTP/1.1 429 Too Many Requests', 429],
    ['404 Client Error: Not Found for url', 404],
    ['Request failed with status code 403', 403],
    ["Client error '401 Unauthorized' for url", 401],
    ['HTTP Error 401: Unauthorized', 401],
    ['curl: (22) The requested URL returned error: 403', 403],
    ['The remote server returned an error: (401) Unauthorized.', 401],
    ['Server returned HTTP response code: 502 for URL', 502],
    ['Response code 429 (Too Many Requests)', 429],
    ['ERROR 404: Not Found.', 404],
    ['{"statusCode": 401}', 401],
    ["{ status: 503, statusText: 'x' }", 503],
    ['<Response [404]>', 404],
    ['we are getting 401s since Monday', 401],
    ['I get a 403 every time', 403],
    ['接口返回401', 401],
    ['报 403 错误', 403],
    ['401', 401],
    ['output:\n429\n', 429],
    ['"GET /v4/export/jobs HTTP/1.1" 401 52', 401],
    ['failed with HTTP status 400', 400],
    ['clari 500 again', 500],
  ])('is read from %j', (text, status) => {
    expect(statuses(text).map(([read]) => read)).toContain(status)
  })

  it.each([
    '500 rows were exported',
    'it took 401 ms',
    'we closed 404 deals',
    '$403 off',
    '2026-04-01',
    '1.401',
    'room 404',
    'returned 500 records',
    '返回 500 条记录',
    'the 500 largest accounts',
    '401k plan',
    'returned 429,000',
    'with 503 reps',
    'port 4011',
    'v4.0.4',
  ])('is not seen in %j', (text) => {
    expect(statuses(text)).toEqual([])
  })

  it('is quoted with its words', () => {
    expect(statuses('x HTTP/1.1 401 Unauthorized y')).toEqual([[401, 'HTTP/1.1 401 Unauthorized']])
  })
})
