import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import type { ReadyWords } from './ready-words.ts'
import { writeWords, type WordFormat } from './write-words.ts'

/** What a reader copies out of a message: its words as the format shows them, and what became a link. */
interface Shown {
  readonly text: string
  readonly links: readonly string[]
}

const markdown = new MarkdownIt({ linkify: true, html: true })

function inMarkdown(message: string): Shown {
  const tokens = markdown.parse(message, {}).flatMap((token) => [token, ...(token.children ?? [])])
  return {
    text: tokens
      .filter(({ type }) => ['text', 'code_inline', 'fence', 'softbreak'].includes(type))
      .map(({ type, content }) => (type === 'softbreak' ? '\n' : content))
      .join(''),
    links: tokens.flatMap((token) => (token.type === 'link_open' ? [token.attrGet('href') ?? ''] : [])),
  }
}

/** Slack: code in backticks stands as it is; elsewhere `<…>` and addresses become links; three entities. */
function inSlack(message: string): Shown {
  const parts = message.split(/(```[\s\S]*?```|`[^`\n]*`)/)
  const outside = parts.filter((_, index) => index % 2 === 0).join(' ')
  return {
    text: parts
      .map((part, index) => (index % 2 === 0 ? part : part.replaceAll('`', '')))
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
    links: outside.match(/<[^>]*>|https?:\/\/\S+|\S+@\S+\.\w+/g) ?? [],
  }
}

/** Jira: what stands between two {noformat} is as it is; elsewhere a backslash escapes, and addresses become links. */
function inJira(message: string): Shown {
  const parts = message.split('{noformat}')
  const outside = parts.filter((_, index) => index % 2 === 0).join(' ')
  return {
    text: parts.map((part, index) => (index % 2 === 0 ? part.replaceAll(/\\(.)/g, '$1') : part)).join(''),
    links: outside.match(/\[[^\]]*\]|https?:\/\/\S+|mailto:\S+|\b[A-Z][A-Z0-9]+-\d+/g) ?? [],
  }
}

const readers: Readonly<Record<WordFormat, (message: string) => Shown>> = {
  markdown: inMarkdown,
  slack: inSlack,
  jira: inJira,
  email: (text) => ({ text, links: [] }),
}

const ids = fc.oneof(
  fc.constantFrom(
    'net_arr',
    '__init__',
    'ABC-12',
    'net.arr_2026-Q4',
    '69e1b7c2-8a8f-4a1c-9d5c-0d1f7f3d9a10',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    'c19:45:1',
    '$m$',
    '{forecast}',
    '*all*',
  ),
  fc.stringMatching(/^[A-Za-z0-9][\w.:/+=$*~{}-]{0,40}$/),
)
const addresses = fc.constantFrom(
  'https://api.clari.com/v4',
  'http://127.0.0.1:4010/clari/v4/export/forecast/net_arr?a=1&b=__x__',
  'https://api.clarify.io/v1/rpc',
)

const message = (id: string, address: string): ReadyWords => ({
  to: 'clari-admin',
  subject: `Opt the key’s user in to ${id}.`,
  parts: [
    { kind: 'text', text: `The key’s user cannot see ${id}.` },
    { kind: 'list', heading: 'What is asked', items: [`Opt its user in to ${id}.`] },
    {
      kind: 'lines',
      heading: 'To look it up',
      lines: [
        { label: 'forecast', value: id },
        { label: 'Address', value: address },
      ],
    },
    { kind: 'code', heading: 'The request', code: `curl '${address}/${id}'` },
  ],
})

describe.each(['markdown', 'slack', 'jira', 'email'] as const)('an id in a message for %s', (format) => {
  it('is read whole where it is pasted: nothing unseen in it, no sign before it, no link', () => {
    fc.assert(
      fc.property(ids, addresses, (id, address) => {
        const written = writeWords(message(id, address), format)
        expect(written).not.toMatch(/\p{Cf}/u)
        const { text, links } = readers[format](written)
        // In the list of ids, in the address and in the request.
        expect(text).toContain(`forecast: ${id}`)
        expect(text).toContain(`Address: ${address}`)
        expect(text).toContain(`curl '${address}/${id}'`)
        expect(links).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
