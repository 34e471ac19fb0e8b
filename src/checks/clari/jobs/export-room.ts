import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import { limits } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import { leadingTo } from '#src/domain/model/finding.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'

/** Asks for the limits, which alone tell a used-up month from a full queue: both are refused with the same 400. */
export const exportRoom = check({
  id: 'clari.export-room',
  asks: 'Is there room for an export now: in the month, and in the queue?',
  system: 'clari',
  costs: 'nothing',
  outcomes: {
    room: 'pass',
    ...leadingTo('clari.job-stuck', { 'quota-used-up': 'fail', 'places-taken': 'fail' }),
    'not-offered': 'info',
    ...refusals,
  },
  facts: {
    ...refusalFacts,
    monthlyQuota: 'number',
    availableMonthlyQuota: 'number',
    concurrentLimit: 'number',
    availableConcurrentLimit: 'number',
  },
  gather: async ({ send, progress }) => {
    progress('Asking for your organisation’s export limits')
    return { exchange: await send(limits, {}) }
  },
  judge: ({ exchange }) => {
    const answer = readAnswer(exchange, limitsSchema)
    if (answer.kind !== 'ok') {
      const refused = refusalOf(exchange, answer)
      if (refused === null) throw new Error('Limits are short, so an answer that is none is a refusal.')
      return refused.outcome === 'no-route'
        ? {
            outcome: 'not-offered',
            says: 'Your API does not tell its limits, so the two cannot be told apart.',
            facts: { dialect: dialectOf(exchange) },
            evidence: refused.evidence,
          }
        : refused
    }
    const { monthlyQuota, availableMonthlyQuota, concurrentLimit, availableConcurrentLimit } = answer.value.jobs
    const facts = {
      monthlyQuota,
      availableMonthlyQuota,
      concurrentLimit,
      availableConcurrentLimit,
      dialect: dialectOf(exchange),
    }
    const quoted = (name: string) => {
      const found =
        exchange.result.kind === 'response' ? new RegExp(`"${name}"\\s*:\\s*-?\\d+`).exec(exchange.result.body) : null
      return found?.[0] ?? null
    }
    if (availableMonthlyQuota <= 0) {
      return {
        outcome: 'quota-used-up',
        says: `All ${monthlyQuota} exports of the last 30 days are used.`,
        facts,
        evidence: [
          {
            kind: 'exchange',
            exchange,
            place: 'body',
            quote: quoted('availableMonthlyQuota'),
            shows: 'no exports left',
          },
        ],
      }
    }
    if (availableConcurrentLimit <= 0) {
      return {
        outcome: 'places-taken',
        says: `All ${concurrentLimit} places for jobs are taken; ${availableMonthlyQuota} exports are left this month.`,
        facts,
        evidence: [
          {
            kind: 'exchange',
            exchange,
            place: 'body',
            quote: quoted('availableConcurrentLimit'),
            shows: 'no place free',
          },
        ],
      }
    }
    return {
      outcome: 'room',
      says:
        `There is room: ${availableMonthlyQuota} of ${monthlyQuota} exports and ${availableConcurrentLimit} of ` +
        `${concurrentLimit} places are free.`,
      facts,
      evidence: [
        {
          kind: 'exchange',
          exchange,
          place: 'body',
          quote: quoted('availableMonthlyQuota'),
          shows: 'room for an export',
        },
      ],
    }
  },
})
