import { ask, leakIn, type Attacked, type Headers, type RawAnswer } from './attacked.ts'

/** What an attack came to. */
export interface AttackOutcome {
  readonly refused: boolean
  /** In words, for the table. */
  readonly seen: string
}

/** One attack: what is tried, what must happen, and the trying. */
export interface Attack {
  readonly group: string
  readonly says: string
  readonly expected: string
  readonly run: (at: Attacked) => Promise<AttackOutcome>
}

/** An attack that is one request, refused by one of these statuses (0: closed without an answer) and without a leak. */
export function requestAttack(
  group: string,
  says: string,
  statuses: readonly number[],
  make: (at: Attacked) => { readonly line: string; readonly headers?: Headers; readonly body?: string },
): Attack {
  return {
    group,
    says,
    expected: statuses.map(statusWords).join(' or '),
    run: async (at) => {
      const { line, headers, body } = make(at)
      return judged(at, await ask(at, line, headers, body), statuses)
    },
  }
}

/** Whether an answer is a refusal that gives nothing away. */
export function judged(at: Attacked, answer: RawAnswer, statuses: readonly number[]): AttackOutcome {
  const leak = leakIn(at, answer)
  const seen = statusWords(answer.status) + (leak === null ? '' : `, and ${leak} in it`)
  return { refused: leak === null && statuses.includes(answer.status), seen }
}

function statusWords(status: number): string {
  return status === 0 ? 'closed' : String(status)
}
