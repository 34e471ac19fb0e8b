import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { readForecastId } from '#src/clari/forecast-id.ts'
import { cancelledJobSchema, startedExportSchema } from '#src/clari/schemas/jobs-schema.ts'
import { cancelJob, startExport } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import { readExportRequest } from '#src/reading/clari/export-request.ts'
import { forecastNamedIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { blamedIn } from '#src/checks/clari/request/blamed.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { correctedOptions } from './export-request-reads.ts'

/**
 * Sends the pasted export request as it was put right, and cancels the job at once. Uses one of the organisation's
 * exports unless the cancel frees it.
 */
export const correctedExport = check({
  id: 'clari.corrected-export',
  asks: 'Does Clari take the request as it was put right?',
  system: 'clari',
  costs: 'quota',
  uses: ['forecastId'],
  reads: ['request', 'error'],
  outcomes: { accepted: 'pass', quota: 'fail', 'no-forecast': 'info', ...refusals },
  facts: { ...refusalFacts, forecastId: 'text', correctedBody: 'text', triedParameter: 'text', accepted: 'yes-no' },
  gather: async ({ send, answers, pastes, progress }) => {
    const request = readPaste(pastes['request'] ?? '')
    const error = readPaste(pastes['error'] ?? '')
    const typed = readForecastId(answers['forecastId'] ?? '').id
    const forecastId =
      typed === ''
        ? readForecastId(`/forecast/${readExportRequest(request).forecastId ?? forecastNamedIn(error) ?? ''}`).id
        : typed
    const options = correctedOptions(request, error)
    if (forecastId === '' || forecastId === '/forecast/')
      return { forecastId: '', options, exchange: null, cancelled: null }
    progress(`Starting an export of ${forecastId}`)
    const exchange = await send(startExport, { forecastId, ...options })
    const started = readAnswer(exchange, startedExportSchema)
    if (started.kind !== 'ok') return { forecastId, options, exchange, cancelled: null }
    progress('Cancelling it again')
    return { forecastId, options, exchange, cancelled: await send(cancelJob, { jobId: started.value.jobId }) }
  },
  judge: ({ forecastId, options, exchange, cancelled }) => {
    if (exchange === null)
      return {
        outcome: 'no-forecast',
        says: 'The request names no forecast and none was given, so nothing could be sent.',
        facts: { accepted: false },
      }
    const refused = refusalOf(exchange, readAnswer(exchange, startedExportSchema))
    const facts = { forecastId, dialect: dialectOf(exchange), correctedBody: JSON.stringify(options) }
    if (refused !== null) {
      const isQuota =
        refused.facts['code'] === 'export_monthly_quota_reached' ||
        /quota limit|concurrent limit/i.test(String(refused.facts['message'] ?? ''))
      return {
        ...refused,
        outcome: isQuota ? 'quota' : refused.outcome,
        facts: {
          ...refused.facts,
          ...facts,
          triedParameter: blamedIn(String(refused.facts['message'] ?? '')).parameter,
        },
      }
    }
    const cancel = cancelled === null ? null : readAnswer(cancelled, cancelledJobSchema)
    const freed = cancel?.kind === 'ok' && cancel.value.successful
    return {
      outcome: 'accepted',
      says:
        `Clari queued the export of ${forecastId} as it was put right. ` +
        `${freed ? 'The job was cancelled again.' : 'The job could not be cancelled and runs to its end.'}`,
      facts: { ...facts, accepted: true },
      evidence: [
        { kind: 'exchange', exchange, place: 'status', quote: null, shows: 'the request as put right is accepted' },
      ],
    }
  },
})
