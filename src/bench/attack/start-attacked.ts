import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ask, type Attacked } from './attacked.ts'
import { startFakeUpstream } from './fake-upstream.ts'

/** A server to attack, and how to end it. */
export interface StartedAttacked {
  readonly at: Attacked
  readonly close: () => Promise<void>
}

/** The key that attacked servers hold: found nowhere else. */
export const attackedKey = 'a77acced0c0ffee0a77acced0c0ffee0a77acced0c0ffee0a77acced0c0ffee0'

/** Short, so that what waits for it is quick. */
const timeoutMs = 1000

const scripts = { built: ['run.mjs', 'server'], development: ['dev.mjs'] } as const

/** Starts the product, or its development server, by the very script that npm runs; `folder` is the project's. */
export async function startAttacked(kind: Attacked['kind'], folder: string): Promise<StartedAttacked> {
  const upstream = await startFakeUpstream()
  const state = await mkdtemp(join(tmpdir(), 'triage-attack-'))
  const port = await freePort()
  const [script, ...args] = scripts[kind]
  const child = spawn(process.execPath, [join(folder, 'src', 'setup', script), ...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: state,
      XDG_STATE_HOME: state,
      LOCALAPPDATA: state,
      PORT: String(port),
      TRIAGE_DEMO: '0',
      TRIAGE_OPEN: '0',
      TRIAGE_TIMEOUT_MS: String(timeoutMs),
      CLARI_API_KEY: attackedKey,
      CLARI_BASE_URL: `${upstream.origin}/v4`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const at = { kind, port, origin: `http://127.0.0.1:${port}`, token: '', secret: attackedKey, upstream }
  const token = await tokenOf({ ...at, unreadMs: timeoutMs * 2 }, child)
  return {
    at: { ...at, token, unreadMs: timeoutMs * 2 },
    close: async () => {
      await end(child)
      await upstream.close()
      await rm(state, { recursive: true, force: true })
    },
  }
}

/** The token as the page carries it, once the server is there; the development server's first call starts its proxy. */
async function tokenOf(at: Attacked, child: ChildProcess): Promise<string> {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const { body } = await ask(at, 'GET /', { 'x-triage-token': null })
    const token = /name="triage-token" content="([^"]+)"/.exec(body)?.[1]
    if (token !== undefined && (await ask({ ...at, token }, 'GET /api/session')).status === 200) return token
    await wait(200)
  }
  await end(child)
  throw new Error(`The server (${at.kind}) did not start.`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address === null || typeof address === 'string' ? 0 : address.port))
    })
  })
}

/** What happened when the product was told to listen beyond this computer, by a variable or an option. */
export interface StartRefused {
  readonly ended: boolean
  readonly said: string
}

/** Tries to start the built program or the development server so that others can reach it. */
export function startBeyondLoopback(
  kind: Attacked['kind'],
  folder: string,
  environment: Readonly<Record<string, string>>,
  line: readonly string[] = [],
): Promise<StartRefused> {
  const [script, ...args] = scripts[kind]
  return new Promise((resolve) => {
    let said = ''
    const child = spawn(process.execPath, [join(folder, 'src', 'setup', script), ...args, ...line], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', TRIAGE_DEMO: '0', TRIAGE_OPEN: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const timer = setTimeout(() => child.kill(), 15_000)
    const hear = (piece: Buffer) => void (said += piece.toString())
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve({ ended: code !== null && code !== 0, said: said.trim() })
    })
  })
}
