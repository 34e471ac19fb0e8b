import { readPastedAnswer } from './answer.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'
import { lineAround, nearestAddress } from '#src/reading/text/addresses.ts'
import { isInside, type Span } from '#src/reading/text/span.ts'

/** A forecast's name or id, where the paste tells one. */
export function forecastIn({ text }: PastedText): string | undefined {
  const named =
    /forecast '([^'\n]{1,120})'/i.exec(text)?.[1] ??
    // Refusals of one forecast: “permission to view forecast net_arr.”, “Forecast net_arr is outside the scope”.
    /\b(?:view|see|read|open|export) forecast ["“]?([\w:-]{1,120})/i.exec(text)?.[1] ??
    /\bforecast ["“]?([\w:-]{1,120})["”]? is (?:outside|not (?:in|within))\b/i.exec(text)?.[1] ??
    /\/(?:export\/)?forecast\/([\w.:-]{1,120})/i.exec(text)?.[1]
  return named === undefined || named === 'list' ? undefined : named
}

/** A job's id, where the paste tells one: in an address, a member, or a sentence. */
export function jobIn({ text }: PastedText): string | undefined {
  const named =
    /\/export\/jobs\/([\w-]{6,80})/i.exec(text)?.[1] ??
    /\bjob_?id\b["']?\s{0,3}[:=]\s{0,3}["']?([\w-]{6,80})/i.exec(text)?.[1] ??
    /\bjob\s+["'“]?([0-9a-f]{12,40})\b/i.exec(text)?.[1]
  return named === undefined || named === 'results' ? undefined : named
}

/** The scope (root of a hierarchy) that the paste tells: `1905::MGR`. */
export function scopeIn({ text }: PastedText): string | undefined {
  return /\bscope_?(?:id)?\b["']?\s{0,3}[:=]?\s{0,3}["']?(\w{1,40}::\w{1,20})/i.exec(text)?.[1]
}

/** The host of Clari's or Copilot's that the failing request went to, where the paste names it. */
export function hostIn({ addresses }: PastedText): string | undefined {
  return addresses.find(({ of, host }) => (of === 'clari' || of === 'copilot') && host !== null)?.host ?? undefined
}

/**
 * The forecast that a refusal names, `Forecast 'x' not found`, `No forecast configuration found for id: x`, else one
 * of an address.
 */
export function forecastMeant(paste: PastedText, message: string | null | undefined): string | undefined {
  return (
    /forecast '([^'\n]{1,200})'/i.exec(message ?? '')?.[1] ??
    /\bid:\s{0,3}["'“]?([^"'”\n]{1,200})/i
      .exec(message ?? '')?.[1]
      ?.trim()
      .replace(/\.$/, '') ??
    forecastIn(paste)
  )
}

/** The same, by the refusal that the paste itself holds. */
export function forecastNamedIn(paste: PastedText): string | undefined {
  return forecastMeant(paste, readPastedAnswer(paste).error?.message)
}

/**
 * Whose answer a paste tells, Clari's or Copilot's, for what stands at a place: by the address beside it, else by the
 * name on its line,
 * else by any name. Copilot is the narrower name of the two.
 */
export function whoseIn(paste: PastedText, place: Span | null): 'clari' | 'copilot' {
  const at = place ?? { start: 0, end: 0 }
  const near = nearestAddress(paste.text, paste.addresses, at)
  if (near?.of === 'clari' || near?.of === 'copilot') return near.of
  const line = lineAround(paste.text, at)
  const names = paste.names.filter(({ label, system }) => !label && system !== 'clarify')
  const own = names.find((name) => isInside(name, line))
  return (own?.system ?? names[0]?.system) === 'copilot' ? 'copilot' : 'clari'
}
