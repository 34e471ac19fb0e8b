import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { parseJson } from '#src/clari/export/read-export.ts'
import { readJobs, type ExportJob } from '#src/clari/jobs/read-job.ts'
import { compareFiles, type CompareOutcome } from '#src/compare/compare-files.ts'
import { explainedWords, maybeWords, openRows } from '#src/compare/bridge/explained.ts'
import { toContract, type Contract } from '#src/compare/contract.ts'
import { decodeBytes } from '#src/compare/read/strict/decode.ts'
import type { SourceFile, StreamedFile } from '#src/compare/read/source.ts'
import { amount, commonCurrency, difference, money, moneyDifference } from '#src/domain/words/amount.ts'
import { counted } from '#src/domain/words/count.ts'
import { sizeWords } from '#src/domain/words/size.ts'
import type { Warning } from '#src/domain/table/table.ts'
import { pictureKind } from '#src/pictures/picture-kind.ts'
import { startPictureEngine } from './pictures/picture-engine.ts'
import { doubtWarnings, readPictureFile } from './pictures/picture-files.ts'

const usage = 'Usage: reconcile --api FILE [--api FILE…] --ui FILE [--job FILE] [--period ID] [--week N] [--json]'

/** A file's size in bytes, and its bytes as they come. */
export interface FileBytes {
  readonly size: number
  readonly open: () => AsyncIterable<Uint8Array>
}

/** Where the program reads and writes; a test supplies its own. */
export interface Terminal {
  /** What it returns is waited for. */
  readonly out: (text: string) => unknown
  readonly err: (text: string) => void
  /** A file's bytes, or for a large one a way to have them as they come. */
  readonly read: (path: string) => Promise<Uint8Array | FileBytes>
  /** Epoch ms. */
  readonly now: () => number
}

/**
 * Runs `reconcile`: 0 when the comparison was made, 2 when something could not be read or nothing could be compared,
 * with one sentence on stderr.
 */
export async function reconcile(args: readonly string[], terminal: Terminal): Promise<0 | 2> {
  const refuse = (says: string): 2 => {
    terminal.err(`${says.replace(/\s+/g, ' ')}\n`)
    return 2
  }
  const options = readOptions(args)
  if (typeof options === 'string') return refuse(options)
  const read = async (path: string): Promise<SourceFile | StreamedFile | string> => {
    const found = await terminal
      .read(path)
      .catch((error: unknown) => (isMissing(error) ? `${path} does not exist.` : `${path} could not be read.`))
    if (typeof found === 'string') return found
    return found instanceof Uint8Array ? { name: basename(path), bytes: found } : { name: basename(path), ...found }
  }
  const api: (SourceFile | StreamedFile)[] = []
  const ui: (SourceFile | StreamedFile)[] = []
  const pictured: Warning[] = []
  for (const [paths, into] of [
    [options.api, api],
    [options.ui, ui],
  ] as const) {
    for (const path of paths) {
      const file = await read(path)
      if (typeof file === 'string') return refuse(file)
      if (into === api || !('bytes' in file) || pictureKind(file.bytes) === null) {
        into.push(file)
        continue
      }
      const picture = await readPictureFile(file, startPictureEngine)
      if (typeof picture === 'string') return refuse(picture)
      into.push(picture.file)
      pictured.push(...picture.warnings)
    }
  }
  const job = options.job === null ? null : await readJobFile(options.job, read)
  if (typeof job === 'string') return refuse(job)
  const asked = {
    ...(options.period === null ? {} : { period: options.period }),
    ...(options.week === null ? {} : { week: options.week }),
  }
  const isUnconfirmed = pictured.length > 0
  const outcome = await compareFiles({ api, ui, job, now: terminal.now(), ...asked, isUnconfirmed }, exportReaders)
  return report(outcome, pictured, options.json, terminal, refuse)
}

async function report(
  outcome: CompareOutcome,
  pictured: readonly Warning[],
  json: boolean,
  terminal: Terminal,
  refuse: (says: string) => 2,
): Promise<0 | 2> {
  if (outcome.kind === 'cancelled') return refuse('Cancelled.')
  if (outcome.kind === 'problem') {
    const { says, file, line } = outcome.problem
    return refuse(
      says.includes(file)
        ? line === null || says.includes(`line ${line}`)
          ? says
          : `${says} (line ${line})`
        : `${file}${line === null ? '' : ` line ${line}`}: ${says}`,
    )
  }
  const plain = toContract(outcome.comparison, outcome.warnings)
  const [first] = pictured
  const doubts = first === undefined ? [] : doubtWarnings(first.file ?? '', plain.rows())
  const contract = { ...plain, warnings: [...pictured, ...doubts, ...plain.warnings] }
  if (json) for (const piece of jsonPieces(contract)) await terminal.out(piece)
  else await terminal.out(readable(contract))
  return 0
}

/** How many rows are printed at once. */
const rowsAtOnce = 2000

/** The contract as JSON in pieces: of a million rows it is longer than a text can be. */
function* jsonPieces({ rows, bridges, byField, warnings }: Contract): Generator<string> {
  let held: string[] = []
  let before = '{"rows":['
  for (const row of rows()) {
    held.push(JSON.stringify(row))
    if (held.length < rowsAtOnce) continue
    yield before + held.join(',')
    before = ','
    held = []
  }
  yield (
    `${held.length > 0 || before !== ',' ? before + held.join(',') : ''}],` +
    `${JSON.stringify({ bridges, byField, warnings }, withoutSuggested).slice(1)}\n`
  )
}

/** Each row tells its certainty; of a bridge the contract has cause, rows and difference alone. */
const withoutSuggested = (name: string, value: unknown): unknown => (name === 'suggested' ? undefined : value)

interface Options {
  readonly api: readonly string[]
  readonly ui: readonly string[]
  readonly job: string | null
  readonly period: string | null
  readonly week: number | null
  readonly json: boolean
}

function readOptions(args: readonly string[]): Options | string {
  const parsed = parse(args)
  if (typeof parsed === 'string') return `${parsed} ${usage}`
  const { values } = parsed
  if (values.api === undefined || values.ui === undefined)
    return `At least one --api FILE and one --ui FILE are needed. ${usage}`
  const week = values.week === undefined ? null : Number(values.week)
  if (week !== null && (!Number.isInteger(week) || week < 0))
    return `--week counts from 0, “${values.week}” is no such number. ${usage}`
  return {
    api: values.api,
    ui: values.ui,
    job: values.job ?? null,
    period: values.period ?? null,
    week,
    json: values.json === true,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        api: { type: 'string', multiple: true },
        ui: { type: 'string', multiple: true },
        job: { type: 'string' },
        period: { type: 'string' },
        week: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'The options could not be read.'
  }
}

/** Reads the job that belongs to the first export, or says why it cannot. */
async function readJobFile(
  path: string,
  read: (path: string) => Promise<SourceFile | StreamedFile | string>,
): Promise<ExportJob | string> {
  const file = await read(path)
  if (typeof file === 'string') return file
  if (!('bytes' in file)) return `${file.name} is ${sizeWords(file.size)}, more than any export job.`
  const content = decodeBytes(file.bytes, file.name)
  if (content.kind !== 'text')
    return content.kind === 'unreadable' ? content.says : `${file.name} is a workbook, not a job as JSON.`
  const parsed = parseJson(content.text, file.name)
  if (parsed.kind === 'problem') return parsed.problem.says
  const [job] = readJobs(parsed.json) ?? []
  return job ?? `${file.name} holds no export job: none of jobId, status, endTime or currency.`
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}

/** Differing rows that are told to a reader. */
const mostTold = 200

/** The result for reading in a terminal: the bridges, then every differing row. */
function readable(contract: Contract): string {
  const lines: string[] = []
  for (const { field, bridges } of contract.byField) {
    for (const bridge of bridges) {
      const currencies = [...new Set([bridge.currency.api, bridge.currency.ui])]
        .filter((one) => one !== null)
        .join(' → ')
      lines.push(`${field}${currencies === '' ? '' : ` (${currencies})`}`)
      const steps = [
        ['API', amount(bridge.totals.api, bridge.currency.api), ''],
        ...bridge.causes.map(
          ({ cause, delta, rows, suggested }) =>
            [
              cause,
              difference(delta, bridge.currency.ui),
              counted(rows, 'row') + maybeWords(rows, suggested?.rows),
            ] as const,
        ),
        ['UI', amount(bridge.totals.ui, bridge.currency.ui), ''],
      ] as const
      for (const [label, value, rows] of steps)
        lines.push(`  ${label.padEnd(20)} ${value.padStart(20)}  ${rows}`.trimEnd())
      if (openRows(bridge).differing > 0)
        lines.push(`  ${explainedWords(bridge, (delta) => difference(delta, bridge.currency.ui))}`)
      lines.push('')
    }
  }
  let differing = 0
  const told: string[] = []
  for (const row of contract.rows()) {
    if (row.cause === null) continue
    differing += 1
    if (differing > mostTold) continue
    told.push(
      '',
      `${row.user} · ${row.field}: API ${money(row.api, row.currency.api)}, UI ` +
        `${money(row.ui, row.currency.ui)}, difference ${moneyDifference(row.delta, commonCurrency(row.currency))}`,
      `  ${row.cause}${row.also === undefined ? '' : ` + ${row.also}`} ` +
        `(${row.certainty ?? 'no cause shown'}): ${row.because}`,
    )
  }
  lines.push(`${counted(contract.length, 'row')} compared, ${counted(differing, 'differs', 'differ')}.`, ...told)
  if (differing > mostTold) lines.push('', `… and ${differing - mostTold} more; --json prints all.`)
  for (const warning of contract.warnings) lines.push('', `! ${warning.says}`)
  return `${lines.join('\n')}\n`
}

/** Larger files are read as they come. */
const heldBytes = 2 ** 26

/** The terminal that the process runs in. */
export const processTerminal: Terminal = {
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  },
  err: (text) => void process.stderr.write(text),
  read: async (path) => {
    const { size } = await stat(path)
    return size < heldBytes ? readFile(path) : { size, open: () => createReadStream(path, { highWaterMark: 2 ** 20 }) }
  },
  now: () => Date.now(),
}

// Run as a program, not when a test imports it.
if (process.argv[1] !== undefined && /reconcile\.(?:js|ts)$/.test(process.argv[1]))
  process.exitCode = await reconcile(process.argv.slice(2), processTerminal)
