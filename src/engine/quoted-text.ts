const longestString = 400_000

/** A quotation mark as it stands in a text. */
export interface Quote {
  readonly mark: string
  /** How many stand before it, where the whole is escaped. */
  readonly backslashes: number
  /** Of the mark with its backslashes, in code units. */
  readonly length: number
}

/** The quotation mark that stands here, with the backslashes before it where the whole is escaped. */
export function quoteAt(text: string, at: number): Quote | null {
  const first = text[at]
  if (first === '"' || first === "'") return { mark: first, backslashes: 0, length: 1 }
  if (first === '&' && text.startsWith('&quot;', at)) return { mark: '&quot;', backslashes: 0, length: 6 }
  if (first !== '\\') return null
  let backslashes = 1
  while (backslashes < 16 && text[at + backslashes] === '\\') backslashes += 1
  const mark = text[at + backslashes]
  return mark === '"' || mark === "'" ? { mark, backslashes, length: backslashes + 1 } : null
}

/**
 * Where a string ends: the same mark behind as many backslashes, on the same line; null where there is none. `budget`
 * is what may be spent on looking in vain, in characters, over the whole text.
 */
export function endOfString(
  text: string,
  from: number,
  to: number,
  quote: Quote,
  budget: { steps: number },
): number | null {
  // Quotes without an end are looked for again and again: the budget keeps hostile texts linear.
  if (budget.steps < 0) return null
  const limit = Math.min(to, from + longestString)
  // Each level of escaping doubles the backslashes: within "…" an even number before a mark belongs to the text.
  const period = 2 * (quote.backslashes + 1)
  let at = from
  let backslashes = 0
  while (at < limit) {
    const character = text[at]
    if (character === '\n') break
    if (character === '\\') backslashes += 1
    else {
      if (
        backslashes % period === quote.backslashes &&
        (quote.length === 6 ? character === '&' && text.startsWith(quote.mark, at) : character === quote.mark)
      )
        return at - quote.backslashes
      backslashes = 0
    }
    at += 1
  }
  budget.steps -= at - from
  return null
}

/** A string's content with its commonest escapes undone. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\+(["'/\\])/g, '$1')
}
