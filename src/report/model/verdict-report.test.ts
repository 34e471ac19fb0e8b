import { describe, expect, it } from 'vitest'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { hideNothing, hideUnneeded, reportSchema } from './report.ts'
import { verdictReport } from './verdict-report.ts'

const exchange: Exchange = {
  id: 'x1',
  operation: 'clari.read-forecast',
  upstream: 'clari',
  connection: { id: 'c', label: 'Integration user', demo: false },
  request: {
    method: 'GET',
    url: 'https://api.clari.com/v4/forecast/net_arr?timePeriod=2026_Q1&scopeId=1905::MGR&debug=yes',
    headers: [
      { name: 'apikey', value: '${CLARI_API_KEY}', secret: true },
      { name: 'x-corporate-user', value: 'ana' },
    ],
    body: null,
  },
  startedAt: 1_760_000_000_000,
  tookMs: 184,
  result: {
    kind: 'response',
    status: 401,
    headers: [
      { name: 'content-type', value: 'application/json' },
      { name: 'x-internal', value: 'host-7' },
    ],
    body: JSON.stringify({
      code: 'no_optin',
      namespace: 'fcw',
      errorId: 'c16ae643',
      message: "No optins for scope 1905::MGR for forecast 'net_arr' of Ana Ortiz.",
      surprise: 'something that nobody knows',
      users: [
        {
          userId: '31234',
          crmId: '0055g00000Ab1deAAK',
          name: 'Ana Ortiz',
          email: 'ana.ortiz@halden.example',
          scopeId: '1905::MGR',
          hierarchyId: '280627:00E5gAAA',
          hierarchyName: 'VP East',
          parentHierarchyId: '280627:00E5gBBB',
          forecastValue: 1_204_350.5,
        },
      ],
    }),
    bytes: 400,
    truncated: false,
  },
}

const conclusion: Conclusion = {
  scenario: 'clari.unauthorized',
  scenarioTitle: '401 Unauthorized',
  system: 'clari',
  verdict: 'no-optin',
  kind: 'cause',
  cause: 'no-optin',
  strength: 'proved',
  headline: 'The key is fine. Ana Ortiz is not opted in to net_arr.',
  explains: 'The total of 1,204,350.50 USD is 3.2 % off.',
  contradictions: [],
  needsAmounts: false,
  actions: [{ who: 'clari-admin', does: 'Opt ana.ortiz@halden.example in to net_arr.', where: 'Settings > Forecast' }],
  asks: 'Please opt in Ana Ortiz (0055g00000Ab1deAAK).',
  disprovedBy: 'Another user without opt-in who can read it.',
  plan: null,
  evidence: [
    { kind: 'exchange', exchange, place: 'body', quote: '"code":"no_optin"', shows: 'ortiz has no opt-in' },
    {
      kind: 'paste',
      text: `${'x '.repeat(900)}the log says 401 for Ana Ortiz ${'y '.repeat(900)}`,
      quote: 'says 401',
      shows: 'the status',
    },
    {
      kind: 'rows',
      columns: ['Field', 'What', 'Rows', 'Amount'],
      rows: [
        ['ARR', 'API total', '', '1,000.00 USD'],
        ['ARR', 'Rounded', '3', '+12.00 USD'],
        ['ARR', 'Screen total', '', '1,012.00 USD'],
      ],
      shows: 'the bridge',
    },
  ],
  findings: [],
  answers: [{ question: 'Its total on the screen', answer: '1.2M' }],
  identifiers: [{ label: 'errorId', value: 'c16ae643' }],
  dialect: 'published',
  seenAt: 1_760_000_000_000,
  connection: { label: 'Integration user', address: 'https://api.clari.com/v4', demo: false },
  leadsTo: null,
}

const record = {
  key: 'k',
  check: 'clari.forecast-access',
  state: 'done' as const,
  says: '',
  connection: 'c',
  startedAt: 1,
  tookMs: 1,
  finding: {
    check: 'clari.forecast-access',
    outcome: 'no-optin',
    status: 'fail' as const,
    says: '',
    facts: {},
    evidence: [...conclusion.evidence],
  },
}
const item = {
  id: '7Q2F',
  answers: {},
  pastes: { error: 'Bo Lind <bo@halden.example> saw it first' },
  records: [record],
  retests: [],
}
const of = (hide = hideNothing) => verdictReport({ conclusion, item, product: '0.1.0', hide })

describe('a verdict as a report', () => {
  it('holds the whole story and fits its schema', () => {
    const { report } = of()
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
    expect(report.headline).toBe(conclusion.headline)
    expect(report.curl).toContain("'https://api.clari.com/v4/forecast/net_arr?timePeriod=2026_Q1&scopeId=1905::MGR'")
    expect(report.evidence[0]?.detail).toMatchObject({
      kind: 'exchange',
      answer: { status: 401, headers: [{ name: 'content-type' }] },
    })
  })

  it('lets out members that are known to be safe, and the shape of all others', () => {
    const { report, removed } = of()
    const text = JSON.stringify(report)
    expect(text).toContain('no_optin')
    expect(text).toContain('‹text, 27 characters›')
    for (const gone of ['nobody knows', 'x-internal', 'x-corporate-user', 'debug']) expect(text).not.toContain(gone)
    expect(removed).toContainEqual(
      expect.objectContaining({ kind: 'not-named', where: 'Evidence 1 › answer’s body › surprise' }),
    )
    expect(removed).toContainEqual(expect.objectContaining({ what: 'Header of the request', times: 1 }))
  })

  it('marks the quoted member in the body that was laid out anew', () => {
    const detail = of().report.evidence[0]?.detail
    if (detail?.kind !== 'exchange' || detail.answer.kind !== 'response') throw new Error('no answer')
    const { text, marks } = detail.answer.body
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['"code": "no_optin"'])
  })

  it('keeps of a paste the quote and a few words around it', () => {
    const detail = of().report.evidence[1]?.detail
    if (detail?.kind !== 'paste') throw new Error('no paste')
    expect(detail.excerpt.text).toContain('the log says 401 for Ana Ortiz')
    expect(detail.excerpt.text.length).toBeLessThan(400)
    expect(detail.excerpt.left).toBeGreaterThan(3000)
  })

  it('hides a person under one alias everywhere, numbered by the stored case and not by what is shown', () => {
    const { report, removed } = of({ people: true, amounts: false, unneeded: 'shown' })
    const text = JSON.stringify(report)
    expect(text).not.toMatch(/ortiz|ana\b|halden\.example|0055g00000|31234|1905|00E5g|VP East/i)
    expect(text).toContain('\\"parentHierarchyId\\": \\"‹person›\\"')
    expect(report.headline).toBe('The key is fine. Rep 2 is not opted in to net_arr.')
    expect(report.actions[0]?.does).toBe('Opt Rep 2 in to net_arr.')
    expect(report.asks).toBe('Please opt in Rep 2 (Rep 2).')
    expect(report.curl).toContain('scopeId=Rep-2')
    expect(removed.some(({ kind }) => kind === 'people')).toBe(true)
  })

  it('leaves of the evidence what the verdict needs: whom it names, and no amounts', () => {
    const { report, removed } = of(hideUnneeded)
    expect(report.headline).toBe(conclusion.headline)
    expect(report.explains).toBe(conclusion.explains)
    const evidence = JSON.stringify(report.evidence)
    expect(evidence).toMatch(/Ana Ortiz/)
    expect(evidence).not.toMatch(/Bo Lind|bo@halden|1204350|1,204,350/)
    expect(report.hidden).toEqual(hideUnneeded)
    expect(removed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['people', 'amounts']))
  })

  it('shows the amounts of a verdict that is of amounts', () => {
    const { report } = verdictReport({
      conclusion: { ...conclusion, needsAmounts: true },
      item,
      product: '0.1.0',
      hide: hideUnneeded,
    })
    expect(JSON.stringify(report.evidence)).toMatch(/1204350|1,204,350/)
    expect(report.hidden.unneeded).toBe('people')
  })

  it('hides amounts and lets shares stay', () => {
    const { report } = of({ people: false, amounts: true, unneeded: 'shown' })
    const text = JSON.stringify(report)
    expect(text).not.toMatch(/1,?204,?350|1,000\.00|1,012|12\.00|1\.2M/)
    expect(report.explains).toBe('The total of ‹amount› is 3.2 % off.')
    expect(text).toContain('+1.2 %')
    expect(report.answers[0]?.answer).toBe('‹amount›')
  })
})
