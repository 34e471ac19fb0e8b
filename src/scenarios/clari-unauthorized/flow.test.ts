import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subCauses } from './causes.test-kit.ts'
import { clariUnauthorized } from './scenario.ts'
import { startBench, type Bench, type Given } from '#src/scenarios/walk-through.test-kit.ts'

let bench: Bench
/** A key that looks like the one that works: of its length, with its ending. */
let likeOwn: string
beforeAll(async () => {
  bench = await startBench()
  const { records } = await bench.walkThrough(clariUnauthorized)
  const { keyLength = 0, keyLastTwo = '' } = records[0]?.finding?.facts ?? {}
  likeOwn = `${'a'.repeat(Number(keyLength) - 2)}${String(keyLastTwo)}`
})
afterAll(() => bench.close())

const offline = { connection: 'none' }
const client = { 'refused-at': 'client' }
const curl = (headers: string) => `curl ${headers} https://api.clari.com/v4/admin/limits`
const key = '0123456789abcdef'.repeat(4)

describe('from a 401 to its cause, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells $name, and proves it fixed', async ({ verdict, cause, headline, quoted, ...given }) => {
    const ended = await bench.walkThrough(clariUnauthorized, given)
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each([
    ['a name that does not resolve', 'dns', /name/],
    ['a refused connection', 'refused', /refused/],
    ['no answer in time', 'timeout', /time/],
    ['a connection that breaks', 'reset', /brok|closed/],
    ['a 502 page', 'bad-gateway', /502/],
    ['truncated JSON', 'truncated-json', /break/],
    ['an empty answer', 'empty-200', /nothing at all/],
    ['a dripping answer', 'slow-body', /time/],
    ['an unknown shape', 'unknown-shape', /not what the API is known to send/],
  ])('does not take %s for a refused key, and proves it over', async (_, fault, words) => {
    const ended = await bench.walkThrough(clariUnauthorized, { faults: [fault] })
    expect(ended.at).toBe('not-answered')
    expect(ended.conclusion).toMatchObject({ cause: 'unreachable', leadsTo: 'clari.unreachable' })
    expect(JSON.stringify(ended.conclusion)).toMatch(words)
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each<readonly [string, Given, string, string]>([
    ['a 403', { faults: ['api-not-enabled'] }, 'forbidden', 'clari.forbidden'],
    ['a request to slow down', { faults: ['too-many-requests'] }, 'rate-limited', 'clari.rate-limited'],
    [
      'a forecast that does not exist',
      { answers: { 'refused-at': 'forecast', forecastId: 'no-such-forecast' } },
      'no-such-forecast',
      'clari.forecast-not-found',
    ],
  ])('hands %s over', async (_, given, verdict, leadsTo) => {
    const ended = await bench.walkThrough(clariUnauthorized, given)
    expect(ended.conclusion).toMatchObject({ verdict, leadsTo })
  })

  it.each([
    ['another header', curl(`-H "Authorization: Bearer ${key}"`), 'other-header', /Authorization/],
    ['another key', curl('-H "apikey: 0123456789abcdef0123456789abcdef"'), 'other-key', /32 characters/],
    ['a word before the key', curl(`-H "apikey: Bearer ${key}"`), 'key-sent-oddly', /“Bearer” before the key/],
    ['a placeholder', curl('-H "apikey: $CLARI_KEY"'), 'key-sent-oddly', /“\$CLARI_KEY”, a placeholder/],
    ['an empty header', curl('-H "apikey: "'), 'key-sent-oddly', /“apikey” holds nothing/],
    ['another address', 'curl https://copilot.clari.com/', 'other-address', /copilot\.clari\.com/],
    ['a request that was not pasted', '', 'works-from-here', /works from here/],
  ])('tells %s in the client’s own request, and takes the next one as proof', async (_, request, verdict, words) => {
    const ended = await bench.walkThrough(clariUnauthorized, { answers: client, pastes: { request } })
    expect(ended.at).toBe(verdict)
    expect(JSON.stringify([ended.conclusion?.headline, ended.conclusion?.explains])).toMatch(words)
    expect(ended.conclusion?.evidence.length).toBeGreaterThan(0)
    expect(await ended.prove([], request)).not.toBe('pass')
    expect(await ended.prove([], curl(`-H "apikey: ${likeOwn}"`))).toBe('pass')
  })

  it('says that a request with the right header and key looks right, and takes an answer as proof', async () => {
    const given = { answers: client, pastes: { request: curl(`-H "apikey: ${likeOwn}"`) } }
    const ended = await bench.walkThrough(clariUnauthorized, given)
    expect(ended.conclusion).toMatchObject({ verdict: 'same-request', cause: 'works-from-here' })
    expect(await ended.prove([], 'HTTP/2 401')).toBe('fail')
    expect(await ended.prove([], 'HTTP/2 200\n\n{"jobId":"1"}')).toBe('pass')
  })

  it.each([
    ['a refused key', '{"error":"Unauthorized","message":"Invalid API key"}', 'api-rejected', /Clari refuses the key/],
    [
      'a missing opt-in',
      '{"code":"no_optin","message":"No optins for scope 1905::MGR for forecast \'net_arr\'."}',
      'no-optin',
      /not opted in to net_arr/,
    ],
    ['a lost header', '{"message":"No API key found in request"}', 'header-lost', /never reached/],
    [
      'a key unknown to the gateway',
      '{"message":"Invalid authentication credentials"}',
      'gateway-rejected',
      /gateway does not know/,
    ],
    ['a web page', 'HTTP/1.1 401\n\n<html><head><title>Sign in</title></head></html>', 'not-the-api', /Something else/],
    [
      'a key that cannot be sent',
      "UnicodeEncodeError: 'latin-1' codec can't encode character \"\\u2019\" in position 3: ordinal not in " +
        'range(256)\n' +
        'requests.get("https://api.clari.com/v4/admin/limits", headers={"apikey": key})',
      'key-unsendable',
      /cannot be sent/,
    ],
    ['nothing', 'it does not work', 'could-not-run', /Nothing could be proved/],
  ])('tells %s from the paste alone, and takes the next one as proof', async (_, error, verdict, headline) => {
    const ended = await bench.walkThrough(clariUnauthorized, { answers: offline, pastes: { error } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.headline).toMatch(headline)
    if (verdict !== 'could-not-run') {
      expect(ended.conclusion?.evidence).toMatchObject([{ kind: 'paste' }])
      expect(ended.conclusion?.explains).toContain('Nothing was checked live')
    }
    expect(await ended.prove([], error)).not.toBe('pass')
    expect(await ended.prove([], 'HTTP/2 200\n\n{"jobId":"1"}')).toBe('pass')
  })

  it('asks for an export only where no forecast can be read, and says what was not tested', async () => {
    const given = (mayExport: string): Given => ({
      faults: ['no-forecast-read'],
      answers: { 'refused-at': 'forecast', forecastId: 'net_arr', 'may-export': mayExport },
    })
    const untested = await bench.walkThrough(clariUnauthorized, given('no'))
    expect(untested.conclusion).toMatchObject({ verdict: 'forecast-not-tested', cause: 'not-tested' })
    expect(await untested.prove()).toBe('pass')
    expect((await bench.walkThrough(clariUnauthorized, given('yes'))).at).toBe('works-from-here')
  })
})
