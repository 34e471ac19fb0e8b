import { describe, expect, it } from 'vitest'
import type { Conclusion } from '#src/domain/conclusion.ts'
import { asText, decidingCurl, messageTo, whoToAsk } from './as-text.ts'

const conclusion: Conclusion = {
  scenario: 'clari.unauthorized',
  scenarioTitle: '401 Unauthorized',
  system: 'clari',
  verdict: 'key-missing',
  kind: 'cause',
  cause: 'key-missing',
  rests: 'observed',
  headline: 'No key is set.',
  explains: 'Nothing could be sent.',
  actions: [
    { who: 'you', does: 'Put the key in place.', where: '.env' },
    { who: 'clari-admin', does: 'Make one.', where: 'Settings' },
  ],
  asks: 'Please make a key.',
  disprovedBy: 'A key that is set.',
  plan: null,
  evidence: [{ kind: 'credential', connection: 'C', facts: { name: 'CLARI_API_KEY', set: false, length: 0, lastTwo: null, oddities: [] }, shows: 'not set' }],
  findings: [],
  answers: [],
  identifiers: [{ label: 'errorId', value: 'c16ae643' }],
  dialect: 'unknown',
  seenAt: 0,
  connection: { label: 'C', address: 'http://127.0.0.1:9/v4', demo: false },
  leadsTo: null,
}
const frame = { caseId: '7Q2F', product: '0.1.0', when: () => '3 Feb 2026' }

describe('a verdict as text', () => {
  it('reads on its own: what, who acts, what it rests on, when, where, ids', () => {
    const text = asText(conclusion, frame)
    for (const part of ['No key is set.', 'You: Put the key in place. [.env]', 'Clari admin: Make one.', 'not set', 'A key that is set.', 'errorId: c16ae643', '3 Feb 2026', '7Q2F', '401 Unauthorized']) expect(text).toContain(part)
  })

  it('always holds a curl line, with a placeholder for the key, also where nothing was sent', () => {
    expect(decidingCurl(conclusion)).toBe(`curl -sS -i -H "apikey: \${CLARI_API_KEY}" 'http://127.0.0.1:9/v4/admin/limits'`)
    expect(decidingCurl({ ...conclusion, connection: null })).toContain('https://api.clari.com/v4/admin/limits')
    expect(decidingCurl({ ...conclusion, system: 'copilot', connection: null })).toContain('${CLARI_COPILOT_API_PASSWORD}')
    expect(decidingCurl({ ...conclusion, system: 'clarify', connection: null })).toContain('clarify.selectItems')
  })

  it('asks whoever must act and is not the analyst, and nobody where only the analyst acts', () => {
    expect(whoToAsk(conclusion)).toBe('clari-admin')
    expect(messageTo(conclusion, frame)).toContain('Please make a key.')
    expect(messageTo({ ...conclusion, asks: null }, frame)).toBeNull()
  })
})
