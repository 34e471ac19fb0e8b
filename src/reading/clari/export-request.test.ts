import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startExport } from '#src/clari/operations.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { readExportRequest as readRequest } from './export-request.ts'

const readExportRequest = (text: string) => readRequest(readPaste(text))

const url = 'https://api.clari.com/v4/export/forecast/net_arr'
const curl = (body: string) =>
  `curl -X POST -H "apikey: ‹secret: 64 chars, ends 7f›" -H "Content-Type: application/json" -d '${body}' ${url}`

describe('what Clari refuses in a pasted export request', () => {
  it.each([
    [
      '{"timePeriod":"2026_Q1","currency":"EURO"}',
      'currency',
      '"currency":"EURO"',
      { timePeriod: '2026_Q1', currency: 'EUR' },
    ],
    ['{"currency":"usd"}', 'currency', '"currency":"usd"', { currency: 'USD' }],
    ['{"currency":"$"}', 'currency', '"currency":"$"', { currency: 'USD' }],
    ['{"currency":"XX"}', 'currency', '"currency":"XX"', {}],
    ['{"currency":{"code":"USD"}}', 'currency', '"currency":{"code":"USD"}', {}],
    [
      '{"typesToExport":["forecast","qouta"]}',
      'typesToExport',
      '"typesToExport":["forecast","qouta"]',
      { typesToExport: ['forecast', 'quota'] },
    ],
    ['{"typesToExport":"forecast"}', 'typesToExport', '"typesToExport":"forecast"', { typesToExport: ['forecast'] }],
    [
      '{"typesToExport":["Forecast Updated"]}',
      'typesToExport',
      '"typesToExport":["Forecast Updated"]',
      { typesToExport: ['forecast_updated'] },
    ],
    ['{"typesToExport":["everything"]}', 'typesToExport', '"typesToExport":["everything"]', {}],
    ['{"schedule":"daily"}', 'schedule', '"schedule":"daily"', {}],
    ['{"schedule":"once"}', 'schedule', '"schedule":"once"', { schedule: 'ONCE' }],
    ['{"includeHistorical":"true"}', 'includeHistorical', '"includeHistorical":"true"', { includeHistorical: true }],
    ['{"exportFormat":"csv"}', 'exportFormat', '"exportFormat":"csv"', { exportFormat: 'CSV' }],
    ['{"exportFormat":"xlsx"}', 'exportFormat', '"exportFormat":"xlsx"', {}],
    ['{"timePeriod":20261}', 'timePeriod', '"timePeriod":20261', {}],
    ['{"scopeId":"1905"}', 'scopeId', '"scopeId":"1905"', {}],
  ])('%s: %s', (body, parameter, quote, corrected) => {
    for (const text of [body, curl(body)]) {
      const read = readExportRequest(text)
      expect(read.faults[0]).toMatchObject({ parameter, effect: 'refused', quote })
      expect(read.corrected).toEqual(corrected)
      expect(startExport.params.safeParse({ forecastId: 'net_arr', ...read.corrected }).success).toBe(true)
    }
  })

  it.each([
    ['{"timePeriod":"Q1 2026"}', 'timePeriod', { timePeriod: '2026_Q1' }],
    ['{"timePeriod":"next quarter"}', 'timePeriod', {}],
    ['{"period":"2026_Q1"}', 'timePeriod', { timePeriod: '2026_Q1' }],
    ['{"time_period":"2026_Q1"}', 'timePeriod', { timePeriod: '2026_Q1' }],
    ['{"types":["quota"]}', 'typesToExport', { typesToExport: ['quota'] }],
    ['{"format":"CSV"}', 'exportFormat', { exportFormat: 'CSV' }],
  ])('tells what Clari ignores without a word: %s', (body, parameter, corrected) => {
    const read = readExportRequest(curl(body))
    expect(read.faults[0]).toMatchObject({ parameter, effect: 'ignored' })
    expect(read.corrected).toEqual(corrected)
  })

  it.each([
    [curl('{"currency":"USD",}'), /comma/],
    [curl('{"currency":"USD"'), /needs .+ at its end/],
    [curl('{currency:"USD"}'), /without quotes/],
    ["{'currency': 'USD'}", /single quotes/],
    [`curl -d "{"currency":"USD"}" ${url}`, /double quotes, so the shell/],
    [curl('["forecast"]'), /not an object/],
    [`curl -X POST -d 'currency=USD&timePeriod=2026_Q1' ${url}`, /as a form/],
    [`curl -X POST -d 'nothing of the kind' ${url}`, /no JSON object/],
    [`requests.post("${url}", headers=h, data={"currency": "USD"})`, /json=\{…\} sends JSON/],
    ['{"includeHistorical": True}', /Python/],
  ])('tells a malformed body: %s', (text, says) => {
    const [fault] = readExportRequest(text).faults
    expect(fault).toMatchObject({ parameter: 'body', effect: 'refused' })
    expect(fault?.says).toMatch(says)
    expect(text).toContain(fault?.quote)
    expect(fault?.quote).not.toBe('')
  })

  it.each([
    curl(
      '{"timePeriod":"2026_Q1","typesToExport":["forecast","quota"],"currency":"USD","schedule":"NONE",' +
        '"includeHistorical":true,"exportFormat":"JSON","scopeId":"1905::MGR"}',
    ),
    curl('{}'),
    `curl -X POST -d "{\\"currency\\":\\"USD\\"}" ${url}`,
    `requests.post("${url}", json={'currency': 'USD', 'includeHistorical': True})`,
    `fetch("${url}", { method: 'POST', body: JSON.stringify({ currency: 'USD' }) })`,
    `curl -X POST "${url}?currency=USD&typesToExport=forecast,quota&includeHistorical=true"`,
    '> POST /v4/export/forecast/net_arr HTTP/2\n> host: api.clari.com\n' +
      '> content-type: application/json\n\n{"currency":"USD"}',
    '{"currency":null}',
  ])('finds nothing wrong in %s', (text) => {
    expect(readExportRequest(text).faults).toEqual([])
    expect(readExportRequest(text).hasOptions).toBe(true)
  })

  it('reads query parameters', () => {
    const read = readExportRequest(`curl -X POST "${url}?currency=EURO"`)
    expect(read).toMatchObject({
      forecastId: 'net_arr',
      faults: [{ parameter: 'currency', quote: 'currency=EURO' }],
      corrected: { currency: 'EUR' },
    })
  })

  it('takes no answer for a request', () => {
    for (const text of [
      '',
      'hello',
      '{"code":"bad_request","message":"Invalid currency"}',
      '{"error":"Bad Request","message":"x"}',
    ])
      expect(readExportRequest(text).hasOptions).toBe(false)
  })

  it('never throws, quotes only what stands there, and corrects to what the API takes', () => {
    const values = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.oneof(fc.string({ maxLength: 10 }), fc.constantFrom('forecast', 'quota', 'QUOTA')), { maxLength: 3 }),
      fc.constantFrom('USD', 'euro', '2026_Q1', 'Q1 2026', 'true', 'csv', '1905::MGR'),
    )
    const names = fc.constantFrom(
      'currency',
      'typesToExport',
      'timePeriod',
      'schedule',
      'includeHistorical',
      'exportFormat',
      'scopeId',
      'period',
      'types',
      'x',
    )
    fc.assert(
      fc.property(fc.dictionary(names, values), fc.nat(), fc.boolean(), (body, cut, whole) => {
        const json = JSON.stringify(body)
        const text = curl(whole ? json : json.slice(0, cut % (json.length + 1)))
        const read = readExportRequest(text)
        for (const fault of read.faults) expect(text).toContain(fault.quote)
        expect(startExport.params.safeParse({ forecastId: 'x', ...read.corrected }).success).toBe(true)
        expect(
          readExportRequest(curl(JSON.stringify(read.corrected))).faults.filter(({ effect }) => effect === 'refused'),
        ).toEqual([])
      }),
    )
  })
})
