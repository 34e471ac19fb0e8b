import { parseArgs } from 'node:util'
import { tryInput } from '#src/bench/fuzz/fuzz.ts'
import { fuzzKinds } from '#src/bench/fuzz/kinds.ts'

const usage = `Feeds changed inputs to every reader, and prints those over which one crashes, hangs,
breaks a rule or gives a planted secret back.

  npm run fuzz -- [--seed N] [--only KIND]… [--inputs N] [--from N]

KIND: ${fuzzKinds.join(', ')}. --inputs is for each kind (5000). The same seed and number make the same input.
Exit code: 0 nothing found, 1 something, 2 an option is unknown.`

function main(): number {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      only: { type: 'string', multiple: true },
      inputs: { type: 'string' },
      from: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) {
    process.stderr.write(`${usage}\n`)
    return 0
  }
  const [seed, inputs, from] = [Number(values.seed ?? 1), Number(values.inputs ?? 5000), Number(values.from ?? 0)]
  const unknown = (values.only ?? []).filter((kind) => !fuzzKinds.some((one) => one === kind))
  if (unknown.length > 0 || ![seed, inputs, from].every(Number.isSafeInteger)) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  let found = 0
  for (const kind of fuzzKinds.filter((one) => values.only?.includes(one) ?? true)) {
    const began = performance.now()
    let here = 0
    for (let at = from; at < from + inputs; at += 1) {
      const fault = tryInput(kind, seed, at)
      if (fault === null) continue
      here += 1
      if (here <= 20)
        process.stdout.write(`${fault.what} ${kind} --seed ${seed} --from ${at} --inputs 1: ${fault.says}\n`)
    }
    found += here
    const perSecond = inputs / ((performance.now() - began) / 1000)
    process.stdout.write(`${kind}: ${inputs} inputs, ${here} found, ${perSecond.toFixed(0)} a second\n`)
  }
  return found === 0 ? 0 : 1
}

process.exitCode = main()
