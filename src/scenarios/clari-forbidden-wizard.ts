import { apiAllowed } from '#src/checks/clari/key/api-allowed.ts'
import { forbiddenSays } from '#src/checks/clari/request/forbidden-says.ts'
import { exportAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { forecastScope } from '#src/checks/clari/forecast/forecast-scope.ts'
import { jobOwner } from '#src/checks/clari/jobs/job-owner.ts'
import { requestSends } from '#src/checks/clari/request/request-sends.ts'
import { when, wizard, type Verdict, type VerdictContext } from '#src/domain/model/scenario.ts'
import { forecastIn, jobIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { message, told } from './told.ts'

const provedByApi = { by: 'check', check: apiAllowed } as const
const provedByJob = { by: 'check', check: jobOwner } as const
const provedByScope = { by: 'check', check: forecastScope } as const
const provedByExport = { by: 'check', check: exportAccess } as const
const provedByAnswer = { by: 'paste-again', check: forbiddenSays } as const

const noMenu = 'Clari publishes no exact menu path for it'
const userSettings = `Clari: the user’s settings (${noMenu})`
const again = { who: 'you', does: 'Run the check again from this page.', where: null } as const
const pasteNext = { who: 'you', does: 'Then paste what comes back below: it is read again.', where: null } as const

/** Where the guide knows one 403 only, and another was met. */
const guideKnowsOne =
  'The guide knows a single 403, API access not enabled; this is another one, and enabling access again would not help.'

const words = (context: VerdictContext) => message(context, 'Forbidden')

const userNotEnabled: Verdict = {
  kind: 'cause',
  cause: 'api-not-enabled-for-user',
  rests: 'observed',
  headline: 'The key is fine. API access is not enabled for its user.',
  explains: (context) =>
    `Clari knows the key and answers 403: “${words(context)}”.` +
    (context.facts['secondMay'] === true
      ? ` ${told(context, 'secondConnection', 'Another key')} is answered, so the organisation’s plan includes the ` +
        'API and only this user lacks it.'
      : ' A new key of the same user would be refused in the same way.'),
  actions: () => [
    { who: 'clari-admin', does: 'Enable API access for the user behind this key.', where: userSettings },
    { who: 'you', does: 'Don’t regenerate the key: that would not change it.', where: null },
    again,
  ],
  asks: (context) =>
    `The user behind our Clari API key has no API access: Clari answers 403 “${words(context)}”.` +
    (context.facts['secondMay'] === true
      ? ` Another key of ours (${told(context, 'secondConnection', '')}) works, so it is about this user.`
      : '') +
    ' Please enable API access for this user. The key itself is fine.',
  prove: provedByApi,
  disprovedBy: 'The same refusal for a user who is shown as having API access.',
}

const plan: Verdict = {
  kind: 'cause',
  cause: 'plan-without-api',
  rests: 'observed',
  headline: 'Your organisation’s plan has no API access.',
  explains: (context) =>
    `Clari says so itself: “${words(context)}”.` +
    (context.facts['secondForbidden'] === true
      ? ` ${told(context, 'secondConnection', 'Another key')} is refused in the same way.`
      : '') +
    ' The guide says that the API needs an enterprise plan. No key and no user setting changes it.',
  actions: () => [
    {
      who: 'clari-support',
      does: 'Say whether the contract includes the API, and switch it on or offer the plan that does.',
      where: 'your customer success manager at Clari',
    },
    { who: 'clari-admin', does: 'Find out who in your company owns the contract with Clari.', where: null },
    again,
  ],
  asks: (context) =>
    `Calls to Clari’s API are answered with 403 “${words(context)}” for our organisation. Please tell us whether our ` +
    'plan includes API access, and enable it if it does.',
  prove: provedByApi,
  disprovedBy: 'Any key of the organisation being accepted.',
}

const jobOfAnother: Verdict = {
  kind: 'cause',
  cause: 'job-of-another-user',
  rests: 'observed',
  headline: (context) => `Job ${told(context, 'jobId', '')} belongs to another key’s user.`.replace('  ', ' '),
  explains: (context) =>
    `Clari knows the key, and forbids this one job: “${words(context)}”. A job can be seen, fetched and ` +
    'cancelled only with a key of the user who started ' +
    `it.${context.facts['jobOwner'] === undefined ? '' : ` ${told(context, 'jobOwner', '')} may read it.`} ` +
    `${guideKnowsOne}`,
  actions: (context) => [
    {
      who: 'you',
      does:
        'Fetch the job with the key that started it' +
        `${context.facts['jobOwner'] === undefined ? '' : `: ${told(context, 'jobOwner', '')}`}.`,
      where: 'the key in the step that polls or downloads',
    },
    {
      who: 'you',
      does: 'Or start the export again with this key; it uses one of the month’s exports.',
      where: 'POST /export/forecast/{forecastId}',
    },
    {
      who: 'you',
      does: 'Let one key both start and fetch: look for two keys in the same pipeline.',
      where: 'the client’s environment or secret store',
    },
    again,
  ],
  prove: provedByJob,
  disprovedBy: 'The job standing in the list of this key’s own jobs (GET /export/jobs).',
}

const scope: Verdict = {
  kind: 'cause',
  cause: 'forecast-outside-scope',
  rests: 'observed',
  headline: (context) =>
    `The key is fine. ${told(context, 'forecastId', 'This forecast')} lies outside what its user may see.`,
  explains: (context) =>
    'Clari answers 403 for this forecast' +
    `${told(context, 'scope', '') === '' ? '' : ` (scope ${told(context, 'scope', '')})`}: ` +
    `“${words(context)}”.` +
    `${context.facts['apiAllowed'] === true ? ' Other calls with the same key are answered.' : ''}` +
    (context.facts['secondMay'] === true
      ? ` ${told(context, 'secondConnection', 'Another key')} may read it, so the forecast itself is there.`
      : '') +
    ` ${guideKnowsOne}`,
  actions: () => [
    {
      who: 'you',
      does: 'If the request names a scopeId: leave it out, or name one at or below the user’s place in the hierarchy.',
      where: 'the export’s scopeId',
    },
    {
      who: 'clari-admin',
      does:
        'Move the integration’s user to the top of the hierarchy of ' +
        'this forecast, or opt them in where the export should begin.',
      where: `Clari: the hierarchy and opt-ins of this Forecast Tab (${noMenu})`,
    },
    again,
  ],
  asks: (context) =>
    'Our Clari API key works in general, but is refused with 403 for the forecast ' +
    `“${told(context, 'forecastId', '(see evidence)')}”: “${words(context)}”. Please move its user to the top of ` +
    'this forecast’s hierarchy, or give them the part that we need.',
  prove: provedByScope,
  disprovedBy: 'The same refusal for a user at the top of this forecast’s hierarchy.',
}

const ingestion = (rests: Verdict['rests']): Verdict => ({
  kind: 'cause',
  cause: 'ingestion-off',
  rests,
  headline: 'Sending data into Clari is switched off for your organisation.',
  explains: (context) =>
    (context.facts['code'] === undefined
      ? 'A 403 on a call that sends data in'
      : `“${told(context, 'code', '')}” on a call that sends data in`) +
    ' says that ingestion is not enabled. Reading and exporting are another matter and can work at the same ' +
    `time.${context.facts['apiAllowed'] === true ? ' They do: the key was accepted just now.' : ''} ${guideKnowsOne} ` +
    'This product only reads, so it cannot try this call itself.',
  actions: () => [
    {
      who: 'clari-support',
      does: 'Switch data ingestion on for your organisation.',
      where: `your customer success manager at Clari (${noMenu})`,
    },
    pasteNext,
  ],
  asks: (context) =>
    'Our calls that send data into Clari are refused with ' +
    `403${context.facts['code'] === undefined ? '' : ` ${told(context, 'code', '')}`}. Please enable data ingestion ` +
    'for our organisation, or tell us what it depends on.',
  ...(rests === 'told'
    ? {
        evidence: () => [
          {
            kind: 'answer',
            question: 'What is refused with 403?',
            answer: 'Sending data into Clari',
            shows: 'told by the analyst; this product sends nothing in',
          },
        ],
      }
    : {}),
  prove: provedByAnswer,
  disprovedBy: 'A call that sends data in being accepted with any key of the organisation.',
})

const fromPaste = (verdict: Verdict): Verdict => ({
  ...verdict,
  explains: (context) =>
    `${typeof verdict.explains === 'string' ? verdict.explains : verdict.explains(context)} Nothing was checked ` +
    'live: this rests on the pasted text alone.',
  actions: (context) => {
    const [first, ...others] = verdict.actions(context)
    return [first, ...others.filter((action) => action !== again), pasteNext]
  },
  prove: provedByAnswer,
})

const goesOn = (
  cause: string,
  headline: string,
  explains: Verdict['explains'],
  leadsTo: NonNullable<Verdict['leadsTo']>,
  prove: Verdict['prove'] = provedByApi,
): Verdict => ({
  kind: 'open',
  cause,
  rests: 'observed',
  headline,
  explains,
  actions: () => [
    { who: 'you', does: 'Go on with the other story; come back if 403 is still met after it.', where: null },
    again,
  ],
  prove,
  disprovedBy: 'Another answer on the next try.',
  leadsTo,
})

/** From “403 Forbidden” to what is forbidden: the API as such, one job, one forecast, or sending data in. */
export const clariForbiddenWizard = wizard({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came back?',
      short: 'What you saw',
      says:
        'Paste the answer, the log line or the error text, with the address ' +
        'that was called if you have it. Keys in it are blanked first.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer or error',
          required: false,
          placeholder: '{"error":"Forbidden","message":"API access not enabled for this user"}',
        },
      ],
      to: 'which-key',
    },
    'which-key': {
      kind: 'input',
      title: 'Which key was refused?',
      short: 'Which key',
      says:
        'The checks that follow only read, and use none of your export quota. If a second key is set up, the same ' +
        'question is asked with it too: the difference tells user from organisation.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Key', required: true }],
      to: 'api',
    },
    api: {
      kind: 'run',
      title: 'May its user use the API at all?',
      short: 'Is the API open?',
      says: 'One read-only question, with the key that was refused.',
      checks: [apiAllowed],
      routes: [
        when(apiAllowed, ['allowed'], 'pasted'),
        when(apiAllowed, ['user-not-enabled'], 'user-not-enabled'),
        when(apiAllowed, ['plan'], 'plan'),
        when(apiAllowed, ['nobody-allowed'], 'nobody-allowed'),
        when(apiAllowed, ['forbidden'], 'forbidden-untold'),
        when(apiAllowed, ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent'], 'key-refused'),
        when(
          apiAllowed,
          ['web-page', 'redirected', 'intercepted', 'no-answer', 'server-error', 'broken-answer', 'no-route'],
          'not-answered',
        ),
        when(apiAllowed, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    pasted: {
      kind: 'run',
      title: 'What does the pasted answer forbid?',
      short: 'The pasted answer',
      says: 'Read here, nothing is sent.',
      checks: [forbiddenSays],
      routes: [
        when(forbiddenSays, ['ingestion'], 'ingestion-off'),
        when(forbiddenSays, ['job'], 'which-job'),
        when(forbiddenSays, ['scope'], 'which-forecast'),
        when(forbiddenSays, ['user', 'plan'], 'request'),
        when(forbiddenSays, ['page'], 'not-the-api-pasted'),
      ],
      otherwise: 'where',
      unknown: 'where',
    },
    where: {
      kind: 'ask',
      title: 'The API is open to this key. What is refused with 403?',
      short: 'What is refused',
      says: 'Clari has just answered it. So one thing is forbidden, or another key is used where it fails.',
      answer: 'refused-what',
      options: [
        {
          value: 'job',
          label: 'A job: its status, its results, or cancelling it',
          says: 'Jobs belong to the user whose key started them.',
          to: 'which-job',
        },
        {
          value: 'forecast',
          label: 'A forecast, or an export of it',
          says: 'The user may see only part of the hierarchy.',
          to: 'which-forecast',
        },
        {
          value: 'ingestion',
          label: 'Sending data into Clari',
          says: 'Ingestion is switched on apart from the rest.',
          to: 'ingestion-told',
        },
        {
          value: 'everything',
          label: 'Everything, in our own client',
          says: 'Then it may send another key.',
          to: 'request',
        },
      ],
    },
    'which-job': {
      kind: 'input',
      title: 'Which job?',
      short: 'Which job',
      says: 'Its id is in the answer that started it, and in the address that was refused: /export/jobs/<jobId>.',
      fields: [
        {
          name: 'jobId',
          kind: 'text',
          label: 'Job id',
          required: true,
          placeholder: '6073683781a6da229df71e00',
          suggests: ({ pastes }) => jobIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
      ],
      to: 'job',
    },
    job: {
      kind: 'run',
      title: 'Whose job is it?',
      short: 'Whose job?',
      says: 'Asks after the job with this key, and with the others that are set up. Reads only.',
      checks: [jobOwner],
      routes: [
        when(jobOwner, ['others'], 'job-of-another-user'),
        when(jobOwner, ['own'], 'job-is-own'),
        when(jobOwner, ['unknown-job'], 'no-such-job'),
        when(
          jobOwner,
          ['no-answer', 'server-error', 'broken-answer', 'web-page', 'redirected', 'intercepted'],
          'not-answered',
        ),
        when(jobOwner, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    'which-forecast': {
      kind: 'input',
      title: 'Which forecast?',
      short: 'Which forecast',
      says:
        'Its id is the last part of the Forecast Tab’s address: ' +
        'app.clari.com/forecast/<id>. Upper and lower case matter.',
      fields: [
        {
          name: 'forecastId',
          kind: 'text',
          label: 'Forecast id',
          required: true,
          placeholder: 'net_arr',
          suggests: ({ pastes }) => forecastIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
      ],
      to: 'forecast',
    },
    forecast: {
      kind: 'run',
      title: 'Does it lie within what the user may see?',
      short: 'Within their scope?',
      says: 'Reads the forecast as the key’s user, and as another if there is one: no export job, no quota.',
      checks: [forecastScope],
      routes: [
        when(forecastScope, ['out-of-scope'], 'scope'),
        when(forecastScope, ['in-scope'], 'request'),
        when(forecastScope, ['not-offered'], 'may-export'),
        when(forecastScope, ['no-optin'], 'no-optin'),
        when(forecastScope, ['no-such-forecast'], 'no-such-forecast'),
        when(
          forecastScope,
          ['no-answer', 'server-error', 'broken-answer', 'web-page', 'redirected', 'intercepted'],
          'not-answered',
        ),
        when(forecastScope, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    'may-export': {
      kind: 'ask',
      title: 'Test it with a real export?',
      short: 'Use one export?',
      says:
        'Here Clari does not let a forecast be read without an export. One export would show it: it uses one of your ' +
        'organisation’s monthly number and is cancelled at once, which frees it again unless it is already done.',
      answer: 'may-export',
      options: [
        { value: 'yes', label: 'Yes, start one export', to: 'export' },
        { value: 'no', label: 'No, leave it', to: 'scope-not-tested' },
      ],
    },
    export: {
      kind: 'run',
      title: 'Will Clari queue an export for its user?',
      short: 'Is an export accepted?',
      says: 'Starts one export of this forecast and cancels it again. This uses quota.',
      checks: [exportAccess],
      routes: [
        when(exportAccess, ['accepted'], 'request'),
        when(exportAccess, ['forbidden'], 'scope-by-export'),
        when(exportAccess, ['no-optin'], 'no-optin'),
        when(exportAccess, ['no-such-forecast'], 'no-such-forecast'),
        when(exportAccess, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    request: {
      kind: 'input',
      title: 'What does your own client send?',
      short: 'Your request',
      says:
        'All is allowed from here, so the difference is in the request that is ' +
        'refused. Paste it: curl with -v, the code, or the connector’s log. The key ' +
        'in it is blanked; its length and last two characters are kept to compare.',
      fields: [
        {
          name: 'request',
          kind: 'paste',
          label: 'The request that is refused',
          required: false,
          placeholder: 'curl -v -H "apikey: …" https://api.clari.com/v4/export/jobs',
        },
      ],
      to: 'compare-request',
    },
    'compare-request': {
      kind: 'run',
      title: 'Is it the same key?',
      short: 'The same key?',
      says: 'Compared here with the key that was accepted; nothing is sent.',
      checks: [requestSends],
      routes: [when(requestSends, ['other-key'], 'other-key')],
      otherwise: 'allowed-here',
      unknown: 'allowed-here',
    },
    'from-paste': {
      kind: 'run',
      title: 'What does the pasted answer forbid?',
      short: 'The pasted answer',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      checks: [forbiddenSays],
      routes: [
        when(forbiddenSays, ['ingestion'], 'ingestion-off'),
        when(forbiddenSays, ['plan'], 'plan-pasted'),
        when(forbiddenSays, ['user'], 'user-not-enabled-pasted'),
        when(forbiddenSays, ['job'], 'job-pasted'),
        when(forbiddenSays, ['scope'], 'scope-pasted'),
        when(forbiddenSays, ['page'], 'not-the-api-pasted'),
        when(forbiddenSays, ['forbidden'], 'forbidden-pasted'),
      ],
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    },
  },
  verdicts: {
    'user-not-enabled': userNotEnabled,
    plan,
    'nobody-allowed': {
      ...plan,
      cause: 'no-key-allowed',
      headline: 'None of your keys may use the API.',
      explains: (context) =>
        `Two keys of different users are refused with 403: “${words(context)}”. The words blame a user, but both ` +
        'being refused points at the organisation: its plan, or a switch that holds for all. The evidence shows both.',
      actions: () => [
        { who: 'clari-admin', does: 'Look whether API access is enabled for either user.', where: userSettings },
        {
          who: 'clari-support',
          does: 'If it is: say whether the organisation’s plan includes the API.',
          where: 'your customer success manager at Clari',
        },
        again,
      ],
      asks: (context) =>
        `Two Clari API keys of different users of ours are refused with 403 “${words(context)}”. Please check ` +
        'whether API access is enabled for either user and whether our plan includes it.',
    },
    'forbidden-untold': {
      ...userNotEnabled,
      cause: 'api-forbidden',
      headline: 'The key is known, and its user may not use the API.',
      explains: (context) =>
        'Clari answers 403 to a call that every key may ' +
        `make${context.facts['message'] === undefined ? ', without a reason' : `: “${words(context)}”`}. Whether the ` +
        'user or the whole organisation lacks access, this answer does not say; a second user’s key would.',
      actions: () => [
        { who: 'clari-admin', does: 'Look whether API access is enabled for the key’s user.', where: userSettings },
        {
          who: 'you',
          does: 'Connect a second user’s key and run the check again: it is then asked with both.',
          where: 'the Connections page',
        },
        again,
      ],
    },
    'job-of-another-user': jobOfAnother,
    'job-is-own': {
      kind: 'clear',
      cause: 'job-is-own',
      rests: 'observed',
      headline: 'This key may read the job.',
      explains: (context) =>
        `Clari answers for job ${told(context, 'jobId', '')}: its status is ${told(context, 'jobStatus', 'told')}. ` +
        'So where it is refused, another key asks: one of a user who did not start it.',
      actions: () => [
        {
          who: 'you',
          does:
            'Compare the key of the step that is refused with this one; its ' +
            'length and last two characters are on the Connections page.',
          where: 'the client’s environment or secret store',
        },
        pasteNext,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The same key being refused for the same job from another place.',
    },
    'no-such-job': goesOn(
      'no-such-job',
      'Clari knows no such job.',
      (context) =>
        `The key is accepted, and for job ${told(context, 'jobId', '')} Clari says ` +
        `“${message(context, 'invalid_jobId')}”, not 403. Its id is wrong, or its results are gone.`,
      'clari.job-stuck',
      provedByJob,
    ),
    scope,
    'scope-by-export': { ...scope, prove: provedByExport },
    'scope-not-tested': {
      kind: 'open',
      cause: 'not-tested',
      rests: 'observed',
      headline: 'The API is open to this key. Whether it may see this forecast was not tested.',
      explains:
        'Clari answers the key. Only an export could show whether its ' +
        'user may see this forecast, and you chose not to use one.',
      actions: (context) => [
        {
          who: 'clari-admin',
          does: `Look where the key’s user stands in the hierarchy of ${told(context, 'forecastId', 'the forecast')}.`,
          where: `Clari: the hierarchy of this Forecast Tab (${noMenu})`,
        },
        { who: 'you', does: 'Or go back and allow one export.', where: null },
      ],
      asks: (context) =>
        'Our Clari API key works in general, but a forecast is refused with 403. Please check where ' +
        `its user stands in the hierarchy of “${told(context, 'forecastId', '(see evidence)')}” and ` +
        'whether they may see the whole of it.',
      prove: provedByExport,
      disprovedBy: 'An export of this forecast being accepted for the same user.',
    },
    'ingestion-off': ingestion('observed'),
    'ingestion-told': ingestion('told'),
    'other-key': {
      kind: 'cause',
      cause: 'other-key',
      rests: 'observed',
      headline: 'The key that is allowed here is not the one your client sends.',
      explains: (context) =>
        'This key is answered. The pasted request carries another: ' +
        `${told(context, 'sentKey', 'of another length or ending')}, against ` +
        `${told(context, 'workingKey', 'the one that works')}. The other key’s user is the one who may not.`,
      actions: () => [
        {
          who: 'you',
          does: 'Put the key that is allowed where your client takes it from.',
          where: 'the client’s environment, secret store or connector settings',
        },
        { who: 'you', does: 'Then paste the new request below: it is compared again.', where: null },
      ],
      prove: { by: 'paste-again', check: requestSends },
      disprovedBy: 'The pasted request being from another system than the one that is refused.',
    },
    'allowed-here': {
      kind: 'clear',
      cause: 'allowed-here',
      rests: 'observed',
      headline: 'This key is allowed here.',
      explains:
        'Clari answered what was asked with it just now. Either it was enabled meanwhile, or the call that is ' +
        'refused is another one, with another key.',
      actions: () => [
        {
          who: 'you',
          does:
            'Run the curl line below where it is refused; if it is ' +
            'answered there too, compare it with what your client sends.',
          where: 'the machine where it fails',
        },
        pasteNext,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The same call with the same key being refused again from here.',
    },
    'no-optin': goesOn(
      'no-optin',
      'Its user is not opted in to this forecast.',
      (context) =>
        `Clari answers 401 no_optin for ${told(context, 'forecastId', 'this forecast')}, not 403: the key is good, ` +
        'and its user lacks the opt-in.',
      'clari.unauthorized',
      provedByScope,
    ),
    'no-such-forecast': goesOn(
      'no-such-forecast',
      'Clari knows no forecast of this id.',
      (context) =>
        `The key is accepted, and for “${told(context, 'forecastId', 'this id')}” Clari says ` +
        `“${message(context, 'not found')}”. So it is not forbidden but misnamed.`,
      'clari.forecast-not-found',
      provedByScope,
    ),
    'key-refused': goesOn(
      'key-refused',
      'It is the key now that is refused, with 401.',
      (context) =>
        `Clari answers “${message(context, told(context, 'detail', '401'))}” before it comes to any permission. What ` +
        'the user may do can be seen once the key is accepted.',
      'clari.unauthorized',
    ),
    'not-answered': goesOn(
      'not-answered',
      'No proper answer came, so nothing could be judged.',
      (context) =>
        told(
          context,
          'detail',
          'What came back is no answer of Clari’s API; a 403 from something in between looks like Clari’s own.',
        ),
      'clari.unreachable',
    ),
    'rate-limited': goesOn(
      'rate-limited',
      'Clari asks to slow down, so nothing could be judged.',
      '429 came back before the permission was looked at. Stop other clients of this key for a minute.',
      'clari.rate-limited',
    ),
    'other-answer': goesOn(
      'other-answer',
      'Clari answered something else than 403.',
      (context) =>
        `The answer was ${told(context, 'status', 'unusual')}` +
        `${context.facts['message'] === undefined ? '' : ` “${message(context, '')}”`}.`,
      'clari.bad-request',
    ),
    'not-the-api-pasted': {
      kind: 'cause',
      cause: 'not-the-api',
      rests: 'observed',
      headline: 'Something else than Clari’s API forbids it.',
      explains:
        'What was pasted is a web page. The API never sends pages: a ' +
        'firewall or a proxy on the way says 403, and Clari was not asked.',
      actions: () => [
        {
          who: 'you',
          does: 'Ask your network team to let requests to api.clari.com pass.',
          where: 'HTTPS_PROXY, if a proxy must be named',
        },
        pasteNext,
      ],
      asks:
        'Requests to api.clari.com are answered with 403 and a web page instead of the API’s answer. Please let this ' +
        'host pass the proxy or firewall.',
      prove: provedByAnswer,
      disprovedBy: 'Clari’s support confirming that this page is theirs.',
      leadsTo: 'clari.unreachable',
    },
    'user-not-enabled-pasted': fromPaste(userNotEnabled),
    'plan-pasted': fromPaste(plan),
    'job-pasted': fromPaste(jobOfAnother),
    'scope-pasted': fromPaste(scope),
    'forbidden-pasted': fromPaste({
      ...userNotEnabled,
      cause: 'forbidden',
      headline: 'Clari knows the key and forbids the call.',
      explains:
        'The pasted answer is a 403 without a reason. It can mean that API access is not enabled, that a job is ' +
        'somebody else’s, or that a forecast lies outside the user’s scope; a live check tells them apart.',
    }),
    'could-not-run': {
      kind: 'open',
      cause: 'not-checked',
      rests: 'observed',
      headline: 'Nothing could be proved yet.',
      explains:
        'No live check could be finished, and the pasted text does not say what was forbidden. Connect the key that ' +
        'is refused, or paste the whole answer with its address.',
      actions: () => [
        { who: 'you', does: 'Connect the key that is refused: the checks only read.', where: 'the Connections page' },
        { who: 'you', does: 'Or paste the full answer below, body included.', where: null },
      ],
      prove: provedByAnswer,
      disprovedBy: 'A check that runs to its end.',
    },
  },
})
