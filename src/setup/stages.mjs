import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { install, isNodeRecent } from './install.mjs'
import { endChildrenOnSignal, endWithParent } from './parent-watch.mjs'
import { inProject } from './project.mjs'
import { runNode } from './run-node.mjs'
import { inTurn } from './turn.mjs'

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {readonly [name: string, run: () => Promise<Count>]} Stage */

/**
 * Tells something on stdout.
 * @param {string} line
 */
export const say = (line) => void process.stdout.write(`${line}\n`)

/**
 * A program of a package.
 * @param {...string} parts
 */
export const bin = (...parts) => inProject('node_modules', ...parts)

/**
 * What counts as one test.
 * @param {boolean} ok
 * @returns {Count}
 */
export const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

/**
 * A script that passes or fails as a whole.
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {() => Promise<Count>}
 */
export const whole = (script, args) => async () => one((await runNode(script, args, { output: 'inherit' })) === 0)

/**
 * What a runner wrote about its tests, counted; a runner that failed without a failed test counts as one.
 * @param {string} file
 * @param {number} code
 * @param {(report: any) => Count} read
 * @returns {Count}
 */
export function counted(file, code, read) {
  if (!existsSync(file)) return one(false)
  const count = read(JSON.parse(readFileSync(file, 'utf8')))
  const sound = code === 0 && count.passed > 0
  return { passed: count.passed, failed: sound || count.failed > 0 ? count.failed : 1 }
}

/**
 * Vitest's tests, counted; `name` is that of its report.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} environment
 * @returns {() => Promise<Count>}
 */
export const vitest =
  (name, args = [], environment = {}) =>
  async () => {
    const file = inProject('test-results', `${name}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const env = { ...process.env, ...environment }
    const code = await runNode(bin('vitest', 'vitest.mjs'), ['run', ...reporters, ...args], { output: 'inherit', env })
    return counted(file, code, (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }))
  }

/**
 * Runs stages in their order, having installed what is missing, and ends with `N passed, N failed`; one that fails does
 * not keep the next from telling.
 * @param {readonly Stage[]} stages
 */
export async function runStages(stages) {
  endWithParent()
  endChildrenOnSignal()
  if (!isNodeRecent() || !(await inTurn(install))) {
    say('0 passed, 1 failed')
    process.exitCode = 1
    return
  }
  rmSync(inProject('test-results'), { recursive: true, force: true })
  mkdirSync(inProject('test-results'), { recursive: true })
  const total = { passed: 0, failed: 0 }
  /** @type {string[]} */
  const summary = []
  for (const [name, stage] of stages) {
    say(`\n── ${name}`)
    const started = performance.now()
    const { passed, failed } = await stage()
    total.passed += passed
    total.failed += failed
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    summary.push(`${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed (${seconds} s)`)
  }
  say(`\n${summary.join('\n')}`)
  say(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
}
