import { readFile } from 'node:fs/promises'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import type { Answers, Pastes } from '#src/domain/model/check.ts'
import { loadScenario, type Flow, type LoadedScenario } from '#src/domain/model/scenario.ts'
import type { System } from '#src/domain/model/system.ts'
import { conclude } from '#src/engine/conclude.ts'
import { keptOfPaste, noConnection, pastesOf } from '#src/engine/usual-answers.ts'
import { walkAlone } from '#src/engine/walk-alone.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import type { Environment } from '#src/server/config.ts'
import { createInProcess } from '#src/server/in-process.ts'
import { readNodeSettings } from '#src/server/start/node-app.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { faults } from '#src/simulator/faults/list.ts'
import { diagnoseGiven } from './diagnose-given.ts'
import { textOf } from './text-of.ts'
import { readTriageOptions, type TriageOptions } from './triage-options.ts'
import { notRecognised, readableResult, resultOf, type TriageResult } from './triage-result.ts'

const usage = `Walks a diagnosis from what was seen to its verdict, without anybody to ask; uses no export quota.

  npm run --silent triage -- [FILE|-] [--scenario ID] [--connection ID] [--answer name=value]… [--json]
                             [--demo [--fault ID]… [--dialect guide|published] [--now ISO]]

FILE is what was seen: an answer, a log, a HAR file; - reads standard input, and so does naming neither
a file nor a scenario.
--scenario walks this one instead of the first that is recognised.
--connection names the connection to ask over (none: nothing is sent); else the first that fits.
--answer answers a question of the way; those that nobody answers are told as “asked”.
--demo asks the demo tenant, with the faults, in the dialect and at the time given.
--json prints one object and nothing else: scenario, verdict, kind, strength, headline, evidence, actions,
asked, next.
Exit code: 0 proved or clear, 1 likely or open, 2 it could not run.`

/** Where the program reads and writes, and what it runs in; a test supplies its own. */
export interface TriageTerminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** A file's bytes, or of standard input (`-`); null where they cannot be read. */
  readonly read: (file: string) => Promise<Uint8Array | null>
  readonly environment: Environment
  readonly startDemo: (startAt: number | null) => Promise<DemoTenant>
  readonly fetch: typeof fetch
  /** The real time, epoch ms. */
  readonly now: () => number
}

/** How long the proxy waits for the demo tenant, which stands beside it, in ms. */
const demoTimeoutMs = '10000'

/** Longer than the proxy waits for one upstream: a check may ask several questions. */
const patience = 4

/** Runs `triage`: 0 proved or clear, 1 likely or open, 2 it could not run, with one sentence on stderr. */
export async function triage(args: readonly string[], terminal: TriageTerminal): Promise<0 | 1 | 2> {
  const refuse = (says: string): 2 => {
    terminal.err(`${says}\n`)
    return 2
  }
  const options = readTriageOptions(args)
  if (typeof options === 'string') return refuse(options)
  if (options.help) {
    terminal.err(`${usage}\n`)
    return 0
  }
  const named = options.scenario === null ? null : scenarios.find(({ id }) => id === options.scenario)
  if (named === undefined) return refuse(`There is no scenario called “${options.scenario}”.`)
  const unknown = options.demo?.faults.find((fault) => !faults.some(({ id }) => id === fault))
  if (unknown !== undefined) return refuse(`There is no fault called “${unknown}”.`)
  const { file, connection } = options
  const bytes = file === null ? new Uint8Array() : await terminal.read(file)
  if (bytes === null) return refuse(`${file} cannot be read.`)
  const { diagnosis } = diagnoseGiven(textOf(bytes), scenarios)
  const first = named ?? scenarios.find(({ id }) => id === diagnosis.matches[0]?.scenario)
  const scenario = first === undefined ? null : await loadScenario(first)
  const given = scenario === null ? noAnswers : givenTo(scenario, options, diagnosis.text)
  if (typeof given === 'string') return refuse(given)
  given.unasked.forEach((name) => terminal.err(`${scenario?.id} does not ask for “${name}”: it is left out.\n`))
  const isDemo = options.demo !== null
  const read = readNodeSettings({ ...(isDemo ? { TRIAGE_TIMEOUT_MS: demoTimeoutMs } : {}), ...terminal.environment })
  if (!read.ok) return refuse(read.problems.join(' '))
  const { settings } = read
  settings.warnings.forEach((warning) => terminal.err(`${warning}\n`))
  const demo =
    isDemo || settings.demo === 'always' ? await terminal.startDemo(options.demo?.now ?? settings.demoNow) : null
  const product = createInProcess(settings, 'terminal', demo, terminal.now)
  try {
    if (demo !== null && options.demo !== null) await switchDemo(demo, options.demo, terminal)
    const all = (await product.connections()).filter(({ source }) => !isDemo || source === 'demo')
    if (connection !== null && connection !== noConnection) {
      const system = all.find(({ id }) => id === connection)?.system
      if (system === undefined) return refuse(`There is no connection called “${connection}”.`)
      if (scenario !== null && !asksOver(scenario).includes(system))
        return refuse(`The connection “${connection}” is of another system than ${scenario.id}.`)
    }
    if (scenario === null) return tell(notRecognised, null, options, terminal)
    const signal = new AbortController().signal
    const walked = await walkAlone({
      flow: scenario.flow,
      given,
      connections: all,
      system: scenario.system,
      sendOver: (over) => product.sendOver(over, signal),
      signal,
      now: terminal.now,
      limits: { limitMs: settings.timeoutMs * patience + 5_000 },
    })
    const conclusion = conclude(scenario, walked.way, walked.known, all)
    return tell(resultOf(scenario, walked, conclusion, all), conclusion?.explains ?? null, options, terminal)
  } finally {
    await product.close()
    await demo?.close()
  }
}

function tell(
  result: TriageResult,
  explains: string | null,
  { json }: TriageOptions,
  { out }: Pick<TriageTerminal, 'out'>,
): 0 | 1 {
  out(json ? `${JSON.stringify(result)}\n` : readableResult(result, explains))
  return result.kind === 'clear' || result.strength === 'proved' ? 0 : 1
}

/** The answers and pastes that were given, and the names that a flow does not ask for. */
interface GivenAnswers {
  readonly answers: Answers
  readonly pastes: Pastes
  readonly unasked: readonly string[]
}

const noAnswers: GivenAnswers = { answers: {}, pastes: {}, unasked: [] }

/** Sorts what was given by what a flow asks; a sentence says what is no answer to it. */
function givenTo(
  { flow }: LoadedScenario,
  { answers: given, connection }: TriageOptions,
  text: string,
): GivenAnswers | string {
  const answers: Record<string, string> = connection === null ? {} : { connection }
  const pastes: Record<string, string> = { ...pastesOf(text.slice(0, keptOfPaste)) }
  const unasked: string[] = []
  for (const [name, value] of Object.entries(given)) {
    const asked = askedIn(flow, name)
    if (asked === null) unasked.push(name)
    else if (asked.kind === 'paste') pastes[name] = blankSecrets(value).text
    else if (asked.options !== null && !asked.options.includes(value))
      return `“${name}” is one of ${asked.options.join(', ')}, not “${value}”.`
    else answers[name] = blankSecrets(value).text
  }
  return { answers, pastes, unasked }
}

/** The systems that a scenario's way asks over. */
function asksOver({ system, flow }: LoadedScenario): readonly System[] {
  const fields = Object.values(flow.steps).flatMap((step) => (step.kind === 'input' ? step.fields : []))
  return [system, ...fields.flatMap((field) => field.system ?? [])]
}

/** What a flow asks under a name: a paste, a text or connection, or a choice among options; null for nothing. */
function askedIn(
  { steps }: Flow,
  name: string,
): { readonly kind: 'paste' | 'text' | 'choice'; readonly options: readonly string[] | null } | null {
  for (const step of Object.values(steps)) {
    if (step.kind === 'ask' && step.answer === name)
      return { kind: 'choice', options: step.options.map(({ value }) => value) }
    const field = step.kind === 'input' ? step.fields.find((each) => each.name === name) : undefined
    if (field !== undefined) return { kind: field.kind === 'paste' ? 'paste' : 'text', options: null }
  }
  return null
}

/** Switches the demo tenant's dialect and faults, as its own address does. */
async function switchDemo(
  { address }: DemoTenant,
  { faults: on, dialect }: NonNullable<TriageOptions['demo']>,
  terminal: Pick<TriageTerminal, 'fetch'>,
): Promise<void> {
  const put = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    return terminal.fetch(`${address}/__demo/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) })
  }
  await put('dialect', dialect)
  await put('faults', on)
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** The terminal that the process runs in. */
const processTerminal: TriageTerminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  read: (file) => (file === '-' ? readStandardInput() : readFile(file).catch(() => null)),
  environment: process.env,
  startDemo: (startAt) => startDemoTenant({ now: Date.now, startAt }),
  fetch: (...request) => fetch(...request),
  now: Date.now,
}

// Run as a program, not when a test imports it.
if (process.argv[1] !== undefined && /triage\.(?:js|ts)$/.test(process.argv[1]))
  process.exitCode = await triage(process.argv.slice(2), processTerminal)
