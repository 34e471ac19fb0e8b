import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankSecrets } from './blank.ts'
import { createSecretReplacer } from './secret-replacer.ts'

const html = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;')
const encodings: readonly (readonly [name: string, encode: (secret: string) => string, shortest: number])[] = [
  ['as it is', (s) => s, 4],
  ['in JSON', (s) => JSON.stringify(s), 4],
  ['in JSON within JSON', (s) => JSON.stringify(JSON.stringify({ a: s })), 4],
  ['in JSON with escaped slashes', (s) => JSON.stringify(s).replace(/\//g, '\\/'), 4],
  [
    'in JSON made safe for HTML',
    (s) => JSON.stringify(s).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
    4,
  ],
  [
    'in ASCII JSON',
    (s) => JSON.stringify(s).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    4,
  ],
  ['in a URL', (s) => encodeURIComponent(s), 4],
  ['in a URL, lower case', (s) => encodeURIComponent(s).replace(/%../g, (c) => c.toLowerCase()), 4],
  ['in a URL within a URL', (s) => encodeURIComponent(encodeURIComponent(s)), 4],
  ['in a form', (s) => new URLSearchParams({ k: s }).toString(), 4],
  ['in HTML', html, 4],
  ['in base64', (s) => Buffer.from(s).toString('base64'), 12],
  ['in base64 after one character', (s) => Buffer.from(`a${s}b`).toString('base64'), 12],
  ['in base64 after two characters', (s) => Buffer.from(`id${s}`).toString('base64'), 12],
  ['in base64 for URLs', (s) => Buffer.from(`user:${s}`).toString('base64url'), 12],
]

const secret = fc
  .oneof(
    fc.string({ minLength: 4, maxLength: 80 }),
    fc.string({ unit: 'grapheme', minLength: 4, maxLength: 40 }),
    fc.stringMatching(/^[0-9a-f]{64}$/),
  )
  .filter((s) => s.trim() === s && s.trim().length >= 4 && !/[‹›\uE000]/.test(s) && new Set(s).size > 2)
/** Text that has nothing of a secret in it. */
const filler = fc.stringMatching(/^(?:[ ,;()\n]{0,3}§{0,4}){0,4}$/)

describe('a known secret', () => {
  test.each(encodings)('is blanked %s', (_, encode, shortest) => {
    fc.assert(
      fc.property(
        secret.filter((s) => s.length >= shortest),
        filler,
        filler,
        (s, before, after) => {
          const text = `${before}§${encode(s)}§${after}`
          const blanked = blankSecrets(text, [s]).text
          expect(blanked).not.toContain(encode(s).replace(/^"|"$/g, ''))
          expect(blanked).toContain('‹secret: ')
        },
      ),
      { numRuns: 150, seed: 41 },
    )
  })

  test('tells its own length, not that of its encoding', () => {
    const s = 'pa/ss w+rd=äöü'
    for (const text of [s, encodeURIComponent(s), JSON.stringify(s), html(s)])
      expect(blankSecrets(`x ${text} y`, [s]).removed).toMatchObject([{ rule: 'known secret', length: 14 }])
    expect(blankSecrets('x 0123456789ab y', ['0123456789ab']).text).toBe('x ‹secret: 12 chars, ends ab› y')
  })

  test('is blanked when it is split over lines or partly encoded', () => {
    const s = '3f9c0a1b2d4e5f60718293a4b5c6d7e8'
    for (const text of [
      `${s.slice(0, 9)}\n${s.slice(9)}`,
      `${s.slice(0, 9)}\\\r\n    ${s.slice(9)}`,
      `> ${s.slice(0, 20)}\n> ${s.slice(20)}`,
      s.replace('c', '%63'),
      s.replace('c', '&#99;'),
      s.replace('c', '\\u0063'),
      s.replace('c', '%2563'),
    ]) {
      const blanked = blankSecrets(`a ${text} b`, [s]).text
      expect(blanked).toMatch(/^a (?:> )?‹secret: 32 chars, ends e8› b$/)
    }
  })

  test('is blanked with and without the spaces around it', () => {
    expect(blankSecrets('[ hunter22 ] [hunter22]', [' hunter22 ']).text).toBe(
      '[ ‹secret: 10 chars› ] [‹secret: 10 chars›]',
    )
  })

  test('that is shorter than four characters is none, and a mark is never taken apart', () => {
    expect(blankSecrets('a ab abc', ['ab', 'abc', '', '   ']).text).toBe('a ab abc')
    const marked = '‹secret: 64 chars, ends 7f› chars'
    expect(blankSecrets(marked, ['chars', 'secret']).text).toBe('‹secret: 64 chars, ends 7f› ‹secret: 5 chars›')
  })

  test('leaves JSON as JSON, wherever it occurs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), secret, fc.string(), (value, s, other) => {
        const document = JSON.stringify({ value, text: `${other}${s}`, [`k${s}`]: [s, `\n${s}`, `\u0001${s}\\`] })
        const blanked = blankSecrets(document, [s]).text
        expect(() => JSON.parse(blanked)).not.toThrow()
      }),
      { numRuns: 600, seed: 42 },
    )
  })
})

async function replaced(chunks: readonly Uint8Array[], known: readonly string[]): Promise<string> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  return new Response(stream.pipeThrough(createSecretReplacer(known))).text()
}

const cut = (bytes: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const at = [...new Set([0, ...places.map((place) => place % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b)
  return at.slice(1).map((end, i) => bytes.slice(at[i], end))
}

describe('the stream that replaces secrets', () => {
  test('finds them in every encoding across any chunk border', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...encodings),
        secret.filter((s) => s.length >= 12),
        filler,
        filler,
        fc.array(fc.nat(), { maxLength: 12 }),
        async ([, encode], s, before, after, places) => {
          const text = `${before}${encode(s)}${after}${s}`
          const out = await replaced(cut(new TextEncoder().encode(text), places), [s, 'another-secret'])
          expect(out).not.toContain(s)
          expect(out).not.toContain(encode(s).replace(/^"|"$/g, ''))
        },
      ),
      { numRuns: 500, seed: 43 },
    )
  })

  test('passes on what holds no secret, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        async (bytes, places) => {
          const stream = new ReadableStream<Uint8Array>({
            start(controller) {
              for (const chunk of cut(bytes, places)) controller.enqueue(chunk)
              controller.close()
            },
          })
          const out = new Uint8Array(
            await new Response(
              stream.pipeThrough(createSecretReplacer(['q7-not-in-there-q7', 'zz-neither-zz'])),
            ).arrayBuffer(),
          )
          expect(Buffer.from(out).equals(Buffer.from(bytes))).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('tells of a secret what a mark tells, also of overlapping and nested ones', async () => {
    const key = '3f9c0a1b2d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5061728394a5b6c7d7f'
    const bytes = (text: string): Uint8Array[] => [...new TextEncoder().encode(text)].map((byte) => Uint8Array.of(byte))
    expect(await replaced(bytes(`{"apikey":"${key}"}`), [key])).toBe('{"apikey":"‹secret: 64 chars, ends 7f›"}')
    expect(await replaced(bytes('x abcdefgh y'), ['abcd', 'abcdefgh'])).toBe('x ‹secret: 8 chars› y')
    expect(await replaced(bytes('x abcdefzz y'), ['abcd', 'abcdefgh'])).toBe('x ‹secret: 4 chars›efzz y')
    expect(await replaced(bytes('x abcdefgh y'), ['abcdef', 'efgh'])).toBe('x ‹secret: 6 chars› y')
    expect(await replaced(bytes('aaaabcd'), ['aabcd'])).toBe('aa‹secret: 5 chars›')
    expect(await replaced([], [key])).toBe('')
  })

  test('never holds more than the longest form of a secret', async () => {
    const known = ['0123456789abcdef']
    const writer = createSecretReplacer(known)
    let received = 0
    const reading = (async () => {
      for await (const chunk of writer.readable) received += chunk.length
    })()
    const sink = writer.writable.getWriter()
    const chunk = new TextEncoder().encode(`${'x'.repeat(65_000)}0123456789abcde`)
    for (let i = 1; i <= 20; i++) {
      await sink.write(chunk)
      await new Promise((resolve) => setTimeout(resolve, 0))
      expect(i * chunk.length - received).toBeLessThanOrEqual(512)
    }
    await sink.close()
    await reading
    expect(received).toBe(20 * chunk.length)
  })
})
