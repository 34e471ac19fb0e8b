import { getChromium } from './chromium.mjs'
import { endChildrenOnSignal, endWithParent } from './parent-watch.mjs'
import { prepare } from './prepare.mjs'
import { inProject } from './project.mjs'
import { runNode } from './run-node.mjs'

/** `npm run attack`: prepares, finds or gets a Chromium, runs the attacks against what was built. */
async function main() {
  endWithParent()
  const chromium = (await prepare(['page', 'programs'])) ? await getChromium() : null
  if (chromium === null) {
    process.exitCode = 1
    return
  }
  endChildrenOnSignal()
  process.exitCode = await runNode(inProject('dist', 'programs', 'attack.js'), process.argv.slice(2), {
    output: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium },
  })
}

await main()
