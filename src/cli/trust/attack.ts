import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Attacked } from '#src/bench/attack/attacked.ts'
import { beyondLoopback } from '#src/bench/attack/beyond-loopback.ts'
import { browserAttacks } from '#src/bench/attack/in-browser.ts'
import { developmentAttacks, oneRequestAttacks } from '#src/bench/attack/one-request.ts'
import { runAttacks, type Attempt } from '#src/bench/attack/run-attacks.ts'
import { severalRequestAttacks, slowAttacks } from '#src/bench/attack/several-requests.ts'
import { startAttacked } from '#src/bench/attack/start-attacked.ts'
import { findProject } from '#src/server/start/project-root.ts'

const usage = `Starts the product and its development server as a user would, and tries to get in: by bare sockets, and
from pages of other origins in Chromium.

  npm run attack -- [--only built|development] [--quick]

Prints what was tried, what was expected and what was seen. Exit code: 0 all refused, 1 something got in.`

/** Tells what was tried, group by group; those that got in stand out. */
function tell(attempts: readonly Attempt[]): void {
  for (const { attack, refused, seen, on } of attempts) {
    const { group, says, expected } = attack
    const mark = refused ? 'refused' : 'GOT IN '
    process.stdout.write(`${mark}  ${on}  ${group}: ${says}  | expected: ${expected}  | seen: ${seen}\n`)
  }
}

async function attackOne(kind: Attacked['kind'], folder: string, quick: boolean): Promise<readonly Attempt[]> {
  const started = await startAttacked(kind, folder)
  try {
    const { at } = started
    const chromium = process.env['CHROMIUM_PATH'] ?? ''
    if (chromium === '') process.stderr.write('Not tried in a browser: CHROMIUM_PATH names none.\n')
    return [
      ...(await runAttacks(at, oneRequestAttacks)),
      ...(kind === 'development' ? await runAttacks(at, developmentAttacks) : []),
      ...(chromium === '' ? [] : await browserAttacks(at, chromium)),
      ...(await runAttacks(at, severalRequestAttacks)),
      ...(quick ? [] : await runAttacks(at, slowAttacks)),
    ]
  } finally {
    await started.close()
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, quick: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help === true) return void process.stderr.write(`${usage}\n`)
  const project = findProject(fileURLToPath(import.meta.url))
  if (project === null) throw new Error('The project was not found.')
  const kinds = (['built', 'development'] as const).filter((kind) => values.only === undefined || values.only === kind)
  const attempts: Attempt[] = []
  for (const kind of kinds) {
    const some = [
      ...(await attackOne(kind, project.folder, values.quick === true)),
      ...(await beyondLoopback(kind, project.folder)),
    ]
    tell(some)
    attempts.push(...some)
  }
  const gotIn = attempts.filter((one) => !one.refused).length
  process.stdout.write(`\n${attempts.length} attacks, ${attempts.length - gotIn} refused, ${gotIn} got in\n`)
  process.exitCode = gotIn === 0 && attempts.length > 0 ? 0 : 1
}

await main()
