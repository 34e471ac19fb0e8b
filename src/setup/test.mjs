import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { getChromium } from './chromium.mjs'
import { build } from './build.mjs'
import { install, isNodeRecent } from './install.mjs'
import { endChildrenOnSignal, endWithParent } from './parent-watch.mjs'
import { inProject } from './project.mjs'
import { runNode } from './run-node.mjs'
import { inTurn } from './turn.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

const results = inProject('test-results')
const bin = (/** @type {string[]} */ ...parts) => inProject('node_modules', ...parts)
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`)
const one = (/** @type {boolean} */ ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

/**
 * A script that passes or fails as a whole.
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {() => Promise<Count>}
 */
const whole = (script, args) => async () => one((await runNode(script, args, { output: 'inherit' })) === 0)

/**
 * What a runner wrote about its tests, counted; a runner that failed without a failed test counts as one.
 * @param {string} file
 * @param {number} code
 * @param {(report: any) => Count} read
 * @returns {Count}
 */
function counted(file, code, read) {
  if (!existsSync(file)) return one(false)
  const count = read(JSON.parse(readFileSync(file, 'utf8')))
  const sound = code === 0 && count.passed > 0
  return { passed: count.passed, failed: sound || count.failed > 0 ? count.failed : 1 }
}

/** @returns {Promise<Count>} */
async function unit() {
  const file = inProject('test-results', 'unit.json')
  const code = await runNode(
    bin('vitest', 'vitest.mjs'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { output: 'inherit' },
  )
  return counted(file, code, (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }))
}

/** @returns {Promise<Count>} */
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

/** Everything that is tested, in this order; one that fails does not keep the next from telling. */
const stages = /** @type {const} */ ([
  ['Types', whole(bin('typescript', 'bin', 'tsc'), ['--noEmit'])],
  ['Lint', whole(bin('oxlint', 'bin', 'oxlint'), ['--deny-warnings'])],
  ['Format', whole(bin('oxfmt', 'bin', 'oxfmt'), ['--check'])],
  ['Unused code', whole(bin('knip', 'bin', 'knip.js'), ['--no-progress'])],
  ['Lockfile', whole(inProject('src', 'setup', 'complete-lockfile.mjs'), ['--check'])],
  ['Unit and component tests', unit],
  ['Build', async () => one(await inTurn(() => build(['page', 'programs'])))],
  ['Tests in a browser', e2e],
])

async function main() {
  endWithParent()
  endChildrenOnSignal()
  if (!isNodeRecent() || !(await inTurn(install))) {
    say('0 passed, 1 failed')
    process.exitCode = 1
    return
  }
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const total = { passed: 0, failed: 0 }
  /** @type {string[]} */
  const summary = []
  for (const [name, stage] of stages) {
    say(`\n── ${name}`)
    const started = Date.now()
    const { passed, failed } = await stage()
    total.passed += passed
    total.failed += failed
    summary.push(
      `${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed ` +
        `(${((Date.now() - started) / 1000).toFixed(1)} s)`,
    )
  }
  say(`\n${summary.join('\n')}`)
  say(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
}

await main()
