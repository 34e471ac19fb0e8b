import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { contentOf, periodMet, type ExportContent } from '#src/clari/export/export-content.ts'
import { exportSchema } from '#src/clari/schemas/export-schema.ts'
import { readForecast } from '#src/clari/operations.ts'
import { askedPeriodId, parsePeriod, periodAt, periodId, readPeriod, shiftPeriod } from '#src/clari/periods.ts'
import { check, type CheckContext } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { upstreamNow } from '#src/domain/time/upstream-clock.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { bodyIn, contentKind, contentQuote, contentSays } from './content-words.ts'
import { otherKeys } from '#src/checks/clari/jobs/job-asked.ts'

/** How many quarters before the one asked are looked at for values. */
const quartersBack = 2

/**
 * Reads the forecast now: no job, no quota. Where nothing is in it, the same is read with another key, if there is one
 * (does only this user see nothing?), and for the quarters before (is only this quarter empty?).
 */
export const forecastContent = check({
  id: 'clari.forecast-content',
  asks: 'What does the forecast hold for this key’s user in this period?',
  system: 'clari',
  costs: 'nothing',
  compares: ['connection', 'period'],
  uses: ['forecastId', 'timePeriod'],
  outcomes: {
    filled: 'pass',
    'period-defaulted': 'fail',
    'no-users': 'fail',
    hidden: 'fail',
    'no-submissions': 'fail',
    'no-entries': 'fail',
    'nothing-told': 'warn',
    blank: 'fail',
    'rows-elsewhere': 'warn',
    'not-offered': 'info',
    ...refusals,
  },
  facts: {
    ...refusalFacts,
    forecastId: 'text',
    askedPeriod: 'text',
    /** What people wrote as the period, as the API takes it. */
    askedMeans: 'text',
    returnedPeriod: 'text',
    users: 'number',
    entries: 'number',
    filled: 'number',
    under: 'text',
    forecastHolds: 'yes-no',
    secondConnection: 'text',
    secondUsers: 'number',
    secondFilled: 'number',
    filledPeriod: 'text',
    filledPeriodEntries: 'number',
    /** The quarters before, where they hold nothing either. */
    emptyBefore: 'text',
  },
  gather: async (context) => {
    const forecastId = (context.answers['forecastId'] ?? '').trim()
    const asked = (context.answers['timePeriod'] ?? '').trim()
    context.progress(`Reading ${forecastId}`)
    const exchange = await read(context, forecastId, asked)
    const content = contentIn(exchange)
    const isEmpty = content !== null && content.filled === 0 && periodMet(asked, content.periods) !== 'another'
    if (!isEmpty) return { forecastId, asked, exchange, second: null, earlier: [] }
    const [other] = otherKeys(context)
    if (other !== undefined) context.progress(`Reading the same as ${other.label}`)
    const second =
      other === undefined ? null : { label: other.label, exchange: await read(context, forecastId, asked, other.id) }
    // What another key sees in the same period settles it; the quarters before would add nothing.
    if (second !== null && (contentIn(second.exchange)?.filled ?? 0) > 0)
      return { forecastId, asked, exchange, second, earlier: [] }
    const from = parsePeriod(content.periods[0] ?? '') ?? readPeriod(asked) ?? periodAt(upstreamNow(exchange))
    const earlier: { readonly period: string; readonly exchange: Exchange }[] = []
    for (let back = 1; back <= quartersBack; back += 1) {
      const period = periodId(shiftPeriod(from, -back))
      context.progress(`Reading ${period}`)
      const answered = await read(context, forecastId, period)
      earlier.push({ period, exchange: answered })
      if ((contentIn(answered)?.filled ?? 0) > 0) break
    }
    return { forecastId, asked, exchange, second, earlier }
  },
  judge: ({ forecastId, asked, exchange, second, earlier }) => {
    const answer = readAnswer(exchange, exportSchema)
    const facts = { forecastId, askedPeriod: asked, dialect: dialectOf(exchange) }
    if (answer.kind !== 'ok') {
      const refused = refusalOf(exchange, answer)
      if (refused === null) throw new Error('An answer that is no export is a refusal.')
      if (refused.outcome === 'no-route')
        return {
          outcome: 'not-offered',
          says: 'Clari does not offer to read a forecast without an export here.',
          facts,
          evidence: refused.evidence,
        }
      return { ...refused, facts: { ...refused.facts, ...facts } }
    }
    const content = contentOf(answer.value)
    const returned = content.periods[0]
    const told = {
      ...facts,
      users: content.users,
      entries: content.entries,
      filled: content.filled,
      returnedPeriod: returned,
      under: content.under,
    }
    const body = bodyIn(exchange)
    const shown = (quote: string, shows: string): Evidence => ({
      kind: 'exchange',
      exchange,
      place: 'body',
      quote: quote === '' ? null : quote,
      shows,
    })
    if (periodMet(asked, content.periods) === 'another') {
      const meant = readPeriod(asked)
      return {
        outcome: 'period-defaulted',
        says: `Asked for ${asked}, Clari answered with ${content.periods.join(', ')} and said nothing of it.`,
        facts: { ...told, askedMeans: meant === null || periodId(meant) === asked ? undefined : periodId(meant) },
        evidence: [shown(contentQuote(body, 'period', returned), `${returned} came back, ${asked} was asked`)],
      }
    }
    const kind = contentKind(content)
    if (kind === 'filled')
      return {
        outcome: 'filled',
        says: `${forecastId} holds values: ${contentSays(content)}${returned === undefined ? '' : ` in ${returned}`}.`,
        facts: { ...told, forecastHolds: true },
        evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: contentSays(content) }],
      }
    if (kind === 'rows-elsewhere')
      return {
        outcome: 'rows-elsewhere',
        says: `It is not empty: ${contentSays(content)}, and none under “entries”.`,
        facts: { ...told, under: content.under ?? 'a bare list' },
        evidence: [shown(contentQuote(body, kind, content.under ?? ''), contentSays(content))],
      }
    const beside =
      second === null ? null : { label: second.label, content: contentIn(second.exchange), exchange: second.exchange }
    const besideFilled = beside === null ? undefined : (beside.content?.filled ?? 0)
    const before = earlier
      .map(({ period, exchange: read }) => ({ period, exchange: read, content: contentIn(read) }))
      .filter(({ period, content: found }) => found !== null && periodMet(period, found.periods) !== 'another')
    const filledBefore = before.find(({ content: found }) => (found?.filled ?? 0) > 0)
    const evidence: readonly [Evidence, ...Evidence[]] = [
      shown(contentQuote(body, kind), contentSays(content)),
      ...(beside === null
        ? []
        : [
            {
              kind: 'exchange',
              exchange: beside.exchange,
              place: 'status',
              quote: null,
              shows:
                beside.content === null
                  ? `${beside.label} is refused`
                  : `${beside.label} sees ${contentSays(beside.content)}`,
            } satisfies Evidence,
          ]),
      ...before.flatMap(({ period, exchange: read, content: found }): readonly Evidence[] =>
        found === null
          ? []
          : [
              {
                kind: 'exchange',
                exchange: read,
                place: 'status',
                quote: null,
                shows: `${period}: ${contentSays(found)}`,
              },
            ],
      ),
    ]
    const more = {
      ...told,
      secondConnection: beside?.label,
      secondFilled: besideFilled,
      secondUsers: beside?.content?.users,
      filledPeriod: filledBefore?.period,
      filledPeriodEntries: filledBefore?.content?.filled,
      emptyBefore: filledBefore === undefined ? before.map(({ period }) => period).join(', ') : undefined,
    }
    if (besideFilled !== undefined && besideFilled > 0 && kind !== 'no-users')
      return {
        outcome: 'hidden',
        says: `This key’s user sees no values; ${beside?.label} sees ${besideFilled} in the same forecast and period.`,
        facts: more,
        evidence,
      }
    if (kind === 'no-users')
      return {
        outcome: 'no-users',
        says:
          'Nobody is in it: no people and no entries.' +
          (besideFilled === undefined
            ? ''
            : ` ${beside?.label} sees ` +
              `${beside?.content === null || beside === null ? 'nothing' : contentSays(beside.content)}.`),
        facts: more,
        evidence,
      }
    if (kind === 'blank')
      return {
        outcome: 'blank',
        says: `All ${content.entries} cells are there, and none has a value.`,
        facts: more,
        evidence,
      }
    if (filledBefore !== undefined)
      return {
        outcome: 'no-submissions',
        says:
          `No values${returned === undefined ? '' : ` in ${returned}`}; ${filledBefore.period} has ` +
          `${filledBefore.content?.filled}.`,
        facts: more,
        evidence,
      }
    if (content.users === null)
      return {
        outcome: 'nothing-told',
        says: 'No entries, neither now nor in the quarters before; whether people are there is not told here.',
        facts: more,
        evidence,
      }
    return {
      outcome: 'no-entries',
      says: `${content.users} people, and no entries, neither now nor in the quarters before.`,
      facts: more,
      evidence,
    }
  },
})

/**
 * Asks for a quarter by its id, however it was written: our own question must not fall into the trap that it looks for.
 */
function read(context: CheckContext, forecastId: string, period: string, connection?: string): Promise<Exchange> {
  const timePeriod = askedPeriodId(period)
  return context.send(readForecast, { forecastId, ...(timePeriod === '' ? {} : { timePeriod }) }, connection)
}

/** What an answer holds; null when it is none, or was not read to its end. */
function contentIn(exchange: Exchange): ExportContent | null {
  const answer = readAnswer(exchange, exportSchema)
  return answer.kind === 'ok' ? contentOf(answer.value) : null
}
