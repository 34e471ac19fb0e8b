import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { rateNow } from '#src/checks/clari/request/rate-now.ts'
import { placesPlan, pollingPlan, slowDownPlan } from '#src/clari/jobs/pacing-plans.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import { verdictsOver, type FactsOver } from '#src/domain/model/verdict.ts'
import { duration } from '#src/domain/words/duration.ts'
import { clariSupport, you } from '#src/scenarios/shared/actions.ts'
import { given, ifSo } from '#src/scenarios/shared/wording.ts'
import { rateSays } from './says.ts'

const over = [rateNow, rateSays, exportRoom] as const
const { verdict, variant } = verdictsOver(...over)

type Known = KnownFacts<FactsOver<typeof over>>

/** Who slows down: a paste can speak of Copilot's API. */
const refuser = ({ asked }: Known) => (asked === 'copilot' ? 'Copilot' : 'Clari')

/** What another key was answered, where one was asked; and that it is over where calls are answered again. */
const beside = ({ refusesNow, secondConnection, secondLimited, asked }: Known) =>
  given(secondConnection, (other) =>
    secondLimited === true
      ? ` ${other} is refused in the same way, so it is not this key alone.`
      : ` ${other} is answered at the same moment, so it is this key that is slowed down.`,
  ) +
  ifSo(
    refusesNow === false && asked !== 'copilot',
    ' Clari answers again right now, so this is over until your clients come as fast as before.',
  )

const unpublished =
  'Clari publishes no rate for these calls and no Retry-After; integrators keep to about ten calls a second. Where ' +
  'no wait is named it is yours to choose: short at first, doubled each time, and varied by chance.'

const stop = (howLong: string) =>
  you(`Stop the clients that use this key for ${howLong}, then start them one after another.`, 'the scheduler')

export const toldToWait = verdict({
  cause: 'told-to-wait',
  headline: (facts) =>
    `Calls come too fast, and ${refuser(facts)} says how long to wait: ` +
    `${facts.retryAfterMs ? duration(facts.retryAfterMs) : (facts.retryAfter ?? 'see the evidence')}.`,
  explains: (facts) =>
    `${refuser(facts)} refuses calls with Retry-After: ${facts.retryAfter ?? '(see the evidence)'}.${beside(facts)} ` +
    'The guide’s advice, exponential backoff, is right; a time that is named comes first. The plan below does both.',
  actions: (facts) => [
    stop(`as long as ${refuser(facts)} asks`),
    you('Let them wait for Retry-After, and growing times where it is absent: the program below does it.'),
  ],
  plan: ({ retryAfterMs = 0 }) => slowDownPlan(retryAfterMs),
  disprovedBy: 'The same refusal for the first call after a quiet hour.',
})

export const notTold = variant(toldToWait, {
  cause: 'not-told-how-long',
  headline: (facts) =>
    facts.headersShown === false
      ? 'Calls come too fast.'
      : `Calls come too fast, and ${refuser(facts)} does not say how long to wait.`,
  explains: (facts) =>
    (facts.headersShown === false
      ? 'Calls were refused; whether a Retry-After stood among the headers, the pasted text does not show.'
      : `${refuser(facts)} refuses calls without Retry-After.`) + `${beside(facts)} ${unpublished}`,
  actions: [
    stop('a minute'),
    you('Don’t read Retry-After without looking whether it is there: a program that relies on it fails here.'),
    you('Let them wait growing and varying times after a 429: the program below does it.'),
  ],
  plan: () => slowDownPlan(0),
})

export const rateLimited = variant(notTold, {
  headline: 'Calls come too fast: Clari began to refuse them during the checks.',
  explains:
    'It answered the first questions and refused the next one with 429; where it says how long to wait, Retry-After ' +
    `stands among the headers. ${unpublished}`,
  prove: rateNow,
})

export const polling = verdict({
  cause: 'polling-too-often',
  headline: 'Something asks after export jobs too often.',
  explains: (facts) => `${polls(facts)}.${beside(facts)} ${seldom}`,
  actions: [
    you('Lengthen the pause between two looks at a job, as in the plan below.', 'your script or connector'),
    you('Look for a second program that polls with the same key, and stop one of them.'),
  ],
  plan: pollingPlan,
  disprovedBy: 'The same refusal with one look a minute from one place.',
})

const seldom =
  'A job takes its time however often it is looked at; every few seconds at first and once a minute later is enough.'

function polls({ pollGapMs, refusesNow }: Known): string {
  if (refusesNow === true) return 'Questions about jobs are refused with 429, other calls are answered'
  return pollGapMs === undefined
    ? 'A question about a job was refused as one too many'
    : `The log asks after jobs every ${duration(pollGapMs)}`
}

const shows = 'told by the analyst; Clari refuses nothing right now'

/** What the analyst says of a moment that is over. */
const saidOnly = (answer: string) =>
  ({
    strength: 'likely',
    evidence: (): readonly Evidence[] => [{ kind: 'answer', question: 'When is it refused?', answer, shows }],
    prove: rateSays,
  }) as const

const overNow = 'Clari refuses nothing right now, so this rests on what you say.'

export const pollingTold = variant(polling, {
  ...saidOnly('While waiting for a job'),
  explains: `${overNow} ${seldom}`,
})

export const manyTold = variant(notTold, {
  ...saidOnly('When many calls are made'),
  headline: 'Many calls are made, and taken together they come too fast.',
  explains: `${overNow} ${unpublished}`,
})

export const exportsTold = verdict({
  ...saidOnly('When starting several exports'),
  cause: 'concurrency-limit',
  headline: ({ concurrentLimit: few = 'a few' }) => `Too many exports at one time: ${few} may be queued or running.`,
  explains: `The limit counts all keys of the organisation; one export more is refused, not queued. ${overNow}`,
  actions: [
    you('Start them in turn, as in the plan: the next one when one is done.', 'GET /admin/limits'),
    clariSupport('Raise the concurrency limit, if waiting is not enough.'),
  ],
  plan: ({ concurrentLimit = null }) => placesPlan(concurrentLimit),
  disprovedBy: 'An export being refused again when the limits leave a place.',
  asks: ({ concurrentLimit }) =>
    'Our exports are refused when we start several at one time. Please raise our concurrency limit' +
    `${given(concurrentLimit, (limit) => `, which is ${limit} now`)}.`,
})

export const nothingRefused = verdict({
  kind: 'clear',
  cause: 'nothing-refused',
  headline: ({ availableMonthlyQuota }) =>
    `Clari refuses nothing right now${availableMonthlyQuota === undefined ? '' : ', and there is room for exports'}.`,
  explains: ({ availableMonthlyQuota }) =>
    'Calls are answered at once. ' +
    (availableMonthlyQuota === undefined
      ? 'The limits for exports could not be seen.'
      : 'Neither the month’s quota nor the places are used up.'),
  actions: [you('If 429 comes back, keep its headers: they say how long to wait, or that Clari does not say.')],
  plan: () => slowDownPlan(0),
  prove: rateSays,
  disprovedBy: 'A refusal from here on another try.',
})

export const couldNotRun = verdict({
  kind: 'open',
  cause: 'not-checked',
  headline: 'No limit could be seen yet.',
  explains: 'No live check could be finished, and the pasted text does not speak of a limit.',
  actions: [
    you('Connect the key that is refused: the checks only read.', 'the Connections page'),
    you('Or paste the full answer below, headers included.'),
  ],
  last: null,
  plan: () => slowDownPlan(0),
  prove: rateSays,
  disprovedBy: 'A check that runs to its end.',
})
