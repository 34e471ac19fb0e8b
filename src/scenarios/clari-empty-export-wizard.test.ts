import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { periodAt, periodId } from '#src/clari/periods.ts'
import { testDay } from '#src/domain/time/test-clock.test-kit.ts'
import { clariEmptyExport } from './clari-empty-export.ts'
import { startBench, type Bench, type Given } from './walk-through.test-kit.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench(1_500)
})
afterAll(() => bench.close())

const offline = { connection: 'none' }
const forecast = { forecastId: 'net_arr' }
const current = periodId(periodAt(testDay))

const subCauses: readonly (readonly [string, Given, string, RegExp])[] = [
  [
    'no submissions in the period',
    { faults: ['no-submissions'], answers: { ...forecast, timePeriod: current } },
    'no-submissions',
    /Nobody has submitted anything for \d{4}_Q\d yet/,
  ],
  [
    'the same where no period was named',
    { faults: ['no-submissions'], answers: forecast },
    'no-submissions',
    /No quarter was named in the request, so Clari took the current one/,
  ],
  [
    'the same in the guide’s dialect',
    { faults: ['no-submissions'], dialect: 'guide', answers: { ...forecast, timePeriod: current } },
    'no-submissions',
    /entries\\":\[\]/,
  ],
  ['cells without values', { faults: ['nothing-entered'], answers: forecast }, 'nothing-entered', /none has a value/],
  ['nobody visible', { faults: ['users-empty'], answers: forecast }, 'nobody-visible', /Admin sees nobody either/],
  [
    'nobody visible to this key alone',
    { faults: ['users-hidden'], answers: forecast },
    'nobody-visible',
    /Admin sees 41 in the same forecast|Admin sees 41 people/,
  ],
  [
    'values hidden from this key alone',
    { faults: ['values-hidden'], answers: forecast },
    'hidden',
    /Admin sees \d+ in the same forecast and period/,
  ],
  [
    'values hidden, guide’s dialect',
    { faults: ['values-hidden'], dialect: 'guide', answers: forecast },
    'hidden',
    /this key’s user does not see them/,
  ],
  [
    'people without entries',
    { faults: ['entries-empty'], answers: forecast },
    'no-entries',
    /41 people are there, and no values/,
  ],
  [
    'no entries, guide’s dialect',
    { faults: ['entries-empty'], dialect: 'guide', answers: forecast },
    'no-entries',
    /neither now nor in the quarters before/,
  ],
]

const layouts = [
  ['rows-under-data', '“data”'],
  ['rows-under-rows', '“rows”'],
  ['rows-under-records', '“records”'],
  ['rows-under-results', '“results”'],
  ['rows-bare', 'bare list'],
] as const

describe(
  'from an empty export to what is missing in it, through the proxy and the demo tenant',
  { timeout: 30_000 },
  () => {
    it.each(subCauses)('tells %s, and proves it mended', async (_, given, verdict, words) => {
      const ended = await bench.walkThrough(clariEmptyExport, given)
      expect(ended.at).toBe(verdict)
      expect(JSON.stringify(ended.conclusion)).toMatch(words)
      expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'exchange' })
      expect(await ended.prove()).toBe('fail')
      expect(await ended.prove([])).toBe('pass')
    })

    it.each([
      ...layouts.map(([fault, name]) => [fault, name, 'published'] as const),
      ['rows-under-data', '“data”', 'guide'] as const,
    ])(
      'tells rows that are not under “entries” (%s, %s, %s), proved by what the program reads then',
      async (fault, name, dialect) => {
        const ended = await bench.walkThrough(clariEmptyExport, { faults: [fault], dialect, answers: forecast })
        expect(ended.at).toBe('read-elsewhere')
        expect(ended.conclusion?.headline).toContain(name)
        expect(ended.conclusion?.evidence[0]).toMatchObject({
          kind: 'exchange',
          place: 'body',
          quote: expect.stringMatching(/[[{]/),
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
      expect(ended.conclusion?.headline).toBe('The export asked only for quota, and there are none.')
      expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['paste', 'exchange']))
      const without = await bench.walkThrough(clariEmptyExport, {
        answers: { forecastId: '62a8e0b7d5f3190014bb9f10', jobId },
      })
      expect(without.at).toBe('asked-otherwise')
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
      ['no users', lookup('[]', '[]'), '', 'nobody-pasted', /sees nobody/],
      ['users without entries', lookup('[]'), '', 'empty-pasted', /1 people are|1 person|people are in the export/],
      [
        'users without entries, of one type',
        lookup('[]'),
        '{"typesToExport":["crm_closed"]}',
        'types-pasted',
        /only for crm_closed/,
      ],
      ['a part of the hierarchy', lookup('[]'), '{"scopeId":"1905::MGR"}', 'scope-pasted', /1905::MGR/],
      ['the guide’s empty entries', '{"entries": []}', '', 'empty-pasted', /paste alone does not say why/],
      [
        'empty cells',
        lookup('[{"userId":"u1","fieldId":"f","forecastValue":null}]'),
        '',
        'blank-pasted',
        /nothing has been entered in 2026_Q1/,
      ],
      [
        'another period',
        lookup('[]'),
        '{"timePeriod":"2099_Q1"}',
        'defaulted-pasted',
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
      ['a program that looks elsewhere', "KeyError: 'entries'", '', 'read-elsewhere', /another name/],
      [
        'a job that was cut',
        '{"jobId":"a1b2c3d4","status":"DONE","rowsTruncated":true}',
        '',
        'truncated-pasted',
        /was cut/,
      ],
      [
        'JSON that breaks off',
        lookup('[{"userId":"u1","forecastValue":12},{"us').slice(0, 48),
        '',
        'truncated-pasted',
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
        /not empty; it is read wrongly/,
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
      expect(await ended.prove([], 'Job done, 412 rows loaded')).toBe('pass')
    })

    it.each([
      ['an export that is fine', { answers: forecast }, /not-empty|filled-here/],
      ['a missing opt-in', { faults: ['no-optin'], answers: forecast }, /^no-optin$/],
      ['a forecast that nobody knows', { answers: { forecastId: 'nope' } }, /^no-such-forecast$/],
      [
        'the same in the guide’s dialect',
        { dialect: 'guide' as const, answers: { forecastId: 'nope' } },
        /^no-such-forecast$/,
      ],
      ['a forbidden forecast', { faults: ['scope-forbidden'], answers: forecast }, /^forbidden-forecast$/],
      ['a refused key', { faults: ['key-unknown'] }, /^key-refused$/],
      ['a forbidden API', { faults: ['api-not-enabled'] }, /^forbidden$/],
      ['429', { faults: ['too-many-requests'] }, /^rate-limited$/],
      ['no answer', { faults: ['bad-gateway'] }, /^not-answered$/],
    ])('ends at %s', async (_, given, verdict) => {
      const ended = await bench.walkThrough(clariEmptyExport, given)
      expect(ended.at).toMatch(verdict)
      if (ended.conclusion?.kind === 'open') expect(ended.conclusion.leadsTo).not.toBeNull()
    })
  },
)
