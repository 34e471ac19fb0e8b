import { describe, expect, it } from 'vitest'
import { diagnose } from '#src/engine/diagnose.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { harEntry, harFile, noOptIn } from '#src/reading/recording/recording.test-kit.ts'
import { readArguments } from './diagnose-arguments.ts'
import { diagnoseGiven } from './diagnose-given.ts'
import { asJson, asText } from './diagnose-report.ts'
import { textOf } from './text-of.ts'

describe('the command diagnose', () => {
  it('reads one file, or standard input', () => {
    expect(readArguments([])).toEqual({ kind: 'run', file: null, json: false })
    expect(readArguments(['-', '--json'])).toEqual({ kind: 'run', file: null, json: true })
    expect(readArguments(['--json', 'error.txt'])).toEqual({ kind: 'run', file: 'error.txt', json: true })
    expect(readArguments(['--', '--json'])).toEqual({ kind: 'run', file: '--json', json: false })
    expect(readArguments(['a', 'b']).kind).toBe('wrong')
    expect(readArguments(['--jsno']).kind).toBe('wrong')
    expect(readArguments(['-h']).kind).toBe('help')
  })

  it('prints scenario, system, confidence and evidence as JSON', () => {
    expect(JSON.parse(asJson(diagnose('export_monthly_quota_reached', scenarios)))).toEqual({
      matches: [
        {
          scenario: 'clari.rate-limited',
          system: 'clari',
          confidence: 'certain',
          evidence: [{ quote: 'export_monthly_quota_reached', why: expect.any(String) }],
        },
        {
          scenario: 'clari.job-stuck',
          system: 'clari',
          confidence: 'likely',
          evidence: [{ quote: 'export_monthly_quota_reached', why: expect.any(String) }],
        },
      ],
    })
    expect(asJson(diagnose('', scenarios))).toBe('{"matches":[]}')
  })

  it.each([['401'], ['403'], ['429']])(
    'names every system that a bare %s could be of, Clari first and none above possible',
    (status) => {
      const { matches } = diagnose(status, scenarios)
      expect([...new Set(matches.map((match) => match.system))]).toEqual(['clari', 'copilot', 'clarify'])
      expect(matches.every((match) => match.confidence === 'possible')).toBe(true)
    },
  )

  it('prints words for people, and nothing that steers a terminal', () => {
    const text = asText(diagnose('clari \u001b[31m403\u001b[0m Forbidden', scenarios))
    expect(text).toMatch(/likely {4}clari\.forbidden {2}\(Clari: 403 Forbidden\)/)
    // oxlint-disable-next-line no-control-regex -- that is what must not be there.
    expect(text).not.toMatch(/\u001b/)
    expect(asText(diagnose('hello', scenarios))).toMatch(/don’t recognise/)
  })

  it('tells how many secrets it blanked', () => {
    expect(asText(diagnose(`apikey: ${'0123456789abcdef'.repeat(4)}\n401`, scenarios))).toMatch(/^1 secret was blanked/)
  })

  it('diagnoses the first request of a recording that went wrong, and quotes its text', () => {
    const url = 'https://api.clari.com/v4/export/forecast/net_arr'
    const text = harFile([
      harEntry({ url: 'https://www.example.com/', status: 500 }),
      harEntry({ url, at: '2026-11-23T09:00:02Z', status: 429, body: '{"message":"API rate limit exceeded"}' }),
      harEntry({ url, at: '2026-11-23T09:00:01Z', status: 401, body: noOptIn }),
    ])
    const { diagnosis, says } = diagnoseGiven(text, scenarios)
    expect(diagnosis.matches[0]).toMatchObject({ scenario: 'clari.unauthorized', confidence: 'certain' })
    for (const { evidence } of diagnosis.matches)
      for (const { quote } of evidence) expect(diagnosis.text).toContain(quote)
    expect(says.join('\n')).toContain(`Request 1: GET ${url}: 401`)
    expect(asJson(diagnoseGiven(harFile([harEntry({ url: 'https://www.example.com/' })]), scenarios).diagnosis)).toBe(
      '{"matches":[]}',
    )
  })

  it('reads what PowerShell writes', () => {
    expect(textOf(Buffer.from('\uFEFF401', 'utf16le'))).toBe('401')
    expect(textOf(Buffer.from('未授权'))).toBe('未授权')
  })
})
