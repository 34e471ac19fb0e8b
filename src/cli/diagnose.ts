import { readFile } from 'node:fs/promises'
import { scenarios } from '#src/scenarios/list.ts'
import { readArguments } from './diagnose-arguments.ts'
import { diagnoseGiven } from './diagnose-given.ts'
import { asJson, asText } from './diagnose-report.ts'
import { bestReading } from '#src/engine/best-reading.ts'
import { pictureKind } from '#src/pictures/picture-kind.ts'
import { startPictureEngine } from './pictures/picture-engine.ts'
import { pictureTexts } from './pictures/picture-files.ts'
import { textOf } from './text-of.ts'

const usage = `Names the error scenarios that a text shows signs of.

  npm run --silent diagnose -- [FILE|-] [--json]

FILE is a text file, a HAR file, the output of curl -v or a picture of an error (PNG, JPEG, WebP); without one, or with
-, standard input is read. Of a recording, the first request that went wrong is diagnosed.
--json prints {"matches":[…]} and nothing else.`

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A text, or the words of a picture; what is told of the picture, and why it could not be read. */
async function textOfGiven(bytes: Uint8Array): Promise<{ text: string; says: string[] } | { cannot: string }> {
  if (pictureKind(bytes) === null) return { text: textOf(bytes), says: [] }
  const texts = pictureTexts(bytes, await startPictureEngine())
  if (typeof texts === 'string') return { cannot: texts }
  return {
    text: bestReading(texts, scenarios),
    says: ['This was read from a picture, in which letters are easily confused: check the words.', ''],
  }
}

async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2))
  if (asked.kind === 'help') {
    process.stderr.write(`${usage}\n`)
    return
  }
  if (asked.kind === 'wrong') {
    process.stderr.write(`${asked.says}\n\n${usage}\n`)
    process.exitCode = 2
    return
  }
  const { file } = asked
  const bytes = file === null ? await readInput() : await readFile(file).catch(() => null)
  const given = bytes === null ? { cannot: 'cannot be read.' } : await textOfGiven(bytes)
  if ('cannot' in given) {
    process.stderr.write(`${file ?? 'The picture'} ${given.cannot}\n`)
    process.exitCode = 2
    return
  }
  const { diagnosis, says } = diagnoseGiven(given.text, scenarios)
  // What is told of a recording says already that nothing in it went wrong.
  const found = says.length > 0 && diagnosis.matches.length === 0 ? [] : [asText(diagnosis)]
  process.stdout.write(`${asked.json ? asJson(diagnosis) : [...given.says, ...says, ...found].join('\n')}\n`)
}

await main()
