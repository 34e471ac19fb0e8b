import { describe, expect, it } from 'vitest'
import { clarifyPasteSays } from './clarify-paste.ts'

const read = (text: string) => clarifyPasteSays.judge({ text, request: '' })

describe('a paste that tells in words what came of a call to Clarify', () => {
  it.each([
    ['conflict', 'clarify conflict when two jobs write', 'conflict'],
    ['too-many-requests', 'Clarify 接口：请求过多', '请求过多'],
    ['token-invalid-client', 'Clarify: Anmeldung fehlgeschlagen, das Client-Geheimnis ist ungültig', null],
    ['token-invalid-client', 'pyclarify.__utils__.exceptions.AuthError: The authentication failed', null],
    ['not-sent', 'CLARIFY_CREDENTIALS is not set, cannot create ClarifyClient', null],
    ['not-sent', 'clarify: bad credentials: {"integration": ["required"]}', null],
    ['access-refused', 'Clarify API unauthorized', 'unauthorized'],
    ['access-refused', 'clarify 401', '401'],
    ['strict-client', 'clarify-go: bad response: json: unknown field "warnings"', null],
    ['malformed', 'bad response: id must match request', 'bad response: id must match request'],
    [
      'malformed',
      '200 {"jsonrpc":"2.0","id":40,"result":{}}\nclient: response id 40 does not match request id 41',
      null,
    ],
    ['refused', 'curl: (7) Failed to connect to api.clarify.io port 443: No route to host', null],
    ['tls-dates', 'certificate has expired on api.clarify.io', null],
  ])('is read as %s: %s', (outcome, text, quote) => {
    const found = read(text)
    expect(found.outcome).toBe(outcome)
    const [evidence] = found.evidence ?? []
    if (evidence?.kind !== 'paste') throw new Error('no quote')
    expect(text).toContain(evidence.quote)
    expect(evidence.quote).not.toBe('')
    if (quote !== null) expect(evidence.quote).toContain(quote)
  })

  it('says that the code itself was not seen', () => {
    expect(read('clarify says try again')).toMatchObject({
      says: 'The text says it only in words (“try again”): what Clarify calls -32015, Try again.',
      facts: { said: 'try again' },
    })
    expect(read('clarify says try again').facts?.rpcCode).toBeUndefined()
  })

  it.each(['', 'it does not work', 'the dashboard looks nice'])('claims nothing of %j', (text) => {
    expect(read(text).outcome).toBe('nothing')
  })
})
