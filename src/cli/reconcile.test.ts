import { describe, expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'
import { answerSchema } from './take-exam.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

async function run(files: Files, args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await reconcile(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    now: () => Date.parse('2026-11-22T06:00:00Z'),
    read: (path) => {
      const held = files[path]
      return held === undefined
        ? Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' }))
        : Promise.resolve(typeof held === 'string' ? new TextEncoder().encode(held) : held)
    },
  })
  return { code, out, err }
}

/** Compares an export with a screen and returns the parsed contract. */
async function compared(api: string | readonly string[], ui: string | Uint8Array, ...more: readonly string[]) {
  const exports = typeof api === 'string' ? [api] : api
  const files: Record<string, string | Uint8Array> = { 'ui.csv': ui }
  exports.forEach((text, at) => (files[`api${at}.json`] = text))
  const jobAt = more.indexOf('--job')
  if (jobAt >= 0) files['job.json'] = more[jobAt + 1] ?? ''
  const rest = jobAt < 0 ? more : [...more.slice(0, jobAt), '--job', 'job.json', ...more.slice(jobAt + 2)]
  const { code, out, err } = await run(files, [
    ...exports.flatMap((_, at) => ['--api', `api${at}.json`]),
    '--ui',
    'ui.csv',
    ...rest,
    '--json',
  ])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const contract = answerSchema.parse(JSON.parse(out))
  for (const bridge of [...contract.bridges, ...contract.byField.flatMap((field) => field.bridges)]) {
    const cents = (value: number): number => Math.round(value * 1000)
    expect(bridge.causes.reduce((sum, step) => sum + cents(step.delta), cents(bridge.totals.api))).toBe(
      cents(bridge.totals.ui),
    )
    expect(bridge.causes.at(-1)?.cause).toBe('unexplained')
  }
  const row = (user: string, field = 'Commit') => contract.rows.find((one) => one.user === user && one.field === field)
  return { ...contract, row }
}

interface Entry {
  readonly [name: string]: unknown
}

const people = ['ana', 'bo', 'cy', 'di', 'ed', 'fi']
const user = (name: string, parent: string | null = 'h-mo'): Entry => ({
  userId: `u-${name}`,
  crmId: `005-${name}`,
  name: `${name} person`,
  email: `${name}@example.com`,
  scopeId: '1::REP',
  hierarchyId: `h-${name}`,
  hierarchyName: `Role ${name}`,
  parentHierarchyId: parent,
  parentHierarchyName: parent === null ? null : `Role ${parent}`,
})
const quarter = (id: string, startDate: string, endDate: string): Entry => ({
  timePeriodId: id,
  label: `${id.slice(5)} FY ${id.slice(0, 4)}`,
  type: 'QUARTER',
  year: Number(id.slice(0, 4)),
  startDate,
  endDate,
})
const week = (startDate: string, endDate: string): Entry => ({ timeFrameId: `TF:${startDate}`, startDate, endDate })
const entry = (name: string, forecastValue: number | null, more: Entry = {}): Entry => ({
  userId: `u-${name}`,
  fieldId: 'f1',
  timePeriodId: '2026_Q4',
  timeFrameId: 'TF:2026-11-16',
  forecastValue,
  currency: { code: 'USD', symbol: '$' },
  isUpdated: true,
  updatedBy: `u-${name}`,
  updatedOn: Date.parse('2026-11-17T10:00:00Z'),
  ...more,
})

function lookup(entries: readonly Entry[], more: Entry = {}): string {
  return JSON.stringify({
    entries,
    users: people.map((name) => user(name)),
    fields: [
      { fieldId: 'f1', fieldName: 'Commit', fieldType: 'FORECAST' },
      { fieldId: 'f2', fieldName: 'Best Case', fieldType: 'FORECAST' },
    ],
    timePeriods: [quarter('2026_Q4', '2026-10-01', '2026-12-31')],
    timeFrames: [week('2026-11-09', '2026-11-15'), week('2026-11-16', '2026-11-22')],
    ...more,
  })
}

const grid = (rows: Readonly<Record<string, string>>, header = 'User,Email,Commit'): string =>
  [header, ...Object.entries(rows).map(([name, value]) => `${name} person,${name}@example.com,"${value}"`)].join('\n')

describe('reconcile, row by row', () => {
  test('equal rows have no cause and still count', async () => {
    const { rows, bridges } = await compared(
      lookup([entry('ana', 100_000), entry('bo', 3_000_190)]),
      grid({ ana: '$100,000.00', bo: '$3,000,190.00' }),
    )
    expect(rows.map((one) => [one.user, one.api, one.ui, one.delta, one.cause, one.certainty, one.inTotal])).toEqual([
      ['ana@example.com', 100_000, 100_000, 0, null, null, true],
      ['bo@example.com', 3_000_190, 3_000_190, 0, null, null, true],
    ])
    expect(bridges).toEqual([
      {
        currency: { api: 'USD', ui: 'USD' },
        totals: { api: 3_100_190, ui: 3_100_190, delta: 0 },
        causes: [{ cause: 'unexplained', rows: 0, delta: 0 }],
      },
    ])
  })

  test('an earlier week’s value is another submission, even among round numbers', async () => {
    const old = { timeFrameId: 'TF:2026-11-09', updatedOn: Date.parse('2026-11-10T10:00:00Z') }
    const { row } = await compared(
      lookup([entry('ana', 120_000), entry('ana', 100_000, old), entry('bo', 50_000), entry('bo', 40_000, old)]),
      grid({ ana: '$100,000', bo: '$50,000' }),
    )
    expect(row('ana@example.com')).toMatchObject({
      api: 120_000,
      ui: 100_000,
      delta: -20_000,
      cause: 'submission-version',
      certainty: 'confirmed',
      week: 1,
      period: '2026_Q4',
    })
    expect(row('ana@example.com')?.because).toContain('2026-11-09')
    expect(row('bo@example.com')?.cause).toBeNull()
  })

  test('without history nothing is claimed that only might be', async () => {
    const { row } = await compared(lookup([entry('ana', 120_000)]), grid({ ana: '$100,000' }))
    expect(row('ana@example.com')?.certainty).not.toBe('confirmed')
    expect(row('ana@example.com')?.because).toContain('includeHistorical')
  })

  test('a number that two mechanisms meet is confirmed for neither', async () => {
    const { row } = await compared(
      lookup([
        entry('ana', 120_000),
        entry('ana', 90_000, { timeFrameId: 'TF:2026-11-09' }),
        entry('ana', 90_000, { fieldId: 'f2' }),
      ]),
      grid({ ana: '$90,000' }),
    )
    const found = row('ana@example.com')
    expect(new Set([found?.cause, found?.also])).toEqual(new Set(['submission-version', 'field-mixup']))
    expect(found?.certainty).toBe('suggested')
  })

  test('a later export with an edit after the first job’s end is a late edit', async () => {
    const later = entry('ana', 130_000, { updatedOn: Date.parse('2026-11-19T09:00:00Z') })
    const job = JSON.stringify({ job: { jobId: 'j1', status: 'DONE', endTime: Date.parse('2026-11-18T12:00:00Z') } })
    for (const order of [
      [lookup([entry('ana', 120_000), entry('bo', 5)]), lookup([later, entry('bo', 5)])],
      [lookup([later, entry('bo', 5)]), lookup([entry('ana', 120_000), entry('bo', 5)])],
    ]) {
      const { row } = await compared(order, grid({ ana: '$130,000', bo: '$5' }), '--job', job)
      expect(row('ana@example.com')).toMatchObject({
        api: 120_000,
        ui: 130_000,
        cause: 'late-edit',
        certainty: 'confirmed',
      })
    }
  })

  test.each([
    ['$150,000.00', { adjustmentValue: 150_000 }],
    ['$150,000.00', { adjustmentValue: 30_000 }],
  ])('a manager’s adjustment in the same entry explains %s', async (ui, more) => {
    const { row } = await compared(lookup([entry('ana', 120_000, more)]), grid({ ana: ui }))
    expect(row('ana@example.com')).toMatchObject({ cause: 'manager-adjustment', certainty: 'confirmed' })
  })

  test('a manager’s adjustment in an entry or a file of its own explains too', async () => {
    const { forecastValue: _, ...alone } = entry('ana', null, { adjustmentValue: 30_000 })
    for (const api of [[lookup([entry('ana', 120_000), alone])], [lookup([entry('ana', 120_000)]), lookup([alone])]]) {
      const { row } = await compared(api, grid({ ana: '$150,000.00' }))
      expect(row('ana@example.com')).toMatchObject({
        api: 120_000,
        cause: 'manager-adjustment',
        certainty: 'confirmed',
      })
    }
  })

  test('one constant ratio over differing currencies is the currency, with its rate', async () => {
    const values: Record<string, number> = { ana: 120_000, bo: 33_333.33, cy: 71_250.5, di: 9000 }
    const screen = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, `€${(value * 0.9213).toFixed(2)}`]),
    )
    const { row, bridges } = await compared(
      lookup(Object.entries(values).map(([name, value]) => entry(name, value))),
      grid(screen),
    )
    expect(row('ana@example.com')).toMatchObject({
      cause: 'currency',
      certainty: 'confirmed',
      currency: { api: 'USD', ui: 'EUR' },
    })
    expect(row('ana@example.com')?.because).toContain('0.9213')
    expect(bridges).toHaveLength(1)
  })

  test('currency and rounding on one row are told as both', async () => {
    const values: Record<string, number> = { ana: 120_000, bo: 33_333.33, cy: 71_250.5, di: 9000, ed: 88_123.45 }
    const screen = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, `€${((value * 0.9213) / 1000).toFixed(1)}K`]),
    )
    const { row } = await compared(
      lookup(Object.entries(values).map(([name, value]) => entry(name, value))),
      grid(screen),
    )
    expect(row('bo@example.com')).toMatchObject({ cause: 'currency', also: 'rounded', certainty: 'confirmed' })
  })

  test('thousands on the screen are rounding up to half of the shown unit and no further', async () => {
    const { row } = await compared(
      lookup([entry('ana', 125_449.99), entry('bo', 125_450.01), entry('cy', 125_350)]),
      grid({ ana: '$125.4K', bo: '$125.4K', cy: '$125.4K' }),
    )
    expect(row('ana@example.com')).toMatchObject({ cause: 'rounded', certainty: 'confirmed', ui: 125_400 })
    expect(row('bo@example.com')?.cause).not.toBe('rounded')
    expect(row('cy@example.com')?.cause).toBe('rounded')
  })

  test('a manager’s row with the team leaves both totals', async () => {
    const users = [...people.map((name) => user(name)), user('mo', null)]
    const { row, bridges } = await compared(
      lookup([entry('ana', 120_000), entry('bo', 80_000), entry('mo', 10_000)], { users }),
      grid({ ana: '$120,000', bo: '$80,000', mo: '$210,000' }),
    )
    expect(row('mo@example.com')).toMatchObject({ cause: 'roll-up', certainty: 'confirmed', inTotal: false })
    expect(bridges[0]?.totals).toEqual({ api: 200_000, ui: 200_000, delta: 0 })
  })

  test('people missing on one side count in a roll-up with the other side’s value', async () => {
    const users = [...people.map((name) => user(name)), user('mo', null)]
    const { row } = await compared(
      lookup([entry('ana', 120_000), entry('bo', 80_000), entry('mo', 10_000)], { users }),
      grid({ ana: '$120,000', mo: '$210,000' }),
    )
    expect(row('mo@example.com')).toMatchObject({ cause: 'roll-up', inTotal: false })
    expect(row('bo@example.com')).toMatchObject({
      cause: 'missing-in-ui',
      certainty: 'confirmed',
      delta: -80_000,
      ui: null,
    })
  })

  test('an export’s row that includes the team is a roll-up as well', async () => {
    const users = [...people.map((name) => user(name)), user('mo', null)]
    const { row } = await compared(
      lookup([entry('ana', 120_000), entry('bo', 80_000), entry('mo', 210_000)], { users }),
      grid({ ana: '$120,000', bo: '$80,000', mo: '$10,000' }),
    )
    expect(row('mo@example.com')).toMatchObject({ cause: 'roll-up', certainty: 'confirmed', inTotal: false })
  })

  test('the sum of every week is told from the latest', async () => {
    const { row } = await compared(
      lookup([entry('ana', 120_000), entry('ana', 100_500, { timeFrameId: 'TF:2026-11-09' })]),
      grid({ ana: '$220,500' }),
    )
    expect(row('ana@example.com')).toMatchObject({ cause: 'all-weeks-summed', certainty: 'confirmed' })
  })

  test('another field’s value is a field mix-up', async () => {
    const { row } = await compared(
      lookup([entry('ana', 120_000), entry('ana', 150_000, { fieldId: 'f2' })]),
      grid({ ana: '$150,000' }),
    )
    expect(row('ana@example.com')).toMatchObject({ cause: 'field-mixup', certainty: 'confirmed' })
  })

  test('one simple percentage over a person’s rows is a split', async () => {
    const header = 'User,Email,Commit,Best Case'
    const ui = `${header}\nana person,ana@example.com,"$60,000","$75,125"\nbo person,bo@example.com,"$10,000","$20,000"`
    const { row } = await compared(
      lookup([
        entry('ana', 120_000),
        entry('ana', 150_250, { fieldId: 'f2' }),
        entry('bo', 10_000),
        entry('bo', 20_000, { fieldId: 'f2' }),
      ]),
      ui,
    )
    expect(row('ana@example.com')).toMatchObject({ cause: 'split', certainty: 'confirmed' })
    expect(row('ana@example.com', 'Best Case')).toMatchObject({ cause: 'split', certainty: 'confirmed' })
  })

  test('a person with two user ids is reported, whether the screen shows the sum or one of them', async () => {
    const users = [user('ana'), { ...user('ana'), userId: 'u-ana2' }, user('bo')]
    const entries = [entry('ana', 120_000), entry('ana2', 30_000), entry('bo', 1000)]
    for (const shown of ['$150,000', '$30,000']) {
      const { rows, row } = await compared(lookup(entries, { users }), grid({ ana: shown, bo: '$1,000' }))
      expect(row('ana@example.com')).toMatchObject({ cause: 'duplicate-user', certainty: 'confirmed' })
      expect(rows.filter((one) => one.user === 'ana@example.com')).toHaveLength(2)
    }
  })

  test('an entry without a value, or with isUpdated false and nought, was not submitted', async () => {
    const { row } = await compared(
      lookup([entry('ana', null, { isUpdated: false }), entry('bo', 0, { isUpdated: false }), entry('cy', 5000)]),
      grid({ ana: '$90,000', bo: '$7,000', cy: '$5,000' }),
    )
    expect(row('ana@example.com')).toMatchObject({
      cause: 'not-submitted',
      certainty: 'confirmed',
      api: null,
      delta: 90_000,
    })
    expect(row('bo@example.com')).toMatchObject({ cause: 'not-submitted', certainty: 'confirmed' })
  })

  test('who is on one side only is missing on the other, users without entries included', async () => {
    const users = people.filter((name) => name !== 'bo').map((name) => user(name))
    const { row } = await compared(
      lookup([entry('ana', 120_000), entry('di', 700)], { users }),
      grid({ ana: '$120,000', bo: '$80,000', cy: '$60,000' }),
    )
    expect(row('bo@example.com')).toMatchObject({
      cause: 'missing-in-api',
      certainty: 'confirmed',
      api: null,
      delta: 80_000,
    })
    expect(row('cy@example.com')).toMatchObject({ cause: 'missing-in-api', certainty: 'confirmed' })
    expect(row('cy@example.com')?.because).toContain('users')
    expect(row('di@example.com')).toMatchObject({ cause: 'missing-in-ui', certainty: 'confirmed', delta: -700 })
  })

  test('the job’s truncation explains what is missing', async () => {
    const { row, warnings } = await compared(
      lookup([entry('ana', 120_000)]),
      grid({ ana: '$120,000', bo: '$80,000' }),
      '--job',
      JSON.stringify([{ jobId: 'j', status: 'DONE', rowsTruncated: true }]),
    )
    expect(row('bo@example.com')?.cause).toBe('truncated')
    expect(warnings.some((warning) => warning.cause === 'truncated')).toBe(true)
  })

  test('a defaulted period is said once for the export and on every differing row', async () => {
    const { rows, warnings } = await compared(
      lookup([entry('ana', 120_000), entry('bo', 80_000), entry('cy', 5)]),
      grid({ ana: '$1,000', bo: '$2,000', cy: '$5' }),
      '--period',
      '2027_Q1',
    )
    expect(rows.map((one) => [one.user, one.cause, one.period])).toEqual([
      ['ana@example.com', 'period-defaulted', '2026_Q4'],
      ['bo@example.com', 'period-defaulted', '2026_Q4'],
      ['cy@example.com', null, '2026_Q4'],
    ])
    expect(warnings.filter((warning) => warning.cause === 'period-defaulted')).toHaveLength(1)
  })

  test('another period’s values, for a group, are another period', async () => {
    const before = { timePeriodId: '2026_Q3', timeFrameId: 'TF:2026-09-21' }
    const entries = [
      ['ana', 120_000, 75_300],
      ['bo', 80_000, 61_200],
      ['cy', 33_000, 20_100],
    ] as const
    const periods = {
      timePeriods: [quarter('2026_Q3', '2026-07-01', '2026-09-30'), quarter('2026_Q4', '2026-10-01', '2026-12-31')],
      timeFrames: [week('2026-09-21', '2026-09-27'), week('2026-11-16', '2026-11-22')],
    }
    const { rows } = await compared(
      lookup(
        entries.flatMap(([name, now, old]) => [entry(name, now), entry(name, old, before)]),
        periods,
      ),
      grid({ ana: '$75,300', bo: '$61,200', cy: '$20,100' }),
      '--period',
      '2026_Q4',
    )
    expect(rows.map((one) => [one.cause, one.certainty])).toEqual([
      ['other-period', 'confirmed'],
      ['other-period', 'confirmed'],
      ['other-period', 'confirmed'],
    ])
  })

  test('a cell in another number format than its file’s own is text', async () => {
    const { row, warnings } = await compared(
      lookup([entry('ana', 1234.56), entry('bo', 80_000.5), entry('cy', 7100.25)]),
      grid({ ana: '1.234,56', bo: '80,000.50', cy: '7,100.25' }),
    )
    expect(row('ana@example.com')).toMatchObject({ cause: 'csv-text', certainty: 'confirmed', ui: null })
    expect(warnings.some((warning) => warning.line === 2)).toBe(true)
  })

  test('a move between teams shows in both teams’ totals', async () => {
    const users = [user('ana', 'h-x'), user('bo', 'h-x'), user('cy', 'h-y'), user('x', 'h-mo'), user('y', 'h-mo')]
    const { row } = await compared(
      lookup([entry('ana', 120_000), entry('bo', 80_300), entry('cy', 61_000), entry('x', 0), entry('y', 0)], {
        users,
      }),
      grid({ ana: '$120,000', bo: '$80,300', cy: '$61,000', x: '$120,000', y: '$141,300' }),
    )
    expect(row('x@example.com')).toMatchObject({ cause: 're-parented', certainty: 'confirmed', inTotal: false })
    expect(row('y@example.com')).toMatchObject({ cause: 're-parented', certainty: 'confirmed', inTotal: false })
  })
})

describe('two causes on one row are both told where the numbers prove both', () => {
  const users = [...people.map((name) => user(name)), user('mo', null)]
  const values: Record<string, number> = { ana: 120_312, bo: 80_455.5, cy: 33_333.33, di: 71_250.5, mo: 50_120 }
  const total = Object.values(values).reduce((sum, value) => sum + value, 0)
  const exported = lookup(
    Object.entries(values).map(([name, value]) => entry(name, value)),
    { users },
  )
  const shown = (text: (value: number) => string) =>
    grid(Object.fromEntries(Object.entries({ ...values, mo: total }).map(([name, value]) => [name, text(value)])))

  test('a roll-up that the display rounds', async () => {
    const { row } = await compared(
      exported,
      shown((value) => `$${(value / 1000).toFixed(1)}K`),
    )
    expect(row('mo@example.com')).toMatchObject({ cause: 'roll-up', also: 'rounded', certainty: 'confirmed' })
  })

  test('a roll-up in another currency', async () => {
    const { row } = await compared(
      exported,
      shown((value) => `€${(value * 0.9137).toFixed(2)}`),
    )
    expect(row('mo@example.com')).toMatchObject({ cause: 'roll-up', also: 'currency', certainty: 'confirmed' })
  })

  test('another period’s value in another currency', async () => {
    const names = Object.keys(values)
    const old = (at: number): number => 61_207.25 + 13_119.5 * at
    const before = { timePeriodId: '2026_Q3', timeFrameId: 'TF:2026-09-21' }
    const { rows } = await compared(
      lookup(
        names.flatMap((name, at) => [entry(name, values[name] ?? 0), entry(name, old(at), before)]),
        {
          users,
          timePeriods: [quarter('2026_Q3', '2026-07-01', '2026-09-30'), quarter('2026_Q4', '2026-10-01', '2026-12-31')],
          timeFrames: [week('2026-09-21', '2026-09-27'), week('2026-11-16', '2026-11-22')],
        },
      ),
      grid(Object.fromEntries(names.map((name, at) => [name, `€${(old(at) * 0.9137).toFixed(2)}`]))),
      '--period',
      '2026_Q4',
    )
    expect(new Set(rows.map(({ cause, also, certainty }) => `${cause} ${also} ${certainty}`))).toEqual(
      new Set(['other-period currency confirmed']),
    )
  })

  test('a defaulted period, and the display’s rounding', async () => {
    const { row } = await compared(
      exported,
      shown((value) => `$${Math.round(value)}`),
      '--period',
      '2027_Q3',
    )
    expect(row('bo@example.com')).toMatchObject({ cause: 'period-defaulted', also: 'rounded', certainty: 'confirmed' })
    expect(row('ana@example.com')?.cause).toBeNull()
  })

  test('a move between teams that the display rounds', async () => {
    const people = [user('ana', 'h-x'), user('bo', 'h-x'), user('cy', 'h-y'), user('x', 'h-mo'), user('y', 'h-mo')]
    const { row } = await compared(
      lookup(
        [entry('ana', 120_312), entry('bo', 80_455), entry('cy', 61_021), entry('x', 200_767), entry('y', 61_021)],
        { users: people },
      ),
      grid({ ana: '$120,300', bo: '$80,500', cy: '$61,000', x: '$120,300', y: '$141,500' }),
    )
    expect(row('x@example.com')).toMatchObject({ cause: 're-parented', also: 'rounded', certainty: 'confirmed' })
    expect(row('y@example.com')).toMatchObject({ cause: 're-parented', also: 'rounded', certainty: 'confirmed' })
  })
})

describe('reconcile, as a whole', () => {
  test('yen have no cents, dinars three, and each pair of currencies has its own bridge', async () => {
    const currency = (code: string): Entry => ({ currency: { code, symbol: code } })
    const { bridges, warnings } = await compared(
      lookup([entry('ana', 120_000.4, currency('JPY')), entry('bo', 80_000.125, currency('KWD')), entry('cy', 5)]),
      grid({ ana: '¥120,000', bo: 'KWD 80,000.125', cy: '$5.01' }),
    )
    expect(
      bridges.map((bridge) => [bridge.currency.api, bridge.totals.api, bridge.totals.ui, bridge.totals.delta]),
    ).toEqual([
      ['JPY', 120_000, 120_000, 0],
      ['KWD', 80_000.125, 80_000.125, 0],
      ['USD', 5, 5.01, 0.01],
    ])
    expect(warnings.some((warning) => warning.says.includes('rounded half away from zero'))).toBe(true)
  })

  test('percentages and counts are compared and never totalled', async () => {
    const fields = [
      { fieldId: 'f1', fieldName: 'Commit', fieldType: 'FORECAST' },
      { fieldId: 'f2', fieldName: 'Win Rate', fieldType: 'PERCENT' },
    ]
    const { row, bridges } = await compared(
      lookup([entry('ana', 100), entry('ana', 45.5, { fieldId: 'f2', currency: null })], { fields }),
      'User,Email,Commit,Win Rate\nana person,ana@example.com,$100.00,47.5%',
    )
    expect(row('ana@example.com', 'Win Rate')).toMatchObject({
      api: 45.5,
      ui: 47.5,
      delta: 2,
      inTotal: false,
      currency: { api: null, ui: null },
    })
    expect(bridges).toHaveLength(1)
    expect(bridges[0]?.totals).toEqual({ api: 100, ui: 100, delta: 0 })
  })

  test('a job’s currency is the currency of values that name none', async () => {
    const { row } = await compared(
      lookup([entry('ana', 120_000, { currency: null })]),
      grid({ ana: '120000' }),
      '--job',
      JSON.stringify({ jobId: 'j', currency: 'EUR', status: 'DONE' }),
    )
    expect(row('ana@example.com')?.currency.api).toBe('EUR')
  })

  test('the guide’s flat entries are read', async () => {
    const flat = JSON.stringify({
      entries: [
        {
          ownerName: 'Ana Person',
          ownerEmail: 'ana@example.com',
          forecastAmount: 120_000,
          quotaAmount: 200_000,
          adjustmentAmount: 5000,
          crmTotal: 90_000,
          crmClosed: 10_000,
          timePeriod: '2026_Q4',
        },
        {
          ownerName: 'Bo',
          ownerEmail: 'bo@example.com',
          forecastAmount: 7,
          quotaAmount: 8,
          adjustmentAmount: null,
          crmTotal: 1,
          crmClosed: 2,
          timePeriod: '2026_Q4',
        },
      ],
    })
    const { rows } = await compared(flat, grid({ ana: '$125,000', bo: '$8' }))
    expect(rows.map((one) => [one.user, one.api, one.ui, one.cause])).toEqual([
      ['ana@example.com', 120_000, 125_000, 'manager-adjustment'],
      ['bo@example.com', 7, 8, 'field-mixup'],
    ])
  })

  test('the week can be chosen, and counts from 0', async () => {
    const entries = [entry('ana', 120_000), entry('ana', 100_000, { timeFrameId: 'TF:2026-11-09' })]
    const { row } = await compared(lookup(entries), grid({ ana: '$100,000' }), '--week', '0')
    expect(row('ana@example.com')).toMatchObject({ api: 100_000, cause: null, week: 0 })
  })

  test('an empty export leaves everybody missing from it', async () => {
    const { rows } = await compared('{"entries":[]}', grid({ ana: '$100,000', bo: '$5' }))
    expect(rows.map((one) => [one.user, one.api, one.ui, one.cause])).toEqual([
      ['ana@example.com', null, 100_000, 'missing-in-api'],
      ['bo@example.com', null, 5, 'missing-in-api'],
    ])
  })

  test('names pair without e-mails, whatever their order, case and accents', async () => {
    const users = [{ ...user('ana'), name: 'Chloé Brontë', email: null, crmId: null }]
    const { rows } = await compared(lookup([entry('ana', 120_000)], { users }), 'Rep;Commit\n"BRONTE, Chloe";120000\n')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ api: 120_000, ui: 120_000, cause: null })
  })
})

describe('reconcile, where several things meet', () => {
  const periods = {
    timePeriods: [quarter('2026_Q3', '2026-07-01', '2026-09-30'), quarter('2026_Q4', '2026-10-01', '2026-12-31')],
    timeFrames: [week('2026-09-21', '2026-09-27'), week('2026-11-16', '2026-11-22')],
  }
  const values: Record<string, number> = { ana: 120_000, bo: 33_333.33, cy: 71_250.5, di: 9000, ed: 88_123.45 }
  const longRow = (name: string, timeframe: string, day: string, value: string): string =>
    `${name} person,${name}@example.com,005-${name},Role ${name},Role ` +
    `mo,${timeframe},Commit,0,${day},${day},Forecast Value,"${value}"`
  const longHeader =
    'User,Email,CRM User ID,Role,Parent Role,Timeframe,Field,Week,Start Day,End Day,Data Type,Data Value'

  test('a rate that is another in another period is a dated rate', async () => {
    const entries = Object.entries(values).flatMap(([name, value]) => [
      entry(name, value),
      entry(name, value * 2 + 7, { timePeriodId: '2026_Q3', timeFrameId: 'TF:2026-09-21' }),
    ])
    const screen = [
      longHeader,
      ...Object.entries(values).flatMap(([name, value]) => [
        longRow(name, 'Q4 FY 2026', '11/16/2026', `€${(value * 0.92).toFixed(2)}`),
        longRow(name, 'Q3 FY 2026', '09/21/2026', `€${((value * 2 + 7) * 0.88).toFixed(2)}`),
      ]),
    ].join('\n')
    const { rows } = await compared(lookup(entries, periods), screen)
    expect(rows).toHaveLength(5)
    for (const row of rows)
      expect(row).toMatchObject({ cause: 'dated-rate', certainty: 'confirmed', period: '2026_Q4' })
  })

  test('an organisation with several currencies has one bridge and one rate for each', async () => {
    const euro = { currency: { code: 'EUR', symbol: '€' } }
    const names = Object.keys(values)
    const entries = names.flatMap((name, at) => [entry(name, values[name] ?? 0, at < 3 ? euro : {})])
    const screen = Object.fromEntries(
      names.map((name, at) => [name, `$${((values[name] ?? 0) * (at < 3 ? 1.0855 : 1)).toFixed(2)}`]),
    )
    const { rows, bridges } = await compared(lookup(entries), grid(screen))
    expect(rows.map((row) => row.cause)).toEqual(['currency', 'currency', 'currency', null, null])
    expect(bridges.map((bridge) => `${bridge.currency.api}>${bridge.currency.ui}`)).toEqual(['EUR>USD', 'USD>USD'])
  })

  test('a row that is the team’s sum on both sides counts nobody twice', async () => {
    const users = [...people.map((name) => user(name)), user('mo', null)]
    const { row, bridges } = await compared(
      lookup([entry('ana', 120_000), entry('bo', 80_000), entry('mo', 200_000)], { users }),
      grid({ ana: '$120,000', bo: '$80,000', mo: '$200,000' }),
    )
    expect(row('mo@example.com')).toMatchObject({ cause: null, inTotal: false })
    expect(bridges[0]?.totals.api).toBe(200_000)
  })

  test('a screen of another quarter than the export’s only one is another period', async () => {
    const screen = [
      longHeader,
      ...Object.keys(values).map((name, at) => longRow(name, 'Q3 FY 2026', '09/21/2026', `$${(at + 1) * 1111}.50`)),
    ].join('\n')
    const { rows, warnings } = await compared(
      lookup(Object.entries(values).map(([name, value]) => entry(name, value))),
      screen,
    )
    expect(new Set(rows.map((row) => row.cause))).toEqual(new Set(['other-period']))
    expect(warnings.some((warning) => warning.cause === 'other-period')).toBe(true)
  })

  test('total rows and titles around a pasted grid are left out', async () => {
    const { rows } = await compared(
      lookup([entry('ana', 120_000), entry('bo', 80_000)]),
      'Q4 FY 2026 forecast\t\t\nUser\tEmail\tCommit ($K)\nana person\tana@example.com\t120.0\n' +
        'bo person\tbo@example.com\t80.0\nTotal\t\t200.0\n',
    )
    expect(rows.map((row) => [row.user, row.ui, row.cause])).toEqual([
      ['ana@example.com', 120_000, null],
      ['bo@example.com', 80_000, null],
    ])
  })

  test('two exports of different days are compared like an export and a screen', async () => {
    const { row } = await compared(
      lookup([entry('ana', 120_000), entry('bo', 80_000)]),
      lookup([entry('ana', 125_000, { updatedOn: Date.parse('2026-11-20T10:00:00Z') }), entry('bo', 80_000)]),
    )
    expect(row('ana@example.com')).toMatchObject({ api: 120_000, ui: 125_000, delta: 5000 })
    expect(row('bo@example.com')?.cause).toBeNull()
  })

  test('negative amounts in brackets and API text in dress are numbers', async () => {
    const { row, warnings } = await compared(
      lookup([entry('ana', -1234), { ...entry('bo', 0), forecastValue: '$3,000,190.00' }]),
      grid({ ana: '(1,234.00)', bo: '3000190' }),
    )
    expect(row('ana@example.com')).toMatchObject({ ui: -1234, cause: null })
    expect(row('bo@example.com')).toMatchObject({ api: 3_000_190, cause: null })
    expect(warnings.length).toBeGreaterThanOrEqual(2)
  })

  test('a person’s two values in one file are reported with their lines', async () => {
    const { row, warnings } = await compared(
      lookup([entry('ana', 120_000)]),
      'User,Email,Commit\nana person,ana@example.com,"$120,000"\nana person,ana@example.com,"$130,000"\n',
    )
    expect(row('ana@example.com')).toMatchObject({ ui: 120_000, cause: null })
    expect(warnings.some((warning) => warning.line === 3 && warning.says.includes('two different values'))).toBe(true)
  })

  test('rows that happen to share a round number are not claimed where many share it', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `p${at}`)
    const users = names.map((name) => user(name))
    const round = (at: number): number => ((at * 7) % 5) * 50_000 + 50_000
    const entries = names.flatMap((name, at) => [
      entry(name, round(at)),
      entry(name, round(at + 1), { timeFrameId: 'TF:2026-11-09' }),
      entry(name, round(at + 3), { fieldId: 'f2' }),
    ])
    // Every other screen value is another person's round number, some of which this person had too.
    const screen = Object.fromEntries(
      names.map((name, at) => [name, `$${at % 2 === 0 ? round(at) : round(at + 1 + ((at * 13) % 4))}.00`]),
    )
    const { rows } = await compared(lookup(entries, { users }), grid(screen))
    expect(
      rows
        .filter((row) => row.cause !== null && row.cause !== 'unexplained')
        .every((row) => row.certainty === 'suggested'),
    ).toBe(true)
  })

  test('without --json the terminal shows bridges and proofs to read', async () => {
    const { code, out } = await run(
      { 'a.json': lookup([entry('ana', 120_000), entry('bo', 5)]), 'u.csv': grid({ ana: '$120.0K', bo: '$7' }) },
      ['--api', 'a.json', '--ui', 'u.csv'],
    )
    expect(code).toBe(0)
    expect(out).toMatch(
      /Commit \(USD\)\n\s+API\s+120,005\.00\n[\s\S]*unexplained\s+\+2\.00\s+1 row\n\s+UI\s+120,007\.00/,
    )
  })
})

describe('reconcile refuses in one sentence', () => {
  const good = lookup([entry('ana', 1)])
  const cases: readonly (readonly [string, Files, string])[] = [
    ['an empty file', { 'a.json': good, 'u.csv': '' }, 'u.csv is empty.'],
    ['a PDF renamed .csv', { 'a.json': good, 'u.csv': '%PDF-1.7\n%âãÏÓ' }, 'u.csv is a PDF'],
    [
      'an HTML login page saved as .json',
      { 'a.json': '<!doctype html><html><body>Sign in</body></html>', 'u.csv': grid({ ana: '1' }) },
      'a.json is an HTML',
    ],
    [
      'truncated JSON',
      { 'a.json': `{"entries":[\n{"userId":"u","fieldId":"f"},\n{"userId"`, 'u.csv': grid({ ana: '1' }) },
      'a.json ends in the middle of its JSON (line 3)',
    ],
    [
      'JSON that is wrong in the middle',
      { 'a.json': '{"entries":[\n{"a":1}\n{"a":2}]}', 'u.csv': grid({ ana: '1' }) },
      'a.json is not valid JSON at line 3',
    ],
    [
      'a ragged row',
      { 'a.json': good, 'u.csv': 'User,Email,Commit\nana,a@x.com,5\nbo,b@x.com,1,000\n' },
      'u.csv line 3 has 4 cells where the header has 3',
    ],
    [
      'an error answer saved as an export',
      { 'a.json': '{"error":"Unauthorized","message":"Invalid API key"}', 'u.csv': grid({ ana: '1' }) },
      'a.json holds an error answer, not an export: Unauthorized: Invalid API key',
    ],
    [
      'a file without people',
      { 'a.json': good, 'u.csv': 'Colour,Size\nred,5\n' },
      'u.csv has no header that names people',
    ],
    ['a file that is not there', { 'a.json': good }, 'u.csv does not exist.'],
    [
      'binary data',
      { 'a.json': good, 'u.csv': Uint8Array.from({ length: 300 }, (_, at) => (at * 7) % 31) },
      'u.csv is not text',
    ],
  ]
  test.each(cases)('%s', async (_, files, says) => {
    const { code, out, err } = await run(files, ['--api', 'a.json', '--ui', 'u.csv', '--json'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(says)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  test.each([[['--json']], [['--api', 'a', '--ui', 'b', '--week', '-1']], [['--api', 'a', '--ui', 'b', '--bogus']]])(
    'options %j',
    async (args) => {
      const { code, err } = await run({}, args)
      expect(code).toBe(2)
      expect(err).toContain('Usage')
    },
  )
})
