import { linesOf, usualHeight, type TextLine } from '#src/pictures/lines.ts'
import type { PictureWord } from '#src/pictures/word.ts'

/** Short words of which the engine is less sure than this are most often drawings: icons, borders. */
const sureWord = 25
const shortWord = 4

/**
 * The texts that readings of a picture of an error give, the surest reading first; each with letters and signs put
 * right that such reading confuses, then as it was read where that is another text, and its words alone. None where
 * nothing was read.
 */
export function errorTexts(readings: readonly (readonly PictureWord[])[]): string[] {
  const texts = readings
    .map((words) => words.filter(({ text, confidence }) => confidence >= sureWord || text.length >= shortWord))
    .filter((words) => words.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
    .toSorted((a, b) => sureness(b) - sureness(a))
    .map(textOfReading)
  const right = texts.map(withLettersRight)
  return [...new Set([...right.map(unwrapped), ...right, ...texts, ...right.map(inWords)])].filter(
    (text) => text.trim() !== '',
  )
}

/** How sure a reading is of its words, by their length. */
function sureness(words: readonly PictureWord[]): number {
  const length = words.reduce((sum, { text }) => sum + text.length, 0)
  return words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / Math.max(1, length)
}

/** Lines as they stand; what stands further apart, by spaces. A long line that was wrapped stays on its lines. */
function textOfReading(words: readonly PictureWord[]): string {
  const height = usualHeight(words)
  const gapBefore = (line: TextLine, before: TextLine | undefined): string =>
    before !== undefined && line.box.y0 - before.box.y1 > height * 2 ? '\n' : ''
  const lines = linesOf(words)
  return lines
    .map((line, at) => gapBefore(line, lines[at - 1]) + line.runs.map(({ text }) => text).join('   '))
    .join('\n')
}

const digitOf: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1', S: '5', B: '8' }
const letterOf: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '5': 's', '|': 'l' }

const isMostlyDigits = (text: string): boolean => text.replaceAll(/\D/g, '').length * 2 >= text.length

/**
 * Puts right what reading confuses, where the neighbours tell which it must be: `4O1` and `40l` are 401, `Unauth0rized`
 * has an o, `lnvalid` begins with a capital I; curly quotation marks are straight in what programs write.
 */
export function withLettersRight(text: string): string {
  return text
    .replaceAll(/[“”„«»]|(?<!\w)''|''(?!\w)/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[—–](?=\d)/g, '-')
    .replaceAll(/(?<![\p{L}\p{N}_-])[\dOolI|SB]*\d[\dOolI|SB]*(?![\p{L}\p{N}_-])/gu, (number) =>
      isMostlyDigits(number) ? number.replaceAll(/[OolI|SB]/g, (letter) => digitOf[letter] ?? letter) : number,
    )
    .replaceAll(/(?<=\p{Ll})[01|5](?=\p{Ll})/gu, (digit) => letterOf[digit] ?? digit)
    .replaceAll(/\b[l|](?=[nmrt][a-z]{2})/g, 'I')
    .replaceAll(/(?<=\w)\s+(?=_)|(?<=\w_)\s+(?=\w)/g, '')
    .replaceAll(/(?<=https?:)\s*\/\s*\/\s*/g, '//')
    .replaceAll(/(?<=[{,]\s*"\w+")\s*(?=\{|-?\d)/g, ':')
}

/** The words alone, for an object whose quotation marks were read too badly to be one. */
const inWords = (text: string): string => text.replaceAll(/[{}"':;,]+/g, ' ').replaceAll(/\s+/g, ' ')

/** Joins the lines of an object that a narrow window wrapped: within its braces a line's end is a space. */
export function unwrapped(text: string): string {
  let depth = 0
  return Array.from(text, (letter) => {
    if (letter === '{') depth += 1
    else if (letter === '}') depth = Math.max(0, depth - 1)
    return letter === '\n' && depth > 0 ? ' ' : letter
  }).join('')
}
