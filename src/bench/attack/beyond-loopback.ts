import type { Attacked } from './attacked.ts'
import type { Attempt } from './run-attacks.ts'
import { startBeyondLoopback } from './start-attacked.ts'

const ways: readonly (readonly [says: string, env: Readonly<Record<string, string>>, line: readonly string[]])[] = [
  ['HOST=0.0.0.0', { HOST: '0.0.0.0' }, []],
  ['HOST=::', { HOST: '::' }, []],
  ['TRIAGE_HOST=192.168.1.5', { TRIAGE_HOST: '192.168.1.5' }, []],
  ['LISTEN_ADDRESS=0.0.0.0:4173', { LISTEN_ADDRESS: '0.0.0.0:4173' }, []],
  ['PORT=0.0.0.0:4173', { PORT: '0.0.0.0:4173' }, []],
  ['--host', {}, ['--host']],
  ['--host=0.0.0.0', {}, ['--host=0.0.0.0']],
]

/** Starts that would let others reach the server: each must end with one sentence; `some` of them for a quick run. */
export async function beyondLoopback(kind: Attacked['kind'], folder: string, some = ways.length): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  for (const [says, environment, line] of ways.slice(0, some)) {
    const { ended, said } = await startBeyondLoopback(kind, folder, environment, line)
    const sentence = said.split('\n').find((one) => /127\.0\.0\.1|PORT/.test(one))
    attempts.push({
      on: kind,
      attack: { group: 'Beyond this computer', says, expected: 'does not start, and says so' },
      refused: ended && sentence !== undefined && !/\n\s+at \S/.test(said),
      seen: ended ? (sentence ?? said).slice(0, 120) : 'started',
    })
  }
  return attempts
}
