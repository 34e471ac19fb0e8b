import { waitRanges } from '#src/domain/model/pacing.ts'
import type { Plan } from '#src/domain/model/plan.ts'
import { duration } from '#src/domain/words/duration.ts'

/** Further waits than this are as long as the last and need no telling one by one. */
const mostTold = 10

/** A plan as lines of plain text: its sentences, the waits, and the parts; the programs are copied by themselves. */
export function planText(
  plan: Pick<Plan, 'title' | 'pace' | 'parts'> & { readonly says: readonly string[] },
): readonly string[] {
  const ranges = plan.pace === null ? [] : waitRanges(plan.pace.policy, plan.pace.atLeastMs)
  const waits = ranges
    .slice(0, mostTold)
    .map(({ from, to }) => (from === to ? duration(to) : `${duration(from)}–${duration(to)}`))
  return [
    plan.title.toUpperCase(),
    ...plan.says.map((sentence, index) => `${index + 1}. ${sentence}`),
    ...(waits.length === 0
      ? []
      : [`Waits: ${waits.join(', ')}${ranges.length > mostTold ? `, and so on, ${ranges.length} in all` : ''}`]),
    ...plan.parts.map(({ name, body }) => `- ${name}: ${body}`),
  ]
}
