import { isLoopback } from '#src/domain/contract/loopback.ts'

/** Variables by which other servers are told where to listen. */
const addressNames = ['HOST', 'BIND', 'BIND_ADDRESS', 'LISTEN', 'LISTEN_ADDRESS', 'TRIAGE_HOST']

/**
 * One sentence where an environment or a command line asks to listen beyond this computer; null where they do not.
 * There is no setting for it: whoever reaches the server reaches the keys.
 */
export function askedBeyondLoopback(
  environment: Readonly<Record<string, string | undefined>>,
  line: readonly string[] = [],
): string | null {
  const name = addressNames.find((each) => {
    const value = environment[each]?.trim() ?? ''
    return value !== '' && !isLoopback(value.replace(/^([^:]+|\[.*\]):\d+$/, '$1'))
  })
  const option = line.find((each) => /^--(?:host|bind|listen)(?:=|$)/.test(each))?.split('=')[0]
  const asked = name ?? option
  return asked === undefined
    ? null
    : `Clari Triage listens on this computer alone (127.0.0.1): take ${asked} away and start again.`
}
