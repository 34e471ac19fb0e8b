import type { Evidence } from '#src/domain/model/evidence.ts'
import { systemNames } from '#src/domain/model/system.ts'
import {
  checkupHeadline,
  countCells,
  countsInWords,
  troublesIn,
  type CheckupCounts,
  type CheckupEntry,
} from './checkup-summary.ts'
import { copyAllEvidence } from '#src/report/redaction/copy-evidence.ts'
import { copyUrl } from '#src/report/redaction/copy-exchange.ts'
import { copyShort, type Copying } from '#src/report/redaction/copying.ts'
import type { Reported } from '#src/report/redaction/redaction.ts'
import type { ReportGrid, Report, Tone } from './report.ts'
import { frameOf, startCopying, type ReportedCase } from '#src/report/redaction/start-copying.ts'

/** A check-up to be reported. */
export interface CheckupToReport extends ReportedCase {
  /** Every check over every connection, in the order of the page. */
  readonly entries: readonly CheckupEntry[]
  /** When it began; epoch ms. */
  readonly at: number
}

/** More troubles than this are told in the tables only. */
const mostTroubles = 8

const countWords = (counts: CheckupCounts): Report['counts'] =>
  countsInWords(counts).map(({ ending, words }) => ({
    tone: ending === 'skipped' || ending === 'untold' ? 'neutral' : ending,
    word: words,
  }))

function ending({ record }: CheckupEntry): { readonly tone: Tone; readonly word: string } {
  const finding = record?.finding
  if (finding != null)
    return { tone: finding.status, word: { pass: 'pass', info: 'info', warn: 'warning', fail: 'fail' }[finding.status] }
  return { tone: 'neutral', word: record === null ? 'not run' : record.state === 'skipped' ? 'skipped' : 'not told' }
}

function connectionGrid(copying: Copying, where: string, entries: readonly CheckupEntry[]): ReportGrid {
  return {
    columns: ['Result', 'Check', 'What was found'],
    rows: entries.map((entry, index) => {
      const { tone, word } = ending(entry)
      const says = (text: string, what: string) => copyShort(copying, what, `${where} › check ${index + 1}`, text, 400)
      return {
        cells: [word, says(entry.item.check.asks, 'question'), says(entry.record?.says ?? '', 'finding')],
        tone,
        strong: false,
      }
    }),
    numeric: [],
    left: 0,
  }
}

/** What a check-up found, as a report: what is wrong once, with its evidence, then every check of every connection. */
export function checkupReport({ entries, at, ...reported }: CheckupToReport): Reported {
  const counts = countCells(entries)
  const troubles = troublesIn(entries)
  const told = troubles.slice(0, mostTroubles)
  const evidence: readonly Evidence[] = told.flatMap(({ cells }) =>
    (cells[0]?.record?.finding?.evidence ?? []).slice(0, 1),
  )
  const copying = startCopying(reported, evidence, [])
  const connections = [...new Map(entries.map(({ item }) => [item.connection.id, item.connection])).values()]
  const name = (label: string) => copyShort(copying, 'connection', 'Connection › name', label, 80)
  const report: Report = {
    kind: 'checkup',
    headline: copyShort(copying, 'headline', 'Headline', checkupHeadline(counts, troubles), 600),
    status:
      counts.fail > 0
        ? { tone: 'fail', word: 'trouble found' }
        : counts.warn > 0 || counts.untold > 0
          ? { tone: 'warn', word: 'worth a look' }
          : { tone: 'pass', word: 'nothing wrong' },
    strength: null,
    system: null,
    subject: 'Full check-up',
    dialect: null,
    seenAt: at,
    explains: null,
    contradictions: [],
    counts: countWords(counts),
    actions: [],
    asks: null,
    evidence: copyAllEvidence(copying, evidence),
    tables: [
      ...(told.length === 0
        ? []
        : [
            {
              title: 'What is wrong',
              says: troubles.length > told.length ? `And ${troubles.length - told.length} more below.` : null,
              grid: {
                columns: ['Result', 'Where', 'What was found'],
                rows: told.map(({ connection, status, says, cells }, index) => ({
                  cells: [
                    status === 'fail' ? 'fail' : 'warning',
                    `${systemNames[connection.system]} · ${name(connection.label)}` +
                      `${cells.length === 1 ? '' : ` · ${cells.length} checks meet this`}`,
                    copyShort(copying, 'finding', `What is wrong › ${index + 1}`, says, 600),
                  ],
                  tone: status,
                  strong: false,
                })),
                numeric: [],
                left: 0,
              },
            },
          ]),
      ...connections.map((connection, index) => ({
        title: `${systemNames[connection.system]} · ${name(connection.label)}`,
        says:
          `${copyUrl(copying, 'Connection › address', connection.address)}` +
          `${connection.source === 'demo' ? ' (demo tenant)' : ''}`,
        grid: connectionGrid(
          copying,
          `Connection ${index + 1}`,
          entries.filter(({ item }) => item.connection.id === connection.id),
        ),
      })),
    ],
    plan: null,
    disprovedBy: null,
    curl: null,
    answers: [],
    identifiers: [],
    connection: connections.some(({ source }) => source === 'demo')
      ? {
          label: 'Demo tenant among the connections',
          address: 'an invented company',
          demo: true,
          owner: null,
          lastTwo: null,
        }
      : null,
    ...frameOf(reported),
  }
  return { report, removed: copying.removals.list() }
}
