import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clariJobStuck } from './clari-job-stuck.ts'
import { startBench, type Bench, type Given } from './walk-through.test-kit.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const offline = { connection: 'none' }
const reached =
  '{"code":"export_monthly_quota_reached","namespace":"exports","errorId":"e-7","message":"The monthly quota limit ' +
  'of 30 or concurrent limit of 1 has been reached.","orgId":"77"}'
const waits = { 'export-gets': 'waits' }

/**
 * What the demo tenant needs before the walk: jobs that were started while its faults were on, and whether they
 * had time to end.
 */
type Before = { readonly started?: true; readonly ended?: true }

const subCauses: readonly (readonly [string, Given, Before, string, RegExp])[] = [
  [
    'refused at the concurrency limit',
    { faults: ['concurrency-full'], pastes: { error: reached } },
    {},
    'places-taken',
    /by other users’ jobs/,
  ],
  [
    'refused for the month’s quota',
    { faults: ['quota-exhausted'], pastes: { error: reached } },
    {},
    'quota-used-up',
    /1000 exports of the last 30 days are used up/,
  ],
  [
    'the same by a pick, guide’s dialect',
    { faults: ['quota-exhausted'], dialect: 'guide', answers: { 'export-gets': 'refused' } },
    {},
    'quota-used-up',
    /used up/,
  ],
  ['queued', { faults: ['job-queued-forever'], answers: waits }, { started: true }, 'queued', /SCHEDULED/],
  [
    'queued in the guide’s words',
    { faults: ['job-queued-forever'], dialect: 'guide', answers: waits },
    { started: true },
    'queued',
    /PENDING for both waiting and running/,
  ],
  [
    'running but large, by quarter',
    { faults: ['job-running-forever'], answers: { ...waits, 'asked-for': 'periods' } },
    { started: true, ended: true },
    'running-periods',
    /2026_Q3/,
  ],
  [
    'running but large, by type',
    { faults: ['job-running-forever'], answers: { ...waits, 'asked-for': 'types' } },
    { started: true, ended: true },
    'running-types',
    /crm_total/,
  ],
  ['failed', { faults: ['job-failed'], answers: waits }, { started: true, ended: true }, 'failed', /ended as FAILED/],
  [
    'failed in the guide’s dialect',
    { faults: ['job-failed'], dialect: 'guide', answers: waits },
    { started: true, ended: true },
    'failed',
    /FAILED/,
  ],
  [
    'cancelled',
    { faults: ['job-cancelled'], answers: waits },
    { started: true, ended: true },
    'cancelled',
    /cancelled while it waited/,
  ],
  [
    'aborted',
    { faults: ['job-aborted'], answers: waits },
    { started: true, ended: true },
    'aborted',
    /cancelled while it ran/,
  ],
  [
    'results asked for too early',
    {
      faults: ['job-running-forever'],
      answers: {},
      pastes: {
        error: '{"code":"invalid_jobId","namespace":"exports","message":"Job is not ready: its status is STARTED."}',
      },
    },
    { started: true, ended: true },
    'results-too-early',
    /not done|asked for before/,
  ],
  [
    'results expired',
    { faults: ['results-expired'], answers: { 'export-gets': 'results' } },
    { started: true, ended: true },
    'results-expired',
    /have expired/,
  ],
]

describe(
  'from an export that never finishes to where it stands, through the proxy and the demo tenant',
  { timeout: 30_000 },
  () => {
    it.each(subCauses)('tells %s, and proves it mended', async (_, given, before, verdict, words) => {
      await bench.switchTo(given.faults ?? [], given.dialect)
      const started = before.started === true ? await bench.startExport(before.ended === true) : null
      const answers = started === null ? given.answers : { jobId: started, ...given.answers }
      const ended = await bench.walkThrough(clariJobStuck, { ...given, answers: { ...answers } })
      expect(ended.at).toBe(verdict)
      expect(JSON.stringify(ended.conclusion)).toMatch(words)
      expect(ended.conclusion?.kind).toBe('cause')
      expect(['exchange', 'rows']).toContain(ended.conclusion?.evidence[0]?.kind)
      expect(await ended.prove()).not.toBe('pass')
      await bench.switchTo([], given.dialect)
      if (started !== null) await bench.startExport(true)
      expect(await ended.prove()).toBe('pass')
    })

    it.each([
      ['the published API', 'published' as const, 'COMPLETED', 'DONE', 'waits-for-completed'],
      ['the guide’s dialect', 'guide' as const, 'DONE', 'COMPLETED', 'waits-for-done'],
    ])(
      'tells a program that waits for the other word, in %s, and proves its change',
      async (_, dialect, other, right, cause) => {
        await bench.switchTo([], dialect)
        const jobId = await bench.startExport(true)
        const pasted = await bench.walkThrough(clariJobStuck, {
          dialect,
          answers: { jobId },
          pastes: { error: `while status != "${other}": sleep(5)`, program: '' },
        })
        const program = await bench.walkThrough(clariJobStuck, {
          dialect,
          answers: { jobId, ...waits },
          pastes: { program: `while status != "${other}": sleep(5)` },
        })
        expect(program.at).toBe(cause)
        expect(pasted.conclusion?.cause).toBe(cause)
        expect(program.conclusion?.headline).toBe(
          `The job is done. Your program waits for ${other}, and Clari says ${right}.`,
        )
        expect(program.conclusion?.evidence.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining(['paste', 'exchange']),
        )
        for (const each of [pasted, program]) {
          expect(await each.prove([], `while status != "${other}": sleep(5)`)).toBe('fail')
          expect(await each.prove([], 'if status in ("DONE", "COMPLETED"): break')).toBe('pass')
        }
      },
    )

    it.each([
      ['either limit', reached, 'either-pasted'],
      [
        'results too early',
        '{"code":"invalid_jobId","namespace":"exports","errorId":"e","message":"Job 6073683781a6da229df71e00 is ' +
          'not ready: its status is STARTED.","orgId":"7"}',
        'too-early-pasted',
      ],
      [
        'results too early, guide’s dialect',
        '{"error":"Bad Request","message":"Job 6073683781a6da229df71e00 is not ready: its status is PENDING."}',
        'too-early-pasted',
      ],
      [
        'expired results',
        '{"code":"invalid_jobId","namespace":"exports","message":"The ' +
          'results of job 6073683781a6da229df71e00 have expired."}',
        'expired-pasted',
      ],
      [
        'refused results',
        '400 Client Error: Bad Request for url: https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00/results',
        'results-refused-pasted',
      ],
      [
        'an id that is not taken',
        '{"code":"invalid_jobId","namespace":"exports","message":"Invalid jobId: abc."}',
        'unknown-job-pasted',
      ],
      [
        'a refused cancel',
        '{"code":"export_failed_to_cancel","namespace":"exports","message":"Job can no longer be cancelled."}',
        'cancel-refused',
      ],
      [
        'the other word',
        'job 6073683781a6da229df71e00 status DONE, still waiting for COMPLETED',
        'waits-for-completed-pasted',
      ],
      ['a queued job', '{"jobId":"6073683781a6da229df71e00","status":"SCHEDULED"}', 'queued-pasted'],
      [
        'a wrapped running job',
        '{"job":{"id":"6073683781a6da229df71e00","status":"STARTED","title":"Net ARR 2026_Q4"}}',
        'running-pasted',
      ],
      [
        'the guide’s list',
        '{"jobs":[{"jobId":"a1b2c3","status":"COMPLETED"},{"jobId":"d4e5f6","status":"PENDING",' +
          '"createdAt":"2026-11-22T10:00:00Z"}]}',
        'queued-pasted',
      ],
      ['words', 'Our job is stuck in PENDING since this morning', 'queued-pasted'],
      ['words in Chinese', '导出作业卡在 PENDING', 'queued-pasted'],
      ['a failed job', "{'jobId': '6073683781a6da229df71e00', 'status': 'FAILED'}", 'failed-pasted'],
      ['a cancelled job', 'status: CANCELLED', 'cancelled-pasted'],
      ['an aborted job', '{"jobId":"1234567890ab","status":"ABORTED"}', 'aborted-pasted'],
      ['a job that is done', '{"jobId":"1234567890ab","status":"DONE"}', 'done-pasted'],
      ['nothing', 'help', 'could-not-run'],
    ])('tells %s from the paste alone', async (_, error, verdict) => {
      const ended = await bench.walkThrough(clariJobStuck, { answers: offline, pastes: { error } })
      expect(ended.at).toBe(verdict)
      if (verdict !== 'could-not-run')
        expect(ended.conclusion?.evidence).toMatchObject([{ kind: 'paste', text: error }])
      if (verdict !== 'could-not-run' && verdict !== 'done-pasted')
        expect(await ended.prove([], error)).not.toBe('pass')
      expect(await ended.prove([], '{"jobId":"1234567890ab","status":"DONE"}')).toBe('pass')
    })

    it.each([
      ['a job that is done', { answers: waits }, 'done-now'],
      ['room again', { pastes: { error: reached } }, 'room-again'],
      ['a job that nobody has', { answers: { ...waits, jobId: 'ffffffffffffffffffffffff' } }, 'unknown-job'],
      ['a refused key', { faults: ['key-unknown'] }, 'key-refused'],
      ['a forbidden call', { faults: ['api-not-enabled'] }, 'forbidden'],
      ['429', { faults: ['polling-too-often'], answers: waits }, 'rate-limited'],
      ['no answer', { faults: ['bad-gateway'] }, 'not-answered'],
    ])('ends at %s', async (_, given, verdict) => {
      await bench.switchTo([])
      await bench.startExport(true)
      expect(
        (
          await bench.walkThrough(clariJobStuck, {
            ...given,
            pastes: { program: '', ...('pastes' in given ? given.pastes : {}) },
          })
        ).at,
      ).toBe(verdict)
    })
  },
)
