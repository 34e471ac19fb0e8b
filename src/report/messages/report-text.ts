import { keyWords, namesForOthers } from './ready-words.ts'
import { planText } from './plan-text.ts'
import { plainLine } from './safe-text.ts'
import type { ReportGrid, Report } from '#src/report/model/report.ts'
import { strengthWords } from '#src/report/model/verdict-look.ts'

function keyPart(connection: NonNullable<Report['connection']>): string {
  const words = keyWords(connection)
  return words === null ? '' : ` (key ${words})`
}

/** Where and how something was seen, in one line: system, subject, dialect, connection. */
function seenWhere({ system, subject, dialect, connection }: Report): string {
  const where =
    connection === null
      ? 'no connection used'
      : `${connection.label}${keyPart(connection)} at ${connection.address}${connection.demo ? ' (demo tenant)' : ''}`
  return [system, subject, dialect, where].filter((part) => part !== null).join(' · ')
}

function shorten(text: string): string {
  const flat = plainLine(text)
  return flat.length > 160 ? `${flat.slice(0, 157)}…` : flat
}

const gridLines = ({ columns, rows, left }: ReportGrid): readonly string[] => [
  columns.join(' | '),
  ...rows.map(({ cells }) => cells.map(plainLine).join(' | ')),
  ...(left === 0 ? [] : [`${left} more rows`]),
]

/** A report as plain text that reads on its own; `when` puts a moment (epoch ms) into words. */
export function reportText(report: Report, when: (at: number) => string): string {
  const strength = strengthWords(report, false)
  const lines = [
    report.headline,
    ...(strength === null ? [] : [`(${report.status.word}; ${strength})`]),
    ...(report.explains === null ? [] : ['', report.explains]),
    ...report.contradictions,
    ...(report.counts.length === 0 ? [] : ['', report.counts.map(({ word }) => word).join(', ')]),
    ...(report.actions.length === 0
      ? []
      : [
          '',
          'WHO ACTS',
          ...report.actions.map(
            ({ who, does, where }) => `- ${namesForOthers[who]}: ${does}${where === null ? '' : ` [${where}]`}`,
          ),
        ]),
    ...(report.evidence.length === 0 ? [] : ['', 'WHAT THIS RESTS ON']),
    ...report.evidence.map(
      ({ badge, title, shows, quote }) =>
        `- ${badge}: ${title} – ${shows}${quote === null || quote === shows ? '' : ` (“${shorten(quote)}”)`}`,
    ),
    ...report.tables.flatMap(({ title, says, grid }) => [
      '',
      title.toUpperCase(),
      ...(says === null ? [] : [says]),
      ...gridLines(grid),
    ]),
    ...(report.disprovedBy === null ? [] : ['', `What would disprove it: ${report.disprovedBy}`]),
    ...(report.plan === null ? [] : ['', ...planText(report.plan)]),
    ...(report.curl === null ? [] : ['', 'To see it yourself:', report.curl]),
    '',
    ...report.identifiers.map(({ label, value }) => `${label}: ${value}`),
    `${report.seenAt === null ? '' : `Seen ${when(report.seenAt)} · `}${seenWhere(report)}`,
    `Case ${report.caseId} · Clari Triage${report.product === '' ? '' : ` ${report.product}`} · secrets removed`,
  ]
  return `${lines.join('\n')}\n`
}
