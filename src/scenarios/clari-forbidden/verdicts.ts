import { apiAllowed } from '#src/checks/clari/key/api-allowed.ts'
import { exportAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { forecastScope } from '#src/checks/clari/forecast/forecast-scope.ts'
import { jobOwner } from '#src/checks/clari/jobs/job-owner.ts'
import { requestSends } from '#src/checks/clari/request/request-sends.ts'
import { verdictsOver } from '#src/domain/model/verdict.ts'
import { clariAdmin, clariSupport, noMenu, successManager, you } from '#src/scenarios/shared/actions.ts'
import { given, ifSo, quotable } from '#src/scenarios/shared/wording.ts'
import { forbiddenSays } from './says.ts'

const { verdict, variant } = verdictsOver(
  apiAllowed,
  forbiddenSays,
  jobOwner,
  forecastScope,
  exportAccess,
  requestSends,
)

const userSettings = `Clari: the user’s settings (${noMenu})`

/** Where the guide knows one 403 only, and another was met. */
const guideKnowsOne =
  'The guide knows a single 403, API access not enabled; this is another one, and enabling access again would not help.'

const quoted = (message: string | undefined) => `“${quotable(message, 'Forbidden')}”`

export const userNotEnabled = verdict({
  cause: 'api-not-enabled-for-user',
  headline: 'The key is fine. API access is not enabled for its user.',
  explains: ({ message, secondMay, secondConnection = 'Another key' }) =>
    `Clari knows the key and answers 403: ${quoted(message)}.` +
    (secondMay === true
      ? ` ${secondConnection} is answered, so the organisation’s plan includes the API and only this user lacks it.`
      : ' A new key of the same user would be refused in the same way.'),
  actions: [
    clariAdmin('Enable API access for the user behind this key.', userSettings),
    you('Don’t regenerate the key: that would not change it.'),
  ],
  asks: ({ message, secondMay, secondConnection = '' }) =>
    `The user behind our Clari API key has no API access: Clari answers 403 ${quoted(message)}.` +
    ifSo(secondMay, ` Another key of ours (${secondConnection}) works, so it is about this user.`) +
    ' Please enable API access for this user. The key itself is fine.',
  disprovedBy: 'The same refusal for a user who is shown as having API access.',
})

export const plan = verdict({
  cause: 'plan-without-api',
  headline: 'Your organisation’s plan has no API access.',
  explains: ({ message, secondForbidden, secondConnection = 'Another key' }) =>
    `Clari says so itself: ${quoted(message)}.` +
    ifSo(secondForbidden, ` ${secondConnection} is refused in the same way.`) +
    ' The guide says that the API needs an enterprise plan. No key and no user setting changes it.',
  actions: [
    clariSupport('Say whether the contract includes the API, and switch it on or offer the plan that does.'),
    clariAdmin('Find out who in your company owns the contract with Clari.'),
  ],
  asks: ({ message }) =>
    `Calls to Clari’s API are answered with 403 ${quoted(message)} for our organisation. Please tell us whether our ` +
    'plan includes API access, and enable it if it does.',
  disprovedBy: 'Any key of the organisation being accepted.',
})

export const nobodyAllowed = variant(plan, {
  cause: 'no-key-allowed',
  headline: 'None of your keys may use the API.',
  explains: ({ message }) =>
    `Two keys of different users are refused with 403: ${quoted(message)}. The words blame a user, but both being ` +
    'refused points at the organisation: its plan, or a switch that holds for all. The evidence shows both.',
  actions: [
    clariAdmin('Look whether API access is enabled for either user.', userSettings),
    clariSupport('If it is: say whether the organisation’s plan includes the API.'),
  ],
  asks: ({ message }) =>
    `Two Clari API keys of different users of ours are refused with 403 ${quoted(message)}. Please check whether API ` +
    'access is enabled for either user and whether our plan includes it.',
})

export const forbiddenUntold = variant(userNotEnabled, {
  cause: 'api-forbidden',
  headline: 'The key is known, and its user may not use the API.',
  explains: ({ message }) =>
    `Clari answers 403 to a call that every key may make` +
    `${message === undefined ? ', without a reason' : `: ${quoted(message)}`}. Whether the user or the whole ` +
    'organisation lacks access, this answer does not say; a second user’s key would.',
  actions: [
    clariAdmin('Look whether API access is enabled for the key’s user.', userSettings),
    you('Connect a second user’s key and run the check again: it is then asked with both.', 'the Connections page'),
  ],
})

export const forbidden = variant(userNotEnabled, {
  cause: 'forbidden',
  headline: 'Clari knows the key and forbids the call.',
  explains:
    'The pasted answer is a 403 without a reason. It can mean that API access is not enabled, that a job is somebody ' +
    'else’s, or that a forecast lies outside the user’s scope; a live check tells them apart.',
})

export const jobOfAnotherUser = verdict({
  cause: 'job-of-another-user',
  headline: ({ jobId }) => `${jobId === undefined ? 'The job' : `Job ${jobId}`} belongs to another key’s user.`,
  explains: ({ message, jobOwner: owner }) =>
    `Clari knows the key, and forbids this one job: ${quoted(message)}. A job can be seen, fetched and cancelled ` +
    `only with a key of the user who started it.${given(owner, (label) => ` ${label} may read it.`)} ${guideKnowsOne}`,
  actions: ({ jobOwner: owner }) => [
    you(
      `Fetch the job with the key that started it${given(owner, (label) => `: ${label}`)}.`,
      'the key in the step that polls or downloads',
    ),
    you(
      'Or start the export again with this key; it uses one of the month’s exports.',
      'POST /export/forecast/{forecastId}',
    ),
    you(
      'Let one key both start and fetch: look for two keys in the same pipeline.',
      'the client’s environment or secret store',
    ),
  ],
  disprovedBy: 'The job standing in the list of this key’s own jobs (GET /export/jobs).',
})

export const jobIsOwn = verdict({
  kind: 'clear',
  cause: 'job-is-own',
  headline: 'This key may read the job.',
  explains: ({ jobId = '', jobStatus = 'told' }) =>
    `Clari answers for job ${jobId}: its status is ${jobStatus}. So where it is refused, another key asks: one of a ` +
    'user who did not start it.',
  actions: [
    you(
      'Compare the key of the step that is refused with this one; its length and last two characters are on the ' +
        'Connections page.',
      'the client’s environment or secret store',
    ),
  ],
  prove: forbiddenSays,
  disprovedBy: 'The same key being refused for the same job from another place.',
})

export const noSuchJob = verdict({
  kind: 'open',
  cause: 'no-such-job',
  headline: 'Clari knows no such job.',
  explains: ({ jobId = '', message }) =>
    `The key is accepted, and for job ${jobId} Clari says “${quotable(message, 'invalid_jobId')}”, not 403. Its id ` +
    'is wrong, or its results are gone.',
  actions: [you('Go on with the other diagnosis; come back if 403 is still met after it.')],
  disprovedBy: 'Another answer on the next try.',
  leadsTo: 'clari.job-stuck',
})

export const scope = verdict({
  cause: 'forecast-outside-scope',
  headline: ({ forecastId = 'This forecast' }) => `The key is fine. ${forecastId} lies outside what its user may see.`,
  explains: ({ scope: part, message, apiAllowed: allowed, secondMay, secondConnection = 'Another key' }) =>
    `Clari answers 403 for this forecast${given(part, (id) => ` (scope ${id})`)}: ${quoted(message)}.` +
    ifSo(allowed, ' Other calls with the same key are answered.') +
    ifSo(secondMay, ` ${secondConnection} may read it, so the forecast itself is there.`) +
    ` ${guideKnowsOne}`,
  actions: [
    you(
      'If the request names a scopeId: leave it out, or name one at or below the user’s place in the hierarchy.',
      'the export’s scopeId',
    ),
    clariAdmin(
      'Move the integration’s user to the top of the hierarchy of this forecast, or opt them in where the export ' +
        'should begin.',
      `Clari: the hierarchy and opt-ins of this Forecast Tab (${noMenu})`,
    ),
  ],
  asks: ({ forecastId = '(see evidence)', message }) =>
    `Our Clari API key works in general, but is refused with 403 for the forecast “${forecastId}”: ` +
    `${quoted(message)}. Please move its user to the top of this forecast’s hierarchy, or give them the part that we ` +
    'need.',
  disprovedBy: 'The same refusal for a user at the top of this forecast’s hierarchy.',
})

export const scopeNotTested = verdict({
  kind: 'open',
  cause: 'not-tested',
  headline: 'The API is open to this key. Whether it may see this forecast was not tested.',
  explains:
    'Clari answers the key. Only an export could show whether its user may see this forecast, and you chose not to ' +
    'use one.',
  actions: ({ forecastId = 'the forecast' }) => [
    clariAdmin(
      `Look where the key’s user stands in the hierarchy of ${forecastId}.`,
      `Clari: the hierarchy of this Forecast Tab (${noMenu})`,
    ),
    you('Or go back and allow one export.'),
  ],
  last: null,
  asks: ({ forecastId = '(see evidence)' }) =>
    'Our Clari API key works in general, but a forecast is refused with 403. Please check where its user stands in ' +
    `the hierarchy of “${forecastId}” and whether they may see the whole of it.`,
  prove: exportAccess,
  disprovedBy: 'An export of this forecast being accepted for the same user.',
})

export const ingestionOff = verdict({
  cause: 'ingestion-off',
  headline: 'Sending data into Clari is switched off for your organisation.',
  explains: ({ code, apiAllowed: allowed }) =>
    `${code === undefined ? 'A 403' : `“${code}”`} on a call that sends data in says that ingestion is not enabled. ` +
    'Reading and exporting are another matter and can work at the same time.' +
    `${ifSo(allowed, ' They do: the key was accepted just now.')} ${guideKnowsOne} This product only reads, so it ` +
    'cannot try this call itself.',
  actions: [clariSupport('Switch data ingestion on for your organisation.', `${successManager} (${noMenu})`)],
  asks: ({ code }) =>
    `Our calls that send data into Clari are refused with 403${given(code, (word) => ` ${word}`)}. Please enable ` +
    'data ingestion for our organisation, or tell us what it depends on.',
  prove: forbiddenSays,
  disprovedBy: 'A call that sends data in being accepted with any key of the organisation.',
})

export const ingestionTold = variant(ingestionOff, {
  strength: 'likely',
  evidence: () => [
    {
      kind: 'answer',
      question: 'What is refused with 403?',
      answer: 'Sending data into Clari',
      shows: 'told by the analyst; this product sends nothing in',
    },
  ],
})

export const otherKey = verdict({
  cause: 'other-key',
  headline: 'The key that is allowed here is not the one your client sends.',
  explains: ({ sentKey = 'of another length or ending', workingKey = 'the one that works' }) =>
    `This key is answered. The pasted request carries another: ${sentKey}, against ${workingKey}. The other key’s ` +
    'user is the one who may not.',
  actions: [
    you(
      'Put the key that is allowed where your client takes it from.',
      'the client’s environment, secret store or connector settings',
    ),
  ],
  disprovedBy: 'The pasted request being from another system than the one that is refused.',
})

export const allowedHere = verdict({
  kind: 'clear',
  cause: 'allowed-here',
  headline: 'This key is allowed here.',
  explains:
    'Clari answered what was asked with it just now. Either it was enabled meanwhile, or the call that is refused is ' +
    'another one, with another key.',
  actions: [
    you(
      'Run the curl line below where it is refused; if it is answered there too, compare it with what your client ' +
        'sends.',
      'the machine where it fails',
    ),
  ],
  prove: forbiddenSays,
  disprovedBy: 'The same call with the same key being refused again from here.',
})

export const notTheApi = verdict({
  cause: 'not-the-api',
  headline: 'Something else than Clari’s API forbids it.',
  explains:
    'What was pasted is a web page. The API never sends pages: a firewall or a proxy on the way says 403, and Clari ' +
    'was not asked.',
  actions: [
    you('Ask your network team to let requests to api.clari.com pass.', 'HTTPS_PROXY, if a proxy must be named'),
  ],
  asks:
    'Requests to api.clari.com are answered with 403 and a web page instead of the API’s answer. Please let this ' +
    'host pass the proxy or firewall.',
  prove: forbiddenSays,
  disprovedBy: 'Clari’s support confirming that this page is theirs.',
  leadsTo: 'clari.unreachable',
})

export const couldNotRun = verdict({
  kind: 'open',
  cause: 'not-checked',
  headline: 'Nothing could be proved yet.',
  explains:
    'No live check could be finished, and the pasted text does not say what was forbidden. Connect the key that is ' +
    'refused, or paste the whole answer with its address.',
  actions: [
    you('Connect the key that is refused: the checks only read.', 'the Connections page'),
    you('Or paste the full answer below, body included.'),
  ],
  last: null,
  prove: forbiddenSays,
  disprovedBy: 'A check that runs to its end.',
})
