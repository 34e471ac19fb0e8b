import type { Attack, AttackOutcome } from './attack-row.ts'
import type { Attacked } from './attacked.ts'

/** An attack with what came of it. */
export interface Attempt extends AttackOutcome {
  readonly on: Attacked['kind']
  readonly attack: Pick<Attack, 'group' | 'says' | 'expected'>
}

/** Runs attacks one after the other; one that throws was not refused. */
export async function runAttacks(at: Attacked, attacks: readonly Attack[]): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  for (const attack of attacks) attempts.push({ on: at.kind, attack, ...(await attack.run(at)) })
  return attempts
}
