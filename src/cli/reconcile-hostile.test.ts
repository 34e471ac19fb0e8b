import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bridgeFaults } from '#src/bench/worlds/audit/bridge-faults.ts'
import { answerSchema } from './take-exam.ts'
import { reconcile } from './reconcile.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const number = fc.oneof(
  fc.integer({ min: -1e12, max: 1e12 }).map((minor) => minor / 100),
  fc.constantFrom(0, -0, 0.005, 1e13, 1e300, 123.456, 5000, 25_000),
)
const value = fc.oneof(
  { weight: 6, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom(null, '', '$1,234.50', '1.234,50 €', 'n/a', true, [], {}) },
)
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const currency = fc.constantFrom(
  null,
  { code: 'USD', symbol: '$' },
  { code: 'JPY', symbol: '¥' },
  { code: 'KWD' },
  { symbol: '€' },
  'GBP',
  { code: 'XXX' },
)
const entry = fc.record(
  {
    userId: fc.oneof(id, fc.constantFrom('gone', null, 7)),
    fieldId: fc.constantFrom('f', 'g', 'h'),
    timePeriodId: fc.constantFrom('2026_Q3', '2026_Q4', 'x'),
    timeFrameId: fc.constantFrom('TF:2026-11-16', 'TF:2026-11-09', 'TF:odd'),
    forecastValue: value,
    adjustmentValue: value,
    quotaValue: value,
    crmTotalValue: value,
    currency,
    isUpdated: fc.constantFrom(true, false, null, 'Yes'),
    updatedOn: fc.constantFrom(null, 0, -1, 1.79e12, 1e20),
    updatedBy: id,
  },
  { requiredKeys: ['userId', 'fieldId'] },
)
// Managers may be below themselves, e-mails and CRM ids may be shared, names may be nobody's.
const user = fc.record({
  userId: id,
  crmId: fc.constantFrom('1', '2', null),
  name: fc.constantFrom('Ana', 'Bo', 'Total', '', null),
  email: fc.constantFrom('a@x.com', 'b@x.com', 'c@x.com', null),
  hierarchyId: id,
  parentHierarchyId: fc.option(id),
  scopeId: fc.constantFrom('1::MGR', '1::REP', null),
})
const lookup = fc.record({
  entries: fc.array(entry, { maxLength: 30 }),
  users: fc.array(user, { maxLength: 7 }),
  fields: fc.constantFrom(
    [],
    [
      { fieldId: 'f', fieldName: 'Commit' },
      { fieldId: 'g', fieldName: 'Best Case' },
      { fieldId: 'h', fieldName: 'Win Rate', fieldType: 'PERCENT' },
    ],
  ),
  timePeriods: fc.constantFrom(
    [],
    [{ timePeriodId: '2026_Q4', label: 'Q4', startDate: '2026-10-01', endDate: 'never' }],
  ),
  timeFrames: fc.constantFrom([], [{ timeFrameId: 'TF:2026-11-16', startDate: '2026-11-16', endDate: '2026-11-22' }]),
})
const cell = fc.oneof(
  number.map(String),
  number.map((one) => `$${one.toLocaleString('en-US')}`),
  fc.constantFrom(
    '',
    '—',
    '-',
    'N/A',
    'pending',
    '1.234,56',
    '$1.2M',
    '€5K',
    '(5)',
    '-(5)',
    '7%',
    '¥500',
    'KWD 1.234',
    '9'.repeat(30),
    '1e5',
    '0x10',
    '١٢٣',
    '"',
    'Infinity',
  ),
)
const screen = fc
  .tuple(
    fc.constantFrom(',', ';', '\t'),
    fc.array(
      fc.tuple(
        fc.constantFrom('Ana', 'Bo', 'Total', 'Zed', ''),
        fc.constantFrom('a@x.com', 'b@x.com', 'z@x.com', ''),
        cell,
        cell,
        cell,
      ),
      { maxLength: 10 },
    ),
  )
  .map(
    ([mark, rows]) =>
      ['User', 'Email', 'Commit', 'Best Case', 'Win Rate'].join(mark) +
      rows.map((row) => `\n${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(mark)}`).join(''),
  )
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ maxLength: 200, unit: 'binary' }).map(utf8),
  fc.json().map(utf8),
)
const apiFile = fc.oneof(
  { weight: 5, arbitrary: lookup.map((one) => utf8(JSON.stringify(one))) },
  { weight: 1, arbitrary: screen.map(utf8) },
  { weight: 1, arbitrary: bytes },
)
const uiFile = fc.oneof(
  { weight: 6, arbitrary: screen.map(utf8) },
  { weight: 1, arbitrary: lookup.map((one) => utf8(JSON.stringify(one))) },
  { weight: 1, arbitrary: bytes },
)
const job = fc.oneof(
  fc
    .record({
      jobId: fc.constant('j'),
      endTime: fc.constantFrom(1.79e12, null, 'soon'),
      rowsTruncated: fc.boolean(),
      cellsTruncated: fc.boolean(),
      currency: fc.constantFrom(null, 'EUR', 'nope'),
    })
    .map((one) => utf8(JSON.stringify(one))),
  bytes,
)

describe('reconcile, given whatever there is', () => {
  test(
    'prints a contract whose bridges sum, or one sentence that names the file; it never throws',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(apiFile, { minLength: 1, maxLength: 3 }),
          uiFile,
          fc.option(job),
          fc.constantFrom([], ['--period', '2026_Q4'], ['--period', '2031_Q1'], ['--week', '0'], ['--week', '12']),
          async (api, ui, jobFile, asked) => {
            const files = new Map<string, Uint8Array>([
              ...api.map((one, at) => [`export${at}.json`, one] as const),
              ['screen.csv', ui],
              ...(jobFile === null ? [] : [['job.json', jobFile] as const]),
            ])
            let out = ''
            let err = ''
            const code = await reconcile(
              [
                ...api.flatMap((_, at) => ['--api', `export${at}.json`]),
                '--ui',
                'screen.csv',
                ...(jobFile === null ? [] : ['--job', 'job.json']),
                ...asked,
                '--json',
              ],
              {
                out: (text) => void (out += text),
                err: (text) => void (err += text),
                now: () => Date.parse('2026-11-22'),
                read: (path) => Promise.resolve(files.get(path) ?? new Uint8Array()),
              },
            )
            if (code === 2) {
              expect(out).toBe('')
              expect(err.trim().split('\n')).toHaveLength(1)
              expect([...files.keys()].some((name) => err.includes(name))).toBe(true)
            } else {
              expect(err).toBe('')
              expect(bridgeFaults(answerSchema.parse(JSON.parse(out)))).toEqual([])
            }
          },
        ),
        { numRuns: 400 },
      )
    },
  )
})
