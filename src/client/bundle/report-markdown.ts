import { actorNames } from '#src/domain/model/scenario.ts'
import { grouped } from '#src/domain/words/count.ts'
import type { WordsPart } from '#src/report/messages/ready-words.ts'
import type { Detail, ReportGrid, Report } from '#src/report/model/report.ts'
import { writeWords } from '#src/report/messages/write-words.ts'

/**
 * A report as Markdown, evidence and tables in full; nothing in its texts means anything but itself. `when` puts
 * epoch ms into words.
 */
export function reportMarkdown(report: Report, when: (at: number) => string): string {
  const list = (heading: string, items: readonly string[]): readonly WordsPart[] =>
    items.length === 0 ? [] : [{ kind: 'list', heading, items }]
  const parts: readonly WordsPart[] = [
    { kind: 'text', text: report.headline },
    ...(report.explains === null ? [] : [{ kind: 'text' as const, text: report.explains }]),
    { kind: 'lines', heading: 'Where and when', lines: seenLines(report, when) },
    ...list(
      'How the checks ended',
      report.counts.map(({ word }) => word),
    ),
    ...list(
      'Who does what',
      report.actions.map(({ who, does, where }) => `${actorNames[who]}: ${does}${where === null ? '' : ` (${where})`}`),
    ),
    ...list(
      'What this rests on',
      report.evidence.map(({ badge, title, shows }) => `${badge}: ${title} – ${shows}`),
    ),
    ...report.evidence.flatMap(({ title, detail }, index) => detailParts(`Evidence ${index + 1}: ${title}`, detail)),
    ...report.tables.map(({ title, grid }): WordsPart => ({ kind: 'code', heading: title, code: gridText(grid) })),
    ...(report.plan === null ? [] : list(report.plan.title, report.plan.says)),
    ...list(
      'Answers',
      report.answers.map(({ question, answer }) => `${question}: ${answer}`),
    ),
    ...(report.identifiers.length === 0
      ? []
      : [{ kind: 'lines' as const, heading: 'Identifiers', lines: report.identifiers }]),
    ...(report.disprovedBy === null
      ? []
      : [{ kind: 'text' as const, text: `What would disprove it: ${report.disprovedBy}` }]),
    ...(report.curl === null ? [] : [{ kind: 'code' as const, heading: 'To see it yourself', code: report.curl }]),
  ]
  return `${writeWords({ to: 'clari-admin', subject: report.headline, parts }, 'markdown')}\n`
}

function seenLines(report: Report, when: (at: number) => string) {
  const { system, subject, dialect, seenAt, connection, caseId, product } = report
  return [
    { label: 'System', value: [system ?? 'several', subject, ...(dialect === null ? [] : [dialect])].join(' · ') },
    ...(seenAt === null ? [] : [{ label: 'Seen', value: when(seenAt) }]),
    ...(connection === null
      ? []
      : [
          {
            label: 'Over',
            value:
              `${connection.label} at ${connection.address}` +
              `${connection.demo ? ' (demo tenant, not a real account)' : ''}`,
          },
        ]),
    { label: 'Case', value: `${caseId} · Clari Triage ${product} · secrets removed` },
  ]
}

function detailParts(heading: string, detail: Detail): readonly WordsPart[] {
  switch (detail.kind) {
    case 'exchange': {
      const { request, answer } = detail
      const headers = (lines: readonly { readonly name: string; readonly value: string }[]) =>
        lines.map(({ name, value }) => `${name}: ${value}`)
      const came =
        answer.kind === 'silence'
          ? [answer.says]
          : [`HTTP ${answer.status}`, ...headers(answer.headers), '', answer.body.text]
      return [
        {
          kind: 'code',
          heading,
          code: [
            `${request.method} ${request.url}`,
            ...headers(request.headers),
            ...(request.body === null ? [] : ['', request.body]),
            '',
            ...came,
          ].join('\n'),
        },
      ]
    }
    case 'paste':
      return [{ kind: 'code', heading, code: detail.excerpt.text }]
    case 'answer':
      return [{ kind: 'list', heading, items: [`${detail.question} ${detail.answer}`] }]
    case 'credential':
      return [{ kind: 'list', heading, items: detail.lines.map(({ name, value }) => `${name}: ${value}`) }]
    case 'rows':
      return [{ kind: 'code', heading, code: gridText(detail.grid) }]
  }
}

function gridText({ columns, rows, left }: ReportGrid): string {
  return [
    columns.join(' | '),
    ...rows.map(({ cells }) => cells.join(' | ')),
    ...(left > 0 ? [`… and ${grouped(left)} more rows`] : []),
  ].join('\n')
}
