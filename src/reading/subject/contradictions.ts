import { askedPeriodId, parsePeriod } from '#src/clari/periods.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Answers, Pastes } from '#src/domain/model/check.ts'
import { comparisonPaste } from '#src/domain/model/comparison-summary.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { SubjectPart } from '#src/domain/model/evidence.ts'
import { formatAgo } from '#src/domain/words/moment.ts'
import { readPastedAnswer } from '#src/reading/clari/answer.ts'
import { readExportRequest } from '#src/reading/clari/export-request.ts'
import { exportIn } from '#src/reading/clari/export.ts'
import { forecastIn, hostIn, jobIn } from '#src/reading/clari/mentions.ts'
import { readPaste, type PastedText } from '#src/reading/pasted-text.ts'
import { subjectOfExchange } from './subject.ts'

/**
 * Something in which a pasted text and what was asked here disagree. Where it `weakens`, what was found is about
 * another thing than what was pasted, so that it proves nothing of it.
 */
export interface Contradiction {
  readonly of: Exclude<SubjectPart, 'connection'> | 'host' | 'status' | 'time'
  readonly says: string
  readonly weakens: boolean
}

/** From this age on, in ms, an answer that was pasted is told to be an older one. */
const old = 48 * 60 * 60_000

/** What was asked here: the answers given, and of the evidence that was found the exchanges. */
export interface AskedHere {
  readonly answers: Answers
  readonly pastes: Pastes
  /** Of every check on the way. */
  readonly evidence: readonly Evidence[]
  /** Of the check that decided. */
  readonly deciding: readonly Evidence[]
  /** In what a check compared the paste with the answers given: it tells the difference itself. */
  readonly compares: readonly SubjectPart[]
}

/** Finds in what the pasted texts disagree with what was asked and answered here. Pure, never throws. */
export function contradictionsOf(asked: AskedHere): readonly Contradiction[] {
  const { answers, pastes, compares } = asked
  const exchanges = exchangesOf(asked.evidence)
  const texts = Object.entries(pastes).filter(([name, text]) => name !== comparisonPaste && text.trim() !== '')
  const seen = exchanges.map(subjectOfExchange)
  const here = (part: SubjectPart, answer: string) => {
    const sent = seen.flatMap((subject) => subject[part] ?? [])
    return [...new Set(sent.length > 0 ? sent : [answers[answer]?.trim() ?? ''])].filter((value) => value !== '')
  }
  const periods = [...here('period', 'timePeriod'), answers['timePeriod'] ?? ''].map(askedPeriodId)
  // What nobody asked for here, or a check compares itself, is not looked for in the paste: a long one takes its time.
  const parts = (
    [
      {
        of: 'forecast',
        asked: here('forecast', 'forecastId'),
        // A name in words is no id, and says nothing of which id is meant.
        pasted: (paste) => [forecastIn(paste)].find((named) => named !== undefined && !/\s/.test(named)),
        says: (pasted, here) => `What you pasted is about the forecast ${pasted}; what was asked here is ${here}.`,
      },
      {
        of: 'job',
        asked: here('job', 'jobId'),
        pasted: jobIn,
        says: (pasted, here) => `What you pasted is about the job ${pasted}; what was looked at here is ${here}.`,
      },
      {
        of: 'period',
        asked: periods.filter((period) => period !== ''),
        pasted: periodIn,
        says: (pasted, here) => `What you pasted is of ${pasted}; what was asked for here is ${here}.`,
      },
    ] satisfies readonly Part[]
  ).filter(({ of, asked: wanted }) => wanted.length > 0 && !compares.includes(of))
  if (parts.length === 0 && exchanges.length === 0) return []
  return texts.flatMap(([, text]) => {
    const paste = readPaste(text)
    const found = parts.flatMap(({ of, asked: wanted, pasted, says }): readonly Contradiction[] => {
      const named = pasted(paste)
      return isAnother(paste, named, wanted) ? [{ of, says: says(named, wanted[0] ?? ''), weakens: true }] : []
    })
    return [...found, ...answersIn(paste, exchanges, exchangesOf(asked.deciding))]
  })
}

/** One part of a subject: what was asked here, what a paste names, and how their difference is told. */
interface Part {
  readonly of: Exclude<SubjectPart, 'connection'>
  readonly asked: readonly string[]
  readonly pasted: (paste: PastedText) => string | undefined
  readonly says: (pasted: string, here: string) => string
}

/** Host, status and time of a pasted answer against those of the answers met here. */
function answersIn(
  paste: PastedText,
  exchanges: readonly Exchange[],
  deciding: readonly Exchange[],
): readonly Contradiction[] {
  const [first] = exchanges
  if (first === undefined) return []
  const found: Contradiction[] = []
  const host = hostIn(paste)
  const hosts = exchanges.map(({ request }) => (URL.canParse(request.url) ? new URL(request.url).hostname : ''))
  // The demo tenant stands for Clari whatever its address is.
  if (host !== undefined && !first.connection.demo && !hosts.includes(host))
    found.push({
      of: 'host',
      says: `What you pasted was sent to ${host}; this connection asks ${hosts[0]}.`,
      weakens: true,
    })
  const status = readPastedAnswer(paste).status?.code
  const met = deciding.flatMap(({ result }) => (result.kind === 'response' ? [result.status] : []))
  const refusals = met.filter((code) => code >= 400)
  const [refusal] = refusals
  if (status !== undefined && status >= 400 && refusal !== undefined && !refusals.includes(status))
    found.push({
      of: 'status',
      says: `What you pasted was a ${status}; what was met here is a ${refusal}.`,
      weakens: !refusals.some((code) => kindOf(code) === kindOf(status)),
    })
  const at = paste.heads.flatMap(({ headers }) =>
    headers.flatMap(({ name, value }) =>
      name === 'date' && !Number.isNaN(Date.parse(value)) ? [Date.parse(value)] : [],
    ),
  )
  const latest = at.length === 0 ? null : Math.max(...at)
  if (latest !== null && first.startedAt - latest > old)
    found.push({
      of: 'time',
      says: `What you pasted was answered ${formatAgo(latest, first.startedAt)}; this was asked now.`,
      weakens: false,
    })
  return found
}

/** Whether a paste names something, and nothing of what was asked here. */
function isAnother(paste: PastedText, pasted: string | undefined, here: readonly string[]): pasted is string {
  if (pasted === undefined || here.includes(pasted)) return false
  return !here.some((value) => paste.text.includes(value))
}

/** The one period that a pasted export holds, or that a pasted request asks for. */
function periodIn(paste: PastedText): string | undefined {
  const held = exportIn(paste)?.content?.periods ?? []
  const named = held.length === 1 ? held[0] : (readExportRequest(paste).corrected.timePeriod ?? undefined)
  return named === undefined || parsePeriod(askedPeriodId(named)) === null ? undefined : askedPeriodId(named)
}

/** Statuses that refuse for the same kind of reason: who asks, what is asked, how often, or a failure of theirs. */
function kindOf(status: number): 'who' | 'what' | 'theirs' {
  if (status === 401 || status === 403 || status === 407) return 'who'
  return status >= 500 ? 'theirs' : 'what'
}

function exchangesOf(evidence: readonly Evidence[]): readonly Exchange[] {
  return evidence.flatMap((each) => (each.kind === 'exchange' ? [each.exchange] : []))
}
