import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import type { ComparePhase } from '#src/compare/compare.ts'
import type { StreamedFile } from '#src/compare/read/source.ts'
import { barLine, isKept, type Bar } from '#src/bench/bars.ts'
import { LargeWorld, type LargeSize } from '#src/bench/worlds/large.ts'
import { sizeWords } from '#src/domain/words/size.ts'

/** What the options ask for. */
interface Wish extends LargeSize {
  readonly rounds: number
  readonly memory: boolean
}

function wishOf(): Wish {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string' },
      weeks: { type: 'string' },
      fields: { type: 'string' },
      differing: { type: 'string' },
      seed: { type: 'string' },
      rounds: { type: 'string' },
      ordered: { type: 'boolean' },
      memory: { type: 'boolean' },
    },
  })
  const number = (text: string | undefined, usual: number): number => (text === undefined ? usual : Number(text))
  return {
    rows: number(values.rows, 1_000_000),
    weeks: number(values.weeks, 1),
    fields: number(values.fields, 20),
    differing: number(values.differing, 0.1),
    seed: number(values.seed, 1),
    rounds: number(values.rounds, 5),
    shuffled: values.ordered !== true,
    memory: values.memory === true,
  }
}

/** CPU time of this process so far, all its threads, ms. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Sweeps up what was left behind, so that nobody pays for another's garbage. */
function sweep(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)

function gathered(pieces: Iterable<Uint8Array>): Uint8Array {
  const held = [...pieces]
  const whole = new Uint8Array(held.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of held) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** CPU time of each phase of a comparison, ms, and its rows and causes. */
async function phasesOf(
  api: StreamedFile,
  ui: StreamedFile,
): Promise<{ spent: Map<string, number>; pairs: number; explained: number }> {
  const spent = new Map<string, number>()
  let phase: ComparePhase = 'reading'
  let since = cpu()
  const next = (to: ComparePhase): void => {
    const now = cpu()
    spent.set(phase, (spent.get(phase) ?? 0) + now - since)
    phase = to
    since = now
  }
  const outcome = await compareFiles({ api: [api], ui: [ui], now: Date.parse('2026-11-22') }, exportReaders, next)
  next(phase)
  if (outcome.kind !== 'done') throw new Error(outcome.kind === 'problem' ? outcome.problem.says : outcome.kind)
  const { pairs, why } = outcome.comparison
  return { spent, pairs: pairs.length, explained: why.cause.reduce((sum, cause) => sum + (cause === 255 ? 0 : 1), 0) }
}

/**
 * Compares files at hand, each round beside what decoding and `JSON.parse` of the export alone cost, and
 * prints the ratios. Where the export is too large to be parsed at once, the first bar cannot be measured.
 */
async function measureTime(world: LargeWorld, wish: Wish): Promise<readonly Bar[]> {
  const [api, ui] = [gathered(world.exportJson()), gathered(world.screenCsv())]
  print(
    `${wish.rows} values a side, ${sizeWords(api.length)} of JSON, ${sizeWords(ui.length)} of CSV, ${wish.weeks} ` +
      `weeks, ${wish.differing * 100} % differing, ${wish.shuffled ? 'in no order' : 'in order'}`,
  )
  const held = (name: string, bytes: Uint8Array): StreamedFile => ({
    name,
    size: bytes.length,
    open: async function* open() {
      yield bytes
    },
  })
  const floors: number[] = []
  const rounds: Map<string, number>[] = []
  for (let round = 0; round < wish.rounds; round += 1) {
    sweep()
    if (api.length < 5e8) {
      const since = cpu()
      JSON.parse(new TextDecoder().decode(api))
      floors.push(cpu() - since)
      sweep()
    }
    const { spent, pairs, explained } = await phasesOf(held('api.json', api), held('ui.csv', ui))
    rounds.push(spent)
    if (round === 0) print(`${pairs} rows joined, ${explained} with a cause`)
  }
  const best = (phase: string): number => Math.min(...rounds.map((spent) => spent.get(phase) ?? 0))
  const floor = Math.min(...floors)
  const ratio = (ms: number): string => (floors.length === 0 ? '' : `  ${(ms / floor).toFixed(2)} of the floor`)
  if (floors.length > 0) print(`decode + JSON.parse of the export (the floor)  ${floor.toFixed(0).padStart(7)} ms CPU`)
  for (const phase of ['reading', 'pairing', 'explaining', 'adding up'])
    print(`${phase.padEnd(45)}  ${best(phase).toFixed(0).padStart(7)} ms CPU${ratio(best(phase))}`)
  const joined = Math.min(...rounds.map((spent) => (spent.get('reading') ?? 0) + (spent.get('pairing') ?? 0)))
  const why = Math.min(...rounds.map((spent) => (spent.get('explaining') ?? 0) + (spent.get('adding up') ?? 0)))
  print(`bytes to joined rows                           ${joined.toFixed(0).padStart(7)} ms CPU${ratio(joined)}`)
  print(`explaining on top                              ${why.toFixed(0).padStart(7)} ms CPU`)
  return [
    ...(floors.length === 0
      ? []
      : [{ says: 'bytes to joined rows, of the floor', measured: joined / floor, most: 0.9 }]),
    { says: 'explaining, of joining', measured: why / joined, most: 0.4 },
  ]
}

/** Compares files that are never held, and prints the most memory that the process took beyond what it took before. */
async function measureMemory(world: LargeWorld, wish: Wish): Promise<readonly Bar[]> {
  const sizeOf = (pieces: Iterable<Uint8Array>): number => {
    let size = 0
    for (const piece of pieces) size += piece.length
    return size
  }
  const made = (name: string, pieces: () => Iterable<Uint8Array>): StreamedFile => ({
    name,
    size: sizeOf(pieces()),
    open: async function* open() {
      yield* pieces()
    },
  })
  const [api, ui] = [made('api.json', () => world.exportJson()), made('ui.csv', () => world.screenCsv())]
  const before = process.memoryUsage().rss
  const { pairs } = await phasesOf(api, ui)
  const most = process.resourceUsage().maxRSS * 1024
  const beyond = most - before
  print(
    `${wish.rows} values a side, ${pairs} rows joined: at most ${sizeWords(most)} resident, ${sizeWords(beyond)} ` +
      `beyond the start, ${sizeWords((beyond / wish.rows) * 1e6)} per million`,
  )
  return [{ says: 'memory per million values, of 250 MB', measured: ((beyond / wish.rows) * 1e6) / 250e6, most: 1 }]
}

const wish = wishOf()
const world = new LargeWorld(wish)
const bars = await (wish.memory ? measureMemory(world, wish) : measureTime(world, wish))
for (const bar of bars) print(barLine(bar))
process.exitCode = bars.every(isKept) ? 0 : 1
