import { readFileSync } from 'node:fs'
import { endChildren } from './run-node.mjs'

/**
 * Whether a process lives; one of somebody else's counts.
 * @param {number} pid
 */
function lives(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (reason) {
    return reason instanceof Error && 'code' in reason && reason.code === 'EPERM'
  }
}

/**
 * The parent of a process, where the system tells (Linux); 0 elsewhere.
 * @param {number} pid
 */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

/** npm starts a script through a shell on some systems: then the shell's own parent is npm. */
function ancestors() {
  if (process.env['npm_lifecycle_event'] === undefined) return []
  const parent = process.ppid
  const above = parentOf(parent)
  return [parent, above].filter((pid) => pid > 1)
}

/**
 * Ends this process, gracefully where it listens for that, when npm (which started it) has gone without
 * passing the signal on.
 */
export function endWithParent() {
  const watched = ancestors()
  if (watched.length === 0) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent && watched.every(lives)) return
    clearInterval(timer)
    endChildren()
    if (!process.emit('SIGTERM')) process.exit(143)
    setTimeout(() => process.exit(143), 4000).unref()
  }, 500)
  timer.unref()
}

/** Passes Ctrl-C on to what runs for us while nothing else listens for it. Gives back what stops doing so. */
export function endChildrenOnSignal() {
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    endChildren()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  return () => {
    process.off('SIGINT', end)
    process.off('SIGTERM', end)
  }
}
