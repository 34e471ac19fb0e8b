import { spawn } from 'node:child_process'
import type { Environment } from '#src/server/config.ts'

/** The command that opens an address in the user's browser; null where nobody would see it. */
export function openCommand(
  address: string,
  at: { readonly environment: Environment; readonly platform: string; readonly terminal: boolean },
): readonly [command: string, ...args: string[]] | null {
  const { environment, platform, terminal } = at
  const automated = environment['CI'] !== undefined && environment['CI'] !== '' && environment['CI'] !== 'false'
  if (!terminal || automated) return null
  if (platform === 'darwin') return ['open', address]
  if (platform === 'win32') return ['cmd', '/c', 'start', '', address]
  return environment['DISPLAY'] === undefined && environment['WAYLAND_DISPLAY'] === undefined
    ? null
    : ['xdg-open', address]
}

/** Runs it and forgets it: the address was printed anyway. */
export function openBrowser(command: readonly [command: string, ...args: string[]]): void {
  const [program, ...args] = command
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.once('error', () => {})
  child.unref()
}
