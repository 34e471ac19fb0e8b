import { parseArgs } from 'node:util'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { CheckupItem } from '#src/domain/model/checkup.ts'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import { tellsNothing } from '#src/domain/model/not-read.ts'
import { momentForm, readMoment } from '#src/domain/time/moment.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { runCheckup } from '#src/engine/run-checkup.ts'
import { checkupItems } from '#src/checks/checkup.ts'
import type { Environment } from '#src/server/config.ts'
import { createInProcess } from '#src/server/in-process.ts'
import { readNodeSettings } from '#src/server/start/node-app.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'

const usage = `Runs every read-only check against what is configured in .env or the environment; uses no export quota.

  npm run --silent checkup -- [--json] [--demo [--now ISO]] [--forecast ID]

--demo checks the demo tenant instead of what is configured; its clock starts at --now,
else at DEMO_NOW, else it is the real time.
--forecast names a forecast to be opened as well.
--json prints {"checks":[…]} and nothing else.
Exit code: 0 nothing failed, 1 something failed, 2 it could not run, or a check could not tell.`

/** Where the program writes, and what it runs in; a test supplies its own. */
export interface CheckupTerminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly environment: Environment
  /** Starts the demo tenant; a test can give one with a fault on. */
  readonly startDemo: (startAt: number | null) => Promise<DemoTenant>
  /** The real time, epoch ms. */
  readonly now: () => number
}

/** Longer than the proxy waits for one upstream, in ms: a check may ask several questions. */
const patience = 4

/** Runs `checkup`: 0 nothing failed, 1 something failed, 2 it could not run, with one sentence on stderr. */
export async function checkup(args: readonly string[], terminal: CheckupTerminal): Promise<0 | 1 | 2> {
  const refuse = (says: string): 2 => {
    terminal.err(`${says}\n`)
    return 2
  }
  const options = readOptions(args)
  if (typeof options === 'string') return refuse(options)
  if (options.help) {
    terminal.err(`${usage}\n`)
    return 0
  }
  const read = readNodeSettings(terminal.environment)
  if (!read.ok) return refuse(read.problems.join('\n'))
  const { settings } = read
  settings.warnings.forEach((warning) => terminal.err(`${warning}\n`))
  const demo =
    options.demo || settings.demo === 'always' ? await terminal.startDemo(options.now ?? settings.demoNow) : null
  const product = createInProcess(settings, 'terminal', demo, terminal.now)
  try {
    const connections = (await product.connections()).filter(({ source }) => !options.demo || source === 'demo')
    const items = checkupItems(connections)
    if (items.length === 0)
      return refuse(
        'Nothing is configured: set CLARI_API_KEY or other credentials in .env (see .env.example), or try --demo.',
      )
    const signal = new AbortController().signal
    const sendOver = (connection: string) => product.sendOver(connection, signal)
    const answers: Readonly<Record<string, string>> = options.forecast === null ? {} : { forecastId: options.forecast }
    const ran = await runCheckup(
      { items, connections, sendOver, answers, signal, now: terminal.now },
      { limitMs: settings.timeoutMs * patience + 5_000 },
    )
    const lines = ran.map(({ item, record }) =>
      lineOf(item, record, connections.filter(({ system }) => system === item.connection.system).length > 1),
    )
    terminal.out(options.json ? `${JSON.stringify({ checks: lines })}\n` : readable(ran))
    return exitCode(ran.map(({ record }) => record))
  } finally {
    await product.close()
    await demo?.close()
  }
}

/**
 * 2 when a check broke, gave up or could not read an answer to its end (that says nothing), 1 when one
 * failed, 0 otherwise.
 */
function exitCode(records: readonly CheckRecord[]): 0 | 1 | 2 {
  if (records.some((record) => record.state !== 'skipped' && tellsNothing(record))) return 2
  return records.some(({ finding }) => finding?.status === 'fail') ? 1 : 0
}

/**
 * One check as the contract has it; where a system has several connections, the sentence begins with the
 * one that was used.
 */
function lineOf({ check, connection }: CheckupItem, record: CheckRecord, named: boolean) {
  return {
    id: check.id,
    system: check.system,
    status: record.finding?.status ?? record.state,
    outcome: record.finding?.outcome ?? null,
    says: named ? `${connection.label}: ${record.says}` : record.says,
    tookMs: Math.round(record.tookMs),
  }
}

const words = { pass: 'pass', info: 'info', warn: 'warn', fail: 'FAIL' } as const

/** The same for people reading a terminal, connection by connection. */
function readable(ran: readonly { readonly item: CheckupItem; readonly record: CheckRecord }[]): string {
  const lines: string[] = []
  let heading = ''
  for (const { item, record } of ran) {
    const { connection, check } = item
    const next = `${systemNames[connection.system]} · ${connection.label} · ${connection.address}`
    if (next !== heading) lines.push(...(heading === '' ? [] : ['']), next)
    heading = next
    lines.push(
      `  ${(record.finding === null ? record.state : words[record.finding.status]).padEnd(9)} ${check.asks}`,
      `            ${printable(record.says)}`,
    )
  }
  const failed = ran.filter(({ record }) => record.finding?.status === 'fail').length
  const passed = ran.filter(({ record }) => record.finding?.status === 'pass').length
  return `${[...lines, '', `${ran.length} checks: ${passed} passed, ${failed} failed.`].join('\n')}\n`
}

/** A sentence on one line, without characters that would steer a terminal: it can quote what an upstream sent. */
function printable(says: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters must not reach the terminal.
  return says.replaceAll(/\s+/g, ' ').replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
}

interface Options {
  readonly json: boolean
  readonly demo: boolean
  readonly help: boolean
  readonly forecast: string | null
  /** Epoch ms at which the demo tenant's clock starts. */
  readonly now: number | null
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean' },
        demo: { type: 'boolean' },
        forecast: { type: 'string' },
        now: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const now = values.now === undefined ? null : readMoment(values.now)
    if (values.now !== undefined && now === null) return `--now should be ${momentForm}.`
    return {
      json: values.json === true,
      demo: values.demo === true,
      help: values.help === true,
      forecast: values.forecast ?? null,
      now,
    }
  } catch (error) {
    // parseArgs tells what it does not know only by throwing.
    return error instanceof Error
      ? (error.message.split('\n')[0] ?? 'The options could not be read.')
      : 'The options could not be read.'
  }
}

/** The terminal that the process runs in. */
const processTerminal: CheckupTerminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  environment: process.env,
  startDemo: (startAt) => startDemoTenant({ now: Date.now, startAt }),
  now: Date.now,
}

// Run as a program, not when a test imports it.
if (process.argv[1] !== undefined && /checkup\.(?:js|ts)$/.test(process.argv[1]))
  process.exitCode = await checkup(process.argv.slice(2), processTerminal)
