import type { ExpectedAnswer, AnswerBridge, AnswerRow } from './answer.ts'

/** Whole thousandths: finer than any minor unit of these worlds, and exact to add. */
const whole = (value: number): number => Math.round(value * 1000)
const sumOf = (rows: readonly AnswerRow[], read: (row: AnswerRow) => number): number =>
  rows.reduce((sum, row) => sum + whole(read(row)), 0)

/** What of the bridges does not add up, each by itself and against the rows; nothing when all does. */
export function bridgeFaults(answer: ExpectedAnswer): string[] {
  const fields = answer.byField.flatMap(({ field, bridges }) =>
    bridges.flatMap((bridge) => faultsOf(answer, bridge, field)),
  )
  const rows = answer.rows.flatMap((row) =>
    whole(row.delta) === whole(row.ui ?? 0) - whole(row.api ?? 0)
      ? []
      : [`bridge: ${row.user} ${row.field} has a difference that is not its own`],
  )
  return [...answer.bridges.flatMap((bridge) => faultsOf(answer, bridge, null)), ...fields, ...rows]
}

function faultsOf(answer: ExpectedAnswer, bridge: AnswerBridge, field: string | null): string[] {
  const { currency, totals, causes } = bridge
  const own = answer.rows.filter(
    (row) =>
      row.inTotal &&
      (field === null || row.field === field) &&
      row.currency.api === currency.api &&
      row.currency.ui === currency.ui,
  )
  const faults: string[] = []
  if (causes.reduce((sum, step) => sum + whole(step.delta), whole(totals.api)) !== whole(totals.ui))
    faults.push('does not sum')
  if (whole(totals.api) + whole(totals.delta) !== whole(totals.ui)) faults.push('has a difference that is not its own')
  if (!causes.some((step) => step.cause === 'unexplained')) faults.push('leaves out unexplained')
  if (sumOf(own, (row) => row.api ?? 0) !== whole(totals.api)) faults.push('has another API total than its rows')
  if (sumOf(own, (row) => row.ui ?? 0) !== whole(totals.ui)) faults.push('has another UI total than its rows')
  for (const step of causes) {
    const its = own.filter((row) => row.cause === step.cause)
    if (sumOf(its, (row) => row.delta) !== whole(step.delta) || its.length !== step.rows)
      faults.push(`has another step ${step.cause} than its rows`)
  }
  return faults.map((fault) => `bridge: ${field ?? 'all fields'} ${currency.api}/${currency.ui} ${fault}`)
}
