import { judgeValue } from './judge.ts'
import { nameStrength, type Name } from './sensitive-name.ts'
import { earlier, extents } from './value-extents.ts'
import { valuePlace } from './value-place.ts'

/** A secret found in a text, by which rule; UTF-16 offsets. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly rule: string
  /** The quote to put around the mark where the value had none, so that JSON stays JSON. */
  readonly wrap?: string
}

const stem = new RegExp(
  [
    String.raw`api[\s_.-]{0,2}key|pass(?:word|wd|phrase|code|wort)?|pwd|secret|token|auth(?:orization)?`,
    String.raw`cookie|credential|key|jwt|session|sess_?id|sid|sig(?:nature)?|otp|assertion|密钥|秘钥|密码|口令|令牌`,
  ].join('|'),
  'gi',
)
const nameCharacter = /[\p{L}\p{N}_-]/u

/** Takes in the whole name around a stem: `CLARI_API_KEY__ADMIN` around `API_KEY`. */
function nameAround(text: string, at: number, length: number): Name {
  let start = at
  let end = at + length
  // Chinese words have no spaces between them: there the stem is the name.
  if (!/[密秘口令]/.test(text[at] ?? '')) {
    while (
      start > 0 &&
      at - start < 64 &&
      (nameCharacter.test(text[start - 1] ?? '') || (text[start - 1] === '.' && /[\w.]/.test(text[start - 2] ?? '')))
    )
      start--
    while (
      end < text.length &&
      end - at < 128 &&
      (nameCharacter.test(text[end] ?? '') || (text[end] === '.' && /\w/.test(text[end + 1] ?? '')))
    )
      end++
  }
  return { start, end, strength: nameStrength(text.slice(start, end)) }
}

/** A number in JSON has no quotes; its mark needs those that its name has. */
function quoteOf(
  text: string,
  name: Name,
  extent: { readonly start: number; readonly end: number },
): string | undefined {
  return /^\s*-?[\d.]+(?:e[+-]?\d+)?\s*$/i.test(text.slice(extent.start, Math.min(extent.end, extent.start + 400)))
    ? /^\\*["']/.exec(text.slice(name.end, name.end + 16))?.[0]
    : undefined
}

/**
 * Finds the values of names that are sensitive: headers, members, parameters, variables, flags, and
 * sentences that tell one.
 */
export function assignments(text: string): Found[] {
  const found: Found[] = []
  stem.lastIndex = 0
  for (let match = stem.exec(text); match !== null; match = stem.exec(text)) {
    const name = nameAround(text, match.index, match[0].length)
    stem.lastIndex = Math.max(name.end, match.index + match[0].length)
    if (name.strength === 'none') continue
    const place = valuePlace(text, name)
    const ahead = earlier(text, name)
    for (const extent of [...(ahead === null ? [] : [ahead]), ...(place === null ? [] : extents(text, name, place))]) {
      const label = text.slice(name.start, name.end)
      const span = judgeValue(text.slice(extent.start, extent.end), {
        name: label,
        doubtful: place?.doubtful === true || name.strength === 'weak',
        quoted: extent.quoted,
      })
      if (span === null) continue
      const wrap = extent.quoted ? undefined : quoteOf(text, name, extent)
      found.push({
        start: extent.start + span.start,
        end: extent.start + span.end,
        rule: `value of ${label.slice(0, 60)}`,
        ...(wrap === undefined ? {} : { wrap }),
      })
      stem.lastIndex = Math.max(stem.lastIndex, extent.start + span.end)
    }
  }
  return found
}
