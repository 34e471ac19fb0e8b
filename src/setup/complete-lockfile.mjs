import { readFileSync, writeFileSync } from 'node:fs'
import { inProject, note } from './project.mjs'

/**
 * @typedef {{ version?: string, os?: string[], cpu?: string[], libc?: string[], dev?: boolean, optional?: boolean,
 *   license?: string, engines?: Record<string, string>, optionalDependencies?: Record<string, string> }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lockfile
 */

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'sunos', 'netbsd', 'openbsd', 'aix']
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

/**
 * For which platform a native package is, as its name says (`binding-linux-x64-musl`): the convention of napi-rs, which
 * all of them keep. Null when the name tells no platform.
 * @param {string} name
 * @returns {Pick<Entry, 'os' | 'cpu' | 'libc'> | null}
 */
export function platformOf(name) {
  const words = (name.split('/').at(-1) ?? '').split('-')
  const cpu = words.find((word) => processors.includes(word))
  if (cpu === undefined) return null
  if (cpu === 'wasm32') return { cpu: [cpu] }
  const os = words.find((word) => systems.includes(word))
  if (os === undefined) return null
  const abi = words.at(-1) ?? ''
  const libc = os === 'linux' ? (abi.startsWith('musl') ? 'musl' : abi.startsWith('gnu') ? 'glibc' : null) : null
  return { cpu: [cpu], os: [os], ...(libc === null ? {} : { libc: [libc] }) }
}

/**
 * Where a dependency of a package would be found in a lockfile, from the inside out.
 * @param {string} parent
 * @param {string} name
 */
function placesFor(parent, name) {
  const folders = parent.split('/node_modules/')
  const nested = folders.map(
    (_, i) => `${folders.slice(0, folders.length - i).join('/node_modules/')}/node_modules/${name}`,
  )
  return [...nested, `node_modules/${name}`]
}

/**
 * The optional platform packages that a lockfile's packages ask for and that it leaves out. npm leaves them out when
 * its registry did not serve them; then `npm ci` refuses, or another platform installs without its native part.
 * @param {Lockfile} lockfile
 * @returns {{ place: string, entry: Entry }[]}
 */
export function missingEntries(lockfile) {
  return Object.entries(lockfile.packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) => {
      const platform = platformOf(name)
      if (platform === null || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) return []
      if (placesFor(parent, name).some((place) => lockfile.packages[place]?.version === version)) return []
      const top = `node_modules/${name}`
      const place = lockfile.packages[top] === undefined ? top : `${parent}/${top}`
      const { cpu, libc, os } = platform
      const missing = {
        version,
        ...(cpu === undefined ? {} : { cpu }),
        ...(entry.dev === true ? { dev: true } : {}),
        ...(libc === undefined ? {} : { libc }),
        ...(entry.license === undefined ? {} : { license: entry.license }),
        optional: true,
        ...(os === undefined ? {} : { os }),
        ...(entry.engines === undefined ? {} : { engines: entry.engines }),
      }
      return [{ place, entry: missing }]
    }),
  )
}

/**
 * The lockfile with every platform's packages named, in npm's order.
 * @param {Lockfile} lockfile
 * @returns {Lockfile}
 */
export function completed(lockfile) {
  const packages = { ...lockfile.packages }
  for (const { place, entry } of missingEntries(lockfile)) packages[place] = entry
  const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return { ...lockfile, packages: Object.fromEntries(sorted) }
}

/**
 * `node src/setup/complete-lockfile.mjs [--check]`: completes package-lock.json, or only tells what is
 * missing (exit 1).
 */
export function main() {
  const path = inProject('package-lock.json')
  /** @type {Lockfile} */
  const lockfile = JSON.parse(readFileSync(path, 'utf8'))
  const missing = missingEntries(lockfile)
  if (process.argv.includes('--check')) {
    for (const { place, entry } of missing) note(`package-lock.json leaves out ${place} ${entry.version}`)
    if (missing.length > 0) note('Complete it with: npm run lockfile')
    process.exitCode = missing.length > 0 ? 1 : 0
    return
  }
  if (missing.length > 0) writeFileSync(path, `${JSON.stringify(completed(lockfile), null, 2)}\n`)
  note(
    missing.length === 0
      ? 'package-lock.json is complete.'
      : `Added ${missing.length} packages of other platforms to package-lock.json.`,
  )
}

if (process.argv[1]?.endsWith('complete-lockfile.mjs')) main()
