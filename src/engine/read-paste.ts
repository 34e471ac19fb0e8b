import { foreignNames, namings, surroundingNames } from '#src/domain/naming.ts'
import { systems, type System } from '#src/domain/system.ts'
import { readAddresses, type FoundAddress } from './read-addresses.ts'
import { readLines } from './read-lines.ts'
import { readObjects, type FoundObject, type Span } from './read-objects.ts'
import { readPages, type FoundPage } from './read-pages.ts'
import { readSilences, type FoundSilence } from './read-silences.ts'
import { readStatuses, type FoundStatus } from './read-statuses.ts'

/** A JSON-RPC error code with its place. */
export interface FoundCode extends Span {
  readonly code: number
}

/** All that signs are looked for in; positions are in `text`. */
export interface Paste {
  readonly text: string
  /**
   * The text with what is data or markup blanked out, position for position: what people and programs said in words.
   */
  readonly words: string
  readonly lines: readonly Span[]
  readonly objects: readonly FoundObject[]
  readonly statuses: readonly FoundStatus[]
  readonly silences: readonly FoundSilence[]
  readonly pages: readonly FoundPage[]
  readonly codes: readonly FoundCode[]
  readonly addresses: readonly FoundAddress[]
  /** Systems that are named, in words or code. */
  readonly names: ReadonlySet<System>
  /**
   * Whether other services are named: `named` they may be what it is about, `around` only what stands
   * around an integration.
   */
  readonly foreign: 'named' | 'around' | null
}

/** Reads a text (secrets blanked already) once for everything that signs can ask for; linear in its length. */
export function readPaste(text: string, askedMembers: ReadonlySet<string>): Paste {
  const { objects, data, telling } = readObjects(text, askedMembers)
  const pages = readPages(text)
  const words = onlyWords(spoken(text), [...data, ...pages], [...telling, ...pages.flatMap((page) => page.telling)])
  const lines = readLines(words)
  const around = lines.map((line) => text.slice(line.start, line.end)).join('\n')
  return {
    text,
    words,
    lines,
    objects,
    statuses: readStatuses(words, lines, objects, text),
    silences: readSilences(text, lines),
    pages,
    codes: readCodes(words, lines),
    addresses: readAddresses(text, lines),
    ...readNames(text, around),
  }
}

function readNames(text: string, around: string): Pick<Paste, 'names' | 'foreign'> {
  // Names hide in those of classes: StripeRateLimitError.
  const apart = `${around}\n${around.replaceAll(/([a-z])([A-Z])/g, '$1 $2')}`
  const foreign = fits(foreignNames, apart) ? 'named' : fits(surroundingNames, apart) ? 'around' : null
  const names = new Set<System>()
  // "Clari Copilot" names Copilot, not Clari; Copilot alone can be somebody else's.
  const withoutCopilot = text.replaceAll(namings.copilot.names, (name) => {
    if (foreign !== 'named' || /clari|password|wingman/i.test(name)) names.add('copilot')
    return ' '
  })
  for (const system of systems)
    if (system !== 'copilot' && fits(namings[system].names, withoutCopilot)) names.add(system)
  return { names, foreign }
}

/** `test` on a global expression would remember where it stopped. */
function fits(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1
}

function readCodes(words: string, lines: readonly Span[]): readonly FoundCode[] {
  return lines.flatMap((line) =>
    [...words.slice(line.start, line.end).matchAll(/(?<![\d.\w])[-−–](32\d{3})(?!\d|\.\d)/g)].map((match) => ({
      code: -Number(match[1]),
      start: line.start + match.index,
      end: line.start + match.index + match[0].length,
    })),
  )
}

/**
 * Typeset apostrophes as typed, and no words in what follows an address's host (its path may say anything),
 * position for position.
 */
function spoken(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll(
      /(https?:\/\/[^\s"'<>/]{1,253})([^\s"'<>]{1,2000})/gi,
      (_, host: string, path: string) => host + '/'.repeat(path.length),
    )
}

/** Blanks out the hidden spans but for what is told within them; line ends stay. */
function onlyWords(text: string, hidden: readonly Span[], told: readonly Span[]): string {
  if (hidden.length === 0) return text
  const pieces: string[] = []
  let at = 0
  const tellings = told.toSorted((a, b) => a.start - b.start)
  let next = 0
  for (const span of hidden.toSorted((a, b) => a.start - b.start)) {
    if (span.end <= at) continue
    const start = Math.max(at, span.start)
    pieces.push(text.slice(at, start))
    at = start
    while (next < tellings.length && (tellings[next]?.start ?? 0) < at) next += 1
    for (; next < tellings.length; next += 1) {
      const telling = tellings[next]
      if (telling === undefined || telling.start >= span.end) break
      pieces.push(blank(text.slice(at, telling.start)), text.slice(telling.start, telling.end))
      at = telling.end
    }
    pieces.push(blank(text.slice(at, span.end)))
    at = Math.max(at, span.end)
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}

function blank(text: string): string {
  return text.includes('\n') ? text.replaceAll(/[^\n]/g, ' ') : ' '.repeat(text.length)
}
