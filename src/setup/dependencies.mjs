import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inProject } from './project.mjs'

/**
 * @typedef {{ license?: string, dev?: boolean, hasInstallScript?: boolean, version?: string }} Locked
 * @typedef {{ packages: Record<string, Locked> }} Lockfile
 */

/** Licences that let the product be used and passed on as it is. */
const permissive = (
  '0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC MIT MIT-0 ' +
  // Fonts; files that are used unchanged; a parser of a tool's; a word list's.
  'OFL-1.1 MPL-2.0 Python-2.0 Unlicense'
).split(' ')

/**
 * Whether a licence, or one of several to choose from, is permissive.
 * @param {string} licence
 */
const isPermissive = (licence) =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => permissive.includes(one))

/**
 * The packages of a lockfile by licence, those of the product apart from those that only build and test it, and the
 * ones whose licence is none that is known to be fine.
 * @param {Lockfile} lockfile
 */
export function licencesOf(lockfile) {
  const packages = Object.entries(lockfile.packages).filter(([place]) => place !== '')
  const name = (/** @type {string} */ place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  /** @param {boolean} dev */
  const grouped = (dev) => {
    /** @type {Map<string, string[]>} */
    const groups = new Map()
    for (const [place, { license = 'none told', dev: isDev = false }] of packages)
      if (isDev === dev) groups.set(license, [...(groups.get(license) ?? []), name(place)])
    return [...groups].toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  }
  return {
    product: grouped(false),
    tools: grouped(true),
    unknown: packages.filter(([, one]) => !isPermissive(one.license ?? '')).map(([place]) => name(place)),
    installScripts: packages.filter(([, one]) => one.hasInstallScript === true).map(([place]) => name(place)),
  }
}

/**
 * What `npm audit` says: how many known weaknesses, or null where the registry does not answer it.
 * @param {string} printed what it wrote with `--json`
 * @returns {{ high: number, all: number } | null}
 */
export function auditOf(printed) {
  try {
    const counts = JSON.parse(printed).metadata?.vulnerabilities
    if (typeof counts?.total !== 'number') return null
    return { high: Number(counts.high ?? 0) + Number(counts.critical ?? 0), all: counts.total }
  } catch {
    return null
  }
}

/** `npm run dependencies`: licences, install scripts, known weaknesses; exit 1 where one of them is not fine. */
function main() {
  const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`)
  /** @type {Lockfile} */
  const lockfile = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))
  const { installScripts, product, tools, unknown } = licencesOf(lockfile)
  say('Of the product:')
  for (const [licence, names] of product) say(`  ${licence} (${names.length}): ${names.join(', ')}`)
  say('To build and test it:')
  for (const [licence, names] of tools) say(`  ${licence} (${names.length})`)
  if (unknown.length > 0) say(`Not known to be fine: ${unknown.join(', ')}`)
  say(`Would run a script when installed, and are not let (.npmrc): ${installScripts.join(', ') || 'none'}`)
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const asked = spawnSync(command, ['audit', '--omit=dev', '--json'], {
    cwd: inProject(),
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32',
  })
  const audit = auditOf(asked.stdout ?? '')
  say(
    audit === null
      ? 'Known weaknesses: not checked, the registry does not answer npm audit.'
      : `Known weaknesses of the product: ${audit.all}, of them ${audit.high} high or critical.`,
  )
  process.exitCode = unknown.length > 0 || (audit !== null && audit.high > 0) ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
