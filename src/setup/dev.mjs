import { pathToFileURL } from 'node:url'
import { install, isNodeRecent } from './install.mjs'
import { endWithParent } from './parent-watch.mjs'
import { inProject, loadDotEnv } from './project.mjs'
import { inTurn } from './turn.mjs'

/** Starts Vite's development server, with the proxy mounted in it, in this very process. */
async function main() {
  endWithParent()
  if (!isNodeRecent() || !(await inTurn(install))) {
    process.exitCode = 1
    return
  }
  loadDotEnv()
  const vite = inProject('node_modules', 'vite', 'bin', 'vite.js')
  process.argv = [process.execPath, vite, ...process.argv.slice(2)]
  process.chdir(inProject())
  await import(pathToFileURL(vite).href)
}

await main()
