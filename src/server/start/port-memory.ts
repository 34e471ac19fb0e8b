import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readJson } from '#src/domain/json.ts'
import type { Environment } from '#src/server/config.ts'

const schema = z.object({ port: z.int().min(1).max(65535) })

/** The port that was used last: a browser keeps cases by address, so the address should stay. */
export interface PortMemory {
  readonly read: () => number | null
  /** Where the file cannot be written the port is simply not remembered. */
  readonly write: (port: number) => void
}

/** Remembers the port in a small file in the user's state folder. */
export function createPortMemory(file: string): PortMemory {
  return {
    read: () => {
      try {
        const json = readJson(readFileSync(file, 'utf8'))
        const parsed = schema.safeParse(json.ok ? json.value : null)
        return parsed.success ? parsed.data.port : null
      } catch {
        return null
      }
    },
    write: (port) => {
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, `${JSON.stringify({ port })}\n`)
      } catch {
        // A read-only home is no reason not to start.
      }
    },
  }
}

/** The file in which the port is remembered, where each operating system wants such things. */
export function portFile(environment: Environment, platform: string): string {
  const home = homedir()
  const folder =
    platform === 'win32'
      ? (environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (environment['XDG_STATE_HOME'] ?? join(home, '.local', 'state'))
  return join(folder, 'clari-triage', 'port.json')
}
