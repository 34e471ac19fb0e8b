import { systemNames } from '#src/domain/system.ts'
import { checkupHeadline, countCells, troublesIn } from '#src/report/checkup-summary.ts'
import { badgeOf, type CheckupGroup } from './checkup-rows.ts'

/** What of a case is printed beside a check-up's result. */
export interface CheckupFrame {
  readonly caseId: string
  readonly product: string
  /** When it began; epoch ms. */
  readonly at: number
  /** A moment in words. */
  readonly when: (at: number) => string
}

/** A check-up as plain text that reads on its own. */
export function checkupText(groups: readonly CheckupGroup[], frame: CheckupFrame): string {
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const counts = countCells(cells)
  const lines = [
    checkupHeadline(counts, troublesIn(cells)),
    '',
    `${counts.pass} passed, ${counts.info} informed, ${counts.warn} warned, ${counts.fail} failed, ${counts.skipped} skipped, ${counts.untold} not told`,
    ...groups.flatMap(({ system, connections, rows }) =>
      connections.flatMap((connection) => [
        '',
        `${systemNames[system]} · ${connection.label} · ${connection.address}${connection.source === 'demo' ? ' (demo tenant)' : ''}`,
        ...rows.flatMap((row) => row.cells.filter(({ item }) => item.connection.id === connection.id).map((cell) => `- ${badgeOf(cell)}: ${row.check.asks} ${cell.record?.says ?? ''}`.trimEnd())),
      ]),
    ),
    '',
    `Seen ${frame.when(frame.at)} · full check-up · case ${frame.caseId} · Clari Triage ${frame.product} · secrets removed`,
  ]
  return `${lines.join('\n')}\n`
}
