import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { slotsHeld } from '#src/checks/clari/jobs/slots-held.ts'
import { rateNow } from '#src/checks/clari/request/rate-now.ts'
import { rateSays } from '#src/checks/clari/request/rate-says.ts'
import { placesPlan, pollingPlan, quotaPlan, slowDownPlan } from '#src/clari/jobs/pacing-plans.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { when, defineFlow, type RunStep, type Verdict, type VerdictContext } from '#src/domain/model/scenario.ts'
import { duration } from '#src/domain/words/duration.ts'
import { placesTaken, quotaUsedUp } from './export-limits.ts'
import { told } from './shared/told.ts'

const provedNow = { by: 'check', check: rateNow } as const
const provedByRoom = { by: 'check', check: exportRoom } as const
const provedByPaste = { by: 'paste-again', check: rateSays } as const

const again = {
  who: 'you',
  does: 'Run the check again from this page once your clients are paced.',
  where: null,
} as const
const pasteNext = { who: 'you', does: 'Then paste what comes back below: it is read again.', where: null } as const

function waitMs(context: VerdictContext): number {
  const ms = context.facts['retryAfterMs']
  return typeof ms === 'number' ? ms : 0
}

/** What another key was answered, where one was asked. */
function beside(context: VerdictContext): string {
  const other = told(context, 'secondConnection', '')
  if (other === '') return ''
  return context.facts['secondLimited'] === true
    ? ` ${other} is refused in the same way, so it is not this key alone.`
    : ` ${other} is answered at the same moment, so it is this key that is slowed down.`
}

/** Clari documents no Retry-After, and the guide knows only backoff. */
const whatIsPublished =
  'Clari publishes no rate for these calls and no Retry-After; integrators keep to about ten calls a second.'

const toldToWait: Verdict = {
  kind: 'cause',
  cause: 'told-to-wait',
  rests: 'observed',
  headline: (context) =>
    'Calls come too fast, and Clari says how long to wait: ' +
    `${waitMs(context) > 0 ? duration(waitMs(context)) : told(context, 'retryAfter', 'see the evidence')}.`,
  explains: (context) =>
    `Clari answers 429 with Retry-After: ${told(context, 'retryAfter', '(see the evidence)')}.` +
    `${beside(context)} The guide’s advice, exponential backoff, is right; where Clari names a ` +
    'time, that time comes first. The plan below does both.',
  actions: () => [
    {
      who: 'you',
      does: 'Stop the clients that use this key for as long as Clari asks, then start them one after another.',
      where: 'the scheduler or connector that calls Clari',
    },
    {
      who: 'you',
      does: 'Let them wait for Retry-After, and growing times where it is absent: the program below does it.',
      where: null,
    },
    again,
  ],
  plan: (context) => slowDownPlan(waitMs(context)),
  prove: provedNow,
  disprovedBy: 'The same refusal for the first call after a quiet hour.',
}

const notTold: Verdict = {
  ...toldToWait,
  cause: 'not-told-how-long',
  headline: 'Calls come too fast, and Clari does not say how long to wait.',
  explains: (context) =>
    `Clari answers 429 without Retry-After.${beside(context)} ${whatIsPublished} So the wait is yours to choose: ` +
    'short at first, doubled each time, and varied by chance.',
  actions: () => [
    {
      who: 'you',
      does: 'Stop the clients that use this key for a minute, then start them one after another.',
      where: 'the scheduler or connector that calls Clari',
    },
    {
      who: 'you',
      does: 'Don’t read Retry-After without looking whether it is there: a program that relies on it fails here.',
      where: null,
    },
    {
      who: 'you',
      does: 'Let them wait growing and varying times after a 429: the program below does it.',
      where: null,
    },
    again,
  ],
  plan: () => slowDownPlan(0),
}

const polling: Verdict = {
  kind: 'cause',
  cause: 'polling-too-often',
  rests: 'observed',
  headline: 'Something asks after export jobs too often.',
  explains: (context) =>
    (context.facts['pollGapMs'] === undefined
      ? 'Questions about jobs are refused with 429, other calls are answered'
      : `The log asks after jobs every ${duration(Number(context.facts['pollGapMs']))}`) +
    `.${beside(context)} A job takes its time however often it is looked at; a look every few seconds at first and ` +
    'once a minute later is enough.',
  actions: () => [
    {
      who: 'you',
      does: 'Lengthen the pause between two looks at a job, as in the plan below.',
      where: 'the polling interval in your script or connector',
    },
    { who: 'you', does: 'Look for a second program that polls with the same key, and stop one of them.', where: null },
    again,
  ],
  plan: () => pollingPlan(),
  prove: provedNow,
  disprovedBy: 'The same refusal with one look a minute from one place.',
}

const fromPaste = (verdict: Verdict): Verdict => ({
  ...verdict,
  explains: (context) =>
    `${typeof verdict.explains === 'string' ? verdict.explains : verdict.explains(context)} Nothing was checked ` +
    'live: this rests on the pasted text alone.',
  actions: (context) => {
    const [first, ...others] = verdict.actions(context)
    return [first, ...others.filter((action) => action !== again), pasteNext]
  },
  prove: provedByPaste,
})

/** Clari refuses nothing right now, so the pasted 429 is over; what caused it is still there. */
const overNow = (verdict: Verdict): Verdict => ({
  ...fromPaste(verdict),
  explains: (context) =>
    `${typeof verdict.explains === 'string' ? verdict.explains : verdict.explains(context)} Clari answers again ` +
    'right now, so this is over until your clients come as fast as before.',
})

const bySaying = (verdict: Verdict, answer: string): Verdict => ({
  ...overNow(verdict),
  rests: 'told',
  evidence: (): readonly Evidence[] => [
    {
      kind: 'answer',
      question: 'When is it refused?',
      answer,
      shows: 'told by the analyst; Clari refuses nothing right now',
    },
  ],
})

const goesOn = (
  cause: string,
  headline: string,
  explains: Verdict['explains'],
  leadsTo: NonNullable<Verdict['leadsTo']>,
): Verdict => ({
  kind: 'open',
  cause,
  rests: 'observed',
  headline,
  explains,
  actions: () => [
    { who: 'you', does: 'Go on with the other story; come back if a limit is still met after it.', where: null },
    again,
  ],
  prove: provedNow,
  disprovedBy: 'Another answer on the next try.',
  leadsTo,
})

const readRoom = {
  kind: 'run',
  title: 'Is there room for another export?',
  short: 'Room for exports?',
  says: 'The limits tell the month’s quota from the jobs that may run at one time. Reads only, no quota.',
  checks: [exportRoom],
  routes: [
    when(exportRoom, ['quota-used-up'], 'quota-used-up'),
    when(exportRoom, ['places-taken'], 'whose-places'),
    when(exportRoom, ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent'], 'key-refused'),
    when(exportRoom, ['forbidden'], 'forbidden'),
    when(exportRoom, ['rate-limited'], 'not-told'),
  ],
} satisfies Omit<RunStep, 'otherwise' | 'unknown'>

/** From “429” or “the quota is reached” to the limit that was met, and the pace that keeps below it. */
export const clariRateLimitedWizard = defineFlow({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came back?',
      short: 'What you saw',
      says:
        'Paste the answer with its headers, the log of your client, or the error text. Keys in it are blanked first. ' +
        'Nothing at hand? Leave it empty.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer or log',
          required: false,
          placeholder: 'HTTP/2 429\nretry-after: 30\n\n{"message":"API rate limit exceeded"}',
        },
      ],
      to: 'which-key',
    },
    'which-key': {
      kind: 'input',
      title: 'Which key was refused?',
      short: 'Which key',
      says:
        'Two or three read-only questions are asked, none of them uses quota. If a second key is set up, it is asked ' +
        'too: the difference tells this key from everybody.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Key', required: true }],
      to: 'now',
    },
    now: {
      kind: 'run',
      title: 'Does Clari refuse calls right now?',
      short: 'Refused right now?',
      says: 'Asks for the limits and for the jobs, and looks for 429.',
      checks: [rateNow],
      routes: [
        when(rateNow, ['told-to-wait'], 'told-to-wait'),
        when(rateNow, ['not-told'], 'not-told'),
        when(rateNow, ['polling'], 'polling'),
        when(rateNow, ['answers'], 'pasted'),
        when(rateNow, ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent'], 'key-refused'),
        when(rateNow, ['forbidden'], 'forbidden'),
        when(
          rateNow,
          ['web-page', 'redirected', 'intercepted', 'no-answer', 'server-error', 'broken-answer', 'no-route'],
          'not-answered',
        ),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    pasted: {
      kind: 'run',
      title: 'Which limit does the pasted text speak of?',
      short: 'The pasted text',
      says: 'Read here, nothing is sent.',
      checks: [rateSays],
      routes: [
        when(rateSays, ['told-to-wait'], 'told-to-wait-over'),
        when(rateSays, ['not-told'], 'not-told-over'),
        when(rateSays, ['polling'], 'polling-over'),
        when(rateSays, ['quota-used-up', 'places-taken', 'either-limit'], 'room'),
      ],
      otherwise: 'room-first',
      unknown: 'room-first',
    },
    room: { ...readRoom, otherwise: 'limit-gone', unknown: 'limit-untold' },
    'room-first': { ...readRoom, otherwise: 'when', unknown: 'when' },
    'whose-places': {
      kind: 'run',
      title: 'Whose jobs hold the places?',
      short: 'Whose jobs?',
      says:
        'Compares the jobs that run with this key’s own list, and ' +
        'with those of other keys that are set up. Reads only.',
      checks: [slotsHeld],
      routes: [when(slotsHeld, ['free'], 'limit-gone')],
      otherwise: 'places-taken',
      unknown: 'places-taken',
    },
    when: {
      kind: 'ask',
      title: 'Clari refuses nothing right now. When does it?',
      short: 'When it is refused',
      says:
        'No call is refused from here and there is room for ' +
        'exports. So it depends on what your clients do at the time.',
      answer: 'refused-when',
      options: [
        {
          value: 'polling',
          label: 'While waiting for a job',
          says: 'Then something looks at it too often.',
          to: 'polling-told',
        },
        {
          value: 'exports',
          label: 'When starting several exports',
          says: 'Only a few may be queued or running at one time.',
          to: 'exports-told',
        },
        {
          value: 'many',
          label: 'When many calls are made',
          says: 'Then they come too fast, taken together.',
          to: 'many-told',
        },
        { value: 'unknown', label: 'I don’t know', to: 'nothing-refused' },
      ],
    },
    'from-paste': {
      kind: 'run',
      title: 'Which limit does the pasted text speak of?',
      short: 'The pasted text',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      checks: [rateSays],
      routes: [
        when(rateSays, ['told-to-wait'], 'told-to-wait-pasted'),
        when(rateSays, ['not-told'], 'not-told-pasted'),
        when(rateSays, ['polling'], 'polling-pasted'),
        when(rateSays, ['quota-used-up'], 'quota-pasted'),
        when(rateSays, ['places-taken'], 'places-pasted'),
        when(rateSays, ['either-limit'], 'either-pasted'),
      ],
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    },
  },
  verdicts: {
    'told-to-wait': toldToWait,
    'not-told': notTold,
    polling,
    'quota-used-up': quotaUsedUp(provedByRoom),
    'places-taken': placesTaken(provedByRoom),
    'told-to-wait-over': overNow(toldToWait),
    'not-told-over': overNow(notTold),
    'polling-over': overNow(polling),
    'polling-told': bySaying(polling, 'While waiting for a job'),
    'exports-told': {
      ...bySaying(
        { ...placesTaken(provedByRoom), plan: (context) => placesPlan(numberIn(context, 'concurrentLimit')) },
        'When starting several exports',
      ),
      headline: (context) =>
        `Too many exports at one time: ${told(context, 'concurrentLimit', 'a few')} may be queued or running.`,
      explains: (context) =>
        `The organisation may have ${told(context, 'concurrentLimit', 'a few')} export jobs queued or running, all ` +
        'keys together; one more is refused, not queued. There is room right now, so this rests on what you say. ' +
        'Start them in turn, as in the plan.',
    },
    'many-told': bySaying(notTold, 'When many calls are made'),
    'limit-gone': {
      kind: 'clear',
      cause: 'limit-gone',
      rests: 'observed',
      headline: 'There is room for exports again.',
      explains: (context) =>
        `The limits leave ${told(context, 'availableMonthlyQuota', 'some')} of ` +
        `${told(context, 'monthlyQuota', 'the month’s')} exports and ` +
        `${told(context, 'availableConcurrentLimit', 'some')} of ${told(context, 'concurrentLimit', 'the')} places. ` +
        'The refusal came at a moment when one of the two was used up; most often it was the places, which free ' +
        'themselves when a job ends.',
      actions: () => [
        { who: 'you', does: 'Start the export again; start several in turn, as in the plan.', where: null },
        again,
      ],
      plan: (context) => placesPlan(numberIn(context, 'concurrentLimit')),
      prove: provedByRoom,
      disprovedBy: 'An export being refused while the limits still leave room.',
    },
    'limit-untold': {
      kind: 'open',
      cause: 'limit-untold',
      rests: 'observed',
      headline: 'One of two limits was met; which one could not be seen.',
      explains:
        'The same code stands for the month’s quota and for the jobs at one time. Only GET /admin/limits tells ' +
        'which, and it was not answered.',
      actions: () => [
        {
          who: 'you',
          does: 'Look whether a job of yours is queued or running, and try again when it is done.',
          where: 'GET /export/jobs',
        },
        {
          who: 'clari-support',
          does: 'Say how many exports your organisation has in 30 days, how many at one time, and how many are left.',
          where: 'your customer success manager at Clari',
        },
        again,
      ],
      asks:
        'An export was refused with export_monthly_quota_reached, and GET /admin/limits is not answered for us. ' +
        'Please tell us our monthly export quota, our concurrency limit, and how much of each is in use.',
      prove: provedByRoom,
      disprovedBy: 'The limits being told on another try.',
    },
    'nothing-refused': {
      kind: 'clear',
      cause: 'nothing-refused',
      rests: 'observed',
      headline: 'Clari refuses nothing right now, and there is room for exports.',
      explains:
        'Calls are answered at once, and neither the month’s quota nor the places are used up. If 429 comes back, ' +
        'paste it with its headers: they say how long to wait, or that Clari does not say.',
      actions: () => [pasteNext],
      plan: () => slowDownPlan(0),
      prove: provedByPaste,
      disprovedBy: 'A refusal from here on another try.',
    },
    'key-refused': goesOn(
      'key-refused',
      'It is the key that is refused, with 401.',
      (context) =>
        `Clari answers “${told(context, 'message', told(context, 'detail', '401'))}” before any limit counts.`,
      'clari.unauthorized',
    ),
    forbidden: goesOn(
      'forbidden',
      'The call is forbidden, not slowed down.',
      (context) => `Clari answers 403: “${told(context, 'message', 'Forbidden')}”. Waiting does not change it.`,
      'clari.forbidden',
    ),
    'not-answered': goesOn(
      'not-answered',
      'No proper answer came, so no limit could be seen.',
      (context) => told(context, 'detail', 'What came back is no answer of Clari’s API.'),
      'clari.unreachable',
    ),
    'other-answer': goesOn(
      'other-answer',
      'Clari answered something else than 429.',
      (context) =>
        `The answer was ${told(context, 'status', 'unusual')}` +
        `${told(context, 'message', '') === '' ? '' : ` “${told(context, 'message', '')}”`}.`,
      'clari.bad-request',
    ),
    'told-to-wait-pasted': fromPaste(toldToWait),
    'not-told-pasted': fromPaste(notTold),
    'polling-pasted': fromPaste(polling),
    'quota-pasted': fromPaste({
      ...quotaUsedUp(provedByRoom),
      plan: (context) => quotaPlan(numberIn(context, 'monthlyQuota')),
    }),
    'places-pasted': fromPaste(placesTaken(provedByRoom)),
    'either-pasted': {
      kind: 'open',
      cause: 'either-limit',
      rests: 'observed',
      headline: (context) =>
        `One of two limits is met: ${told(context, 'monthlyQuota', 'so many')} exports in 30 days, or ` +
        `${told(context, 'concurrentLimit', 'so many')} at one time.`,
      explains:
        'Clari uses one code, export_monthly_quota_reached, for both; its name speaks of the month even where only ' +
        'the places are taken. The guide has 429 for every limit; this one comes as 400, and waiting a few seconds ' +
        'helps only if it is the places.',
      actions: () => [
        {
          who: 'you',
          does:
            'Connect the key, or ask the limits yourself and paste the answer below: availableMonthlyQuota and ' +
            'availableConcurrentLimit tell which.',
          where: 'GET /admin/limits',
        },
        {
          who: 'you',
          does: 'Until then: wait for your own jobs to end before you start the next export.',
          where: 'GET /export/jobs',
        },
      ],
      plan: (context) => placesPlan(numberIn(context, 'concurrentLimit')),
      prove: provedByPaste,
      disprovedBy: 'An export being accepted before a job ended and before 30 days have passed.',
    },
    'could-not-run': {
      kind: 'open',
      cause: 'not-checked',
      rests: 'observed',
      headline: 'No limit could be seen yet.',
      explains:
        'No live check could be finished, and the pasted text does not speak of a limit. The plan below keeps a ' +
        'client below the usual ones.',
      actions: () => [
        { who: 'you', does: 'Connect the key that is refused: the checks only read.', where: 'the Connections page' },
        { who: 'you', does: 'Or paste the full answer below, headers included.', where: null },
      ],
      plan: () => slowDownPlan(0),
      prove: provedByPaste,
      disprovedBy: 'A check that runs to its end.',
    },
  },
})

function numberIn(context: VerdictContext, name: string): number | null {
  const value = context.facts[name]
  return typeof value === 'number' ? value : null
}
