import { readFile } from 'node:fs/promises'
import { scenarios } from '#src/scenarios/list.ts'
import { readArguments } from './diagnose-arguments.ts'
import { diagnoseGiven } from './diagnose-given.ts'
import { asJson, asText } from './diagnose-report.ts'
import { textOf } from './text-of.ts'

const usage = `Names the error scenarios that a text shows signs of.

  npm run --silent diagnose -- [FILE|-] [--json]

FILE is a text file, a HAR file or the output of curl -v; without one, or with -, standard input is read.
Of a recording, the first request that went wrong is diagnosed.
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
  const { diagnosis, says } = diagnoseGiven(text, scenarios)
  // What is told of a recording says already that nothing in it went wrong.
  const found = says.length > 0 && diagnosis.matches.length === 0 ? [] : [asText(diagnosis)]
  process.stdout.write(`${asked.json ? asJson(diagnosis) : [...says, ...found].join('\n')}\n`)
}

await main()
