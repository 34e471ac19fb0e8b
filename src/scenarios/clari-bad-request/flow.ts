import { correctedExport } from '#src/checks/clari/export/corrected-export.ts'
import { exportRequestReads } from '#src/checks/clari/export/export-request-reads.ts'
import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { jobReady } from '#src/checks/clari/jobs/job-ready.ts'
import { clariReach } from '#src/checks/clari/key/clari-reach.ts'
import { defineFlow, type InputField } from '#src/domain/model/scenario.ts'
import { forecastNamedIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { handOvers, refused } from '#src/scenarios/shared/refusals.ts'
import {
  forecastField,
  keyField,
  mayExport,
  namesakes,
  option,
  ownRequest,
  runs,
  saw,
  whichJob,
  whichKey,
} from '#src/scenarios/shared/steps.ts'
import { badRequestSays } from './says.ts'
import * as verdicts from './verdicts.ts'

/** A published code as an answer, and what it means. */
const code = <const To extends string>(name: string, to: To, says: string) => option(name, name, to, says)

/** Which part of the request is refused; `fine` is where it leads when nothing in it is wrong. */
const whichPart = <const Fine extends string>(fine: Fine) =>
  runs(exportRequestReads, {
    title: 'Which part of the request is refused?',
    short: 'Which part',
    to: {
      ...namesakes('malformed-body', 'bad-currency', 'bad-types', 'type-not-supported', 'bad-schedule'),
      ...namesakes('bad-historical', 'bad-format', 'bad-period', 'bad-scope', 'ignored'),
    },
    otherwise: fine,
    unknown: fine,
  })

const request = ownRequest({
  title: 'What was sent?',
  says: 'Paste what was refused: the JSON body, the curl line, or the code. The part that Clari refuses is marked.',
  label: 'The request that is refused',
  placeholder:
    'curl -X POST -H "apikey: …" -H "Content-Type: application/json" \\\n' +
    '  -d \'{"timePeriod":"2026_Q1","currency":"EURO"}\' https://api.clari.com/v4/export/forecast/net_arr',
  to: 'read',
})

const ifNotNamed: InputField = {
  ...forecastField,
  help: 'Only needed where the request above does not name it.',
  required: false,
  suggests: ({ pastes }) => forecastNamedIn(readPaste(pastes['error'] ?? '')) ?? null,
}

/** The job, and the key to ask after it with. */
function whichJobWithKey<const To extends string>(to: To) {
  const job = whichJob({
    says: 'Its id is in the answer that started it, and in the address: /export/jobs/<jobId>. The check only reads.',
    to,
  })
  return { ...job, fields: [job.fields[0], keyField] as const }
}

/** From a 400 to the parameter to change, or to why there is none. */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: saw({
      says: 'Paste the answer with its body: the code in it says most. Keys are blanked first. It may stay empty.',
      placeholder: '{"code":"bad_request","errorId":"…","message":"Invalid currency: EURO.","orgId":"…"}',
      to: 'says',
    }),
    says: runs(badRequestSays, {
      title: 'Which refusal is it?',
      short: 'Which refusal',
      to: {
        ...namesakes('no-such-forecast', 'missing-forecast-id'),
        'type-not-supported': 'request',
        'bad-request': 'request',
        'invalid-job': 'which-job',
        'job-not-ready': 'which-job',
        'job-expired': 'which-job',
        'not-cancelled': 'which-job-to-cancel',
        'went-wrong': 'which-key-now',
        quota: 'which-key-limits',
      },
      otherwise: 'code',
      unknown: 'code',
    }),
    code: {
      kind: 'ask',
      title: 'What does the answer’s “code” say?',
      short: 'The code',
      says: 'It stands in the answer’s body. What was pasted, if anything, has none of them.',
      answer: 'code',
      options: [
        code('bad_request', 'request', 'The body, or one of its options, is not as Clari takes it; also a bare 400.'),
        code('type_not_supported', 'request', 'One of the types cannot be exported here.'),
        code('no_such_forecast_config', 'no-such-forecast', 'The forecast’s id is not known.'),
        code('missing_forecast_id', 'missing-forecast-id', 'The address names no forecast.'),
        code('invalid_jobId', 'which-job', 'The job is not known, not done, or its results are gone.'),
        code('export_failed_to_cancel', 'which-job-to-cancel', 'The job can no longer be cancelled.'),
        code('export_monthly_quota_reached', 'which-key-limits', 'The month or the queue is full.'),
        code('SWW', 'which-key-now', 'Something went wrong inside Clari.'),
      ],
    },
    request: { ...request, fields: [request.fields[0], ifNotNamed, keyField] },
    read: runs(exportRequestReads, {
      title: 'Is there a request to look at?',
      short: 'The request',
      to: { nothing: 'no-request' },
      otherwise: 'may-export',
      unknown: 'may-export',
    }),
    'may-export': mayExport({
      says:
        'What is wrong is known as far as it can be seen. Sending it once, put right, proves it: that uses one of ' +
        'the month’s exports and is cancelled at once, which frees it unless it is already done. It needs a key.',
      yes: 'try',
      no: { label: 'No, show me what is wrong', to: 'which-part' },
    }),
    try: runs(correctedExport, {
      title: 'Does Clari take it as it was put right?',
      short: 'Is it accepted?',
      says: 'Starts one export with the options put right and cancels it again. This uses quota.',
      to: {
        ...refused(correctedExport),
        accepted: 'which-part-accepted',
        'no-forecast': 'which-part',
        'bad-request': 'still-refused',
        quota: 'quota-unknown',
      },
      unknown: 'which-part',
    }),
    'which-part': whichPart('looks-right'),
    'which-part-accepted': whichPart('accepted-now'),
    'which-job': whichJobWithKey('job'),
    job: runs(jobReady, {
      title: 'What state is the job in?',
      short: 'Its state',
      says: 'Asks after the job: reads only, no quota.',
      to: {
        ...refused(jobReady),
        ready: 'ready',
        'not-ready': 'asked-too-early',
        failed: 'job-has-no-results',
        stopped: 'job-has-no-results',
        expired: 'results-expired',
        'unknown-job': 'unknown-job',
        others: 'job-of-another-user',
      },
      unknown: 'job-from-paste',
    }),
    ready: runs(badRequestSays, {
      title: 'It is done. What did the pasted answer say?',
      short: 'The pasted answer',
      to: { 'job-expired': 'results-expired' },
      otherwise: 'ready-now',
      unknown: 'ready-now',
    }),
    'job-from-paste': runs(badRequestSays, {
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      to: { 'job-not-ready': 'asked-too-early', 'job-expired': 'results-expired' },
      otherwise: 'job-unclear',
      unknown: 'job-unclear',
    }),
    'which-job-to-cancel': whichJobWithKey('job-to-cancel'),
    'job-to-cancel': runs(jobReady, {
      title: 'Is there anything left to cancel?',
      short: 'Its state',
      says: 'Asks after the job: reads only, no quota, and cancels nothing.',
      to: {
        ...refused(jobReady),
        ready: 'too-late',
        failed: 'too-late',
        stopped: 'too-late',
        expired: 'too-late',
        'not-ready': 'can-be-cancelled',
        'unknown-job': 'unknown-job',
        others: 'job-of-another-user',
      },
      unknown: 'too-late',
    }),
    'which-key-now': whichKey({
      title: 'Does it still go wrong?',
      says: 'One read-only question is sent, without any option that could be wrong. It uses no export quota.',
      to: 'now',
    }),
    now: runs(clariReach, {
      title: 'Does it still go wrong?',
      short: 'Still so?',
      says: 'One read-only question: if that fails too, it is not your request.',
      to: {
        ...refused(clariReach),
        answers: 'went-wrong-then',
        'server-error': 'went-wrong',
        ...namesakes('went-wrong', 'key-refused'),
      },
      otherwise: 'not-answered',
      unknown: 'went-wrong',
    }),
    'which-key-limits': whichKey({
      title: 'Which organisation’s limits?',
      says: 'The limits are read: they alone tell a used-up month from a full queue. It uses no export quota.',
      to: 'limits',
    }),
    limits: runs(exportRoom, {
      title: 'The month, or the queue?',
      short: 'Month or queue?',
      says: 'Reads the organisation’s limits. Both are refused with the same 400; only the limits tell which.',
      to: {
        ...refused(exportRoom),
        ...namesakes('quota-used-up', 'places-taken'),
        room: 'room-now',
        'not-offered': 'quota-unknown',
      },
      unknown: 'quota-unknown',
    }),
  },
  verdicts: {
    ...handOvers('So the 400 could not be looked into.', '400 is still met after it', [
      'no-such-forecast',
      'other-answer',
    ]),
    ...byName(verdicts),
  },
})
