import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadyWords } from './ready-words.ts'
import { isPlainInJira, plainLine, safeInEmail, safeInMarkdown, safeInSlack } from './safe-text.ts'
import { mailtoOf, subjectLineOf, writeWords } from './write-words.ts'

const nasty = fc.constantFrom(
  '@channel',
  '@here',
  '@everyone',
  '<!channel>',
  '<!here|x>',
  '<@U012AB3CD>',
  '<#C1|general>',
  '<https://evil.example|click>',
  'https://evil.example/x',
  'www.evil.example',
  'evil.example',
  'ana@evil.example',
  'mailto:a@b.example',
  'javascript:alert(1)',
  '[click](https://evil.example)',
  '![x](https://evil.example/p.png)',
  '[ref]: https://evil.example',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<!-- x -->',
  '&lt;b&gt;',
  '&#60;',
  '# heading',
  '## x',
  '1. one',
  '- item',
  '+ item',
  '* item',
  '> quote',
  '---',
  '===',
  '***',
  '| a | b |',
  '|---|---|',
  '`code`',
  '``` fence',
  '```sh',
  '~~~',
  '~~gone~~',
  '**bold**',
  '__bold__',
  '*a*',
  '_a_',
  '~a~',
  ':smile:',
  ':warning:',
  '#123',
  'GH-123',
  'ABC-1',
  'PROJ-42',
  '@user',
  '!user',
  'a|b',
  'a\\b',
  '\\',
  '\\`',
  '$x^2$',
  '{code}',
  '{noformat}',
  '{color:red}',
  '{panel}',
  '{html}',
  '{{x}}',
  '[~admin]',
  '[^file]',
  '!image.png!',
  '!http://evil.example/x.png!',
  'h1. x',
  'bq. x',
  '??cite??',
  '^sup^',
  '-gone-',
  '+ins+',
  '----',
  '||head||',
  '(x)',
  '(!)',
  ':)',
  ':-D',
  '\r\nBcc: all@evil.example',
  '\n# x',
  '\u202Egnp.exe',
  '\u0000',
  '\u2028',
  '\uD800',
  '\t',
  '‹secret: 12 chars›',
  'O’Neill',
  'Søren',
  '密码',
  'net_arr',
  '=HYPERLINK("http://evil.example")',
)
const hostile = fc
  .array(fc.oneof(nasty, fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(' '))
const glued = fc
  .array(fc.oneof(nasty, fc.string({ maxLength: 5 })), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''))
const text = fc.oneof(hostile, glued)

/**
 * A line of Markdown without its code spans, as CommonMark finds them: a run of backticks up to the next run of
 * the same length.
 */
function withoutCodeSpans(line: string): string {
  const runs = [...line.matchAll(/`+/g)]
  let out = ''
  let at = 0
  for (let index = 0; index < runs.length; index += 1) {
    const open = runs[index]
    if (open === undefined || open.index < at) continue
    const close = runs.slice(index + 1).find((run) => run[0].length === open[0].length)
    if (close === undefined) continue
    out += `${line.slice(at, open.index)}\u25A1`
    at = close.index + close[0].length
  }
  return out + line.slice(at)
}

describe('a hostile text', () => {
  it('in Markdown is code or plain words: no markup, mention, link or tag', () => {
    fc.assert(
      fc.property(text, (given) => {
        const line = safeInMarkdown(given)
        expect(line).not.toMatch(/[\r\n]/)
        const outside = withoutCodeSpans(line)
        expect(outside).not.toMatch(/[`*_~<>[\]{}|\\#@&^]|:\/\/|www\.|\b[A-Z][A-Z0-9]+-\d|:\w+:|\w\.\p{L}{2}/u)
        expect(outside).not.toMatch(/\$(?!\d)/)
        expect(outside).not.toMatch(/^(?:\d+[.)]|[-+=])(?:\s|$)/)
      }),
      { numRuns: 3000 },
    )
  })

  it('in Slack is code or plain words, and no sign of Slack’s own is left', () => {
    fc.assert(
      fc.property(text, (given) => {
        const line = safeInSlack(given)
        expect(line).not.toMatch(/[<>\r\n]/)
        expect((line.match(/`/g) ?? []).length % 2).toBe(0)
        expect(line.replace(/`[^`]*`/g, '\u25A1')).not.toMatch(/[*_~@#]|:\/\/|:\w+:|\w\.\p{L}{2}/u)
      }),
      { numRuns: 3000 },
    )
  })

  it('in Jira is plain words, or stands in a block in which nothing is read', () => {
    fc.assert(
      fc.property(text, (given) => {
        if (!isPlainInJira(given)) return
        const line = plainLine(given)
        expect(line).not.toMatch(/[{}[\]*+^~|#&<>\\@]|:\/\/|\bwww\.|(?<![A-Za-z0-9])[A-Z][A-Z0-9]+-\d/)
        // Signs that Jira reads at the edge of a word; within one they are letters to it.
        expect(line).not.toMatch(/(?:^|\s)[_?!-]\S|--|\?\?|\((?:x|i|y|n|on|off)\)|[:;]-?[)(DP]/i)
        expect(line).not.toMatch(/^(?:h[1-6]|bq)\.|^-/i)
      }),
      { numRuns: 3000 },
    )
  })

  it('in an e-mail cannot add a line, a header or an address that programs open', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(safeInEmail(given)).not.toMatch(/[\r\n]|:\/\/|\b(?:www|mailto|javascript|data)[.:]/i)
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves ordinary sentences as they are', () => {
    const sentence =
      'The key is fine. Ana Ortiz is not opted in to this forecast (Clari admin acts), 998 exports left: 3.2 % used.'
    expect(safeInMarkdown(sentence)).toBe(sentence)
    expect(safeInSlack(sentence)).toBe(sentence)
    expect(safeInEmail(sentence)).toBe(sentence)
    expect(safeInMarkdown('Opt the key’s user in to net_arr.')).toBe('Opt the key’s user in to `net_arr`.')
  })
})

describe('a message with hostile words in every field', () => {
  const words = (given: string): ReadyWords => ({
    to: 'clari-admin',
    subject: given,
    parts: [
      { kind: 'text', text: given },
      { kind: 'list', heading: given, items: [given] },
      {
        kind: 'lines',
        heading: given,
        lines: [
          { label: given, value: given },
          { label: 'id', value: given.replace(/\s/g, '') },
        ],
      },
      { kind: 'code', heading: given, code: given },
    ],
  })

  it('keeps its own shape: as many code blocks as it has, and all of them closed', () => {
    fc.assert(
      fc.property(text, (given) => {
        const markdown = writeWords(words(given), 'markdown').split('\n')
        const fence = markdown.findIndex((line) => /^`{3,}sh$/.test(line))
        expect(fence).toBeGreaterThan(0)
        const mark = markdown[fence]?.slice(0, -2) ?? ''
        expect(markdown.filter((line) => line === mark)).toHaveLength(1)
        expect(writeWords(words(given), 'slack').split('```')).toHaveLength(3)
        expect(writeWords(words(given), 'slack')).not.toMatch(/[<>]/)
        const jira = writeWords(words(given), 'jira').split('{noformat}')
        expect(jira.length % 2).toBe(1)
        for (const outside of jira.filter((_, index) => index % 2 === 0))
          expect(outside.replaceAll(/^\*(.*)\*$|^\* /gm, '$1')).not.toMatch(/[{}[\]*^~|#<>\\@]|:\/\//)
      }),
      { numRuns: 2000 },
    )
  })

  it('has a subject of one line, and an address that mail programs take', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(subjectLineOf(words(given))).not.toMatch(/[\r\n]/)
        const address = mailtoOf(words(given))
        if (address === null) return
        expect(address).toMatch(/^mailto:\?subject=[^&\s]*&body=[^&\s]*$/)
        expect(address.length).toBeLessThanOrEqual(1800)
      }),
      { numRuns: 1000 },
    )
  })
})
