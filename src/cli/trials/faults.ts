import { parseArgs } from 'node:util'
import { everyOperation, sampleOf, tryFault, upstreamFaults, type FaultCell } from '#src/bench/faults/matrix.ts'

const usage = `Lets an upstream fail in every known way, with every operation, through the proxy and over real sockets,
and prints each fault, who failed, whom the product blames, and in which words.

  npm run faults -- [--only FAULT]… [--operation ID]… [--timeout MS] [--sample] [--wrong]

--sample tries one operation of two upstreams for each fault; --wrong prints only what is wrong. Exit code: 0 every
verdict is right and nothing is left behind, 1 not, 2 an option is unknown.`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      operation: { type: 'string', multiple: true },
      timeout: { type: 'string' },
      sample: { type: 'boolean' },
      wrong: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) {
    process.stderr.write(`${usage}\n`)
    return 0
  }
  const only = new Set(values.only ?? upstreamFaults.map(({ id }) => id))
  const asked = new Set(values.operation ?? everyOperation.map(({ id }) => id))
  const unknown = [
    ...[...only].filter((id) => upstreamFaults.every((fault) => fault.id !== id)),
    ...[...asked].filter((id) => everyOperation.every((operation) => operation.id !== id)),
  ]
  const timeoutMs = Number(values.timeout ?? 800)
  if (unknown.length > 0 || !(timeoutMs >= 50)) {
    process.stderr.write(`Not known: ${unknown.join(', ') || `--timeout ${values.timeout}`}.\n\n${usage}\n`)
    return 2
  }
  let cells = 0
  let wrong = 0
  let troubles = 0
  for (const [at, fault] of upstreamFaults.entries()) {
    if (!only.has(fault.id)) continue
    const operations = (values.sample === true ? sampleOf(at) : everyOperation).filter(({ id }) => asked.has(id))
    const tried = await tryFault(fault, { timeoutMs, now: Date.now, operations, checks: true })
    cells += tried.cells.length
    const bad = tried.cells.filter(({ right }) => !right)
    wrong += bad.length
    troubles += tried.troubles.length
    const isRight = bad.length + tried.troubles.length === 0
    if (values.wrong === true && isRight) continue
    process.stdout.write(
      `${isRight ? 'right' : 'WRONG'} ${fault.id}: ${fault.says} Failed: ${fault.failed.join(' or ')}\n`,
    )
    for (const cell of values.wrong === true ? bad : tried.cells) process.stdout.write(`  ${lineOf(cell)}\n`)
    for (const { says } of tried.troubles) process.stdout.write(`  TROUBLE ${says}\n`)
  }
  process.stdout.write(
    `\n${only.size} faults, ${cells} calls: ${cells - wrong} verdicts right, ${wrong} wrong; ` +
      `${troubles} further troubles (a check that passed or crashed, something left open, a next call that fails)\n`,
  )
  return wrong + troubles === 0 ? 0 : 1
}

function lineOf({ operation, blames, says, right }: FaultCell): string {
  return `${right ? 'right' : 'WRONG'} ${operation} → ${blames}: ${says}`
}

process.exitCode = await main()
