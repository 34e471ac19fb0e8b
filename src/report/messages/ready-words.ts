import { actorNames, type Actor } from '#src/domain/model/scenario.ts'
import type { Report } from '#src/report/model/report.ts'

/** What actors are called where somebody else than the analyst reads it. */
export const namesForOthers: Readonly<Record<Actor, string>> = { ...actorNames, you: 'Analyst' }

/** One part of a message, before it is written in any format; texts are plain and may hold anything. */
export type WordsPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[] }
  | {
      readonly kind: 'lines'
      readonly heading: string
      readonly lines: readonly { readonly label: string; readonly value: string }[]
    }
  | { readonly kind: 'code'; readonly heading: string; readonly code: string }

/** A message to whoever must act, before it is written in any format. */
export interface ReadyWords {
  readonly to: Exclude<Actor, 'you'>
  readonly subject: string
  readonly parts: readonly WordsPart[]
}

/** The identifiers that each actor looks a matter up by. */
const idsOf: Readonly<Record<ReadyWords['to'], readonly string[]>> = {
  'clari-admin': ['forecast', 'jobId', 'orgId'],
  'clari-support': ['errorId', 'request_id', 'orgId', 'forecast', 'jobId'],
  'clarify-admin': ['trace', 'request id'],
  'clarify-support': ['trace', 'traceparent', 'request id', 'request_id'],
}

/** What support will ask an admin for, should they have to turn there. */
const supportOf: Readonly<Partial<Record<ReadyWords['to'], ReadyWords['to']>>> = {
  'clari-admin': 'clari-support',
  'clarify-admin': 'clarify-support',
}

const mostEvidence = 4

/**
 * Whom a report names beside the analyst, in the order of their actions; who is asked first where no
 * action names anybody.
 */
export function actorsOf(report: Report): readonly ReadyWords['to'][] {
  const named = report.actions.flatMap(({ who }) => (who === 'you' ? [] : [who]))
  return [...new Set(named)]
}

function lines(
  report: Report,
  labels: readonly string[],
): readonly { readonly label: string; readonly value: string }[] {
  return report.identifiers.filter(({ label }) => labels.includes(label))
}

/** The deciding pieces of evidence in a line each. */
function known(report: Report): readonly string[] {
  return report.evidence
    .slice(0, mostEvidence)
    .map(
      ({ badge, title, shows, quote }) =>
        `${badge}: ${title} – ${shows}${quote === null || quote === shows ? '' : ` (“${shorten(quote)}”)`}`,
    )
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > 160 ? `${flat.slice(0, 159)}…` : flat
}

/** Whose key it is and how it ends, in one line; none where neither is known. */
export function keyWords({ owner, lastTwo }: NonNullable<Report['connection']>): string | null {
  const parts = [...(owner === null ? [] : [`of ${owner}`]), ...(lastTwo === null ? [] : [`ends in ··${lastTwo}`])]
  return parts.length === 0 ? null : parts.join(', ')
}

function keyLine(connection: NonNullable<Report['connection']>): readonly { label: string; value: string }[] {
  const value = keyWords(connection)
  return value === null ? [] : [{ label: 'Key', value }]
}

/** The exchange that support looks up: the first piece of evidence that is one. */
function decidingRequest(report: Report): string | null {
  const exchange = report.evidence.map(({ detail }) => detail).find((detail) => detail.kind === 'exchange')
  return exchange?.curl ?? report.curl
}

/**
 * A message without what its reader can do without, for a mail program that takes only so much: no evidence,
 * no explanations.
 */
export function shortened(words: ReadyWords): ReadyWords {
  return {
    ...words,
    parts: words.parts.filter((part, index) => index < 2 || part.kind === 'code' || part.kind === 'lines'),
  }
}

/**
 * A message to one of those who must act, with only what they need: what is asked, what they do where, how it is known,
 * their ids, the exact request.
 */
export function readyWords(report: Report, to: ReadyWords['to'], when: (at: number) => string): ReadyWords {
  const own = report.actions.filter(({ who }) => who === to)
  const first = report.actions.find(({ who }) => who !== 'you')?.who === to
  const ids = lines(report, idsOf[to])
  const support = supportOf[to]
  const forSupport =
    support === undefined ? [] : lines(report, idsOf[support]).filter(({ label }) => !idsOf[to].includes(label))
  const seen = [
    ...(report.seenAt === null ? [] : [{ label: 'Seen', value: when(report.seenAt) }]),
    {
      label: 'System',
      value: [report.system ?? 'several', report.subject, ...(report.dialect === null ? [] : [report.dialect])].join(
        ' · ',
      ),
    },
    ...(report.connection === null
      ? []
      : [
          {
            label: 'Over',
            value: `${report.connection.label}${report.connection.demo ? ' (demo tenant, not a real account)' : ''}`,
          },
          ...keyLine(report.connection),
          { label: 'Address', value: report.connection.address },
        ]),
    { label: 'Case', value: report.caseId },
  ]
  const request = decidingRequest(report)
  const evidence = known(report)
  return {
    to,
    subject: report.headline,
    parts: [
      { kind: 'text', text: report.headline },
      ...(report.asks !== null && first ? [{ kind: 'text' as const, text: report.asks }] : []),
      ...(own.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              heading: `What is asked of ${actorNames[to]}`,
              items: own.map(({ does, where }) => (where === null ? does : `${does} – ${where}`)),
            },
          ]),
      ...(evidence.length === 0 ? [] : [{ kind: 'list' as const, heading: 'How it is known', items: evidence }]),
      ...(ids.length === 0 ? [] : [{ kind: 'lines' as const, heading: 'To look it up', lines: ids }]),
      ...(forSupport.length === 0
        ? []
        : [
            {
              kind: 'lines' as const,
              heading: `Should ${actorNames[support ?? to]} have to be asked`,
              lines: forSupport,
            },
          ]),
      ...(request === null
        ? []
        : [{ kind: 'code' as const, heading: 'The request, to repeat it with your own credentials', code: request }]),
      { kind: 'lines', heading: 'Where and when', lines: seen },
      ...(report.disprovedBy === null
        ? []
        : [{ kind: 'text' as const, text: `What would disprove it: ${report.disprovedBy}` }]),
    ],
  }
}
