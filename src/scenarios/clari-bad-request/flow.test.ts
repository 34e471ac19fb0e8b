import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { curl, good, guideSays, publishedSays, rightRequest, subCauses, wrongParts } from './causes.test-kit.ts'
import { clariBadRequest } from './scenario.ts'
import { startBench, type Bench, type Given } from '#src/scenarios/walk-through.test-kit.ts'

let bench: Bench
let doneJob: string
beforeAll(async () => {
  bench = await startBench()
  doneJob = await bench.earlierJob()
})
afterAll(() => bench.close())

const offline = { connection: 'none' }
const nobodysJob = 'f'.repeat(24)

describe('from a 400 to the parameter to change', () => {
  it.each(wrongParts)(
    'tells $name from the paste alone, marks it, and takes the next request as proof',
    async ({ pastes, verdict, cause, headline, marked }) => {
      const answers = { ...offline, 'may-export': 'no' }
      const ended = await bench.walkThrough(clariBadRequest, { answers, pastes })
      expect(ended.at).toBe(verdict)
      expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(headline) })
      expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'paste', quote: marked })
      expect(ended.conclusion?.evidence).toContainEqual(expect.objectContaining({ text: pastes.error }))
      expect(ended.conclusion?.explains).toContain('Nothing was checked live')
      expect(await ended.prove(undefined, pastes.request)).not.toBe('pass')
      expect(await ended.prove(undefined, rightRequest)).toBe('pass')
    },
  )

  it.each(wrongParts)(
    'tells $name, and that Clari takes it put right, in both dialects',
    async ({ faults = [], pastes, verdict }) => {
      for (const dialect of ['published', 'guide'] as const) {
        const answers = { 'may-export': 'yes' }
        const ended = await bench.walkThrough(clariBadRequest, { faults, dialect, answers, pastes })
        expect(ended.at).toBe(verdict)
        expect(ended.conclusion?.explains).toContain('accepted just now')
        expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toContain('exchange')
        expect(await ended.prove(undefined, pastes.request)).not.toBe('pass')
        expect(await ended.prove(undefined, rightRequest)).toBe('pass')
      }
    },
  )

  it.each(subCauses)('tells $name, and proves it fixed', async ({ verdict, cause, headline, quoted, ...given }) => {
    const ended = await bench.walkThrough(clariBadRequest, given)
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it('names the parameter from the refusal alone where no request is at hand', async () => {
    const ended = await bench.walkThrough(clariBadRequest, {
      answers: { 'may-export': 'no' },
      pastes: { error: publishedSays('bad_request', 'Invalid currency: EURO.') },
    })
    expect(ended.conclusion).toMatchObject({ verdict: 'bad-currency', headline: '“currency” is wrong: “EURO”.' })
    const unnamed = await bench.walkThrough(clariBadRequest, {
      pastes: { error: publishedSays('bad_request', 'Bad input.') },
    })
    expect(unnamed.at).toBe('no-request')
  })

  it('says that nothing could be tried where no forecast is named', async () => {
    const ended = await bench.walkThrough(clariBadRequest, {
      answers: { 'may-export': 'yes' },
      pastes: { error: publishedSays('bad_request', 'Invalid currency: EURO.'), request: '{"currency":"EURO"}' },
    })
    expect(ended.at).toBe('bad-currency')
    expect(ended.conclusion?.explains).toContain('could not be tried, as no forecast is named')
  })

  it('hands support the request that is refused although nothing is wrong in it', async () => {
    const given = subCauses.find(({ verdict }) => verdict === 'still-refused')
    const ended = await bench.walkThrough(clariBadRequest, given)
    expect(ended.conclusion?.asks).toContain('{"timePeriod":"2026_Q1"}')
    expect(ended.conclusion?.identifiers.map(({ label }) => label)).toContain('errorId')
    expect((await bench.walkThrough(clariBadRequest, { ...given, faults: [] })).at).toBe('accepted-now')
    const untried = await bench.walkThrough(clariBadRequest, { ...given, answers: { 'may-export': 'no' } })
    expect(untried.at).toBe('looks-right')
  })

  it('tells an option that is ignored without a word', async () => {
    const ended = await bench.walkThrough(clariBadRequest, {
      answers: { code: 'bad_request', 'may-export': 'no' },
      pastes: { request: curl('{"timePeriod":"Q1 2026"}') },
    })
    expect(ended.conclusion).toMatchObject({ verdict: 'ignored', kind: 'open', cause: 'ignored-option' })
    expect(ended.conclusion?.actions[0].does).toBe('Send "timePeriod": "2026_Q1".')
  })
})

describe('from the other published codes', () => {
  it.each([
    [
      'no_such_forecast_config',
      publishedSays('no_such_forecast_config', 'No forecast configuration found for id: nope'),
      'no-such-forecast',
      'clari.forecast-not-found',
    ],
    [
      'missing_forecast_id',
      publishedSays('missing_forecast_id', 'The forecast id is missing.'),
      'missing-forecast-id',
      null,
    ],
  ])('goes by %s', async (_, error, verdict, leadsTo) => {
    const ended = await bench.walkThrough(clariBadRequest, { answers: offline, pastes: { error } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.leadsTo).toBe(leadsTo)
    expect(await ended.prove([], error)).not.toBe('pass')
    expect(await ended.prove([], good)).toBe('pass')
  })

  it.each([
    [
      'a job that is done',
      (): Given => ({
        answers: { jobId: doneJob },
        pastes: { error: publishedSays('invalid_jobId', `Job ${doneJob} is not ready: its status is STARTED.`) },
      }),
      'ready-now',
    ],
    [
      'results that have expired',
      (): Given => ({
        answers: { jobId: doneJob },
        pastes: { error: publishedSays('invalid_jobId', `The results of job ${doneJob} have expired.`) },
      }),
      'results-expired',
    ],
    [
      'a job that nobody knows',
      (): Given => ({
        answers: { jobId: nobodysJob },
        pastes: { error: publishedSays('invalid_jobId', `Invalid jobId: ${nobodysJob}.`) },
      }),
      'unknown-job',
    ],
    [
      'the same in the guide’s dialect',
      (): Given => ({
        dialect: 'guide',
        answers: { jobId: nobodysJob },
        pastes: { error: `{"error":"Not Found","message":"Invalid jobId: ${nobodysJob}."}` },
      }),
      'unknown-job',
    ],
    [
      'a job of another user',
      (): Given => ({
        faults: ['job-of-another-user'],
        answers: { jobId: doneJob },
        pastes: { error: publishedSays('invalid_jobId', `Invalid jobId: ${doneJob}.`) },
      }),
      'job-of-another-user',
    ],
    [
      'a job that is over and cannot be cancelled',
      (): Given => ({
        answers: { jobId: doneJob },
        pastes: { error: publishedSays('export_failed_to_cancel', `Job ${doneJob} can no longer be cancelled.`) },
      }),
      'too-late',
    ],
    [
      'the same by the guide’s words',
      (): Given => ({
        dialect: 'guide',
        answers: { jobId: doneJob },
        pastes: { error: guideSays(`Job ${doneJob} can no longer be cancelled.`) },
      }),
      'too-late',
    ],
  ])('tells %s', async (_, given, verdict) => {
    expect((await bench.walkThrough(clariBadRequest, given())).at).toBe(verdict)
  })

  it.each<readonly [string, string, string, string]>([
    [
      'an unready job',
      publishedSays('invalid_jobId', 'Job 6073683781a6da229df71e00 is not ready: its status is STARTED.'),
      'asked-too-early',
      'the job is not ready',
    ],
    [
      'expired results',
      publishedSays('invalid_jobId', 'The results of job 6073683781a6da229df71e00 have expired.'),
      'results-expired',
      'The pasted answer says so',
    ],
    ['any other job', publishedSays('invalid_jobId', 'Invalid jobId: 12.'), 'job-unclear', 'stands for all three'],
    [
      'a cancel that came too late',
      publishedSays('export_failed_to_cancel', 'Job 6073683781a6da229df71e00 can no longer be cancelled.'),
      'too-late',
      'nothing was checked live',
    ],
    ['a full month or queue', subCauses.at(-1)?.pastes?.['error'] ?? '', 'quota-unknown', 'could not be read here'],
    ['a fault inside Clari', publishedSays('SWW', 'Something went wrong.'), 'went-wrong', 'Nothing was checked live'],
  ])('tells %s from the paste alone, and takes the next answer as proof', async (_, error, verdict, words) => {
    const answers = { ...offline, jobId: '6073683781a6da229df71e00' }
    const ended = await bench.walkThrough(clariBadRequest, { answers, pastes: { error } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.explains).toContain(words)
    expect(await ended.prove([], error)).not.toBe('pass')
    expect(await ended.prove([], good)).toBe('pass')
  })

  it('says what is over by now, and takes the next answer as proof', async () => {
    for (const { verdict, pastes = {}, dialect = 'published' } of subCauses.slice(2)) {
      const ended = await bench.walkThrough(clariBadRequest, { dialect, answers: { code: 'SWW' }, pastes })
      expect(ended.conclusion).toMatchObject({
        kind: 'clear',
        verdict: verdict === 'went-wrong' ? 'went-wrong-then' : 'room-now',
      })
      expect(await ended.prove([], good)).toBe('pass')
    }
  })

  it('hands on what the limits tell, and says so where they are not offered', async () => {
    const leads: Readonly<Record<string, string>> = {
      'quota-used-up': 'clari.rate-limited',
      'places-taken': 'clari.job-stuck',
    }
    for (const { verdict, faults = [], pastes = {} } of subCauses.slice(-2)) {
      const ended = await bench.walkThrough(clariBadRequest, { faults, pastes })
      expect(ended.conclusion?.leadsTo).toBe(leads[verdict])
      expect((await bench.walkThrough(clariBadRequest, { faults: ['no-limits'], pastes })).at).toBe('quota-unknown')
    }
  })

  it('says that a full month or queue kept the request from being tried', async () => {
    const ended = await bench.walkThrough(clariBadRequest, {
      faults: ['quota-exhausted'],
      answers: { 'may-export': 'yes' },
      pastes: { error: publishedSays('bad_request', 'Invalid currency: EURO.'), request: curl('{"currency":"EURO"}') },
    })
    expect(ended.at).toBe('quota-unknown')
    expect(ended.conclusion?.explains).toContain('could not be tried')
  })

  it('asks for the code where none was pasted', async () => {
    expect((await bench.walkThrough(clariBadRequest, { pastes: { error: 'it says no' } })).at).toBe('code')
  })
})
