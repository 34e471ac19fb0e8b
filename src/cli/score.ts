import { parseArgs } from 'node:util'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { allPlans, planName } from '#src/bench/worlds/audit/exams.ts'
import type { Marking } from '#src/bench/worlds/audit/marking.ts'
import { auditPlants } from '#src/bench/worlds/audit/seeded-differences.ts'
import { plants } from '#src/bench/worlds/seeded-differences.ts'
import { allRuns, judgeWorld, examName } from '#src/bench/worlds/score.ts'
import { percent } from '#src/domain/words/share.ts'
import { scoreFiles } from './score-files.ts'
import { scoreTexts } from './score-texts.ts'
import { takeCurrencyWorld, takeExam } from './take-exam.ts'

/** The marks that the comparison has to reach, and those in worlds of several currencies. */
const bars = { precision: 0.995, recall: 0.97 }
const currencyBars = { precision: 0.999, recall: 0.99 }

/** How many worlds of several currencies a seed gives. */
const currencyWorlds = 240

/** How one world of either generator went. */
interface Scored extends Omit<Marking, 'twofold' | 'both' | 'byCause'> {
  /** What was planted. */
  readonly plants: readonly string[]
}

const share = (part: number, of: number): string => (of === 0 ? '–' : percent(part / of))

/**
 * With `--texts` reads the corpus of pasted texts, with `--files` that of files alone; else compares every seeded world
 * of both generators and prints how often claims were right, how many planted causes were found, and whether every
 * bridge was exact, and then how files as people have them were read.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      verbose: { type: 'boolean' },
      only: { type: 'string' },
      texts: { type: 'boolean' },
      files: { type: 'boolean' },
    },
  })
  if (values.texts === true) {
    process.exitCode = scoreTexts(values.verbose === true) ? 0 : 1
    return
  }
  const first = Number(values.seed ?? 1)
  const seeds = Array.from({ length: Number(values.seeds ?? 1) }, (_, at) => first + at)
  const wanted = (name: string): boolean => values.only === undefined || name.includes(values.only)
  const verbose = values.verbose === true
  if (values.files === true) {
    process.exitCode = (await scoreFiles(wanted, verbose)) ? 0 : 1
    return
  }
  const passed = [
    report(
      'Worlds as the engine’s makers think of them',
      plants.map((plant) => plant.id),
      await scoreWorlds(seeds, wanted),
      verbose,
    ),
    report(
      'Worlds as an auditor makes them from the catalogue alone, through files and the printed JSON',
      auditPlants.map((plant) => plant.id),
      await scoreExams(seeds, wanted),
      verbose,
    ),
    report(
      'Worlds of several currencies, people and their teams in each',
      [],
      await scoreCurrencies(seeds, wanted),
      verbose,
      currencyBars,
    ),
    await scoreFiles(wanted, verbose),
  ]
  process.exitCode = passed.every((one) => one) ? 0 : 1
}

async function scoreWorlds(seeds: readonly number[], wanted: (name: string) => boolean): Promise<Scored[]> {
  const scored: Scored[] = []
  for (const run of seeds.flatMap((seed) => allRuns(seed))) {
    if (wanted(examName(run)))
      scored.push({
        ...(await judgeWorld(run, exportReaders)),
        name: examName(run),
        plants: run.plants.map((plant) => plant.id),
      })
  }
  return scored
}

async function scoreExams(seeds: readonly number[], wanted: (name: string) => boolean): Promise<Scored[]> {
  const scored: Scored[] = []
  for (const plan of seeds.flatMap((seed) => allPlans(seed))) {
    if (wanted(planName(plan))) scored.push({ ...(await takeExam(plan)), plants: plan.plants.map((plant) => plant.id) })
  }
  return scored
}

async function scoreCurrencies(seeds: readonly number[], wanted: (name: string) => boolean): Promise<Scored[]> {
  const scored: Scored[] = []
  for (const at of seeds.flatMap((seed) => Array.from({ length: currencyWorlds }, (_, of) => seed * 1000 + of))) {
    if (!wanted(`currencies ${at}`)) continue
    const marked = await takeCurrencyWorld(at)
    scored.push({ ...marked, plants: marked.planted === 0 ? [] : ['roll-up'] })
  }
  return scored
}

/** Prints one generator's scores; whether they reach the bars. */
function report(
  title: string,
  ids: readonly string[],
  scored: readonly Scored[],
  verbose: boolean,
  { precision, recall }: Readonly<Record<'precision' | 'recall', number>> = bars,
): boolean {
  const total = (of: readonly Scored[], read: (one: Scored) => number): number =>
    of.reduce((sum, one) => sum + read(one), 0)
  const lines: string[] = [
    title,
    '',
    ...(ids.length === 0 ? [] : ['Alone               precision      named     proved']),
  ]
  for (const id of ids) {
    const own = scored.filter((one) => one.plants.length === 1 && one.plants[0] === id)
    const [planted, confirmed] = [total(own, (one) => one.planted), total(own, (one) => one.confirmed)]
    lines.push(
      `${id.padEnd(20)} ${share(
        total(own, (one) => one.right),
        confirmed,
      ).padStart(8)}  ${share(
        total(own, (one) => one.named),
        planted,
      ).padStart(9)}  ${share(
        total(own, (one) => one.proved),
        planted,
      ).padStart(9)}`,
    )
  }
  const [confirmed, right, planted, named, proved] = [
    total(scored, (one) => one.confirmed),
    total(scored, (one) => one.right),
    total(scored, (one) => one.planted),
    total(scored, (one) => one.named),
    total(scored, (one) => one.proved),
  ]
  const exact = scored.filter((one) => one.bridgesExact).length
  const unread = scored.filter((one) => one.problem !== null).length
  const clean = scored.filter((one) => one.plants.length === 0)
  lines.push(
    '',
    `${scored.length} worlds; ${clean.length} with nothing planted, ` +
      `${clean.filter((one) => one.confirmed > 0 || one.misses.length > 0).length} of them with a claim`,
    `precision of confirmed claims  ${share(right, confirmed)}  (${right} of ${confirmed}; bar ` +
      `${precision * 100} %)`,
    `recall, cause named            ${share(named, planted)}  (${named} of ${planted}; bar ${recall * 100} %)`,
    `recall, cause confirmed        ${share(proved, planted)}`,
    `bridge exact                   ${exact} of ${scored.length}`,
    `could not be read              ${unread}`,
    '',
  )
  if (verbose)
    for (const one of scored)
      if (one.misses.length > 0 || one.problem !== null)
        lines.push(
          `${one.name}${one.problem === null ? '' : ` refused: ${one.problem}`}`,
          ...one.misses.slice(0, 6).map((miss) => `  ${miss}`),
          '',
        )
  process.stdout.write(`${lines.join('\n')}\n`)
  return exact === scored.length && unread === 0 && right >= confirmed * precision && named >= planted * recall
}

await main()
