import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastInLine, lineFault } from '#src/clari/request-line.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { readRequestLine as readLine } from './request.ts'

const readRequestLine = (text: string) => readLine(readPaste(text))

describe('the line of a pasted request', () => {
  it.each([
    [
      'curl -X POST -H "apikey: ‹secret: 64 chars›" https://api.clari.com/v4/export/forecast/net_arr',
      'POST',
      '/v4/export/forecast/net_arr',
    ],
    [
      'curl -H "apikey: x" "https://api.clari.com/v4/forecast/net_arr?timePeriod=2026_Q1"',
      'GET',
      '/v4/forecast/net_arr',
    ],
    ["curl https://api.clari.com/v4/export/forecast/net_arr -d '{}'", 'POST', '/v4/export/forecast/net_arr'],
    [
      '> POST /v4/export/forecast/net_arr HTTP/2\n> Host: api.clari.com\n> apikey: ‹secret: 64 chars›',
      'POST',
      '/v4/export/forecast/net_arr',
    ],
    [
      'requests.post("https://api.clari.com/v4/export/forecast/net_arr", json=body)',
      'POST',
      '/v4/export/forecast/net_arr',
    ],
    ["fetch('https://api.clari.com/v4/export/jobs', { method: 'GET' })", 'GET', '/v4/export/jobs'],
    ['2026-11-22 GET https://api.clari.com/v4/export/jobs 404', 'GET', '/v4/export/jobs'],
    ['/v4/export/forecast/net_arr', null, '/v4/export/forecast/net_arr'],
  ])('is read from %j', (text, method, path) => {
    expect(readRequestLine(text)).toMatchObject({ method, path })
    expect(text).toContain(readRequestLine(text)?.quote)
  })

  it('is none where no address of Clari stands', () => {
    expect(readRequestLine('')).toBeNull()
    expect(readRequestLine('it fails at https://example.com/x')).toBeNull()
  })

  it.each([
    ['curl -X POST https://api.clari.com/v4/export/forecast/net_arr', null],
    ['curl https://api.clari.com/v4/admin/limits', null],
    ['curl https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00/results', null],
    ['curl http://127.0.0.1:4010/clari/v4/admin/limits', null],
    ['curl -X POST https://api.clari.com/v4/export/forecast/${FORECAST_ID}', null],
    ['curl -X POST https://app.clari.com/v4/export/forecast/net_arr', 'host'],
    ['curl -X POST https://api.clari.com/export/forecast/net_arr', 'version'],
    ['curl -X POST https://api.clari.com/v5/export/forecast/net_arr', 'version'],
    ['curl -X POST https://api.clari.com/v4/exports/forecast/net_arr', 'path'],
    ['curl https://api.clari.com/v4/export/job/1', 'path'],
    ['curl https://api.clari.com/v4/v4/export/jobs', 'path'],
    ['curl https://api.clari.com/v4/export/forecast/net_arr', 'method'],
    ['curl -X POST https://api.clari.com/v4/export/forecast/', 'blank-id'],
    ['curl -X POST https://api.clari.com/v4/export/forecast', 'blank-id'],
    ['> POST /v4/export/forecast/${FORECAST_ID} HTTP/1.1', 'placeholder'],
    ['curl -X POST https://api.clari.com/v4/export/forecast/{forecastId}', 'placeholder'],
    ['curl -X POST https://api.clari.com/v4/export/forecast/<forecastId>', 'placeholder'],
    ['curl https://api.clari.com/v4/export/forecast/list', 'list'],
  ])('%j: %s', (text, kind) => {
    const line = readRequestLine(text)
    expect(line === null ? 'none' : (lineFault(line)?.kind ?? null)).toBe(kind)
  })

  it('names the path that was meant', () => {
    const right = (text: string) => {
      const line = readRequestLine(text)
      const fault = line === null ? null : lineFault(line)
      return fault !== null && 'right' in fault ? fault.right : null
    }
    expect(right('curl -X POST https://api.clari.com/v4/exports/forecasts/net_arr')).toBe('/v4/export/forecast/net_arr')
    expect(right('curl -X POST https://api.clari.com/v4/exports/forecasts/{forecastId}')).toBe(
      '/v4/export/forecast/{forecastId}',
    )
    expect(right('curl https://api.clari.com/v4/export/job/123')).toBe('/v4/export/jobs/123')
    expect(right('curl https://api.clari.com/v4/limits')).toBe('/v4/admin/limits')
    expect(right('curl https://api.clari.com/admin/limits')).toBe('/v4/admin/limits')
  })

  it('tells the forecast that it names', () => {
    const line = readRequestLine('curl -X POST https://api.clari.com/v4/export/forecast/Net%20ARR')
    expect(line === null ? null : forecastInLine(line)).toBe('Net%20ARR')
  })

  it('never throws, and quotes only what stands there', () => {
    const parts = fc.constantFrom(
      'https://',
      'api.clari.com',
      '/v4',
      '/export',
      '/forecast',
      '/list',
      '/',
      '{id}',
      '%7B',
      '?',
      ' ',
      '\n',
      'GET ',
      '> ',
      ' HTTP/2',
      'curl ',
      '-X POST ',
      '<a>',
      '"',
    )
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 14 }).map((all) => all.join('')),
        (text) => {
          const line = readRequestLine(text)
          if (line === null) return
          expect(text).toContain(line.quote)
          void lineFault(line)
          void forecastInLine(line)
        },
      ),
    )
  })
})
