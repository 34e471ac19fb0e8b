import { getChromium } from './chromium.mjs'
import { build } from './build.mjs'
import { inProject } from './project.mjs'
import { runNode } from './run-node.mjs'
import { bin, counted, one, runStages, say, vitest, whole } from './stages.mjs'
import { inTurn } from './turn.mjs'

/** @returns {Promise<import('./stages.mjs').Count>} */
async function e2e() {
  const chromium = await getChromium()
  if (chromium === null) return one(false)
  const file = inProject('test-results', 'e2e.json')
  const env = { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const code = await runNode(bin('@playwright', 'test', 'cli.js'), ['test'], { output: 'inherit', env })
  return counted(file, code, ({ stats }) => {
    if (stats.flaky > 0) say(`${stats.flaky} passed only at the second try; they are named above.`)
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
  })
}

/** Everything that is tested at each change, in this order. */
await runStages([
  ['Types', whole(bin('typescript', 'bin', 'tsc'), ['--noEmit'])],
  ['Lint', whole(bin('oxlint', 'bin', 'oxlint'), ['--deny-warnings'])],
  ['Format', whole(bin('oxfmt', 'bin', 'oxfmt'), ['--check'])],
  ['Unused code', whole(bin('knip', 'bin', 'knip.js'), ['--no-progress'])],
  ['Lockfile', whole(inProject('src', 'setup', 'complete-lockfile.mjs'), ['--check'])],
  ['Unit and component tests', vitest('unit')],
  ['Build', async () => one(await inTurn(() => build(['page', 'programs'])))],
  ['Tests in a browser', e2e],
])
