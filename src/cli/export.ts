import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerWords } from '#src/clari/jobs/plan-answers.ts'
import { createBatch, isBatchOver, type Batch, type PlanItem } from '#src/clari/jobs/plan-batch.ts'
import { makeMove, type ToldEvent } from '#src/clari/jobs/plan-drive.ts'
import { rivalsOf } from '#src/clari/jobs/plan-match.ts'
import { nextBatchMove } from '#src/clari/jobs/plan-move.ts'
import { afterBatchEvent } from '#src/clari/jobs/plan-reduce.ts'
import { batchProgress } from '#src/clari/jobs/plan-words.ts'
import { results } from '#src/clari/operations.ts'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import { sizeWords } from '#src/domain/words/size.ts'
import type { Environment } from '#src/server/config.ts'
import { createInProcess, type InProcess } from '#src/server/in-process.ts'
import { readNodeSettings } from '#src/server/start/node-app.ts'
import { portFile } from '#src/server/start/port-memory.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { filesOf, writeResults } from './exporting/export-file.ts'
import { folderLedger, leftOf, noLedger, takeOver, type ExportLedger } from './exporting/export-ledger.ts'
import { readExportOptions, type ExportCommand } from './exporting/export-options.ts'
import { exportReport, readableExports } from './exporting/export-report.ts'

const usage = `Exports a forecast: starts the job, follows it to its end, writes its results and checks them.
Uses one export of the organisation's monthly number for each period (and type, with --split-types).

  npm run --silent export -- --forecast ID --period 2026_Q4 [--period …] --out FILE [--json]
                             [--type TYPE]… [--split-types] [--history] [--scope 1905::MGR] [--currency EUR]
                             [--schedule NONE|ONCE|MAX] [--format json|csv] [--connection ID] [--at-once 3]
                             [--timeout MINUTES] [--again | --job ID] [--demo [--now ISO]]

--forecast is the forecast's id, or the address of its tab.
--period is a fiscal quarter; none: the current one. Several make a file each, named after them.
--timeout ends the wait (60 minutes unless said); the same command goes on with what it started.
--again, --job: where the answer to a start was lost and the list does not tell: start anew, or take that job.
--demo exports from the demo tenant.
--json prints {"exports":[…]} and nothing else; progress is on standard error.
A job that an earlier run started for the same request is followed, not started twice.
Exit code: 0 all done as asked, 1 refused, failed, not clear or not what was asked (why, in the JSON),
2 it could not run.`

/** Where the program writes, and what it runs in; a test supplies its own. */
export interface ExportTerminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly environment: Environment
  readonly startDemo: (startAt: number | null) => Promise<DemoTenant>
  readonly ledger: ExportLedger
  readonly pid: number
  readonly isAlive: (pid: number) => boolean
  readonly newId: () => string
  readonly random: () => number
  readonly wait: (ms: number) => Promise<void>
  /** The real time, epoch ms. */
  readonly now: () => number
}

/** Runs `export`: 0 done as asked, 1 not so, 2 it could not run, with one sentence on stderr. */
export async function exportForecast(args: readonly string[], terminal: ExportTerminal): Promise<0 | 1 | 2> {
  const refuse = (says: string): 2 => {
    terminal.err(`${says}\n`)
    return 2
  }
  const options = readExportOptions(args)
  if (typeof options === 'string') return refuse(options)
  if (options.help) {
    terminal.err(`${usage}\n`)
    return 0
  }
  const read = readNodeSettings(terminal.environment)
  if (!read.ok) return refuse(read.problems.join('\n'))
  const { settings } = read
  settings.warnings.forEach((warning) => terminal.err(`${warning}\n`))
  const isDemo = options.demo !== null
  const demo =
    isDemo || settings.demo === 'always' ? await terminal.startDemo(options.demo?.now ?? settings.demoNow) : null
  const product = createInProcess(settings, 'terminal', demo, terminal.now)
  try {
    const all = (await product.connections()).filter(
      ({ system, source }) => system === 'clari' && (!isDemo || source === 'demo'),
    )
    const connection = options.connection === null ? all[0] : all.find(({ id }) => id === options.connection)
    if (connection === undefined)
      return refuse(
        options.connection === null
          ? 'No Clari key is configured: set CLARI_API_KEY in .env (see .env.example), or try --demo.'
          : `There is no Clari connection called “${options.connection}”.`,
      )
    const fresh = createBatch({
      id: terminal.newId(),
      connection: connection.id,
      now: terminal.now(),
      atOnce: options.atOnce,
      requests: options.requests,
      running: new Map(),
    })
    if (fresh === null) return refuse('Nothing is to be exported.')
    // The demo tenant's jobs end with it.
    const ledger = demo === null ? terminal.ledger : noLedger
    return await runExports(fresh, { address: connection.address, options, product, terminal, ledger, refuse })
  } finally {
    await product.close()
    await demo?.close()
  }
}

interface Around {
  readonly address: string
  readonly options: ExportCommand
  readonly product: InProcess
  readonly terminal: ExportTerminal
  readonly ledger: ExportLedger
  readonly refuse: (says: string) => 2
}

async function runExports(fresh: Batch, around: Around): Promise<0 | 1 | 2> {
  const { address, options, product, terminal, ledger, refuse } = around
  const { pid, now } = terminal
  // Kept before the others are looked at, so that of two runs that begin at once one sees the other.
  await ledger.keep({ pid, address, batch: fresh })
  const taken = takeOver(fresh, address, await ledger.all(), terminal.isAlive)
  if (taken.kind === 'busy') {
    await ledger.drop(fresh.id)
    return refuse(`Process ${taken.pid} is starting the same export at this moment: run this again in a minute.`)
  }
  let batch = taken.batch
  const followed = new Set(batch.items.filter(({ state }) => state.kind !== 'waiting').map(({ key }) => key))
  await ledger.keep({ pid, address, batch })
  for (const plan of taken.from) {
    const left = leftOf(plan, batch)
    await (left === null ? ledger.drop(plan.batch.id) : ledger.keep(left))
  }
  if (followed.size > 0) terminal.err('An earlier run has begun this: it is followed, and nothing is started twice.\n')
  const files = filesOf(options.out, batch.items)
  const progress = progressTo(terminal.err)
  const tell = async (event: ToldEvent) => {
    const before = batch
    batch = afterBatchEvent(before, { ...event, at: now(), chance: terminal.random() })
    await ledger.keep({ pid, address, batch })
    progress(batchProgress(batch).says)
    return batch !== before
  }
  const signal = new AbortController().signal
  const send = product.sendOver(batch.connection, signal)
  const others = (await ledger.all()).filter((plan) => plan.batch.id !== batch.id && plan.address === address)
  const tools = {
    send: async (...[operation, params]: Parameters<typeof send>) =>
      ({ ok: true, value: await send(operation, params) }) as const,
    read: async (jobId: string, item: PlanItem) => {
      const opened = await product.open(batch.connection, results, { jobId }, signal)
      if (opened.kind === 'exchange') return answerWords(opened.exchange)
      const file = files.get(item.key) ?? options.out
      const received = (bytes: number) => progress(`Receiving ${file}: ${sizeWords(bytes)}`, true)
      return writeResults(opened.body, { file, item, received })
    },
    tell,
    rivals: () => rivalsOf(others.map((plan) => plan.batch)),
  }
  await tell({ kind: 'resumed' })
  await answer(batch, options, tell)
  const until = now() + options.limitMs
  while (now() < until) {
    const move = nextBatchMove(batch, now())
    if (move.kind === 'over' || move.kind === 'question') break
    if (move.kind === 'wait') await terminal.wait(Math.max(20, Math.min(move.until, until) - now()))
    else await makeMove(move, tools)
  }
  const report = exportReport(batch, files, followed)
  terminal.out(options.json ? `${JSON.stringify(report)}\n` : readableExports(report, batch))
  if (isBatchOver(batch)) await ledger.drop(batch.id)
  return report.exports.every(({ why }) => why === null) ? 0 : 1
}

/** Answers what an earlier run could not tell as the command line says; else the list is asked anew. */
async function answer(
  { items }: Batch,
  { lost }: ExportCommand,
  tell: (event: ToldEvent) => Promise<boolean>,
): Promise<void> {
  const open = items.filter(({ state }) => state.kind === 'asked')
  for (const [at, { key }] of open.entries()) {
    if (lost.kind === 'again') await tell({ kind: 'chosen', key, choice: { kind: 'start-again' } })
    else if (lost.kind === 'job' && at === 0)
      await tell({ kind: 'chosen', key, choice: { kind: 'it-is', jobId: lost.jobId } })
    else await tell({ kind: 'chosen', key, choice: { kind: 'look-again' } })
  }
}

/** Writes each new line of progress once; what comes many times a second is told at each tenth megabyte. */
function progressTo(err: (text: string) => void): (says: string, often?: boolean) => void {
  let last = ''
  return (says, often = false) => {
    const line = often ? says.replace(/\.\d+ MB$/, ' MB').replace(/[\d.]+ k?B$/, 'less than 1 MB') : says
    if (line === last) return
    last = line
    err(`${line}\n`)
  }
}

/** Whether a process runs, as far as this user may know. */
function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (error) {
    // Another user's process refuses the signal, and runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The terminal that the process runs in. */
const processTerminal: ExportTerminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  environment: process.env,
  startDemo: (startAt) => startDemoTenant({ now: Date.now, startAt }),
  ledger: folderLedger(join(dirname(portFile(process.env, process.platform)), 'exports')),
  pid: process.pid,
  isAlive: isProcessAlive,
  newId: () => randomBytes(9).toString('hex'),
  random: Math.random,
  wait: (ms) => sleep(ms),
  now: Date.now,
}

// Run as a program, not when a test imports it.
if (process.argv[1] !== undefined && /export\.(?:js|ts)$/.test(process.argv[1]))
  process.exitCode = await exportForecast(process.argv.slice(2), processTerminal)
