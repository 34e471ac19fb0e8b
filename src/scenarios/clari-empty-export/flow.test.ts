import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { periodAt, periodId } from '#src/clari/periods.ts'
import { testDay } from '#src/domain/time/test-clock.test-kit.ts'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'
import { rowsElsewhere, subCauses } from './causes.test-kit.ts'
import { clariEmptyExport } from './scenario.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench(1_500)
})
afterAll(() => bench.close())

const offline = { connection: 'none' }
const forecast = { forecastId: 'net_arr' }
const current = periodId(periodAt(testDay))

describe(
  'from an empty export to what is missing in it, through the proxy and the demo tenant',
  { timeout: 30_000 },
  () => {
    it.each(subCauses)('tells $name, and proves it fixed', async ({ verdict, cause, headline, quoted, ...given }) => {
      const ended = await bench.walkThrough(clariEmptyExport, given)
      expect(ended.at).toBe(verdict)
      expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(headline) })
      expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
      expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'exchange' })
      expect(await ended.prove()).toBe('fail')
      expect(await ended.prove([])).toBe('pass')
    })

    it.each([
      ['no quarter was named', forecast, /No quarter was named in the request, so Clari took the current one/],
      ['the current one was', { ...forecast, timePeriod: current }, new RegExp(`finds no value in ${current}, while`)],
    ])('says which quarter is without submissions where %s', async (_, answers, words) => {
      const ended = await bench.walkThrough(clariEmptyExport, { faults: ['no-submissions'], answers })
      expect(ended.at).toBe('no-submissions')
      expect(ended.conclusion?.explains).toMatch(words)
    })

    it.each([
      ['users-empty', /Admin sees nobody either/, /^(?!.*Another key)/],
      ['users-hidden', /Admin sees 41 people/, /Another key \(.*Admin\) sees them/],
    ])('says of %s what a second key sees', async (fault, explains, asks) => {
      const { conclusion } = await bench.walkThrough(clariEmptyExport, { faults: [fault], answers: forecast })
      expect(conclusion?.explains).toMatch(explains)
      expect(conclusion?.asks).toMatch(asks)
    })

    it.each(rowsElsewhere)(
      'tells rows that are not under “entries” ($name), proved by what the program reads then',
      async ({ verdict, headline, quoted, ...given }) => {
        const ended = await bench.walkThrough(clariEmptyExport, given)
        expect(ended.at).toBe(verdict)
        expect(ended.conclusion?.headline).toMatch(headline)
        expect(ended.conclusion?.evidence[0]).toMatchObject({
          kind: 'exchange',
          place: 'body',
          quote: expect.stringMatching(quoted),
        })
        expect(await ended.prove([], 'rows: 0')).not.toBe('pass')
        expect(await ended.prove([], 'rows: 164')).toBe('pass')
      },
    )

    it.each([
      ['a quarter far away', '2099_Q4', 'published' as const],
      ['the same in the guide’s dialect', '2099_Q4', 'guide' as const],
      ['a quarter as people write it', 'Q1 2024', 'published' as const],
    ])(
      'tells that %s was exported as the current one, and takes another export as proof',
      async (_, timePeriod, dialect) => {
        const ended = await bench.walkThrough(clariEmptyExport, { dialect, answers: { ...forecast, timePeriod } })
        expect(ended.at).toBe('period-defaulted')
        expect(ended.conclusion?.headline).toBe(`Asked for ${timePeriod}, Clari exported ${current} without a word.`)
        expect(ended.conclusion?.evidence[0]).toMatchObject({
          kind: 'exchange',
          quote: expect.stringContaining(current),
        })
        expect(
          await ended.prove([], `{"entries":[],"users":[],"fields":[],"timePeriods":[{"timePeriodId":"${current}"}]}`),
        ).toBe('fail')
        expect(
          await ended.prove(
            [],
            '{"entries":[{"forecastValue":1}],"users":[],"fields":[],' +
              `"timePeriods":[{"timePeriodId":"${timePeriod === 'Q1 2024' ? '2024_Q1' : timePeriod}"}]}`,
          ),
        ).toBe('pass')
      },
    )

    it('tells that Clari cut an export, and proves it by a newer one that is whole', async () => {
      await bench.switchTo(['truncated-export'])
      const jobId = await bench.startExport(true)
      const ended = await bench.walkThrough(clariEmptyExport, {
        faults: ['truncated-export'],
        answers: { ...forecast, jobId },
      })
      expect(ended.at).toBe('truncated')
      expect(ended.conclusion?.headline).toBe(`Clari cut the results of job ${jobId}.`)
      expect(ended.conclusion?.evidence[0]).toMatchObject({ quote: expect.stringContaining('Truncated":true') })
      expect(await ended.prove()).toBe('fail')
      await bench.switchTo([])
      await bench.startExport(true)
      expect(await ended.prove()).toBe('pass')
    })

    it('tells an export that asked for types which hold nothing, and proves it by a newer one', async () => {
      await bench.switchTo([])
      const jobId = await bench.startExport(true, { typesToExport: ['quota'] }, '62a8e0b7d5f3190014bb9f10')
      const request = 'POST /v4/export/forecast/62a8e0b7d5f3190014bb9f10 {"typesToExport":["quota"]}'
      const ended = await bench.walkThrough(clariEmptyExport, {
        answers: { forecastId: '62a8e0b7d5f3190014bb9f10', jobId },
        pastes: { request },
      })
      expect(ended.at).toBe('types-asked')
      expect(ended.conclusion?.headline).toBe('The export asked only for quota, and there are no values.')
      expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['paste', 'exchange']))
      const without = await bench.walkThrough(clariEmptyExport, {
        answers: { forecastId: '62a8e0b7d5f3190014bb9f10', jobId },
      })
      expect(without.at).toBe('export-differs')
      expect(await ended.prove()).not.toBe('pass')
      await bench.startExport(true, {}, '62a8e0b7d5f3190014bb9f10')
      expect(await ended.prove()).toBe('pass')
    })

    it('looks at an earlier export where a forecast cannot be read without one', async () => {
      await bench.switchTo(['users-empty', 'no-forecast-read'])
      const jobId = await bench.startExport(true)
      const ended = await bench.walkThrough(clariEmptyExport, {
        faults: ['users-empty', 'no-forecast-read'],
        answers: { ...forecast, jobId },
      })
      expect(ended.at).toBe('nobody-exported')
      expect(await ended.prove()).toBe('fail')
      await bench.switchTo([])
      await bench.startExport(true)
      expect(await ended.prove()).toBe('pass')
    })

    const lookup = (entries: string, users = '[{"userId":"u1","name":"Ana Ortiz"}]') =>
      `{"entries":${entries},"users":${users},"fields":[{"fieldId":"f"}],` +
      '"timePeriods":[{"timePeriodId":"2026_Q1"}],"timeFrames":[]}'
    it.each([
      ['no users', lookup('[]', '[]'), '', 'nobody-visible', /sees nobody/],
      ['users without entries', lookup('[]'), '', 'empty-pasted', /1 people are|1 person|people are in the export/],
      [
        'users without entries, of one type',
        lookup('[]'),
        '{"typesToExport":["crm_closed"]}',
        'types-asked',
        /only for crm_closed/,
      ],
      ['a part of the hierarchy', lookup('[]'), '{"scopeId":"1905::MGR"}', 'scope-asked', /1905::MGR/],
      ['the guide’s empty entries', '{"entries": []}', '', 'empty-pasted', /paste alone does not say why/],
      [
        'empty cells',
        lookup('[{"userId":"u1","fieldId":"f","forecastValue":null}]'),
        '',
        'nothing-entered',
        /nothing has been entered in 2026_Q1/,
      ],
      [
        'another period',
        lookup('[]'),
        '{"timePeriod":"2099_Q1"}',
        'period-defaulted',
        /Asked for 2099_Q1, Clari exported 2026_Q1/,
      ],
      [
        'rows under data',
        '{"data":[{"fieldName":"Commit","forecastValue":12,"timePeriodId":"2026_Q1"}]}',
        '',
        'read-elsewhere',
        /under “data”/,
      ],
      [
        'a bare list',
        '[{"fieldName":"Commit","forecastValue":12,"timePeriodId":"2026_Q1"}]',
        '',
        'read-elsewhere',
        /in a bare list/,
      ],
      ['a program that looks elsewhere', "KeyError: 'entries'", '', 'name-missed', /another name/],
      [
        'a program that looks elsewhere, over an export',
        `${lookup('[{"userId":"u1","fieldId":"f","forecastValue":12}]')}\nKeyError: 'data'`,
        '',
        'read-elsewhere',
        /stand under “entries”, not under “data”/,
      ],
      [
        'a job that was cut',
        '{"jobId":"a1b2c3d4","status":"DONE","rowsTruncated":true}',
        '',
        'truncated-pasted',
        /cut the results of job a1b2c3d4/,
      ],
      [
        'JSON that breaks off',
        lookup('[{"userId":"u1","forecastValue":12},{"us').slice(0, 48),
        '',
        'broken-off',
        /breaks off/,
      ],
      [
        'a CSV heading alone',
        'User,Email,CRM User ID,Role,Parent Role,Timeframe,Field,Week,Start Day,End Day,Data Type,Data Value',
        '',
        'empty-pasted',
        /paste alone/,
      ],
      ['words', 'the export comes back empty', '', 'empty-pasted', /paste alone/],
      ['words in Chinese', '导出结果为空', '', 'empty-pasted', /paste alone/],
      [
        'a whole export',
        lookup('[{"userId":"u1","fieldId":"f","forecastValue":12}]'),
        '',
        'not-empty',
        /The export is not empty\./,
      ],
      ['nothing', 'hm', '', 'could-not-run', /Nothing could be seen/],
    ])('tells %s from the paste alone', async (_, error, request, verdict, words) => {
      const ended = await bench.walkThrough(clariEmptyExport, { answers: offline, pastes: { error, request } })
      expect(
        [
          ended.at,
          ended.conclusion?.headline,
          ended.conclusion?.explains,
          JSON.stringify(ended.conclusion?.evidence),
        ].join('\n'),
      ).toMatch(words)
      expect(ended.at).toBe(verdict)
      if (verdict !== 'could-not-run') expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'paste' })
      if (verdict !== 'not-empty') expect(await ended.prove([], error)).not.toBe('pass')
      const asAsked = lookup('[{"forecastValue":12}]').replace('2026_Q1', '2099_Q1')
      expect(await ended.prove([], verdict === 'period-defaulted' ? asAsked : 'Job done, 412 rows loaded')).toBe('pass')
    })

    it.each([
      ['a missing opt-in', { faults: ['no-optin'], answers: forecast }, /^no-optin$/],
      ['a forecast that nobody knows', { answers: { forecastId: 'nope' } }, /^no-such-forecast$/],
      [
        'the same in the guide’s dialect',
        { dialect: 'guide' as const, answers: { forecastId: 'nope' } },
        /^no-such-forecast$/,
      ],
      ['a forbidden forecast', { faults: ['scope-forbidden'], answers: forecast }, /^forbidden$/],
      ['a refused key', { faults: ['key-unknown'] }, /^key-refused$/],
      ['a forbidden API', { faults: ['api-not-enabled'] }, /^forbidden$/],
      ['429', { faults: ['too-many-requests'] }, /^rate-limited$/],
      ['no answer', { faults: ['bad-gateway'] }, /^not-answered$/],
    ])('ends at %s', async (_, given, verdict) => {
      const ended = await bench.walkThrough(clariEmptyExport, given)
      expect(ended.at).toMatch(verdict)
      if (ended.conclusion?.kind === 'open') expect(ended.conclusion.leadsTo).not.toBeNull()
    })

    it('takes no export that nobody named for the empty one', async () => {
      await bench.switchTo([])
      const jobId = await bench.startExport(true)
      const unnamed = await bench.walkThrough(clariEmptyExport, { answers: forecast })
      expect([unnamed.at, unnamed.conclusion?.strength]).toEqual(['another-export', 'open'])
      const named = await bench.walkThrough(clariEmptyExport, { answers: { ...forecast, jobId } })
      expect([named.at, named.conclusion?.strength]).toEqual(['not-empty', 'open'])
    })
  },
)
