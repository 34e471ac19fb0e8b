import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '#src/domain/model/check.ts'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'
import { subCauses } from './causes.test-kit.ts'
import { clariJobStuck } from './scenario.ts'

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

describe(
  'from an export that never finishes to where it stands, through the proxy and the demo tenant',
  { timeout: 30_000 },
  () => {
    it.each(subCauses)('tells $name, and proves it mended', async ({ job, verdict, cause, ...shown }) => {
      await bench.switchTo(shown.faults ?? [], shown.dialect)
      const started: Answers = job === undefined ? {} : { jobId: await bench.startExport(job === 'ended') }
      const ended = await bench.walkThrough(clariJobStuck, { ...shown, answers: { ...started, ...shown.answers } })
      expect(ended.at).toBe(verdict)
      expect(ended.conclusion).toMatchObject({
        kind: 'cause',
        cause,
        headline: expect.stringMatching(shown.headline),
      })
      expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(shown.quoted)
      expect(['exchange', 'rows']).toContain(ended.conclusion?.evidence[0]?.kind)
      expect(await ended.prove()).not.toBe('pass')
      await bench.switchTo([], shown.dialect)
      if (job !== undefined) await bench.startExport(true)
      expect(await ended.prove()).toBe('pass')
    })

    it.each([
      ['periods', ['2026_Q4', '2026_Q3', '2026_Q2', '2026_Q1']],
      ['types', ['2026_Q4 forecast', '2026_Q4 crm_total']],
    ])('splits a large export by %s', async (by, parts) => {
      await bench.switchTo(['job-running-forever'])
      const jobId = await bench.startExport(true)
      const answers = { ...waits, jobId, 'asked-for': by }
      const { conclusion } = await bench.walkThrough(clariJobStuck, { faults: ['job-running-forever'], answers })
      expect(conclusion?.plan?.parts.map(({ name }) => name)).toEqual(expect.arrayContaining(parts))
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
      ['either limit', reached, 'either-limit'],
      [
        'results too early',
        '{"code":"invalid_jobId","namespace":"exports","errorId":"e","message":"Job 6073683781a6da229df71e00 is ' +
          'not ready: its status is STARTED.","orgId":"7"}',
        'results-too-early',
      ],
      [
        'results too early, guide’s dialect',
        '{"error":"Bad Request","message":"Job 6073683781a6da229df71e00 is not ready: its status is PENDING."}',
        'results-too-early',
      ],
      [
        'expired results',
        '{"code":"invalid_jobId","namespace":"exports","message":"The ' +
          'results of job 6073683781a6da229df71e00 have expired."}',
        'results-expired',
      ],
      [
        'refused results',
        '400 Client Error: Bad Request for url: https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00/results',
        'results-refused',
      ],
      [
        'an id that is not taken',
        '{"code":"invalid_jobId","namespace":"exports","message":"Invalid jobId: abc."}',
        'invalid-job-id',
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
      ['a queued job', '{"jobId":"6073683781a6da229df71e00","status":"SCHEDULED"}', 'queued'],
      [
        'a wrapped running job',
        '{"job":{"id":"6073683781a6da229df71e00","status":"STARTED","title":"Net ARR 2026_Q4"}}',
        'running-periods',
      ],
      [
        'the guide’s list',
        '{"jobs":[{"jobId":"a1b2c3","status":"COMPLETED"},{"jobId":"d4e5f6","status":"PENDING",' +
          '"createdAt":"2026-11-22T10:00:00Z"}]}',
        'queued',
      ],
      ['words', 'Our job is stuck in PENDING since this morning', 'queued'],
      ['words in Chinese', '导出作业卡在 PENDING', 'queued'],
      ['a failed job', "{'jobId': '6073683781a6da229df71e00', 'status': 'FAILED'}", 'failed'],
      ['a cancelled job', 'status: CANCELLED', 'cancelled'],
      ['an aborted job', '{"jobId":"1234567890ab","status":"ABORTED"}', 'aborted'],
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
      ['room again', { pastes: { error: reached } }, 'limit-gone'],
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
