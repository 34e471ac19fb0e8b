import { exportJob } from '#src/checks/clari/jobs/export-job.ts'
import { jobResults } from '#src/checks/clari/jobs/job-results.ts'
import { programHearsCompleted, programHearsDone } from '#src/checks/clari/request/program-waits.ts'
import { defineFlow } from '#src/domain/model/scenario.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import * as limits from '#src/scenarios/shared/export-limits.ts'
import { keyStep } from '#src/scenarios/shared/key-step.ts'
import { readLimits, whosePlaces } from '#src/scenarios/shared/limit-steps.ts'
import { handOvers, refused } from '#src/scenarios/shared/refusals.ts'
import { elseTo, jobField, namesakes, option, pasteStep, runs, saw, whichKey } from '#src/scenarios/shared/steps.ts'
import { jobSays } from './says.ts'
import * as verdicts from './verdicts.ts'

const endings = namesakes('failed', 'cancelled', 'aborted')

/** Looks into the paste once more: results that were refused while the job is not over were asked for too early. */
const askedEarly = {
  title: 'Were its results asked for already?',
  short: 'Asked too early?',
  to: { 'too-early': 'fetch-early', 'results-refused': 'fetch-early' },
} as const

const pastedWord = { title: 'Does the pasted text wait for another word?', short: 'The pasted text' } as const
const wereEarly = { 'too-early': 'results-were-early', 'results-refused': 'results-were-early' } as const

const programWord = {
  title: 'Does it wait for the word that Clari says?',
  short: 'The same word?',
  ...elseTo('done-now'),
} as const

const fetchResults = <const T extends string>(there: T) =>
  runs(jobResults, {
    title: 'The job is done. Can its results be fetched?',
    short: 'Are results there?',
    says: 'Fetches them once, which costs nothing, and looks only whether they are there.',
    to: {
      ...refused(jobResults),
      ...namesakes('unknown-job'),
      there,
      expired: 'results-expired',
      'not-ready': 'results-too-early',
      others: 'others-job',
    },
    unknown: there,
  })

const programInput = <const T extends string>(to: T) =>
  pasteStep('program', {
    title: 'The job is done. What does your program wait for?',
    short: 'Your program',
    says: 'Paste the lines that wait for the job, or its log; the word is read out of them. Keys are blanked first.',
    label: 'The program or its log',
    placeholder: 'while job["status"] != "COMPLETED": time.sleep(5)',
    to,
  })

/**
 * From “the export never finishes” to where it stands: refused, queued, running, over without results, done and not
 * heard, or too late.
 */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: saw({
      title: 'What do you see?',
      says:
        'Paste what came back, the job as Clari tells it, or your program’s log. Keys in it are blanked first. ' +
        'Nothing at hand? Leave it empty.',
      label: 'The answer, job or log',
      placeholder: '{"jobId":"6073683781a6da229df71e00","status":"STARTED"}',
      to: 'which-key',
    }),
    'which-key': whichKey({
      title: 'Which key started the export?',
      says:
        'A job can be seen only with a key of the user who started it. The checks that follow only read, and use ' +
        'none of your export quota.',
      to: 'key',
    }),
    key: keyStep,
    pasted: runs(jobSays, {
      title: 'What does the pasted text say?',
      short: 'The pasted text',
      to: { 'either-limit': 'room', nothing: 'what', 'other-refusal': 'what' },
      otherwise: 'which-job',
      unknown: 'what',
    }),
    what: {
      kind: 'ask',
      title: 'How far does the export get?',
      short: 'How far it gets',
      says: 'An export is started, waits, runs, is done, and is then fetched.',
      answer: 'export-gets',
      options: [
        option('refused', 'It cannot even be started', 'room', 'Clari refuses it with 400.'),
        option('waits', 'It is started, and never done', 'which-job'),
        option('ended', 'It ended, but not well', 'which-job', 'FAILED, CANCELLED or ABORTED.'),
        option('results', 'Its results cannot be fetched', 'which-job'),
      ],
    },
    room: readLimits('limit-gone', 'limit-untold'),
    'whose-places': whosePlaces,
    'which-job': {
      kind: 'input',
      title: 'Which job?',
      short: 'Which job',
      says:
        'Its id came back when the export was started. Without one, your job that is not over is taken, else your ' +
        'newest.',
      fields: [{ ...jobField, required: false }],
      to: 'job',
    },
    job: runs(exportJob, {
      title: 'What has become of it?',
      short: 'How it stands',
      says: 'Asks for the job’s state. Reads only, no quota.',
      to: {
        ...refused(exportJob),
        ...endings,
        ...namesakes('unknown-word', 'no-jobs', 'unknown-job'),
        queued: 'early-queued',
        running: 'early-running',
        expired: 'results-expired',
        done: 'results-done',
        completed: 'results-completed',
        others: 'others-job',
      },
    }),
    'early-queued': runs(jobSays, { ...askedEarly, ...elseTo('queued') }),
    'early-running': runs(jobSays, { ...askedEarly, ...elseTo('how-asked') }),
    'fetch-early': runs(jobResults, {
      title: 'What comes when its results are fetched now?',
      short: 'Fetched now',
      says: 'Fetches them once, which costs nothing.',
      to: { there: 'results-were-early' },
      ...elseTo('results-too-early'),
    }),
    'how-asked': {
      kind: 'ask',
      title: 'It is running. What was it asked for?',
      short: 'What was asked',
      says: 'That decides how to split it so that each part is quick.',
      answer: 'asked-for',
      options: [
        option('periods', 'Several quarters, one export after another', 'running-periods'),
        option('types', 'One quarter, with history or several types', 'running-types'),
        option('unknown', 'I don’t know', 'running-types', 'Then it is split by type.'),
      ],
    },
    'results-done': fetchResults('heard-done'),
    'results-completed': fetchResults('heard-completed'),
    'heard-done': runs(jobSays, {
      ...pastedWord,
      to: { ...wereEarly, ...namesakes('waits-for-completed') },
      ...elseTo('program-done'),
    }),
    'heard-completed': runs(jobSays, {
      ...pastedWord,
      to: { ...wereEarly, ...namesakes('waits-for-done') },
      ...elseTo('program-completed'),
    }),
    'program-done': programInput('waits-done'),
    'program-completed': programInput('waits-completed'),
    'waits-done': runs(programHearsDone, { ...programWord, to: { 'other-word': 'waits-for-completed' } }),
    'waits-completed': runs(programHearsCompleted, { ...programWord, to: { 'other-word': 'waits-for-done' } }),
    'from-paste': runs(jobSays, {
      title: 'What does the pasted text say?',
      short: 'The pasted text',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      to: {
        ...endings,
        ...namesakes('either-limit', 'results-refused', 'cancel-refused', 'queued'),
        'too-early': 'results-too-early',
        expired: 'results-expired',
        'unknown-job': 'invalid-job-id',
        'waits-for-completed': 'waits-for-completed-pasted',
        running: 'running-periods',
        done: 'done-pasted',
        'waits-for-done': 'done-pasted',
      },
      ...elseTo('could-not-run'),
    }),
  },
  verdicts: {
    ...handOvers('So the job could not be seen.', 'the job is still stuck after it'),
    ...byName(limits),
    ...byName(verdicts),
  },
})
