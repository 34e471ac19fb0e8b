import type { MessageFrame } from './message-memory.tsx'
import { shortened, type ReadyWords, type WordsPart } from './ready-words.ts'
import {
  isPlainInJira,
  jiraBlock,
  plainLine,
  safeInEmail,
  safeInMarkdown,
  safeInSlack,
  slackSigns,
} from './safe-text.ts'

/** The formats that a message can be written in. */
export const wordFormats = ['markdown', 'slack', 'jira', 'email'] as const

/** A format that a message can be written in. */
export type WordFormat = (typeof wordFormats)[number]

/** What a format is called on the page. */
export const wordFormatNames: Readonly<Record<WordFormat, string>> = {
  markdown: 'Markdown',
  slack: 'Slack',
  jira: 'Jira',
  email: 'E-mail',
}

const usualFrame: MessageFrame = { greeting: '', signature: '' }

/** How one format writes each kind of part; `safe` makes any text mean nothing but itself. */
interface Writer {
  readonly safe: (text: string) => string
  readonly heading: (safe: string) => string
  readonly item: (safe: string) => string
  readonly code: (code: string) => string
  /** An identifier or an address, set so that it can be copied whole. */
  readonly value: (text: string) => string
  /** Lines that stand as they are, where the format has no way to make every word of them safe; else null. */
  readonly asTheyAre?: (lines: readonly string[]) => string | null
}

const writers: Readonly<Record<WordFormat, Writer>> = {
  markdown: {
    safe: safeInMarkdown,
    heading: (text) => `**${text}**`,
    item: (text) => `- ${text}`,
    code: markdownBlock,
    value: markdownCode,
  },
  slack: {
    safe: safeInSlack,
    heading: (text) => `*${text}*`,
    item: (text) => `• ${text}`,
    code: slackBlock,
    value: slackCode,
  },
  jira: {
    safe: plainLine,
    heading: (text) => `*${text}*`,
    item: (text) => `* ${text}`,
    code: (code) => jiraBlock([code]),
    value: plainLine,
    asTheyAre: (lines) => (lines.every(isPlainInJira) ? null : jiraBlock(lines)),
  },
  email: {
    safe: safeInEmail,
    heading: (text) => `${text}:`,
    item: (text) => `- ${text}`,
    code: (code) => plainLine(code),
    value: plainLine,
  },
}

/** A fence longer than any run of backticks within. */
function fenceFor(code: string, least: number): string {
  return '`'.repeat(Math.max(least, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)))
}

function markdownBlock(code: string): string {
  const fence = fenceFor(code, 3)
  return `${fence}sh\n${code.replace(/\r?\n/g, ' ')}\n${fence}`
}

function markdownCode(text: string): string {
  const flat = plainLine(text)
  const fence = fenceFor(flat, 1)
  const space = flat.startsWith('`') || flat.endsWith('`') ? ' ' : ''
  return `${fence}${space}${flat}${space}${fence}`
}

/** Slack reads `<…>` as a link or a mention even in code, and knows no longer fences. */
function slackBlock(code: string): string {
  return `\`\`\`\n${slackSigns(code).replaceAll('```', "'''")}\n\`\`\``
}

function slackCode(text: string): string {
  return `\`${slackSigns(plainLine(text)).replaceAll('`', "'")}\``
}

function writePart(writer: Writer, part: WordsPart): readonly string[] {
  const asTheyAre = (lines: readonly string[]) => writer.asTheyAre?.(lines) ?? null
  switch (part.kind) {
    case 'text':
      return [asTheyAre([part.text]) ?? writer.safe(part.text)]
    case 'list': {
      const block = asTheyAre(part.items)
      return [
        ...headed(writer, part.heading),
        ...(block === null ? part.items.map((item) => writer.item(writer.safe(item))) : [block]),
      ]
    }
    case 'lines': {
      const block = asTheyAre(part.lines.map(({ label, value }) => `${label}: ${value}`))
      return [
        ...headed(writer, part.heading),
        ...(block === null
          ? part.lines.map(({ label, value }) =>
              writer.item(`${writer.safe(label)}: ${isId(value) ? writer.value(value) : writer.safe(value)}`),
            )
          : [block]),
      ]
    }
    case 'code':
      return [...headed(writer, part.heading), writer.code(part.code)]
  }
}

/** A heading, or the line as it stands where it cannot be one. */
function headed(writer: Writer, text: string): readonly string[] {
  return [writer.asTheyAre?.([text]) ?? writer.heading(writer.safe(text))]
}

/** An identifier: one word. */
const isId = (value: string): boolean => /^\S{1,128}$/.test(value)

/** A heading and what stands under it. */
function blockOf([heading = '', ...lines]: readonly string[], gap: string): string {
  return lines.length === 0 ? heading : `${heading}${gap}${lines.join('\n')}`
}

/** A message in a format, ready to be pasted; hostile names in it are never markup, mention or link. */
export function writeWords(words: ReadyWords, format: WordFormat, frame: MessageFrame = usualFrame): string {
  const writer = writers[format]
  const [first, ...rest] = words.parts
  const title =
    first?.kind === 'text' && format !== 'email'
      ? headed(writer, first.text)
      : first === undefined
        ? []
        : writePart(writer, first)
  const greeting = format === 'email' ? [frame.greeting.trim() || 'Hello,'] : []
  const ending =
    format === 'email'
      ? ['I will run the same check again when it is done.', frame.signature.trim() || 'Thank you']
      : []
  const blocks = [
    ...greeting,
    title.join('\n'),
    ...rest.map((part) => blockOf(writePart(writer, part), format === 'markdown' ? '\n\n' : '\n')),
    ...ending,
  ]
  return `${blocks.join('\n\n')}\n`
}

/** The subject of a message: one line. */
export function subjectLineOf(words: ReadyWords): string {
  return plainLine(words.subject).slice(0, 160)
}

/** More than this in an address is more than mail programs take. */
const longestAddress = 1800

/**
 * The address that opens a mail program with the message in it, shortened where it has to be; null where even that
 * would be too long.
 */
export function mailtoOf(words: ReadyWords, frame: MessageFrame = usualFrame): string | null {
  const subject = subjectLineOf(words)
  return (
    mailtoWith(subject, writeWords(words, 'email', frame)) ??
    mailtoWith(subject, writeWords(shortened(words), 'email', frame))
  )
}

/** The address that opens a mail program with a subject and a body; null where it would be too long. */
export function mailtoWith(subject: string, body: string): string | null {
  const address =
    `mailto:?subject=${encodeURIComponent(wellFormed(subject))}&` +
    `body=${encodeURIComponent(wellFormed(body.replaceAll('\n', '\r\n')))}`
  return address.length <= longestAddress ? address : null
}

/** Half of a surrogate pair cannot be written into an address. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
}
