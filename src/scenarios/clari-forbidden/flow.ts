import { apiAllowed } from '#src/checks/clari/key/api-allowed.ts'
import { exportAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { forecastScope } from '#src/checks/clari/forecast/forecast-scope.ts'
import { jobOwner } from '#src/checks/clari/jobs/job-owner.ts'
import { requestSends } from '#src/checks/clari/request/request-sends.ts'
import { defineFlow } from '#src/domain/model/scenario.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { handOvers, refused } from '#src/scenarios/shared/refusals.ts'
import {
  mayExport,
  option,
  ownRequest,
  runs,
  saw,
  whichForecast,
  whichJob,
  whichKey,
} from '#src/scenarios/shared/steps.ts'
import { forbiddenSays } from './says.ts'
import * as verdicts from './verdicts.ts'

/** From “403 Forbidden” to what is forbidden: the API as such, one job, one forecast, or sending data in. */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: saw({
      says:
        'Paste the answer, the log line or the error text, with the address that was called if you have it. Keys in ' +
        'it are blanked first.',
      placeholder: '{"error":"Forbidden","message":"API access not enabled for this user"}',
      to: 'which-key',
    }),
    'which-key': whichKey({
      title: 'Which key was refused?',
      says:
        'The checks that follow only read, and use none of your export quota. If a second key is set up, the same ' +
        'question is asked with it too: the difference tells user from organisation.',
      to: 'api',
    }),
    api: runs(apiAllowed, {
      title: 'May its user use the API at all?',
      short: 'Is the API open?',
      says: 'One read-only question, with the key that was refused.',
      to: {
        ...refused(apiAllowed),
        allowed: 'pasted',
        'user-not-enabled': 'user-not-enabled',
        plan: 'plan',
        'nobody-allowed': 'nobody-allowed',
        forbidden: 'forbidden-untold',
      },
    }),
    pasted: runs(forbiddenSays, {
      title: 'What does the pasted answer forbid?',
      short: 'The pasted answer',
      otherwise: 'where',
      unknown: 'where',
      to: {
        ingestion: 'ingestion-off',
        job: 'which-job',
        scope: 'which-forecast',
        user: 'request',
        plan: 'request',
        page: 'not-the-api',
      },
    }),
    where: {
      kind: 'ask',
      title: 'The API is open to this key. What is refused with 403?',
      short: 'What is refused',
      says: 'Clari has just answered it. So one thing is forbidden, or another key is used where it fails.',
      answer: 'refused-what',
      options: [
        option(
          'job',
          'A job: its status, its results, or cancelling it',
          'which-job',
          'Jobs belong to the user whose key started them.',
        ),
        option(
          'forecast',
          'A forecast, or an export of it',
          'which-forecast',
          'The user may see only part of the hierarchy.',
        ),
        option(
          'ingestion',
          'Sending data into Clari',
          'ingestion-told',
          'Ingestion is switched on apart from the rest.',
        ),
        option('everything', 'Everything, in our own client', 'request', 'Then it may send another key.'),
      ],
    },
    'which-job': whichJob({
      says: 'Its id is in the answer that started it, and in the address that was refused: /export/jobs/<jobId>.',
      to: 'job',
    }),
    job: runs(jobOwner, {
      title: 'Whose job is it?',
      short: 'Whose job?',
      says: 'Asks after the job with this key, and with the others that are set up. Reads only.',
      to: {
        ...refused(jobOwner),
        forbidden: 'job-of-another-user',
        others: 'job-of-another-user',
        own: 'job-is-own',
        'unknown-job': 'no-such-job',
      },
    }),
    'which-forecast': whichForecast('forecast'),
    forecast: runs(forecastScope, {
      title: 'Does it lie within what the user may see?',
      short: 'Within their scope?',
      says: 'Reads the forecast as the key’s user, and as another if there is one: no export job, no quota.',
      to: {
        ...refused(forecastScope),
        forbidden: 'scope',
        'out-of-scope': 'scope',
        'in-scope': 'request',
        'not-offered': 'may-export',
      },
    }),
    'may-export': mayExport({
      says:
        'Here Clari does not let a forecast be read without an export. One export would show it: it uses one of your ' +
        'organisation’s monthly number and is cancelled at once, which frees it again unless it is already done.',
      yes: 'export',
      no: { label: 'No, leave it', to: 'scope-not-tested' },
    }),
    export: runs(exportAccess, {
      title: 'Will Clari queue an export for its user?',
      short: 'Is an export accepted?',
      says: 'Starts one export of this forecast and cancels it again. This uses quota.',
      to: { ...refused(exportAccess), accepted: 'request', forbidden: 'scope' },
    }),
    request: ownRequest({
      title: 'What does your own client send?',
      says:
        'All is allowed from here, so the difference is in the request that is refused. Paste it: curl with -v, the ' +
        'code, or the connector’s log. The key in it is blanked; its length and last two characters are kept to ' +
        'compare.',
      label: 'The request that is refused',
      placeholder: 'curl -v -H "apikey: …" https://api.clari.com/v4/export/jobs',
      to: 'compare-request',
    }),
    'compare-request': runs(requestSends, {
      title: 'Is it the same key?',
      short: 'The same key?',
      says: 'Compared here with the key that was accepted; nothing is sent.',
      otherwise: 'allowed-here',
      unknown: 'allowed-here',
      to: { 'other-key': 'other-key' },
    }),
    'from-paste': runs(forbiddenSays, {
      title: 'What does the pasted answer forbid?',
      short: 'The pasted answer',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
      to: {
        ingestion: 'ingestion-off',
        plan: 'plan',
        user: 'user-not-enabled',
        job: 'job-of-another-user',
        scope: 'scope',
        page: 'not-the-api',
        forbidden: 'forbidden',
      },
    }),
  },
  verdicts: {
    ...handOvers('What the user may do could not be seen.', '403 is still met after it', ['forbidden']),
    ...byName(verdicts),
  },
})
