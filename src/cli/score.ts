import { parseArgs } from 'node:util'
import { exportReaders } from '#src/clari/export-stream.ts'
import { plants } from '#src/compare/worlds/plants.ts'
import { allRuns, judge, runName, type Judged } from '#src/compare/worlds/score.ts'

/** The marks that the comparison has to reach. */
const bars = { precision: 0.995, recall: 0.97 }

const share = (part: number, of: number): string => (of === 0 ? '–' : `${((part / of) * 100).toFixed(2)} %`)

/** Compares every seeded world and prints how often claims were right, how many planted causes were found, and whether every bridge was exact. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, seeds: { type: 'string' }, verbose: { type: 'boolean' }, only: { type: 'string' } } })
  const first = Number(values.seed ?? 1)
  const judged: Judged[] = []
  const started = performance.now()
  for (let seed = first; seed < first + Number(values.seeds ?? 1); seed += 1) {
    for (const run of allRuns(seed)) {
      if (values.only !== undefined && !runName(run).includes(values.only)) continue
      judged.push(await judge(run, exportReaders))
    }
  }
  const sum = (read: (one: Judged) => number): number => judged.reduce((total, one) => total + read(one), 0)
  const lines: string[] = ['Alone            precision      named     proved']
  for (const plant of plants) {
    const own = judged.filter((one) => one.run.plants.length === 1 && one.run.plants[0] === plant)
    const total = (read: (one: Judged) => number): number => own.reduce((all, one) => all + read(one), 0)
    lines.push(`${plant.id.padEnd(16)} ${share(total((one) => one.right), total((one) => one.confirmed)).padStart(9)}  ${share(total((one) => one.named), total((one) => one.planted)).padStart(9)}  ${share(total((one) => one.proved), total((one) => one.planted)).padStart(9)}`)
  }
  const [confirmed, right, planted, named, proved] = [sum((one) => one.confirmed), sum((one) => one.right), sum((one) => one.planted), sum((one) => one.named), sum((one) => one.proved)]
  const inexact = judged.filter((one) => !one.bridgesExact)
  const clean = judged.filter((one) => one.run.plants.length === 0)
  const unread = judged.filter((one) => one.problem !== null)
  lines.push(
    '',
    `${judged.length} worlds in ${((performance.now() - started) / 1000).toFixed(1)} s; ${clean.length} with nothing planted, ${clean.filter((one) => one.confirmed > 0 || one.misses.length > 0).length} of them with a claim`,
    `precision of confirmed claims  ${share(right, confirmed)}  (${right} of ${confirmed}; bar ${bars.precision * 100} %)`,
    `recall, cause named            ${share(named, planted)}  (${named} of ${planted}; bar ${bars.recall * 100} %)`,
    `recall, cause confirmed        ${share(proved, planted)}`,
    `bridge exact                   ${judged.length - inexact.length} of ${judged.length}`,
    `could not be read              ${unread.length}`,
  )
  if (values.verbose === true) {
    for (const one of judged) if (one.misses.length > 0 || one.problem !== null || !one.bridgesExact) lines.push('', `${runName(one.run)}${one.problem === null ? '' : ` PROBLEM ${one.problem}`}${one.bridgesExact ? '' : ' INEXACT'}`, ...one.misses.slice(0, 6).map((miss) => `  ${miss}`))
  }
  process.stdout.write(`${lines.join('\n')}\n`)
  const passed = inexact.length === 0 && unread.length === 0 && right >= confirmed * bars.precision && named >= planted * bars.recall
  process.exitCode = passed ? 0 : 1
}

await main()
