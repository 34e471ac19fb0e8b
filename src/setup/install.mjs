import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { inProject, note } from './project.mjs'
import { runNpm } from './run-node.mjs'

const lockfile = inProject('package-lock.json')
const modules = inProject('node_modules')
const installed = inProject('node_modules', '.package-lock.json')
/** Which lockfile was installed; npm's own record only tells when. */
const stamp = inProject('node_modules', '.clari-triage-installed')

const fingerprint = () => createHash('sha256').update(readFileSync(lockfile)).digest('hex')

/**
 * Whether what is installed is what the lockfile says; a linked `node_modules` belongs to another tree, which
 * installing here would empty.
 */
export function isInstalled() {
  if (!existsSync(installed)) return false
  if (lstatSync(modules).isSymbolicLink()) return true
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return true
  return statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs
}

/** Whether this Node is one that the product runs on; says so when it is not. */
export function isNodeRecent() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return true
  note(
    `Clari Triage needs Node 20.19 or newer; this is ${process.versions.node}. Get a newer one from ` +
      'https://nodejs.org and try again.',
  )
  return false
}

/**
 * Installs the dependencies when they are missing or stale. Gives false, having said why, when they could not be had.
 * @returns {Promise<boolean>}
 */
export async function install() {
  if (isInstalled()) return true
  note('Installing dependencies (once; it takes a few seconds) …')
  // Development dependencies are needed to build, whatever NODE_ENV or npm's settings say.
  const quiet = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  let code = await runNpm(['ci', ...quiet])
  if (code !== 0) {
    note('npm ci did not succeed (its reason is above). Trying npm install, which may choose slightly newer versions …')
    code = await runNpm(['install', '--no-save', '--no-package-lock', ...quiet])
  }
  if (code !== 0) {
    note(
      'The dependencies could not be installed. What npm said is ' +
        'above; the usual reasons are no network, or a company proxy:',
    )
    note(
      '  npm config set proxy http://proxy.example:8080    and, where it inspects TLS,    ' +
        'NODE_EXTRA_CA_CERTS=/path/to/company-ca.pem',
    )
    return false
  }
  writeFileSync(stamp, fingerprint())
  return true
}
