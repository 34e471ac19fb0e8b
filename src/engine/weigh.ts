import type { Concept } from '#src/domain/model/concept.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import type { Confidence, Sign } from '#src/domain/model/sign.ts'
import type { System } from '#src/domain/model/system.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'
import { lineAround, nearestAddress, type NearAddress } from '#src/reading/text/addresses.ts'
import { firstFrom, isInside, type Span } from '#src/reading/text/span.ts'
import type { FoundMark } from './find-marks.ts'

/** How sure a sign makes us at its place, and which system it is then about; null where it counts for nothing. */
export interface Weight {
  readonly confidence: Confidence
  readonly system: System
}

/** What the whole of a text says for each of its signs. */
export interface WholeText {
  /** It documents errors: what it says of them is no error. */
  readonly isDocument: boolean
  /** It is short and says that all is well. */
  readonly isWell: boolean
  /** The systems that it names as such, not as a part of another's name. */
  readonly systems: ReadonlySet<System>
  readonly others: { readonly own: boolean; readonly any: boolean; readonly around: boolean }
}

/** Looks once at the whole of a text for what every sign in it is weighed by. */
export function wholeTextOf({ text, sentences, names, neighbours }: PastedText): WholeText {
  return {
    isDocument: sentences.some(({ speaksOf }) => speaksOf.has('document')),
    isWell: text.length < 500 && sentences.some(({ speaksOf }) => speaksOf.has('agrees')),
    systems: new Set(names.filter(({ label }) => !label).map(({ system }) => system)),
    others: {
      own: neighbours.some(({ by }) => by === 'own'),
      any: neighbours.some(({ by }) => by !== 'around'),
      around: neighbours.some(({ by }) => by === 'around'),
    },
  }
}

/**
 * Weighs a sign by whose error it can be: what failed is the system whose words, host, driver or exception it is. A
 * host or path of the system on the line says most, then its name; beside somebody else's address or words it counts
 * for nothing. A name that is only part of another's (a table, a bucket, a dashboard) says nothing of who answered, and
 * a call that the system answered well in the same text is evidence against a refusal of its own.
 */
export function weigh(
  sign: Sign,
  scenario: Scenario,
  mark: FoundMark,
  paste: PastedText,
  whole: WholeText,
): Weight | null {
  const own = scenario.system
  const systems = sign.systems ?? [own]
  const place = mark.within ?? mark
  const { sure } = sign
  const { isDocument } = whole
  const isPage = sign.mark.kind === 'page'
  // What a page links to is not who was asked.
  const addresses = isPage
    ? paste.addresses.filter((found) => found.of !== 'stranger' || !isInside(found, place))
    : paste.addresses
  const address = nearestAddress(paste.text, addresses, place)
  const here = lineAround(paste.text, place)
  const named = nameOf(paste, systems, here)
  if (typeof sure === 'string') {
    const isOurs = address !== null && address.of !== 'stranger' && systems.includes(address.of)
    const isTold = isDocument && !(isOurs && address.inLine)
    return { confidence: isTold ? 'possible' : sure, system: isOurs ? address.of : (named?.system ?? own) }
  }
  const compares = scenario.shows === 'comparison'
  const isSaid = sign.mark.kind === 'words' || sign.mark.kind === 'concepts'
  const others = { ...whole.others, ...neighboursOn(paste, here) }
  // On a line that names the system, an address of another line says nothing.
  const isFar = address?.inLine === false && named?.inLine === true && !named.label
  const ours = address === null || isFar || address.of === 'stranger' ? null : address.of
  // Where the sentence says that all is well, words of a failure are about something else, or over.
  const isWell = isSaid && isSaidToBeWell(paste, whole, place, scenario.shows === undefined || waits(sign))
  const most: Confidence = isWell || (isDocument && address?.inLine !== true) ? 'possible' : 'certain'
  if (ours !== null && address?.inLine === true) {
    if (!systems.includes(ours) || sure.address === null) return null
    const isDoubtful = (sign.mark.kind === 'status' && isRetriedWell(paste, address)) || (compares && others.own)
    if (isDoubtful) return { confidence: 'possible', system: ours }
    return {
      confidence: atMost(most, mark.bare === true ? atMost('likely', sure.address) : sure.address),
      system: ours,
    }
  }
  // The words of another system on the line: it is the one that failed.
  if (others.ownHere && !compares && !isPage) return null
  if (ours !== null && address !== null) {
    if (!systems.includes(ours) || sure.address === null) return null
    const isAnswered =
      scenario.shows === undefined && (isSaid || sign.mark.kind === 'status') && answeredWell(paste, address)
    if (isAnswered && named?.inLine !== true) return null
    if ((others.own && !isPage) || mark.bare === true) return { confidence: 'possible', system: ours }
    return {
      confidence: isAnswered || (isSaid && others.namedHere) ? 'possible' : atMost(most, sure.address),
      system: ours,
    }
  }
  const isOnlyPath = address?.host === null && named !== null && !named.label
  if (address?.of === 'stranger' && !isOnlyPath && !isFar) {
    // An address that we do not know, beside our name: a gateway or a mirror of the company's own, perhaps.
    return named !== null && !others.any && sure.name !== null ? { confidence: 'possible', system: named.system } : null
  }
  if (named !== null && sure.name !== null) {
    // Copilot is the narrower name of the two.
    const isNarrower = named.system === 'clari' && whole.systems.has('copilot') && !systems.includes('copilot')
    const isElsewhere =
      compares || sign.mark.kind === 'object'
        ? others.own
        : others.any || named.label || (waits(sign) && others.aroundHere)
    const isDoubtful = isNarrower || isElsewhere
    if (!compares && named.label && others.any) return null
    return {
      confidence: isDoubtful ? 'possible' : atMost(most, mark.bare === true ? atMost('likely', sure.name) : sure.name),
      system: named.system,
    }
  }
  if (named !== null || sure.alone === null || mark.bare === true) return null
  return paste.names.length === 0 && !others.any && !others.around
    ? { confidence: atMost(most, sure.alone), system: own }
    : null
}

/** Whether the sentence of a place, or the one beside it, says that all is well. */
function isSaidToBeWell(paste: PastedText, whole: WholeText, place: Span, withoutErrors: boolean): boolean {
  const index = paste.sentences.findIndex(({ start, end }) => start <= place.start && place.start < end)
  const says = (concept: Concept) =>
    [index, index + 1].some((at) => paste.sentences[at]?.speaksOf.has(concept) === true)
  // An empty export comes without an error, too.
  return says('asks') || says('agrees') || whole.isWell || (withoutErrors && says('no-error'))
}

/** Whether a sign is about a job that does not end: other tools have jobs too. */
function waits({ mark }: Sign): boolean {
  return mark.kind === 'concepts' && mark.all.flat().some((concept) => concept === 'never-ends' || concept === 'job')
}

const ranks: readonly Confidence[] = ['possible', 'likely', 'certain']

function atMost(most: Confidence, confidence: Confidence): Confidence {
  return ranks.indexOf(confidence) > ranks.indexOf(most) ? most : confidence
}

/**
 * The name that a sign can go by: one on its line, else one of the text; a name of the system itself before one
 * that is only a part.
 */
function nameOf(
  paste: PastedText,
  systems: readonly System[],
  line: Span,
): { readonly system: System; readonly label: boolean; readonly inLine: boolean } | null {
  const ours = paste.names.filter(({ system }) => systems.includes(system))
  const proper = ours.filter(({ label }) => !label)
  const best = proper.find((name) => isInside(name, line)) ?? proper[0] ?? ours[0]
  return best === undefined ? null : { system: best.system, label: best.label, inLine: isInside(best, line) }
}

function neighboursOn(paste: PastedText, line: Span) {
  const here = paste.neighbours.filter((found) => isInside(found, line))
  return {
    ownHere: here.some(({ by }) => by === 'own'),
    namedHere: here.some(({ by }) => by === 'named'),
    aroundHere: here.some(({ by }) => by === 'around'),
  }
}

const success = /(?:^|[\s"'(:=>\]])20[0246](?=$|[\s"'),.;:\]])|\bHTTP\/[\d.]+ 20\d/

/** Whether the same address answered well further on: what failed was tried again. */
function isRetriedWell(paste: PastedText, address: NearAddress): boolean {
  const text = paste.text.slice(address.start, address.end)
  const from = firstFrom(paste.addresses, address.end)
  return paste.addresses
    .slice(from, from + 50)
    .some(
      (later) => paste.text.slice(later.start, later.end) === text && answeredWell(paste, { ...later, inLine: true }),
    )
}

/** Whether the exchange with an address ended well, as its line tells. */
function answeredWell(paste: PastedText, address: NearAddress): boolean {
  const line = lineAround(paste.text, address)
  const next = paste.addresses[firstFrom(paste.addresses, address.start) + 1]
  return success.test(paste.text.slice(line.start, Math.min(line.end, next?.start ?? line.end)))
}
