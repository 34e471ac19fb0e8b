import { pathToFileURL } from 'node:url'
import { build, isBuilt } from './build.mjs'
import { install, isInstalled, isNodeRecent } from './install.mjs'
import { endChildrenOnSignal, endWithParent } from './parent-watch.mjs'
import { inTurn } from './turn.mjs'

/**
 * Installs and builds what is missing or stale. Everything it prints goes to stderr. Gives false, having said why,
 * when it could not.
 * @param {readonly ('page' | 'programs')[]} wanted
 * @returns {Promise<boolean>}
 */
export async function prepare(wanted) {
  if (!isNodeRecent()) return false
  if (isInstalled() && isBuilt(wanted)) return true
  const stop = endChildrenOnSignal()
  try {
    return await inTurn(async () => (await install()) && (await build(wanted)))
  } finally {
    stop()
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  endWithParent()
  process.exitCode = (await prepare(['page', 'programs'])) ? 0 : 1
}
