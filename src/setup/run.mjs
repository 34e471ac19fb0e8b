import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { endChildrenOnSignal, endWithParent } from './parent-watch.mjs'
import { prepare } from './prepare.mjs'
import { inProject, loadDotEnv, note } from './project.mjs'
import { runNode } from './run-node.mjs'

/**
 * `node src/setup/run.mjs NAME [arguments]`: prepares, reads .env, and runs a built program in this very process, so
 * that one Ctrl-C ends all. Nothing but the program's own output is on stdout.
 * @param {string} name
 * @param {readonly string[]} args
 */
async function main(name, args) {
  endWithParent()
  if (!(await prepare(name === 'server' ? ['page', 'programs'] : ['programs']))) {
    process.exitCode = 2
    return
  }
  const program = inProject('dist', 'programs', `${name}.js`)
  if (!existsSync(program)) {
    note(`There is no program named ${name}.`)
    process.exitCode = 2
    return
  }
  const added = loadDotEnv()
  // Node reads its certificates only when it starts, so that those named in .env need a new start.
  if (added.includes('NODE_EXTRA_CA_CERTS')) {
    endChildrenOnSignal()
    process.exitCode = await runNode(program, args, { output: 'inherit' })
    return
  }
  process.argv = [process.execPath, program, ...args]
  await import(pathToFileURL(program).href)
}

const [name = 'server', ...args] = process.argv.slice(2)
await main(name, args)
