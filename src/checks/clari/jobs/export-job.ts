import { refusalFacts } from '#src/checks/refusals/clari-refusal.ts'
import { check } from '#src/domain/model/check.ts'
import { gatherJob, jobFactKinds, jobOutcomes, judgeJob } from './job-telling.ts'

const facts = { ...refusalFacts, ...jobFactKinds }

/** Asks what became of a job; of the one that is not over (else the newest) where none is named. */
export const exportJob = check({
  id: 'clari.export-job',
  asks: 'What has become of the export job?',
  system: 'clari',
  costs: 'nothing',
  uses: ['jobId'],
  guesses: ['jobId'],
  outcomes: jobOutcomes,
  facts,
  gather: (context) => gatherJob(context, (context.answers['jobId'] ?? '').trim(), 'open-first'),
  judge: (gathered) => judgeJob(gathered),
})

/** Asks what became of the newest job, to prove that an export that was started again came to its end. */
export const newestJob = check({
  id: 'clari.newest-job',
  asks: 'What has become of your newest export job?',
  system: 'clari',
  costs: 'nothing',
  outcomes: jobOutcomes,
  facts,
  gather: (context) => gatherJob(context, '', 'newest'),
  judge: (gathered) => judgeJob(gathered),
})
