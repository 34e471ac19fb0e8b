import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBench, type Bench, type Given } from '#src/scenarios/walk-through.test-kit.ts'
import { subCauses } from './causes.test-kit.ts'
import { clariRateLimited } from './scenario.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const offline = { connection: 'none' }
const reached =
  '{"code":"export_monthly_quota_reached","namespace":"exports","errorId":"e-7","message":"The monthly quota limit ' +
  'of 30 or concurrent limit of 1 has been reached.","orgId":"77"}'

describe('from a 429 or a reached quota to the limit, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells $name, with a plan, and proves it mended', async ({ verdict, cause, ...shown }) => {
    const ended = await bench.walkThrough(clariRateLimited, shown)
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(shown.headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(shown.quoted)
    expect(['exchange', 'rows']).toContain(ended.conclusion?.evidence[0]?.kind)
    expect(ended.conclusion?.plan?.says.length).toBeGreaterThan(2)
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it('tells one key from everybody by asking with a second one', async () => {
    const { conclusion } = await bench.walkThrough(clariRateLimited, { faults: ['too-many-requests'] })
    expect(conclusion?.explains).toContain('Admin is refused in the same way, so it is not this key alone.')
  })

  it.each([
    [
      '429 with Retry-After',
      'HTTP/2 429\ndate: Sun, 22 Nov 2026 10:00:00 GMT\nretry-after: 45\n\n{"message":"API rate limit exceeded"}',
      'told-to-wait',
      'Calls come too fast, and Clari says how long to wait: 45 s.',
    ],
    [
      '429 with a date',
      'HTTP/2 429\ndate: Sun, 22 Nov 2026 10:00:00 GMT\nretry-after: Sun, 22 Nov 2026 10:02:00 GMT\n\n' +
        '{"message":"API rate limit exceeded"}',
      'told-to-wait',
      'Calls come too fast, and Clari says how long to wait: 2 min.',
    ],
    [
      '429 whose headers say nothing',
      'HTTP/1.1 429 Too Many Requests\ncontent-type: application/json\n\n{"message":"API rate limit exceeded"}',
      'not-told',
      'Calls come too fast, and Clari does not say how long to wait.',
    ],
    [
      'a client’s words',
      'requests.exceptions.HTTPError: 429 Client Error: Too Many Requests for url: ' +
        'https://api.clari.com/v4/forecast/net_arr',
      'not-told',
      'Calls come too fast.',
    ],
    ['words in Chinese', '请求过于频繁', 'not-told', 'Calls come too fast.'],
    [
      '429 on a job',
      '429 Client Error: Too Many Requests for url: https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00',
      'polling',
      'Something asks after export jobs too often.',
    ],
    [
      'a log that polls twice a second',
      ['10:00:00.100', '10:00:00.600', '10:00:01.100', '10:00:01.600', '10:00:02.100']
        .map((at) => `2026-11-22 ${at} GET https://api.clari.com/v4/export/jobs/abc123 200`)
        .join('\n'),
      'polling',
      'Something asks after export jobs too often.',
    ],
    ['either limit', reached, 'either-limit', 'One of two limits was met: 30 exports in 30 days, or 1 at one time.'],
    [
      'limits without exports',
      '{"jobs":{"concurrentLimit":1,"monthlyQuota":30,"submittedJobIds":[],"availableConcurrentLimit":1,' +
        '"availableMonthlyQuota":0}}',
      'quota-used-up',
      'Your organisation’s 30 exports of the last 30 days are used up.',
    ],
    [
      'limits without places',
      '{"jobs":{"concurrentLimit":1,"monthlyQuota":30,"submittedJobIds":["a"],"availableConcurrentLimit":0,' +
        '"availableMonthlyQuota":7}}',
      'places-taken',
      'The one place for export jobs is taken.',
    ],
    ['nothing', 'it does not work', 'could-not-run', 'No limit could be seen yet.'],
  ])('tells %s from the paste alone', async (_, error, verdict, headline) => {
    const ended = await bench.walkThrough(clariRateLimited, { answers: offline, pastes: { error } })
    expect([ended.at, ended.conclusion?.headline]).toEqual([verdict, headline])
    if (verdict !== 'could-not-run') expect(ended.conclusion?.evidence).toMatchObject([{ kind: 'paste', text: error }])
    expect(await ended.prove([], error)).not.toBe('pass')
    expect(await ended.prove([], 'HTTP/2 200\n\n{"jobId":"1"}')).toBe('pass')
  })

  it('says of a pasted refusal by Copilot that it is Copilot’s, and not that Clari’s answer ends it', async () => {
    const error = 'GET https://rest-api.copilot.clari.com/calls\nHTTP/2 429\nretry-after: 20\n\n{"message":"Slow down"}'
    const { conclusion } = await bench.walkThrough(clariRateLimited, { pastes: { error } })
    expect(conclusion?.headline).toBe('Calls come too fast, and Copilot says how long to wait: 20 s.')
    expect(conclusion?.explains).not.toContain('Clari answers again')
  })

  it('claims no room for exports where the limits are not told', async () => {
    const walked = (given: Given) => bench.walkThrough(clariRateLimited, { faults: ['no-limits'], ...given })
    expect((await walked({ pastes: { error: reached } })).at).toBe('limit-untold')
    const { at, conclusion } = await walked({ answers: { 'refused-when': 'unknown' } })
    expect([at, conclusion?.headline]).toEqual(['nothing-refused', 'Clari refuses nothing right now.'])
  })

  it('says that a pasted refusal is over, and takes another paste as proof', async () => {
    const ended = await bench.walkThrough(clariRateLimited, {
      pastes: { error: 'HTTP/2 429\nretry-after: 30\n\n{"message":"API rate limit exceeded"}' },
    })
    expect(ended.at).toBe('told-to-wait')
    expect(ended.conclusion?.explains).toContain('Clari answers again right now')
    expect(await ended.prove([], 'HTTP/2 200\n\n{"jobId":"1"}')).toBe('pass')
  })

  it.each([
    ['a limit that is free again', { pastes: { error: reached } }, 'limit-gone', 'likely'],
    ['polling, by word', { answers: { 'refused-when': 'polling' } }, 'polling-told', 'likely'],
    ['several exports, by word', { answers: { 'refused-when': 'exports' } }, 'exports-told', 'likely'],
    ['many calls, by word', { answers: { 'refused-when': 'many' } }, 'many-told', 'likely'],
    ['nothing refused', { answers: { 'refused-when': 'unknown' } }, 'nothing-refused', 'proved'],
    ['a refused key', { faults: ['key-unknown'] }, 'key-refused', 'open'],
    ['a forbidden call', { faults: ['api-not-enabled'] }, 'forbidden', 'open'],
    ['no answer', { faults: ['bad-gateway'] }, 'not-answered', 'open'],
  ])('ends at %s', async (_, given, verdict, strength) => {
    const ended = await bench.walkThrough(clariRateLimited, given)
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.strength).toBe(strength)
  })
})
