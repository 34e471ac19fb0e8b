import { readFile } from 'node:fs/promises'
import { diagnose } from '#src/engine/diagnose.ts'
import { scenarios } from '#src/scenarios/index.ts'
import { readArguments } from './diagnose-arguments.ts'
import { asJson, asText } from './diagnose-report.ts'
import { textOf } from './text-of.ts'

const usage = `Names the error scenarios that a text shows signs of.

  npm run --silent diagnose -- [FILE|-] [--json]

FILE is a text file; without one, or with -, the text is read from standard input.
--json prints {"matches":[…]} and nothing else.`

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return textOf(Buffer.concat(chunks))
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
  const text = file === null ? await readInput() : await readFile(file).then(textOf, () => null)
  if (text === null) {
    process.stderr.write(`${file} cannot be read.\n`)
    process.exitCode = 2
    return
  }
  const diagnosis = diagnose(text, scenarios)
  process.stdout.write(`${asked.json ? asJson(diagnosis) : asText(diagnosis)}\n`)
}

await main()
