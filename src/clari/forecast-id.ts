import type { ListedForecast } from './schemas/forecast-list-schema.ts'
import { editDistance } from '#src/domain/words/edit-distance.ts'

/** A forecast's id as somebody gave it: alone, or as part of an address. */
export interface GivenId {
  readonly id: string
  readonly from: 'alone' | 'tab-address' | 'api-address'
}

/**
 * Reads a forecast's id from what was typed: the id itself, the Forecast Tab's address, or an address of the API;
 * surrounding blanks are dropped.
 */
export function readForecastId(text: string): GivenId {
  const typed = text.trim()
  const api = /\/(?:v\d+\/)?export\/forecast\/([^/?#\s"']+)/i.exec(typed)?.[1]
  if (api !== undefined && api !== 'list') return { id: decoded(api), from: 'api-address' }
  const path = /(?:^|\/|#\/?)forecasts?\/([^/?#\s"'&]+)/i.exec(typed)?.[1]
  if (path !== undefined)
    return { id: decoded(path), from: /\/v\d+\/forecast\//i.test(typed) ? 'api-address' : 'tab-address' }
  return { id: typed, from: 'alone' }
}

function decoded(part: string): string {
  // A stray percent sign is no escape: the text is then meant as it stands.
  return /%(?![0-9a-f]{2})/i.test(part) || !isUtf8(part) ? part : decodeURIComponent(part)
}

/** Whether percent escapes make valid UTF-8, which decoding would otherwise only tell by throwing. */
function isUtf8(part: string): boolean {
  const bytes = [...part.matchAll(/%([0-9a-f]{2})/gi)].map((found) => Number.parseInt(found[1] ?? '0', 16))
  return (
    bytes.every((byte) => byte < 0x80) || new TextDecoder().decode(new Uint8Array(bytes)).includes('\uFFFD') === false
  )
}

/** How an asked id differs from a real one: only in case, as a name would, by a slip, or altogether. */
export type IdDifference = 'same' | 'case' | 'name' | 'near' | 'other'

/** Compares an asked id with a forecast's own; `name` is what its tab is called, where known. */
export function compareIds(
  asked: string,
  forecast: { readonly id: string | null; readonly name: string | null },
): IdDifference {
  const { id, name } = forecast
  const own = id ?? name ?? ''
  if (asked === own) return 'same'
  if (asked.toLowerCase() === own.toLowerCase()) return 'case'
  if (name !== null && id !== null && plain(asked) === plain(name)) return 'name'
  // A tab's name is written for people: it has spaces or capitals where its id has none.
  if (name === null && plain(asked) === plain(own) && /[\sA-Z]/.test(asked)) return 'name'
  return [id, name].some((text) => text !== null && isNear(asked, text)) ? 'near' : 'other'
}

/** A listed forecast beside the asked id. */
export interface ComparedForecast {
  readonly forecast: ListedForecast
  readonly difference: IdDifference
  /** Edits between the two, over the nearer of id and name. */
  readonly distance: number
}

const order: readonly IdDifference[] = ['same', 'case', 'name', 'near', 'other']

/** The listed forecasts in the order in which they could be meant. */
export function rankForecasts(asked: string, listed: readonly ListedForecast[]): readonly ComparedForecast[] {
  return listed
    .map((forecast) => ({
      forecast,
      difference: compareIds(asked, forecast),
      distance: Math.min(
        ...[forecast.id, forecast.name].flatMap((text) =>
          text === null ? [] : [editDistance(plain(asked), plain(text))],
        ),
      ),
    }))
    .toSorted((a, b) => order.indexOf(a.difference) - order.indexOf(b.difference) || a.distance - b.distance)
}

/** Letters and digits alone, without accents and case. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function isNear(asked: string, text: string): boolean {
  const [a, b] = [plain(asked), plain(text)]
  if (a === '' || b === '') return false
  if (a === b) return true
  // Ids that are one long number in hexadecimal are all alike: only a slip of one or two places is one.
  const allowed = /^[0-9a-f]{16,}$/.test(b) ? 2 : Math.max(1, Math.floor(Math.max(a.length, b.length) / 4))
  if (editDistance(a, b) <= allowed) return true
  return a.length >= 5 && b.length >= 5 && (b.startsWith(a) || a.startsWith(b))
}

/** What is odd about an id as it was given: it can be seen before anything is sent. */
export type IdOddity = 'blank' | 'placeholder' | 'quotes' | 'spaces'

const idOddityPattern = new RegExp(
  String.raw`^(?:\$\{?\w+\}?|<[^<>]{1,60}>|\{\{?[\w .-]{1,60}\}?\}|%\w+%|:\w+` +
    String.raw`|(?:your|my|the)?[-_ ]?forecast[-_ ]?(?:id|name)(?:[-_ ]here)?)$`,
  'i',
)

/**
 * Judges an id by its shape; null when nothing is odd. A name may hold blanks inside, so only those at its ends count.
 */
export function idOddity(text: string): IdOddity | null {
  const typed = text.trim()
  if (typed === '' || /^(?:["'“”‘’]\s*["'“”‘’]|null|undefined|none|nan)$/i.test(typed)) return 'blank'
  if (idOddityPattern.test(typed)) return 'placeholder'
  if (/^["'“”‘’`]|["'“”‘’`]$/.test(typed)) return 'quotes'
  return text !== typed ? 'spaces' : null
}
