import { readFile } from 'node:fs/promises'
import { systemNames } from '#src/domain/system.ts'
import { diagnose, type Diagnosis } from '#src/engine/diagnose.ts'
import { scenarios } from '#src/scenarios/index.ts'

const usage = `Names the error scenarios that a text shows signs of.

  npm run --silent diagnose -- [FILE|-] [--json]

FILE is a text file; without one, or with -, the text is read from standard input.
--json prints {"matches":[…]} and nothing else.`

/** What was asked for on the command line, or why it cannot be understood. */
type Asked = { readonly kind: 'run'; readonly file: string | null; readonly json: boolean } | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly says: string }

function readArguments(given: readonly string[]): Asked {
  let json = false
  let onlyFiles = false
  const files: string[] = []
  for (const each of given) {
    if (onlyFiles || each === '-' || !each.startsWith('-')) files.push(each)
    else if (each === '--') onlyFiles = true
    else if (each === '--json') json = true
    else if (each === '--help' || each === '-h') return { kind: 'help' }
    else return { kind: 'wrong', says: `Unknown option ${each}.` }
  }
  const [file = '-', ...more] = files
  if (more.length > 0) return { kind: 'wrong', says: 'One text at a time: more than one file was named.' }
  return { kind: 'run', file: file === '-' ? null : file, json }
}

/** Reads UTF-8, or UTF-16 where a byte order mark says so (PowerShell writes it); what is no text becomes replacement characters. */
function textOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return textOf(Buffer.concat(chunks))
}

/** The contract's JSON: scenario, system, confidence and evidence as quote and why. */
function asJson(diagnosis: Diagnosis): string {
  const matches = diagnosis.matches.map(({ scenario, system, confidence, evidence }) => ({ scenario, system, confidence, evidence: evidence.map(({ quote, why }) => ({ quote, why })) }))
  return JSON.stringify({ matches })
}

function asText(diagnosis: Diagnosis): string {
  const secrets = diagnosis.removed.length === 0 ? [] : [`${diagnosis.removed.length} ${diagnosis.removed.length === 1 ? 'secret was' : 'secrets were'} blanked before reading.`, '']
  if (diagnosis.matches.length === 0) return [...secrets, 'I don’t recognise this: nothing in it points to an error of Clari’s, Copilot’s or Clarify’s API.'].join('\n')
  const matches = diagnosis.matches.map((match) => {
    const title = scenarios.find((scenario) => scenario.id === match.scenario)?.title ?? match.scenario
    const quotes = match.evidence.map(({ quote, why }) => `    “${shown(quote)}”\n      ${why}`)
    return [`${match.confidence.padEnd(9)} ${match.scenario}  (${systemNames[match.system]}: ${title})`, ...quotes].join('\n')
  })
  return [...secrets, matches.join('\n\n')].join('\n')
}

/** A quote on one line of a terminal, without characters that would steer it. */
function shown(quote: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters in a pasted text must not reach the terminal.
  const line = quote.replaceAll(/\s+/g, ' ').replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '�')
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
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
