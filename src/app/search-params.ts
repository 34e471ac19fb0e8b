/** A route's search as the router holds it: texts, and choices kept under one name. */
export type SearchRecord = Readonly<Record<string, unknown>>

/** Choices are written `a.forecastId=net_arr`, so that a link can be read by people. */
const choicesPrefix = 'a.'

/**
 * Reads a query string: every value stays a text (a case id such as `7123` or `12E4` is no number), and choices are
 * gathered under `a`.
 */
export function parseSearch(query: string): SearchRecord {
  const plain: [string, string][] = []
  const choices: [string, string][] = []
  for (const [name, value] of new URLSearchParams(query)) {
    if (name.startsWith(choicesPrefix)) choices.push([name.slice(choicesPrefix.length), value])
    else plain.push([name, value])
  }
  return Object.fromEntries<unknown>(
    choices.length === 0 ? plain : [...plain.filter(([name]) => name !== 'a'), ['a', Object.fromEntries(choices)]],
  )
}

/**
 * Writes a query string, `?` included, or nothing when there is nothing to write; the reverse of {@link parseSearch}.
 */
export function stringifySearch(search: SearchRecord): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string') params.append(name, value)
    else if (typeof value === 'object' && value !== null) {
      for (const [choice, chosen] of Object.entries(value))
        if (typeof chosen === 'string') params.append(`${choicesPrefix}${choice}`, chosen)
    }
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
