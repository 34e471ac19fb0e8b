import { describe, expect, it } from 'vitest'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { contradictionsOf, type AskedHere } from './contradictions.ts'

const at = Date.parse('2026-11-30T09:00:00Z')

function evidence(change: {
  path?: string
  status?: number
  demo?: boolean
  operation?: string
  body?: string
}): Evidence {
  const exchange: Exchange = {
    id: 'x',
    operation: change.operation ?? 'clari.start-export',
    upstream: 'clari',
    connection: { id: 'key', label: 'Key', demo: change.demo ?? false },
    request: {
      method: 'POST',
      url: `https://api.clari.com/v4/${change.path ?? 'export/forecast/net_arr'}`,
      headers: [],
      body: change.body ?? null,
    },
    startedAt: at,
    tookMs: 10,
    result: { kind: 'response', status: change.status ?? 401, headers: [], body: '{}', bytes: 2, truncated: false },
  }
  return { kind: 'exchange', exchange, place: 'status', quote: null, shows: 'refused' }
}

const found = (paste: string, seen: readonly Evidence[], more: Partial<AskedHere> = {}) =>
  contradictionsOf({ answers: {}, pastes: { error: paste }, evidence: seen, deciding: seen, compares: [], ...more })
const kinds = (...given: Parameters<typeof found>) =>
  found(...given).map(({ of, weakens }) => `${of}${weakens ? '' : ', told only'}`)

describe('what contradicts is told, and proves nothing of what was pasted', () => {
  const refused = (forecast: string) =>
    `curl -X POST https://api.clari.com/v4/export/forecast/${forecast}\nHTTP/1.1 401 Unauthorized`

  it.each([
    ['the same forecast', refused('net_arr'), {}, []],
    ['another forecast', refused('new_logo'), {}, ['forecast']],
    ['a refusal of another kind', refused('net_arr'), { status: 429 }, ['status']],
    ['a refusal of the same kind', refused('net_arr'), { status: 403 }, ['status, told only']],
    ['an answer that is well', refused('net_arr'), { status: 200 }, []],
    ['another host', 'GET https://api-eu.clari.com/v4/admin/limits HTTP 401', {}, ['host']],
    ['the demo tenant in Clari’s place', 'GET https://api-eu.clari.com/v4/admin/limits HTTP 401', { demo: true }, []],
    [
      'an answer of last week',
      'HTTP/1.1 401 Unauthorized\ndate: Mon, 23 Nov 2026 09:00:00 GMT\nserver: kong\n',
      {},
      ['time, told only'],
    ],
    [
      'another job',
      'GET https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00',
      { operation: 'clari.job', path: 'export/jobs/6073683781a6da229df71e99', status: 200 },
      ['job'],
    ],
    [
      'a request for another quarter',
      '{"timePeriod":"2026_Q2","typesToExport":["forecast"]}',
      { body: '{"timePeriod":"2026_Q4"}' },
      ['period'],
    ],
  ])('%s', (_, paste, seen, expected) => {
    expect(kinds(paste, [evidence(seen)])).toEqual(expected)
  })

  it('names both sides in one sentence', () => {
    const [told] = found(refused('new_logo'), [evidence({})])
    expect(told?.says).toBe('What you pasted is about the forecast new_logo; what was asked here is net_arr.')
  })

  it('a quarter is the same whichever way it is written', () => {
    const request = '{"timePeriod":"2026_Q4"}'
    expect(kinds(request, [], { answers: { timePeriod: 'Q4 2026' } })).toEqual([])
    expect(kinds(request, [], { answers: { timePeriod: 'Q3 2026' } })).toEqual(['period'])
  })

  it('is no contradiction where the difference is what the verdict is about', () => {
    expect(kinds(refused('new_logo'), [evidence({})], { compares: ['forecast'] })).toEqual([])
  })

  it('a text that names what was asked beside others does not contradict', () => {
    expect(kinds(`${refused('new_logo')}\n${refused('net_arr')}`, [evidence({})])).toEqual([])
  })
})
