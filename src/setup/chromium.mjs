import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { inProject, note } from './project.mjs'
import { run, runNode } from './run-node.mjs'

/** The headless shell first: it draws the same, and browser tests take two thirds of the time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
]
const macPlaces = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'].map(
  (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
)
const windowsPlaces = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
  .flatMap((name) => process.env[name] ?? [])
  .flatMap((folder) => [
    join(folder, 'Chromium', 'Application', 'chrome.exe'),
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ])

/** The browser that Playwright would download, where it has been; null otherwise. */
function playwrightsOwn() {
  try {
    /** @type {typeof import('playwright')} */
    const playwright = createRequire(inProject('package.json'))('playwright')
    const path = playwright.chromium.executablePath()
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/**
 * Whether it starts at all: Ubuntu's `chromium-browser` may be a stub. (On Windows asking would open a window.)
 * @param {string} path
 */
function starts(path) {
  if (process.platform === 'win32') return true
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return status === 0 && /\d+\.\d+/.test(stdout)
}

/**
 * A Chromium on this computer: the one that CHROMIUM_PATH names, Playwright's own, or the system's; null
 * when there is none.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  const own = playwrightsOwn()
  if (own !== null) return own
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const places =
    process.platform === 'win32'
      ? windowsPlaces
      : [
          ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
          ...(process.platform === 'darwin' ? macPlaces : ['/snap/bin/chromium']),
        ]
  return places.find((place) => existsSync(place) && starts(place)) ?? null
}

const isRoot = () => process.getuid?.() === 0

/**
 * A Chromium, got if need be: from Playwright, or as root on Debian from its packages. Null, having said what to do,
 * when none can be had.
 * @returns {Promise<string | null>}
 */
export async function getChromium() {
  const named = process.env['CHROMIUM_PATH']
  const found = findChromium()
  if (found !== null) return found
  if (named !== undefined && named !== '') {
    note(`CHROMIUM_PATH names ${named}, which is not there.`)
    return null
  }
  note('No Chromium found; trying to get the one that Playwright offers …')
  await runNode(inProject('node_modules', 'playwright', 'cli.js'), ['install', 'chromium'], {
    timeoutMs: 300_000,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env },
  })
  const own = findChromium()
  if (own !== null) return own
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-q'], { env, timeoutMs: 300_000 })
    // Older releases have no package of the shell alone.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      note(`Trying Debian’s package ${name} …`)
      await run('apt-get', ['install', '-y', '-q', name], { env, timeoutMs: 900_000 })
      const packaged = findChromium()
      if (packaged !== null) return packaged
    }
  }
  note('No Chromium could be found or installed, so the tests in a browser cannot run.')
  note('Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one, and run npm test again.')
  return null
}

/**
 * How Chromium is started for tests: nothing that calls home in the background, and no sandbox where root forbids one.
 */
export const chromiumFlags = () => [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]
