import type { Scenario } from '#src/domain/scenario.ts'
import { clariJobStuckWizard } from './clari-job-stuck-wizard.ts'
import { documented, faint, faintWhenNamed, spoken, spokenWhenNamed } from './sureness.ts'

/** An export job was refused, waits, runs on, failed, or its results cannot be had. */
export const clariJobStuck: Scenario = {
  id: 'clari.job-stuck',
  system: 'clari',
  title: 'Export job stuck',
  symptom: 'The export job never finishes',
  hint: 'PENDING, queued, failed, results missing',
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
      mark: { kind: 'object', members: { jobId: 'there', status: /^(?:PENDING|SCHEDULED)$/ } },
      why: 'the job waits',
      sure: faint,
    },
    {
      mark: { kind: 'object', members: { id: 'there', module: 'there', status: /^(?:PENDING|SCHEDULED)$/ } },
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
    {
      mark: {
        kind: 'words',
        any: [
          /\bjob_?id\b[^\n]{0,60}\bfailed to complete\b[^\n]{0,40}/i,
          /\bpoll(?:ing)? attempts?\b[^\n]{0,80}\bexceeded\b|\bexceeded maximum poll(?:ing)? attempts\b|\bmax(?:imum)? poll(?:ing)? (?:attempts|time|retries)\b/i,
          /\bexport job\b[^\n.]{0,60}?\b(?:stuck|hangs?|hanging|hung|never\s\w{1,20}|(?:does|did|has|have|is)(?: not|n'?t)(?: yet)? (?:finish|complete|end|done|ready)\w{0,3}|not (?:finished|completed|done|ready)|pending|queued|time[ds]? ?out|timeout|takes? (?:too long|forever|hours|ages)|still (?:running|pending|queued|scheduled|started|waiting)|failed|aborted|cancell?ed|expired)/i,
          /\bpoll(?:s|ing)?\b[^\n.]{0,20}\b(?:never (?:ends|stops|finishes|completes)|forever|endless(?:ly)?)\b/i,
          /\bstuck (?:in|on|at|as) (?:the )?['"“]?(?:PENDING|SCHEDULED|STARTED|QUEUED?|RUNNING)\b/i,
          /\bnever (?:reaches|reached|gets? to|becomes|goes to|turns) ['"“]?(?:COMPLETED|DONE)\b/i,
          /\b(?:waiting|waits?|wait) (?:for|until) ['"“]?(?:COMPLETED|DONE)\b/i,
          /\bconcurren(?:t|cy)(?: export| job)? limit\b/i,
          /\b(?:export|job)(?:'s)? results? (?:have |has |are |is )?(?:expired|not (?:ready|available|there)|gone)\b/i,
          /(?:导出)?(?:作业|任务|job)\s?[^\n。]{0,12}?(?:卡住|卡在|卡死|卡了|挂起|挂住|一直|始终|没有?完成|未完成|不结束|不动|超时|排队|失败|取消|中止|过期|不完成|跑不完|没反应|pending|等待)/i,
          /导出\s?[^\n。]{0,10}?(?:卡住|卡在|卡死|卡了|一直(?:在|是|不|没|pending|等)|超时|排队|跑不完|没完没了|不完成|pending)/i,
          /卡在\s?(?:pending|等待|排队|scheduled|started|队列)/i,
          /一直\s?(?:是|在|处于|显示)?\s?(?:pending|等待中|排队中?|scheduled|started)/i,
        ],
      },
      why: 'an export job does not come to an end',
      sure: spoken,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:job|export)s?\b[^\n.]{0,60}?\b(?:stuck|hangs?|hanging|hung|never (?:finish|complet|end|come)\w{0,3}|(?:does|did|has|have|is)(?: not|n'?t)(?: yet)? (?:finish|complet|end|done|ready)\w{0,3}|pending|queued|time[ds]? ?out|timeout|takes? (?:too long|forever|hours|ages)|taking (?:too long|forever|hours|ages)|still (?:running|pending|queued|scheduled|started|waiting)|frozen|runs? forever|running forever|running for (?:hours|days|\d{1,3} (?:min|hour)\w{0,5}))\b/i,
          /\bjobs?\b[^\n.]{0,30}\b(?:FAILED|ABORTED|CANCELLED|failed|aborted|cancelled)\b/,
          /\b(?:PENDING|SCHEDULED|STARTED)\b[^\n.]{0,20}\b(?:for|since|forever|hours?|minutes?|all (?:day|night|morning))\b/,
          /\bresults? (?:have |has |are )?(?:already )?expired\b|\bexpired results?\b/i,
          /\bstuck\b[^\n.]{0,30}\b(?:job|export|pending|queue)\b/i,
        ],
      },
      why: 'a job does not come to an end',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
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
      mark: { kind: 'whole', any: [/^\W{0,3}(?:PENDING|SCHEDULED|stuck|卡住了?|一直卡着)\W{0,3}$/i] },
      why: 'something waits',
      sure: faint,
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
  wizard: clariJobStuckWizard,
}
