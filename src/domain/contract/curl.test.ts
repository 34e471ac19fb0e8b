import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curlOf, shellQuoted } from './curl.ts'
import type { Exchange } from './exchange.ts'

const request = (more: Partial<Exchange['request']> = {}): Exchange['request'] => ({
  method: 'GET',
  url: 'https://api.clari.com/v4/admin/limits',
  headers: [],
  body: null,
  ...more,
})

/** What curl would be given: the words that a real shell makes of the line. */
function wordsOf(line: string, environment: Record<string, string> = {}): string[] {
  const printer = 'curl() { for word in "$@"; do printf "%s\\0" "$word"; done; }\n'
  return execFileSync('/bin/sh', ['-c', printer + line], { env: environment, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)
}

describe('a curl line', () => {
  it('reads as in the guide, with the key left to the shell', () => {
    const line = curlOf(request({ headers: [{ name: 'apikey', value: '${CLARI_API_KEY}', secret: true }] }))
    expect(line).toBe(`curl -sS -i -H "apikey: \${CLARI_API_KEY}" 'https://api.clari.com/v4/admin/limits'`)
    expect(wordsOf(line, { CLARI_API_KEY: 'k"$(x)' })).toEqual([
      '-sS',
      '-i',
      '-H',
      'apikey: k"$(x)',
      'https://api.clari.com/v4/admin/limits',
    ])
  })

  it('runs nothing, whatever stands in address, header or body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (body, value) => {
        const hostile = `$(touch /nowhere) \`x\` '"\\ !${body}`.replaceAll('\0', '')
        const header = `h${value}`.replaceAll(/[\0\r\n]/g, '')
        const words = wordsOf(
          curlOf(
            request({
              method: 'POST',
              url: `https://h/?q=${hostile}`,
              headers: [
                { name: 'x', value: header },
                { name: 'Content-Type', value: 'application/json' },
              ],
              body: hostile,
            }),
          ),
        )
        expect(words).toContain(hostile)
        expect(words).toContain(`x: ${header}`)
        expect(words.at(-1)).toBe(`https://h/?q=${hostile}`)
      }),
      { numRuns: 25 },
    )
  })

  it('never fills a placeholder into what an analyst typed', () => {
    const line = curlOf(
      request({
        method: 'POST',
        headers: [{ name: 'content-type', value: 'application/json' }],
        body: '{"scopeId":"${CLARI_API_KEY}"}',
      }),
    )
    expect(wordsOf(line, { CLARI_API_KEY: 'hidden' }).join(' ')).not.toContain('hidden')
  })

  it('lets curl encode the secret of a token request', () => {
    const line = curlOf(
      request({
        method: 'POST',
        headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
        body: 'grant_type=client_credentials&client_id=a%26b&client_secret=${CLARI_COPILOT_CLIENT_SECRET}',
      }),
    )
    expect(wordsOf(line, { CLARI_COPILOT_CLIENT_SECRET: 's&=' }).slice(4, 10)).toEqual([
      '--data-urlencode',
      'grant_type=client_credentials',
      '--data-urlencode',
      'client_id=a&b',
      '--data-urlencode',
      'client_secret=s&=',
    ])
  })

  it('leaves HTTP Basic to curl', () => {
    const line = curlOf(
      request({ headers: [{ name: 'Authorization', value: 'Basic ${CLARIFY_ID}:${CLARIFY_SECRET}', secret: true }] }),
    )
    expect(wordsOf(line, { CLARIFY_ID: 'i', CLARIFY_SECRET: 's' })).toEqual([
      '-sS',
      '-i',
      '-u',
      'i:s',
      'https://api.clari.com/v4/admin/limits',
    ])
  })

  it('names the method only where curl would not choose it', () => {
    expect(curlOf(request({ method: 'POST', body: '{}' }))).not.toContain('-X')
    expect(curlOf(request({ method: 'PATCH', body: '{"type":"CANCEL"}' }))).toContain(`-X 'PATCH'`)
    expect(curlOf(request({ method: 'POST' }))).toContain(`-X 'POST'`)
  })

  it('sends an empty header and turns off patterns in addresses', () => {
    const words = wordsOf(
      curlOf(request({ url: 'https://h/{a}?b[]=1', headers: [{ name: 'apikey', value: '', secret: true }] })),
    )
    expect(words).toEqual(['-sS', '-i', '-g', '-H', 'apikey;', 'https://h/{a}?b[]=1'])
  })

  it('quotes any text as one word', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) => void expect(wordsOf(`curl ${shellQuoted(text)}`)).toEqual([text.replaceAll('\0', '')]),
      ),
      { numRuns: 25 },
    )
  })
})
