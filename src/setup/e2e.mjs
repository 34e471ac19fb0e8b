import { getChromium } from './chromium.mjs'
import { endChildrenOnSignal, endWithParent } from './parent-watch.mjs'
import { prepare } from './prepare.mjs'
import { inProject } from './project.mjs'
import { runNode } from './run-node.mjs'

/** `npm run e2e -- --grep @compare`: prepares, finds or gets a Chromium, runs Playwright with what was asked. */
async function main() {
  endWithParent()
  const chromium = (await prepare(['page', 'programs'])) ? await getChromium() : null
  if (chromium === null) {
    process.exitCode = 1
    return
  }
  endChildrenOnSignal()
  const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js')
  process.exitCode = await runNode(playwright, ['test', ...process.argv.slice(2)], {
    output: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium },
  })
}

await main()
