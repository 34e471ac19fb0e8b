import type { Scenario } from '#src/domain/model/scenario.ts'
import { claims } from '#src/reading/claims.ts'
import {
  documented,
  faint,
  faintWhenNamed,
  says,
  spoken,
  spokenWhenNamed,
  claimed,
} from '#src/scenarios/shared/confidence.ts'

/** An export job was refused, waits, runs on, failed, or its results cannot be had. */
export const clariJobStuck: Scenario = {
  id: 'clari.job-stuck',
  system: 'clari',
  title: 'Export job stuck',
  symptom: 'The export job never finishes',
  hint: 'PENDING, queued, failed, results missing',
  shows: 'result',
  signs: [
    {
      mark: { kind: 'object', members: { code: /^(?:invalid_jobId|export_failed_to_cancel)$/i } },
      why: 'Clari’s own code: the job’s results are not there, or it cannot be cancelled',
      sure: 'certain',
      explains: [400, 404],
    },
    {
      mark: { kind: 'object', members: { code: /^export_monthly_quota_reached$/i } },
      why: 'the same code tells that too many jobs are queued or running',
      sure: 'likely',
      explains: [400],
    },
    {
      mark: { kind: 'object', members: { availableConcurrentLimit: /^-?0$|^-\d/ } },
      why: 'no further export may run now',
      sure: 'likely',
    },
    {
      mark: { kind: 'object', members: { jobId: 'there', module: 'there', status: /^(?:FAILED|ABORTED|CANCELLED)$/ } },
      why: 'the job ended without results',
      sure: documented,
    },
    {
      mark: { kind: 'object', members: { jobId: 'there', status: /^(?:FAILED|ABORTED|CANCELLED)$/ } },
      why: 'the job ended without results',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
    },
    {
      mark: { kind: 'object', members: { id: 'there', module: 'there', status: /^(?:FAILED|ABORTED|CANCELLED)$/ } },
      why: 'the job ended without results',
      sure: documented,
    },
    {
      mark: { kind: 'object', members: { jobId: 'there', status: /^(?:PENDING|SCHEDULED|STARTED)$/ } },
      why: 'the job waits',
      sure: faint,
    },
    {
      mark: { kind: 'object', members: { id: 'there', module: 'there', status: /^(?:PENDING|SCHEDULED|STARTED)$/ } },
      why: 'the job waits',
      sure: faint,
    },
    {
      mark: { kind: 'words', any: [/\binvalid_jobId\b|\bexport_failed_to_cancel\b/i] },
      why: 'Clari’s own code: the job’s results are not there, or it cannot be cancelled',
      sure: 'certain',
      explains: [400, 404],
    },
    {
      mark: { kind: 'words', any: [/\bexport_monthly_quota_reached\b/i] },
      why: 'the same code tells that too many jobs are queued or running',
      sure: 'likely',
      explains: [400],
    },
    {
      mark: { kind: 'status', is: [400, 404, 410], beside: /\/export\/jobs\/[^\s/"']{1,80}\/results\b/i },
      why: 'results were asked for before the job was done, or after they expired',
      sure: { address: 'certain', name: 'likely', alone: null },
      explains: [400, 404, 410],
    },
    {
      mark: { kind: 'status', is: [404, 410], beside: /\/export\/jobs\/[^\s/"'?]{1,80}(?:$|\?)/i },
      why: 'a job that Clari does not know, or no longer',
      sure: { address: 'certain', name: 'likely', alone: null },
      explains: [404, 410],
    },
    { mark: claimed(claims.jobNeverEnds), why: 'an export job does not come to an end', sure: spoken },
    { mark: claimed(claims.jobFailed), why: 'an export ended without results', sure: spoken },
    { mark: says(['never-ends']), why: 'something does not come to an end', sure: faint },
    {
      mark: { kind: 'whole', any: [/^\W{0,3}(?:PENDING|SCHEDULED|stuck)\W{0,3}$/i] },
      why: 'something waits',
      sure: faint,
    },
    {
      mark: { kind: 'words', any: [/\bKeyError\b[^\n]{0,6}['"](?:jobId|job|status)['"]/] },
      why: 'the program looked for a job under a name that was not there',
      sure: faintWhenNamed,
    },
    {
      mark: { kind: 'words', any: [/\bcannot index (?:array|string) with (?:string )?["']?jobs["']?/i] },
      why: 'jq looked for jobs under a name; the published API answers a bare list',
      sure: spokenWhenNamed,
    },
    {
      mark: {
        kind: 'object',
        members: {
          error: /^(?:job|export)\b[^\n]{0,40}\b(?:timed? ?out|stuck|pending|failed|not (?:ready|done|complete))/i,
        },
      },
      why: 'an export job does not come to an end',
      sure: documented,
    },
  ],
  guide: {
    says: 'The job never reaches COMPLETED: the export is very large, or Clari’s queue is busy.',
    fix: 'Wait longer before giving up, and split large exports into one per period.',
    but:
      'The published API never says COMPLETED: its word is DONE, so a program that waits for COMPLETED waits for ' +
      'ever. A job over the concurrency limit or the monthly quota is refused (400), not queued.',
  },
  flow: async () => (await import('./flow.ts')).flow,
}
