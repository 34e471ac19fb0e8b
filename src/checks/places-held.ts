import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { countsAsConcurrent } from '#src/clari/job-state.ts'
import { jobsSchema, type Job } from '#src/clari/jobs-schema.ts'
import { limitsSchema } from '#src/clari/limits-schema.ts'
import { jobs, limits } from '#src/clari/operations.ts'
import { check } from '#src/domain/check.ts'
import type { Evidence } from '#src/domain/evidence.ts'
import type { Exchange } from '#src/domain/exchange.ts'
import { refusalOf, refusals } from './clari-refusal.ts'
import { otherKeys } from './job-asked.ts'

const mostOthers = 3

/**
 * Whose jobs hold the places: the limits name every job that runs or waits, and each key's list only those
 * of its own user.
 */
export const placesHeld = check({
  id: 'clari.places-held',
  asks: 'Whose jobs hold the places?',
  system: 'clari',
  costs: 'nothing',
  outcomes: { free: 'pass', own: 'warn', others: 'warn', mixed: 'warn', 'not-offered': 'info', ...refusals },
  gather: async (context) => {
    const { send, progress } = context
    progress('Asking for your organisation’s export limits')
    const told = await send(limits, {})
    progress('Asking for this key’s own jobs')
    const lists = [{ label: 'this key', exchange: await send(jobs, {}) }]
    for (const other of otherKeys(context).slice(0, mostOthers)) {
      progress(`Asking for the jobs of ${other.label}`)
      lists.push({ label: other.label, exchange: await send(jobs, {}, other.id) })
    }
    return { told, lists }
  },
  judge: ({ told, lists }) => {
    const answer = readAnswer(told, limitsSchema)
    if (answer.kind !== 'ok') {
      const refused = refusalOf(told, answer)
      if (refused === null) throw new Error('Limits are short, so an answer that is none is a refusal.')
      return refused.outcome === 'no-route'
        ? {
            outcome: 'not-offered',
            says: 'Your API does not tell its limits, so whose jobs hold the places cannot be seen.',
            facts: { dialect: dialectOf(told) },
            evidence: refused.evidence,
          }
        : refused
    }
    const { runningJobIds, submittedJobIds, concurrentLimit, availableConcurrentLimit } = answer.value.jobs
    const listed = lists.map(({ label, exchange }) => ({ label, exchange, jobs: openJobs(exchange) }))
    // Where the limits name no ids, the lists tell at least the own ones.
    const named = [...runningJobIds, ...submittedJobIds]
    const ids = [...new Set(named.length > 0 ? named : listed.flatMap(({ jobs: open }) => open.map(({ id }) => id)))]
    const holders = ids.map((id) => {
      const holder = listed.find(({ jobs: open }) => open.some((job) => job.id === id))
      const job = holder?.jobs.find((each) => each.id === id)
      return {
        id,
        holder: holder?.label ?? null,
        status: job?.status ?? (submittedJobIds.includes(id) ? 'queued' : 'running'),
        title: job?.title ?? '',
      }
    })
    const own = holders.filter(({ holder }) => holder === 'this key')
    const unknown = holders.filter(({ holder }) => holder === null)
    const seenBeside = holders.length - own.length - unknown.length
    const facts = {
      dialect: dialectOf(told),
      concurrentLimit,
      availableConcurrentLimit,
      placesHeld: holders.length,
      ownPlaces: own.length,
      otherPlaces: unknown.length,
      otherKeyPlaces: seenBeside,
      ownJobIds: own.map(({ id }) => id).join(', '),
    }
    const evidence: readonly [Evidence, ...Evidence[]] = [
      {
        kind: 'rows',
        columns: ['Job', 'Status', 'Whose', 'What'],
        rows: holders.map(({ id, status, holder, title }) => [id, status, holder ?? 'another user’s', title]),
        shows: 'the jobs that hold the places',
      },
      {
        kind: 'exchange',
        exchange: told,
        place: 'body',
        quote:
          told.result.kind === 'response'
            ? (/"availableConcurrentLimit"\s*:\s*-?\d+/.exec(told.result.body)?.[0] ?? null)
            : null,
        shows: `${holders.length} jobs hold the places`,
      },
      ...listed.slice(0, 1).map(({ exchange }): Evidence => ({
        kind: 'exchange',
        exchange,
        place: 'status',
        quote: null,
        shows: `${own.length} of them in this key’s own list`,
      })),
    ]
    if (availableConcurrentLimit > 0)
      return { outcome: 'free', says: `${availableConcurrentLimit} of ${concurrentLimit} places are free.`, facts }
    if (own.length === holders.length && own.length > 0)
      return { outcome: 'own', says: `All ${own.length} places are held by this key’s own jobs.`, facts, evidence }
    if (own.length === 0)
      return {
        outcome: 'others',
        says:
          'The places are held by other users’ ' +
          `jobs${seenBeside > 0 ? `, ${seenBeside} of them by another key set up here` : ''}` +
          '; this key’s list shows none of them.',
        facts,
        evidence,
      }
    return {
      outcome: 'mixed',
      says: `${own.length} of ${holders.length} places are held by this key’s own jobs, the others by other users’.`,
      facts,
      evidence,
    }
  },
})

function openJobs(exchange: Exchange): readonly Job[] {
  const answer = readAnswer(exchange, jobsSchema)
  return answer.kind === 'ok' ? answer.value.filter(({ state }) => countsAsConcurrent(state)) : []
}
