import type { Conclusion } from '#src/domain/conclusion.ts'
import { curlOf } from '#src/domain/curl.ts'
import { actorNames, type Actor } from '#src/domain/scenario.ts'
import { systemNames } from '#src/domain/system.ts'
import { evidenceTitle } from './evidence-title.ts'
import { requestToRepeat } from './probe-request.ts'
import { planText } from './plan-text.ts'

/** What of a case is printed on every report beside its conclusion. */
export interface ReportFrame {
  readonly caseId: string
  readonly product: string
  /** A moment in words, from epoch ms. */
  readonly when: (at: number) => string
}

const dialectWords = { guide: 'guide’s dialect', published: 'published dialect', gateway: 'gateway’s answer', unknown: 'dialect not told' } as const

/** Where and how something was seen, in one line: system, title, dialect, connection. */
export function seenWhere(conclusion: Conclusion): string {
  const where = conclusion.connection === null ? 'no connection used' : `${conclusion.connection.label} at ${conclusion.connection.address}${conclusion.connection.demo ? ' (demo tenant)' : ''}`
  return `${systemNames[conclusion.system]} · ${conclusion.scenarioTitle} · ${dialectWords[conclusion.dialect]} · ${where}`
}

/** The dialect that was met, in words. */
export function dialectName(conclusion: Conclusion): string {
  return dialectWords[conclusion.dialect]
}

/** The result as plain text that reads on its own. */
export function asText(conclusion: Conclusion, frame: ReportFrame): string {
  const lines = [
    conclusion.headline,
    '',
    conclusion.explains,
    '',
    'WHO ACTS',
    ...conclusion.actions.map((action) => `- ${actorNames[action.who]}: ${action.does}${action.where === null ? '' : ` [${action.where}]`}`),
    '',
    'WHAT THIS RESTS ON',
    ...(conclusion.rests === 'told' ? ['- Partly on what the analyst said; no API can show it.'] : []),
    ...conclusion.evidence.map((evidence) => {
      const title = evidenceTitle(evidence)
      return `- ${title.badge}: ${title.title} – ${title.shows}${title.quote === null || title.quote === title.shows ? '' : ` (“${oneLine(title.quote)}”)`}`
    }),
    '',
    `What would disprove it: ${conclusion.disprovedBy}`,
    ...(conclusion.plan === null ? [] : ['', ...planText(conclusion.plan)]),
    '',
    'To see it yourself:',
    decidingCurl(conclusion),
    '',
    ...conclusion.identifiers.map(({ label, value }) => `${label}: ${value}`),
    `Seen ${frame.when(conclusion.seenAt)} · ${seenWhere(conclusion)}`,
    `Case ${frame.caseId} · Clari Triage ${frame.product} · secrets removed`,
  ]
  return `${lines.join('\n')}\n`
}

/** The curl line that reproduces the check: with placeholders, never a key. */
export function decidingCurl(conclusion: Conclusion): string {
  return curlOf(requestToRepeat(conclusion))
}

/** The first of those who must act and are not the analyst; null when only the analyst must. */
export function whoToAsk(conclusion: Conclusion): Actor | null {
  return conclusion.asks === null ? null : (conclusion.actions.find(({ who }) => who !== 'you')?.who ?? 'clari-admin')
}

/** A ready message to whoever must act: what is asked, why it is known, the ids, the exact request. */
export function messageTo(conclusion: Conclusion, frame: ReportFrame): string | null {
  if (conclusion.asks === null) return null
  const lines = [
    `Subject: ${conclusion.headline}`,
    '',
    'Hello,',
    '',
    conclusion.asks,
    '',
    'How it is known:',
    ...conclusion.evidence.slice(0, 4).map((evidence) => {
      const title = evidenceTitle(evidence)
      return `- ${title.badge}: ${title.title} – ${title.shows}`
    }),
    ...(conclusion.identifiers.length === 0 ? [] : ['', ...conclusion.identifiers.map(({ label, value }) => `${label}: ${value}`)]),
    '',
    `The request, to repeat it: ${decidingCurl(conclusion)}`,
    '',
    `Seen ${frame.when(conclusion.seenAt)} (case ${frame.caseId}). I will run the same check again when it is done.`,
    '',
    'Thank you',
  ]
  return `${lines.join('\n')}\n`
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > 160 ? `${flat.slice(0, 157)}…` : flat
}
