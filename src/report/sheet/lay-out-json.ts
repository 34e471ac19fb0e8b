import { isObject } from '#src/domain/json.ts'

/** What fits in so many characters stands on one line. */
const widest = 110

/** A value as JSON on one line, with spaces as people write them. */
function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(inOneLine).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
  return members.length === 0
    ? '{}'
    : `{ ${members.map(([key, member]) => `${JSON.stringify(key)}: ${inOneLine(member)}`).join(', ')} }`
}

/** JSON laid out for reading: what fits stands on one line, the rest is indented by two; it stays valid JSON. */
export function layOutJson(value: unknown, indent = 0): string {
  const line = inOneLine(value)
  // The outermost members stand below each other even where they would fit.
  if ((indent > 0 || !isObject(value)) && line.length + indent <= widest) return line
  const [before, inner] = [' '.repeat(indent), ' '.repeat(indent + 2)]
  if (Array.isArray(value) && value.length > 0)
    return `[\n${value.map((each) => inner + layOutJson(each, indent + 2)).join(',\n')}\n${before}]`
  if (!isObject(value) || Object.keys(value).length === 0) return line
  return `{\n${Object.entries(value)
    .map(([key, member]) => `${inner}${JSON.stringify(key)}: ${layOutJson(member, indent + 2)}`)
    .join(',\n')}\n${before}}`
}
