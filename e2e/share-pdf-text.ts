import { inflateSync } from 'node:zlib'

/**
 * The streams of a PDF, unpacked, as text of one character a byte; what cannot be unpacked (pictures, fonts in other
 * forms) is left out.
 */
function streamsOf(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ 0: word, index }) => {
    const start = index + word.length
    const end = text.indexOf('endstream', start)
    try {
      return end < 0 ? [] : [inflateSync(pdf.subarray(start, end)).toString('latin1')]
    } catch {
      return [text.slice(start, end)]
    }
  })
}

/** What the glyphs of a font stand for, and how many bytes name one. */
interface Font {
  readonly map: ReadonlyMap<number, string>
  readonly bytes: number
}

function fontOf(stream: string): Font {
  return { map: mapOf(stream), bytes: (/begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(stream)?.[1]?.length ?? 4) / 2 }
}

/** What the glyphs of a font stand for, from its ToUnicode map. */
function mapOf(stream: string): ReadonlyMap<number, string> {
  const unicode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  const map = new Map<number, string>()
  for (const { 1: part = '' } of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', hex = ''] of part.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      map.set(parseInt(code, 16), unicode(hex))
  for (const { 1: part = '' } of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', hex = ''] of part.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const first = unicode(hex).codePointAt(0) ?? 0
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1)
        map.set(code, String.fromCodePoint(first + code - parseInt(from, 16)))
    }
  }
  return map
}

/** The object that each name of a font leads to, and the map that each font object leads to. */
function fontsOf(pdf: Buffer): ReadonlyMap<string, Font> {
  const text = pdf.toString('latin1')
  const objects = new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)endobj/g)].map(([, id = '', body = '']) => [id, body]),
  )
  const fonts = new Map<string, Font>()
  for (const body of objects.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const stream = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]
      const object = stream === undefined ? undefined : objects.get(stream)
      if (object === undefined) continue
      const [own] = streamsOf(Buffer.from(object, 'latin1'))
      if (own !== undefined) fonts.set(name, fontOf(own))
    }
  }
  return fonts
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The bytes of a string in a content stream, written in hexadecimal digits or in parentheses. */
function bytesOf(written: string): Buffer {
  if (written.startsWith('<')) return Buffer.from(written.slice(1, -1), 'hex')
  const plain = written
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|\r?\n|[\s\S])/g, (_, escape: string) =>
      /^[0-7]/.test(escape)
        ? String.fromCharCode(parseInt(escape, 8))
        : /^\r?\n$/.test(escape)
          ? ''
          : (escapes[escape] ?? escape),
    )
  return Buffer.from(plain, 'latin1')
}

/** The text of a PDF as a reader's selection would give it, without its spaces, which a PDF keeps as distances. */
export function pdfText(pdf: Buffer): string {
  const fonts = fontsOf(pdf)
  return streamsOf(pdf)
    .filter((stream) => /\bBT\b/.test(stream))
    .map((stream) => {
      let font: Font | undefined
      let said = ''
      for (const { 0: word, 1: name } of stream.matchAll(
        /\/(F\d+) [\d.-]+ Tf|<[0-9A-Fa-f]+>|\((?:\\[\s\S]|[^\\()])*\)/g,
      )) {
        if (name !== undefined) font = fonts.get(name)
        else if (font !== undefined) {
          const bytes = bytesOf(word)
          for (let at = 0; at + font.bytes <= bytes.length; at += font.bytes)
            said += font.map.get(bytes.readUIntBE(at, font.bytes)) ?? ''
        }
      }
      return said
    })
    .join('')
    .replace(/\s+/g, '')
}

/** How many pages a PDF has. */
export function pdfPages(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}
