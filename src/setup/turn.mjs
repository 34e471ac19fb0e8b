import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inProject, note } from './project.mjs'

const place = inProject('dist', '.turn')

/** Whether the process that has the turn is gone. */
function isAbandoned() {
  try {
    process.kill(Number(readFileSync(join(place, 'pid'), 'utf8')), 0)
    return false
  } catch (reason) {
    return !(reason instanceof Error && 'code' in reason && (reason.code === 'EPERM' || reason.code === 'ENOENT'))
  }
}

/** Takes the turn, or tells that another has it. */
function take() {
  try {
    mkdirSync(inProject('dist'), { recursive: true })
    mkdirSync(place)
    writeFileSync(join(place, 'pid'), String(process.pid))
    return true
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'EEXIST') return false
    throw reason
  }
}

/**
 * Does something while no other process of this project does it: two commands started at once must not install at once.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(work) {
  for (let tries = 0; !take(); tries++) {
    if (tries === 0) note('Waiting for another Clari Triage command to finish preparing …')
    if (isAbandoned() || tries > 3000) rmSync(place, { recursive: true, force: true })
    await wait(200)
  }
  const leave = () => rmSync(place, { recursive: true, force: true })
  process.once('exit', leave)
  try {
    return await work()
  } finally {
    leave()
    process.off('exit', leave)
  }
}
