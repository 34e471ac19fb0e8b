import { parseArgs } from 'node:util'
import { holds, walkAll, type Law, type Walked } from '#src/bench/walker/walker.ts'
import { percent } from '#src/domain/words/share.ts'

const usage = `Walks every fault of the demo tenant through its scenario as Continue would be pressed throughout: with
the answer that the fault gives as paste, with none and with other faults' answers, in both dialects.

  npm run walk-all -- [--seed N] [--only FAULT]… [--others N] [--dialect guide|published]

Prints which walks break a law: a proved cause is one of the fault's own, none is proved without a fault, and the
fitting paste reaches a verdict of its fault. Exit code: 0 all laws hold, 1 one does not.`

/** The day on which the demo tenant's world stands: an ordinary Monday in the middle of a quarter. */
const day = Date.parse('2026-11-23T09:00:00Z')

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      only: { type: 'string', multiple: true },
      others: { type: 'string' },
      dialect: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) {
    process.stderr.write(`${usage}\n`)
    return
  }
  const { dialect } = values
  const report = await walkAll({
    seed: Number(values.seed ?? 1),
    at: day,
    now: Date.now,
    others: Number(values.others ?? 3),
    ...(values.only === undefined ? {} : { only: new Set(values.only) }),
    ...(dialect === 'guide' || dialect === 'published' ? { dialects: [dialect] } : {}),
    progress: (says) => process.stderr.write(`${says}\n`),
  })
  const perSecond = report.walked / (report.tookMs / 1000)
  process.stdout.write(`${report.walked} walks, ${perSecond.toFixed(1)} a second\n`)
  for (const law of report.laws) process.stdout.write(`\n${linesOf(law).join('\n')}\n`)
  process.stdout.write(`\nFitting pastes that led to their fault: ${percent(report.reached)}\n`)
  process.exitCode = report.laws.every(holds) ? 0 : 1
}

function linesOf(law: Law): readonly string[] {
  const { says, broken, of } = law
  return [`${holds(law) ? 'holds ' : 'BROKEN'} ${says} (${broken.length} of ${of} walks)`, ...broken.map(lineOf)]
}

function lineOf({ fault, dialect, paste, by, at, kind, strength, headline, mixes }: Walked): string {
  const given = paste === 'fitting' || paste === 'none' ? paste : `paste of ${paste}`
  const mixed = mixes.map((each) => ` [${each}]`).join('')
  const way = `${fault ?? 'no fault'} · ${dialect} · ${given} · by ${by}`
  return `  ${way} → ${at} (${kind}, ${strength}): ${headline}${mixed}`
}

await main()
