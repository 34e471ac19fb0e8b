import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { projectFolder } from './project.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** Ends every child that still runs: nothing is left behind. */
export function endChildren() {
  for (const child of running) child.kill()
}

/**
 * Runs a program to its end and gives its exit code; -1 when it could not be started, ran too long or was
 * ended by a signal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{
 *   output?: 'stderr' | 'inherit', env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean, cwd?: string
 * }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  const { output = 'stderr', env = process.env, timeoutMs, shell = false, cwd = projectFolder } = options
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd,
      env,
      shell,
      windowsHide: true,
      stdio: output === 'stderr' ? ['ignore', 2, 2] : 'inherit',
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    })
    running.add(child)
    child.once('error', () => {
      running.delete(child)
      resolve(-1)
    })
    child.once('exit', (code) => {
      running.delete(child)
      resolve(code ?? -1)
    })
  })
}

/**
 * Runs a script with this Node, without npx or a shell in between, so that it ends when we do.
 * @param {string} script absolute, or from the project's folder
 * @param {readonly string[]} args
 * @param {{ output?: 'stderr' | 'inherit', env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options)

/**
 * npm's own script: the one that runs us, or the one beside this Node; null where only a command named npm may exist.
 */
function npmScript() {
  const folder = dirname(process.execPath)
  const places = [
    process.env['npm_execpath'],
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  return places.find((place) => place !== undefined && basename(place) === 'npm-cli.js' && existsSync(place)) ?? null
}

/**
 * Runs npm; what it prints goes to stderr.
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const script = npmScript()
  return script === null ? run('npm', args, { shell: process.platform === 'win32' }) : runNode(script, args)
}
