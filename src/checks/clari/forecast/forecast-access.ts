import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { entryCount, exportSchema } from '#src/clari/schemas/export-schema.ts'
import { cancelledJobSchema, startedExportSchema } from '#src/clari/schemas/jobs-schema.ts'
import { cancelJob, readForecast, startExport } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { notCompared, secondEvidence, secondMayOf, secondShows } from '#src/checks/refusals/second-connection.ts'

/**
 * Reads the forecast as the key's user: no job, no quota. Where it is refused for want of an opt-in and another
 * connection is set up, the same is asked over that one: if it may, the forecast exists and only this user is shut out.
 */
export const forecastAccess = check({
  id: 'clari.forecast-access',
  asks: 'May its user see this forecast?',
  system: 'clari',
  costs: 'nothing',
  compares: ['connection'],
  uses: ['forecastId'],
  outcomes: { accepted: 'pass', 'not-offered': 'info', ...refusals },
  facts: { ...refusalFacts, forecastId: 'text', entries: 'number', secondConnection: 'text', secondMay: 'yes-no' },
  gather: async ({ send, answers, connections, progress }) => {
    const forecastId = answers['forecastId'] ?? ''
    progress(`Reading ${forecastId}`)
    const exchange = await send(readForecast, { forecastId })
    const refused = refusalOf(exchange, readAnswer(exchange, exportSchema))
    const other = connections.find(
      ({ id, parts }) => id !== answers['connection'] && parts.some(({ name, set }) => name === 'CLARI_API_KEY' && set),
    )
    if (refused?.outcome !== 'no-optin' || other === undefined) return { forecastId, exchange, second: null }
    progress(`Asking the same as ${other.label}`)
    return {
      forecastId,
      exchange,
      second: { label: other.label, exchange: await send(readForecast, { forecastId }, other.id) },
    }
  },
  judge: ({ forecastId, exchange, second }) => {
    const answer = readAnswer(exchange, exportSchema)
    const refused = refusalOf(exchange, answer)
    const facts = { forecastId, dialect: dialectOf(exchange) }
    if (refused === null) {
      const entries = answer.kind === 'ok' ? entryCount(answer.value) : null
      return {
        outcome: 'accepted',
        says: `The key’s user may see ${forecastId}${entries === null ? '' : `: ${entries} values came back`}.`,
        facts: { ...facts, entries },
        evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: `${forecastId} can be read` }],
      }
    }
    if (refused.outcome === 'no-route') {
      return {
        outcome: 'not-offered',
        says: 'Clari does not offer to read a forecast without an export here, so this could not be seen for free.',
        facts,
        evidence: refused.evidence,
      }
    }
    const beside = second === null ? null : comparison(second.label, second.exchange, forecastId)
    return {
      outcome: refused.outcome,
      says: beside === null ? refused.says : `${refused.says} ${beside.says}`,
      facts: { ...refused.facts, ...facts, secondConnection: second?.label, secondMay: beside?.may },
      evidence: beside === null ? refused.evidence : [...refused.evidence, beside.evidence],
    }
  },
})

/** What the same question over another connection shows. */
function comparison(
  label: string,
  exchange: Exchange,
  forecastId: string,
): { readonly says: string; readonly may: boolean | undefined; readonly evidence: Evidence } {
  const refused = refusalOf(exchange, readAnswer(exchange, exportSchema))
  const shows = secondShows(refused)
  const says =
    shows === 'may'
      ? `${label} may read ${forecastId}, so the forecast is there.`
      : shows === 'may-not'
        ? `${label} may not read ${forecastId} either.`
        : notCompared(label, refused)
  return {
    says,
    may: secondMayOf(shows),
    evidence: secondEvidence(label, exchange, shows, { may: 'may see it', not: 'may not either' }),
  }
}

/**
 * Starts a real export of the forecast, where reading it is not offered, and cancels it at once: the only other way to
 * meet `no_optin`. Uses one of the organisation's exports unless the cancel frees it.
 */
export const exportAccess = check({
  id: 'clari.export-access',
  asks: 'Will Clari queue an export of this forecast for its user?',
  system: 'clari',
  costs: 'quota',
  uses: ['forecastId'],
  outcomes: { accepted: 'pass', ...refusals },
  facts: { ...refusalFacts, forecastId: 'text' },
  gather: async ({ send, answers, progress }) => {
    const forecastId = answers['forecastId'] ?? ''
    progress(`Starting an export of ${forecastId}`)
    const exchange = await send(startExport, { forecastId, typesToExport: ['forecast'] })
    const started = readAnswer(exchange, startedExportSchema)
    if (started.kind !== 'ok') return { forecastId, exchange, cancelled: null }
    progress('Cancelling it again')
    return { forecastId, exchange, cancelled: await send(cancelJob, { jobId: started.value.jobId }) }
  },
  judge: ({ forecastId, exchange, cancelled }) => {
    const refused = refusalOf(exchange, readAnswer(exchange, startedExportSchema))
    const facts = { forecastId, dialect: dialectOf(exchange) }
    if (refused !== null) return { ...refused, facts: { ...refused.facts, ...facts } }
    const cancel = cancelled === null ? null : readAnswer(cancelled, cancelledJobSchema)
    const freed = cancel?.kind === 'ok' && cancel.value.successful
    return {
      outcome: 'accepted',
      says:
        `Clari queued an export of ${forecastId}: its user may see it. ` +
        `${freed ? 'The job was cancelled again.' : 'The job could not be cancelled and runs to its end.'}`,
      facts,
      evidence: [
        { kind: 'exchange', exchange, place: 'status', quote: null, shows: `an export of ${forecastId} was accepted` },
      ],
    }
  },
})
