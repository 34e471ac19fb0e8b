import type { Concept } from '#src/domain/model/concept.ts'
import type { System } from '#src/domain/model/system.ts'
import { blankSecrets, type Removed } from '#src/secrets/blank.ts'
import { readSentences, type Sentence } from './concepts/find-concepts.ts'
import type { Document } from './json/document.ts'
import { readObjects, type FoundObject } from './json/objects.ts'
import { readNeighbours, type FoundNeighbour } from './neighbours.ts'
import { once } from './once.ts'
import { readAddresses, type FoundAddress } from './text/addresses.ts'
import { readHeads, type FoundHead } from './text/heads.ts'
import { readLines } from './text/lines.ts'
import { legible } from './text/legible.ts'
import { readNames, type FoundName } from './text/names.ts'
import { readNetworkFailures, type FailureFound } from './text/network-failures.ts'
import { readPages, type FoundPage } from './text/pages.ts'
import { isInside, type Span } from './text/span.ts'
import { readStatuses, type FoundStatus } from './text/statuses.ts'

/** A JSON-RPC error code with its place. */
export interface FoundCode extends Span {
  readonly code: number
}

/**
 * A pasted text, read once: what it holds, each part with its place. All places are in `text`, whose secrets are
 * blanked; nothing else of what was pasted may be kept or shown.
 */
export interface PastedText {
  readonly text: string
  /** What was blanked, by rule and place. */
  readonly removed: readonly Removed[]
  /**
   * The text with what is data, markup or colour blanked out, place for place: what people and programs said in words.
   */
  readonly words: string
  readonly lines: readonly Span[]
  /** JSON, or what programs print for it, by the letter: whole texts and those within strings. */
  readonly documents: readonly Document[]
  readonly objects: readonly FoundObject[]
  /** HTTP answers' status lines and headers. */
  readonly heads: readonly FoundHead[]
  readonly statuses: readonly FoundStatus[]
  readonly failures: readonly FailureFound[]
  readonly pages: readonly FoundPage[]
  /** JSON-RPC error codes outside of objects. */
  readonly codes: readonly FoundCode[]
  readonly addresses: readonly FoundAddress[]
  readonly sentences: readonly Sentence[]
  readonly names: readonly FoundName[]
  readonly neighbours: readonly FoundNeighbour[]
}

/**
 * Reads a text once for everything that can be asked of it, each part when it is first asked for: linear in its length,
 * pure, never throws.
 */
export function readPaste(pasted: string): PastedText {
  const { text, removed } = blankSecrets(pasted)
  const clear = legible(text)
  const found = once(() => readObjects(clear))
  const lines = once(() => readLines(clear))
  const pages = once(() => readPages(clear, lines()))
  const words = once(() => {
    const { data, telling } = found()
    return onlyWords(spoken(clear), [...data, ...pages()], [...telling, ...pages().flatMap((page) => page.telling)])
  })
  const addresses = once(() => readAddresses(clear, lines()))
  const sentences = once(() => readSentences(prose(words(), addresses()), lines()))
  // A job that timed out is no request that did.
  const isOfJobs = ({ speaksOf }: Sentence) => speaksOf.has('job') || speaksOf.has('export')
  const said = (concept: Concept) =>
    sentences().flatMap((sentence) =>
      concept === 'timeout' && isOfJobs(sentence) ? [] : (sentence.speaksOf.get(concept) ?? []),
    )
  const neighbours = once(() => readNeighbours(clear, lines()))
  const failures = once(() => readNetworkFailures(clear, lines(), said))
  const statuses = once(() =>
    readStatuses(words(), lines(), found().objects, clear).filter((status) => !failures().some(isTunnelOf(status))),
  )
  const codes = once(() => readCodes(words()))
  const heads = once(() => readHeads(clear))
  // "GitHub Copilot" names neither of ours.
  const names = once(() =>
    readNames(clear, lines()).filter(
      (name) => !neighbours().some((other) => other.by !== 'own' && isInside(name, other)),
    ),
  )
  return {
    text,
    removed,
    get words() {
      return words()
    },
    get lines() {
      return lines()
    },
    get documents() {
      return found().documents
    },
    get objects() {
      return found().objects
    },
    get heads() {
      return heads()
    },
    get statuses() {
      return statuses()
    },
    get failures() {
      return failures()
    },
    get pages() {
      return pages()
    },
    get codes() {
      return codes()
    },
    get addresses() {
      return addresses()
    },
    get sentences() {
      return sentences()
    },
    get names() {
      return names()
    },
    get neighbours() {
      return neighbours()
    },
  }
}

/** Whether a system is named anywhere, in words or code. */
export function isNamed(paste: PastedText, system: System): boolean {
  return paste.names.some((name) => name.system === system)
}

/** Of all lines, also of a long text: two that differ in nothing but the code are two. */
function readCodes(words: string): readonly FoundCode[] {
  return [...words.matchAll(/(?<![\d.\w])[-−–](32\d{3})(?!\d|\.\d)/g)].map((match) => ({
    code: -Number(match[1]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/**
 * Typeset apostrophes as typed, and no words in what follows an address's host (its path may say anything),
 * place for place.
 */
function spoken(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll(
      /(https?:\/\/[^\s"'<>/]{1,253})([^\s"'<>]{1,2000})/gi,
      (_, host: string, path: string) => host + '/'.repeat(path.length),
    )
}

/** What is left for sentences: no addresses, and names of code apart (`CLARI_API_KEY`), place for place. */
function prose(words: string, addresses: readonly FoundAddress[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end } of addresses) {
    if (start < at) continue
    pieces.push(words.slice(at, start), blank(words.slice(start, end)))
    at = end
  }
  return [...pieces, words.slice(at)].join('').replaceAll('_', ' ')
}

/** The status of a proxy that refused the way is not the API's. */
function isTunnelOf(status: Span) {
  return (failure: FailureFound) => failure.fault === 'proxy-refused' && isInside(status, failure)
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
