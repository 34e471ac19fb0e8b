import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { countsAsConcurrent } from '#src/clari/jobs/job-state.ts'
import { jobsSchema, type Job } from '#src/clari/schemas/jobs-schema.ts'
import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import { jobs, limits } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { leadingTo } from '#src/domain/model/finding.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { bodyIn } from '#src/checks/clari/forecast/content-words.ts'
import { otherKeys } from './job-asked.ts'

const mostOthers = 3

interface Listed {
  readonly label: string
  readonly exchange: Exchange
  /** Null where the list was not read: then it says nothing of whose a job is. */
  readonly jobs: readonly Job[] | null
}

/** A job that holds a place, in whose list it stands (null for none that was read), and what is known of it. */
interface Holder {
  readonly id: string
  readonly holder: string | null
  readonly status: string
  readonly title: string
}

const thisKey = 'this key'

/**
 * Whose jobs hold the places: the limits say how many are held and which jobs run, and each key's list names
 * its own user's jobs, queued ones too. A job in no list that was read is another user's only where this key's
 * own list was read.
 */
export const slotsHeld = check({
  id: 'clari.places-held',
  asks: 'Whose jobs hold the places?',
  system: 'clari',
  costs: 'nothing',
  outcomes: {
    free: 'pass',
    ...leadingTo('clari.job-stuck', { own: 'warn', others: 'warn', mixed: 'warn', 'whose-untold': 'warn' }),
    'not-offered': 'info',
    ...refusals,
  },
  facts: {
    ...refusalFacts,
    concurrentLimit: 'number',
    availableConcurrentLimit: 'number',
    placesHeld: 'number',
    ownPlaces: 'number',
    otherKeyPlaces: 'number',
    otherPlaces: 'number',
    ownJobIds: 'text',
  },
  gather: async (context) => {
    const { send, progress } = context
    progress('Asking for your organisation’s export limits')
    const told = await send(limits, {})
    progress('Asking for this key’s own jobs')
    const lists = [{ label: thisKey, exchange: await send(jobs, {}) }]
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
      if (refused.outcome !== 'no-route') return refused
      const says = 'Your API does not tell its limits, so whose jobs hold the places cannot be seen.'
      return { outcome: 'not-offered', says, facts: { dialect: dialectOf(told) }, evidence: refused.evidence }
    }
    const { runningJobIds, concurrentLimit, availableConcurrentLimit } = answer.value.jobs
    const limited = { dialect: dialectOf(told), concurrentLimit, availableConcurrentLimit }
    if (availableConcurrentLimit > 0)
      return {
        outcome: 'free',
        says: `${availableConcurrentLimit} of ${concurrentLimit} places are free.`,
        facts: limited,
        evidence: [
          {
            kind: 'exchange',
            exchange: told,
            place: 'body',
            quote: /"availableConcurrentLimit"\s*:\s*\d+/.exec(bodyIn(told))?.[0] ?? null,
            shows: 'places that are free',
          },
        ],
      }
    const listed = lists.map(({ label, exchange }): Listed => ({ label, exchange, jobs: jobsIn(exchange) }))
    const holders = holdersOf(runningJobIds, listed)
    const held = Math.max(concurrentLimit - availableConcurrentLimit, holders.length)
    const own = holders.filter(({ holder }) => holder === thisKey)
    const beside = holders.filter(({ holder }) => holder !== null && holder !== thisKey)
    const isOwnRead = listed.some(({ label, jobs: read }) => label === thisKey && read !== null)
    const elsewhere = isOwnRead ? 'another user’s' : 'not told'
    const unnamed = Array.from({ length: held - holders.length }, () => [
      'not named',
      'queued or running',
      elsewhere,
      '',
    ])
    const rows = [
      ...holders.map(({ id, status, holder, title }) => [id, status, holder ?? elsewhere, title]),
      ...unnamed,
    ]
    const quote =
      told.result.kind === 'response'
        ? (/"availableConcurrentLimit"\s*:\s*-?\d+/.exec(told.result.body)?.[0] ?? null)
        : null
    const evidence: readonly [Evidence, ...Evidence[]] = [
      { kind: 'rows', columns: ['Job', 'Status', 'Whose', 'What'], rows, shows: 'the jobs that hold the places' },
      {
        kind: 'exchange',
        exchange: told,
        place: 'body',
        quote,
        shows: `${held} of ${concurrentLimit} places are held`,
      },
      ...listed.slice(0, 1).map(({ exchange }): Evidence => {
        const shows = isOwnRead ? `${own.length} of them in this key’s own list` : 'this key’s own list was not read'
        return {
          kind: 'exchange',
          exchange,
          place: exchange.result.kind === 'response' ? 'status' : 'silence',
          quote: null,
          shows,
        }
      }),
    ]
    const facts = { ...limited, placesHeld: held, otherKeyPlaces: beside.length }
    if (!isOwnRead) {
      const says =
        `All ${held} places are held. Whose jobs hold them cannot be told: ` +
        'the limits do not say, and this key’s own list was not read.'
      return { outcome: 'whose-untold', says, facts, evidence }
    }
    const whose = {
      ...facts,
      ownPlaces: own.length,
      otherPlaces: held - own.length - beside.length,
      ownJobIds: own.map(({ id }) => id).join(', '),
    }
    if (own.length === held && held > 0)
      return { outcome: 'own', says: `All ${held} places are held by this key’s own jobs.`, facts: whose, evidence }
    if (own.length === 0) {
      const also = beside.length > 0 ? `, ${beside.length} of them by another key set up here` : ''
      return {
        outcome: 'others',
        says: `The places are held by other users’ jobs${also}; this key’s list shows none of them.`,
        facts: whose,
        evidence,
      }
    }
    return {
      outcome: 'mixed',
      says: `${own.length} of ${held} places are held by this key’s own jobs, the others by other users’.`,
      facts: whose,
      evidence,
    }
  },
})

/** The jobs known to hold places: those that run by the limits, and those that are queued or run by a list. */
function holdersOf(running: readonly string[], listed: readonly Listed[]): readonly Holder[] {
  const open = listed.flatMap(({ jobs: read }) =>
    (read ?? []).filter(({ state }) => countsAsConcurrent(state)).map(({ id }) => id),
  )
  return [...new Set([...running, ...open])].map((id) => {
    // A job that ended between the two questions stands in its list all the same.
    const list = listed.find(({ jobs: read }) => read?.some((job) => job.id === id))
    const job = list?.jobs?.find((each) => each.id === id)
    return { id, holder: list?.label ?? null, status: job?.status ?? 'running', title: job?.title ?? '' }
  })
}

function jobsIn(exchange: Exchange): readonly Job[] | null {
  const answer = readAnswer(exchange, jobsSchema)
  return answer.kind === 'ok' ? answer.value : null
}
