import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confidences } from '#src/domain/model/sign.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { allSamples } from '#src/bench/samples/all-samples.ts'
import { clariBodies } from '#src/bench/samples/clari-bodies.ts'
import { foreignTexts } from '#src/bench/samples/foreign.ts'
import { diagnose } from './diagnose.ts'

const sampleText = fc.constantFrom(
  ...allSamples.map((sample) => sample.text),
  ...foreignTexts.map((foreign) => foreign.text),
)
/** Foreign texts that name none of our systems. */
const strangers = foreignTexts.filter((foreign) => !/clari|copilot/i.test(foreign.text))
const anyText = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
  sampleText,
  fc.array(fc.oneof(sampleText, fc.string()), { maxLength: 5 }).map((parts) => parts.join('\n')),
)

describe('a diagnosis', () => {
  it('quotes exact parts of the blanked text, best first, and the same every time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const diagnosis = diagnose(text, scenarios)
        expect(diagnosis.text).toBe(blankSecrets(text).text)
        for (const match of diagnosis.matches) {
          expect(match.evidence.length).toBeGreaterThan(0)
          for (const { quote, why, start, end } of match.evidence) {
            expect(quote).not.toBe('')
            expect(why).not.toBe('')
            expect(diagnosis.text.slice(start, end)).toBe(quote)
          }
        }
        const ranks = diagnosis.matches.map((match) => confidences.indexOf(match.confidence))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        expect(new Set(diagnosis.matches.map((match) => match.scenario)).size).toBe(diagnosis.matches.length)
        expect(diagnose(text, scenarios)).toEqual(diagnosis)
      }),
      { numRuns: 300 },
    )
  })

  it('of a body is the same in the middle of a log', () => {
    const line = fc.constantFrom('2026-01-05 09:00:00 INFO start', 'loaded 1204 rows', '[worker-3] done', '', '-----')
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...clariBodies.filter(
            (sample) =>
              sample.atLeast === 'certain' &&
              !sample.text.startsWith('User,') &&
              !/content-length: 0/i.test(sample.text),
          ),
        ),
        fc.array(line, { maxLength: 4 }),
        fc.array(line, { maxLength: 4 }),
        (sample, before, after) => {
          const [first] = diagnose([...before, sample.text, ...after].join('\n'), scenarios).matches
          expect(first?.scenario).toBe(sample.is)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('of others’ errors is never more than possible, whatever stands around', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...strangers),
        fc.constantFrom(...strangers),
        fc.constantFrom('', '\n', '\n\nERROR ', ' | '),
        (one, two, between) => {
          expect(
            diagnose(`${one.text}${between}${two.text}`, scenarios).matches.filter(
              (match) => match.confidence !== 'possible',
            ),
          ).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never holds a secret', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{64}$/)
    const carrier = fc.constantFrom(
      (key: string) => `curl -H "apikey: ${key}" https://api.clari.com/v4/admin/limits\n401`,
      (key: string) => `{"error":"Unauthorized","message":"Invalid API key","apikey":"${key}"}`,
      (key: string) =>
        `headers={'X-Api-Password': '${key}'} 401 Unauthorized for https://rest-api.copilot.clari.com/users`,
      (key: string) => `CLARI_API_KEY=${key}\nHTTP 403 Forbidden`,
      (key: string) => `Authorization: Bearer ${key}\nclarify error -32003`,
      (key: string) =>
        '{"credentials":{"type":"client-credentials","clientId":"abc",' +
        `"clientSecret":"${key}"}} bad credentials clarify-go`,
    )
    fc.assert(
      fc.property(hex, carrier, (key, carry) => {
        const diagnosis = diagnose(carry(key), scenarios)
        expect(JSON.stringify(diagnosis)).not.toContain(key)
        expect(diagnosis.matches.length).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
  })

  it('of a huge or hostile text takes no longer than its length warrants', () => {
    const size = 1_000_000
    const hostile = [
      '[',
      '{"a":',
      '{"',
      'a(b=',
      '401\n',
      '<html>',
      '{"error":"Unauthorized","message":"Invalid API key"}\n',
      'export job ',
      'https://a.b/ ',
      '导出任务',
    ]
    for (const piece of hostile) {
      const text = piece.repeat(Math.ceil(size / piece.length))
      const blanking = performance.now()
      blankSecrets(text)
      const started = performance.now()
      diagnose(text, scenarios)
      const own = performance.now() - started - (started - blanking)
      expect(own, JSON.stringify(piece)).toBeLessThan(5_000)
    }
  })

  it('finds one bad line in ten megabytes of good ones', () => {
    const good = '2026-01-05 09:00:00,123 INFO request id=12345 finished with 200 in 123 ms\n'
    const bad =
      'requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://api.clari.com/v4/export/jobs/1\n'
    const text = good.repeat(70_000) + bad + good.repeat(70_000)
    const [first] = diagnose(text, scenarios).matches
    expect(first).toMatchObject({ scenario: 'clari.forbidden', confidence: 'certain' })
  })
})
