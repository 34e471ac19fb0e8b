import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { soak, soakFaults } from '#src/bench/soak/soak.ts'
import { sizeWords } from '#src/domain/words/size.ts'

const { values } = parseArgs({ options: { sessions: { type: 'string' }, seconds: { type: 'string' } } })
const folder = await mkdtemp(join(tmpdir(), 'triage-soak-'))
const report = await soak({
  sessions: Number(values.sessions ?? 200),
  lastsMs: Number(values.seconds ?? 120) * 1000,
  faultMs: 3000,
  timeoutMs: 1500,
  folder,
  now: Date.now,
})
await rm(folder, { recursive: true, force: true })
const faults = soakFaults(report)
const { answered, busy, shares, heap, left } = report
const lines = [
  `${answered} calls answered, ${busy} told to come again`,
  `fewest, middle and most answers of a session: ${shares.join(', ')}`,
  `heap once warm ${sizeWords(heap[0])}, at the end ${sizeWords(heap[1])}`,
  `sockets and timers left: ${left}`,
  ...faults.map((fault) => `BROKEN  ${fault}`),
]
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
