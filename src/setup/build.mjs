import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject, note } from './project.mjs'
import { runNode } from './run-node.mjs'

/** What can be built, and how. */
const parts = /** @type {const} */ ({
  page: { says: 'Building the page …', args: [], proof: ['dist', 'page', 'index.html'] },
  programs: { says: 'Building the programs …', args: ['--mode', 'programs'], proof: ['dist', 'programs', 'server.js'] },
})

/** @typedef {keyof typeof parts} Part */

const roots = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']
const without = /\.test\.tsx?$|^setup$/

/**
 * Every source file below a place, with size and time of change.
 * @param {string} path
 * @param {string} name
 * @returns {string[]}
 */
function listing(path, name) {
  if (!existsSync(path) || without.test(name)) return []
  const stat = statSync(path)
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`]
  return readdirSync(path)
    .toSorted()
    .flatMap((each) => listing(join(path, each), each))
}

/** Changes when a source file is changed, added or removed. */
function sourcesFingerprint() {
  const files = roots.flatMap((root) => listing(inProject(root), root))
  return createHash('sha256')
    .update(`${process.versions.node}\n${files.join('\n')}`)
    .digest('hex')
}

/** @param {Part} part */
const stampOf = (part) => inProject('dist', `.built-${part}`)

/**
 * @param {Part} part
 * @param {string} fingerprint
 */
function isCurrent(part, fingerprint) {
  const stamp = stampOf(part)
  return existsSync(inProject(...parts[part].proof)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint
}

/**
 * Whether all of it was built from the sources as they are now.
 * @param {readonly Part[]} wanted
 */
export function isBuilt(wanted) {
  const fingerprint = sourcesFingerprint()
  return wanted.every((part) => isCurrent(part, fingerprint))
}

/**
 * Builds what is older than its sources. Gives false, having said so, when the build failed.
 * @param {readonly Part[]} wanted
 * @returns {Promise<boolean>}
 */
export async function build(wanted) {
  const fingerprint = sourcesFingerprint()
  for (const part of wanted) {
    if (isCurrent(part, fingerprint)) continue
    note(parts[part].says)
    const code = await runNode(
      inProject('node_modules', 'vite', 'bin', 'vite.js'),
      ['build', '--logLevel', 'warn', ...parts[part].args],
      { env: { ...process.env, NODE_ENV: 'production' } },
    )
    if (code !== 0) {
      note(`The build failed (${part}); the reason is above.`)
      return false
    }
    mkdirSync(inProject('dist'), { recursive: true })
    writeFileSync(stampOf(part), fingerprint)
  }
  return true
}
