import { describe, expect, it } from 'vitest'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import { actorsOf, readyWords } from './ready-words.ts'
import { reportText } from './report-text.ts'
import { hideNothing } from '#src/report/model/report.ts'
import { verdictReport } from '#src/report/model/verdict-report.ts'
import { writeWords } from './write-words.ts'

const conclusion: Conclusion = {
  scenario: 'clari.unauthorized',
  scenarioTitle: '401 Unauthorized',
  system: 'clari',
  verdict: 'key-missing',
  kind: 'cause',
  cause: 'key-missing',
  strength: 'proved',
  headline: 'No key is set.',
  explains: 'Nothing could be sent.',
  contradictions: [],
  needsAmounts: false,
  actions: [
    { who: 'you', does: 'Put the key in place.', where: '.env' },
    { who: 'clari-admin', does: 'Make one.', where: 'Settings' },
    { who: 'clari-support', does: 'Look it up.', where: null },
  ],
  asks: 'Please make a key.',
  disprovedBy: 'A key that is set.',
  plan: null,
  evidence: [
    {
      kind: 'credential',
      connection: 'C',
      facts: { name: 'CLARI_API_KEY', set: false, length: 0, lastTwo: null, oddities: [] },
      shows: 'not set',
    },
  ],
  findings: [],
  answers: [],
  identifiers: [
    { label: 'errorId', value: 'c16ae643' },
    { label: 'forecast', value: 'net_arr' },
  ],
  dialect: 'unknown',
  seenAt: 1,
  connection: { label: 'C', address: 'http://127.0.0.1:9/v4', demo: false },
  leadsTo: null,
}
const when = () => '3 Feb 2026'
const reportOf = (change: Partial<Conclusion> = {}) =>
  verdictReport({
    conclusion: { ...conclusion, ...change },
    item: { id: '7Q2F', answers: {}, pastes: {}, records: [], retests: [] },
    product: '0.1.0',
    hide: hideNothing,
  }).report

describe('a report as text', () => {
  it('reads on its own: what, who acts, what it rests on, when, where, ids', () => {
    const text = reportText(reportOf(), when)
    for (const part of [
      'No key is set.',
      'Analyst: Put the key in place. [.env]',
      'Clari admin: Make one.',
      'not set',
      'A key that is set.',
      'errorId: c16ae643',
      '3 Feb 2026',
      '7Q2F',
      '401 Unauthorized',
    ])
      expect(text).toContain(part)
  })

  it('always holds a curl line, with a placeholder for the key, also where nothing was sent', () => {
    expect(reportOf().curl).toBe(`curl -sS -i -H "apikey: \${CLARI_API_KEY}" 'http://127.0.0.1:9/v4/admin/limits'`)
    expect(reportOf({ connection: null }).curl).toContain('https://api.clari.com/v4/admin/limits')
    expect(reportOf({ system: 'copilot', connection: null }).curl).toContain('${CLARI_COPILOT_API_PASSWORD}')
    expect(reportOf({ system: 'clarify', connection: null }).curl).toContain('clarify.selectItems')
  })
})

describe('a message to who must act', () => {
  it('goes to those whom the verdict names beside the analyst, in their order', () => {
    expect(actorsOf(reportOf())).toEqual(['clari-admin', 'clari-support'])
    expect(actorsOf(reportOf({ actions: [{ who: 'you', does: 'Wait.', where: null }] }))).toEqual([])
  })

  it('asks the first of them, and gives each their own actions and the ids that they look things up by', () => {
    const admin = writeWords(readyWords(reportOf(), 'clari-admin', when), 'email')
    const support = writeWords(readyWords(reportOf(), 'clari-support', when), 'email')
    expect(admin).toContain('Please make a key.')
    expect(admin).toContain('Make one. – Settings')
    expect(admin).not.toContain('Look it up.')
    expect(support).not.toContain('Please make a key.')
    expect(support).toContain('Look it up.')
    expect(support).toContain('errorId: c16ae643')
    expect(support).not.toContain('Make one.')
    for (const each of [admin, support]) expect(each).toContain('${CLARI_API_KEY}')
  })
})
