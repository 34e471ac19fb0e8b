import { boxAround, medianOf, type PictureBox, type PictureWord } from './word.ts'

/** Words that stand close enough to be one text: a cell, or a run of a sentence. */
export interface WordRun {
  readonly words: readonly PictureWord[]
  readonly text: string
  readonly box: PictureBox
}

/** Everything that stands on one height, from left to right. */
export interface TextLine {
  readonly runs: readonly WordRun[]
  readonly box: PictureBox
}

const heightOf = ({ y0, y1 }: PictureBox): number => y1 - y0
const middleOf = ({ y0, y1 }: PictureBox): number => (y0 + y1) / 2

/** The usual height of a word that has a letter or digit, in pixels; 0 where there is none. */
export function usualHeight(words: readonly PictureWord[]): number {
  return medianOf(words.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map(({ box }) => heightOf(box)))
}

/** Puts words into lines from top to bottom, and splits each where the gap is wider than between words. */
export function linesOf(words: readonly PictureWord[]): TextLine[] {
  const height = usualHeight(words)
  // What is much larger than writing is a drawing, and a speck is dirt.
  const real = words.filter(({ text, box }) => heightOf(box) <= height * 4 && !isSpeck(text, box, height))
  const lines: PictureWord[][] = []
  for (const word of real.toSorted((a, b) => middleOf(a.box) - middleOf(b.box))) {
    const line = lines.findLast((one) => isOnHeight(word, one))
    if (line === undefined) lines.push([word])
    else line.push(word)
  }
  return lines.map((line) => {
    const ordered = line.toSorted((a, b) => a.box.x0 - b.box.x0)
    return { runs: runsOf(ordered, height), box: boxAround(ordered.map(({ box }) => box)) }
  })
}

function isSpeck(text: string, box: PictureBox, height: number): boolean {
  // A dash is as flat as a speck, but as wide as a letter.
  return !/[\p{L}\p{N}]/u.test(text) && heightOf(box) < height / 2 && box.x1 - box.x0 < height / 3
}

/** Whether a word's middle is within the line's body; a dash or a dot is lower, and joins by it all the same. */
function isOnHeight(word: PictureWord, line: readonly PictureWord[]): boolean {
  const middle = medianOf(line.map(({ box }) => middleOf(box)))
  const height = Math.max(heightOf(word.box), medianOf(line.map(({ box }) => heightOf(box))))
  return Math.abs(middleOf(word.box) - middle) < height * 0.5
}

function runsOf(words: readonly PictureWord[], height: number): WordRun[] {
  const groups: PictureWord[][] = []
  for (const word of words) {
    const last = groups.at(-1)
    const gap = word.box.x0 - (last?.at(-1)?.box.x1 ?? -Infinity)
    if (last === undefined || gap > height * 1.1) groups.push([word])
    else last.push(word)
  }
  return groups.map((group) => ({
    words: group,
    text: textOfWords(group),
    box: boxAround(group.map(({ box }) => box)),
  }))
}

/** Words as one text; a sign that the engine set apart from its number is joined to it. */
export function textOfWords(words: readonly PictureWord[]): string {
  return words
    .map(({ text }) => text)
    .join(' ')
    .replace(/(?<=^|\s)([$€£¥(+\-−])\s+(?=\d)/g, '$1')
    .replace(/(?<=\d)\s+(?=[)%])/g, '')
}
