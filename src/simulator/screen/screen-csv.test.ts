import Papa from 'papaparse'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestTenant, testNow, type TestTenant } from '#src/simulator/tenant.test-kit.ts'
import { plantable } from './screen-csv.ts'

let test: TestTenant
beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())
beforeEach(() => test.faults())

type Line = Record<
  'User' | 'Email' | 'CRM User ID' | 'Parent Role' | 'Field' | 'Week' | 'Timeframe' | 'Data Type' | 'Data Value',
  string
>

async function screen(query = '') {
  const answer = await test.demo(`screen.csv${query}`)
  const text = await answer.text()
  const lines = answer.ok ? Papa.parse<Line>(text.trimEnd(), { header: true }).data : []
  const planted: Record<string, string[]> = JSON.parse(answer.headers.get('x-planted') ?? '{}')
  return { status: answer.status, text, lines, planted }
}

async function exportedCsv(options: object, forecast = 'net_arr') {
  const started = await test.clari(`export/forecast/${forecast}`, {
    method: 'POST',
    body: JSON.stringify({ exportFormat: 'CSV', ...options }),
  })
  const { jobId } = await started.json()
  test.wait(10_000)
  return (await test.clari(`export/jobs/${jobId}/results`)).text()
}

/** The shown values by person and field, of one week. */
const values = (lines: readonly Line[], week?: string) =>
  new Map(
    lines
      .filter((line) => line['Data Type'] === 'Forecast Value' && (week === undefined || line.Week === week))
      .map((line) => [`${line.Email} ${line.Field}`, line['Data Value']]),
  )
const amount = (text: string | undefined) => Number((text ?? '').replace(/[^\d.-]/g, ''))

async function planted(cause: string, query = '') {
  const plain = await screen(query ? `?${query}` : '')
  const changed = await screen(`?planted=${cause}${query ? `&${query}` : ''}`)
  const [was, is] = [values(plain.lines), values(changed.lines)]
  const differing = [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key))
  const people = [...new Set(differing.map((key) => key.split(' ')[0] ?? ''))]
  return {
    was,
    is,
    differing,
    people,
    planted: changed.planted[cause] ?? [],
    lines: changed.lines,
    before: plain.lines,
  }
}

describe('the screen’s CSV', { timeout: 30_000 }, () => {
  it('equals the export, letter by letter, while nothing is planted', async () => {
    for (const forecast of ['net_arr', '61f1a9c4e6b0a81f3c9d2e77', 'renewals', '62a8e0b7d5f3190014bb9f10']) {
      expect((await screen(`?forecast=${forecast}`)).text).toBe(await exportedCsv({}, forecast))
      expect((await screen(`?forecast=${forecast}&period=2026_Q2&week=all`)).text).toBe(
        await exportedCsv({ timePeriod: '2026_Q2', includeHistorical: true }, forecast),
      )
    }
  })

  it('holds the numbers of the JSON export too', async () => {
    const read = await (await test.clari('forecast/net_arr')).json()
    const shown = values((await screen()).lines)
    const emails = new Map(read.users.map((user: { userId: string; email: string }) => [user.userId, user.email]))
    const names = new Map(
      read.fields.map((field: { fieldId: string; fieldName: string }) => [field.fieldId, field.fieldName]),
    )
    for (const entry of read.entries) {
      const text = shown.get(`${emails.get(entry.userId)} ${names.get(entry.fieldId)}`)
      if (entry.forecastValue === null) expect(text).toBe('')
      else expect(amount(text)).toBe(entry.forecastValue)
    }
  })

  it('shows one week, or all, of one period', async () => {
    expect(new Set((await screen()).lines.map((line) => line.Week))).toEqual(new Set(['8']))
    expect(new Set((await screen('?week=2')).lines.map((line) => line.Week))).toEqual(new Set(['2']))
    expect(new Set((await screen('?period=2026_Q1&week=all')).lines.map((line) => line.Timeframe))).toEqual(
      new Set(['Q1 FY 2026']),
    )
  })

  it.each([
    ['?planted=rain', 'submission-version'],
    ['?planted=truncated', 'missing-in-api'],
    ['?period=2031_Q1', '2026_Q4'],
    ['?week=12', 'all'],
    ['?forecast=NET_ARR', 'net_arr'],
  ])('refuses %s with what can be asked', async (query, known) => {
    const answer = await test.demo(`screen.csv${query}`)
    expect(answer.status).toBe(400)
    expect((await answer.json()).known).toContain(known)
  })

  it('plants submission-version: the number of the week before', async () => {
    const { differing, is, people, planted: told } = await planted('submission-version')
    const weekBefore = values((await screen('?week=7')).lines)
    expect(people.toSorted()).toEqual(told.toSorted())
    expect(people).toHaveLength(2)
    for (const key of differing) expect(is.get(key)).toBe(weekBefore.get(key))
  })

  it('plants late-edit: what an export says once the edits are made', async () => {
    const { differing, is } = await planted('late-edit')
    expect(differing).toHaveLength(2)
    await test.faults('late-edits')
    const later = values(Papa.parse<Line>((await exportedCsv({})).trimEnd(), { header: true }).data)
    for (const key of differing) expect(is.get(key)).toBe(later.get(key))
  })

  it('plants manager-adjustment: the adjustment of the export', async () => {
    const { differing, is } = await planted('manager-adjustment')
    const lines = Papa.parse<Line>((await exportedCsv({ typesToExport: ['adjustment'] })).trimEnd(), {
      header: true,
    }).data
    const adjustments = new Map(lines.map((line) => [`${line.Email} ${line.Field}`, line['Data Value']]))
    expect(differing.length).toBeGreaterThan(1)
    for (const key of differing) expect(is.get(key)).toBe(adjustments.get(key))
  })

  it('plants currency: one team in euros, at one rate', async () => {
    const { differing, was, is, people } = await planted('currency')
    expect(people.length).toBeGreaterThanOrEqual(3)
    const rates = differing.map((key) => amount(is.get(key)) / amount(was.get(key)))
    for (const rate of rates) expect(rate).toBeCloseTo(rates[0] ?? 0, 4)
    for (const key of differing) expect(is.get(key)).toMatch(/^€/)
  })

  it('plants dated-rate: all weeks, one rate for each month', async () => {
    const { lines } = await screen('?planted=dated-rate')
    const plain = new Map(
      (await screen('?week=all')).lines.map((line) => [
        `${line.Email} ${line.Field} ${line.Week} ${line['Data Type']}`,
        line['Data Value'],
      ]),
    )
    const byMonth = new Map<string, Set<string>>()
    for (const line of lines.filter((one) => one['Data Value'].startsWith('£'))) {
      const rate = (
        amount(line['Data Value']) / amount(plain.get(`${line.Email} ${line.Field} ${line.Week} ${line['Data Type']}`))
      ).toFixed(4)
      const month = String(
        ['2026-09', '2026-10', '2026-10', '2026-10', '2026-10', '2026-11', '2026-11', '2026-11', '2026-11'][
          Number(line.Week)
        ],
      )
      byMonth.set(month, (byMonth.get(month) ?? new Set()).add(rate))
    }
    expect([...byMonth.values()].map((rates) => rates.size)).toEqual([1, 1, 1])
    expect(new Set([...byMonth.values()].flatMap((rates) => [...rates])).size).toBe(3)
  })

  it('plants other-period: last quarter’s final number, of three people', async () => {
    const { differing, is, people } = await planted('other-period')
    const before = values((await screen('?period=2026_Q3')).lines)
    expect(people).toHaveLength(3)
    for (const key of differing) expect(is.get(key)).toBe(before.get(key))
  })

  it('plants period-defaulted: the screen of the next quarter', async () => {
    expect(new Set((await screen('?planted=period-defaulted')).lines.map((line) => line.Timeframe))).toEqual(
      new Set(['Q1 FY 2027']),
    )
  })

  it('plants roll-up: a manager’s own number plus the team’s', async () => {
    const { differing, is, was, people, before } = await planted('roll-up')
    expect(people).toHaveLength(1)
    const role = before.find((line) => line.Email === people[0])
    const team = new Set(before.filter((line) => line['Parent Role'] === 'VP Japan').map((line) => line.Email))
    expect([role?.['Parent Role'], team.size]).toEqual(['CRO', 5])
    for (const key of differing) {
      const field = key.slice(key.indexOf(' ') + 1)
      const sum = [...team].reduce(
        (total, email) => total + Math.round(100 * amount(was.get(`${email} ${field}`))),
        Math.round(100 * amount(was.get(key))),
      )
      expect(Math.round(100 * amount(is.get(key)))).toBe(sum)
    }
  })

  it('plants all-weeks-summed', async () => {
    const { differing, is, people } = await planted('all-weeks-summed')
    const all = (await screen('?week=all')).lines
    expect(people).toHaveLength(1)
    for (const key of differing) {
      const weeks = all.filter(
        (line) => `${line.Email} ${line.Field}` === key && line['Data Type'] === 'Forecast Value',
      )
      expect(weeks.reduce((sum, line) => sum + amount(line['Data Value']), 0)).toBeCloseTo(amount(is.get(key)), 2)
    }
  })

  it('plants field-mixup: two columns swapped', async () => {
    const { is, was, people } = await planted('field-mixup')
    expect(people).toHaveLength(2)
    for (const email of people)
      expect([is.get(`${email} Commit`), is.get(`${email} Best Case`)]).toEqual([
        was.get(`${email} Best Case`),
        was.get(`${email} Commit`),
      ])
  })

  it('plants rounded: thousands and millions, within half of the unit shown', async () => {
    const { differing, is, was } = await planted('rounded')
    for (const key of differing) {
      const unit = is.get(key)?.endsWith('M') ? 1_000_000 : 1_000
      const step = unit === 1_000 ? 0.1 : 0.01
      expect(is.get(key)).toMatch(/^\$\d+\.\d{1,2}[KM]$/)
      expect(Math.abs(amount(is.get(key)) * unit - amount(was.get(key)))).toBeLessThanOrEqual((unit * step) / 2 + 0.001)
    }
  })

  it('plants split: 40 % of one person’s every number', async () => {
    const { differing, is, was, people } = await planted('split')
    expect(people).toHaveLength(1)
    for (const key of differing) expect(amount(is.get(key))).toBeCloseTo(amount(was.get(key)) * 0.4, 1)
  })

  it('plants duplicate-user: one row with the sum of two', async () => {
    const { is, was, planted: told } = await planted('duplicate-user')
    const [first, second] = told
    expect([second?.includes('.2@'), is.has(`${second} Pipeline`)]).toEqual([true, false])
    for (const field of ['Commit', 'Best Case', 'Most Likely', 'Pipeline']) {
      if (was.get(`${first} ${field}`) !== '')
        expect(amount(is.get(`${first} ${field}`))).toBeCloseTo(
          amount(was.get(`${first} ${field}`)) + amount(was.get(`${second} ${field}`)),
          2,
        )
    }
  })

  it('plants not-submitted: the CRM’s total where nobody entered a call', async () => {
    const { differing, is, was } = await planted('not-submitted')
    expect(differing).toHaveLength(1)
    const lines = Papa.parse<Line>((await exportedCsv({ typesToExport: ['crm_total'] })).trimEnd(), {
      header: true,
    }).data
    for (const key of differing) {
      expect(was.get(key)).toBe('')
      expect(lines.find((line) => `${line.Email} ${line.Field}` === key)?.['Data Value']).toBe(is.get(key))
    }
  })

  it('plants missing-in-api and missing-in-ui: people on one side only', async () => {
    const api = await planted('missing-in-api')
    expect([api.people.length, api.people.every((email) => !api.before.some((line) => line.Email === email))]).toEqual([
      2,
      true,
    ])
    const ui = await planted('missing-in-ui')
    expect([ui.people.length, ui.people.every((email) => !ui.lines.some((line) => line.Email === email))]).toEqual([
      1,
      true,
    ])
  })

  it('plants re-parented: the managers’ numbers differ by that person’s', async () => {
    const { is, was, lines, before, planted: told } = await planted('re-parented')
    const [moved, from, to] = told
    const role = (all: readonly Line[]) => all.find((line) => line.Email === moved)?.['Parent Role']
    expect(role(lines)).not.toBe(role(before))
    expect(is.get(`${moved} Commit`)).toBe(was.get(`${moved} Commit`))
    expect(amount(was.get(`${from} Commit`)) - amount(is.get(`${from} Commit`))).toBeCloseTo(
      amount(was.get(`${moved} Commit`)),
      2,
    )
    expect(amount(is.get(`${to} Commit`)) - amount(was.get(`${to} Commit`))).toBeCloseTo(
      amount(was.get(`${moved} Commit`)),
      2,
    )
  })

  it('plants csv-text: the same number in another country’s writing', async () => {
    const { differing, is, was } = await planted('csv-text')
    for (const key of differing) {
      expect(is.get(key)).toMatch(/^\d{1,3}(\.\d{3})+,\d\d \$$/)
      expect(Number((is.get(key) ?? '').replace(/[ $.]/g, '').replace(',', '.'))).toBe(amount(was.get(key)))
    }
  })

  it('plants unexplained: one number that nothing explains', async () => {
    expect((await planted('unexplained')).differing).toHaveLength(1)
  })

  it('plants everything at once, each over other people', async () => {
    const refused = await (await test.demo('screen.csv?planted=nothing-known')).json()
    const causes: string[] = refused.known.filter((cause: string) => cause !== 'period-defaulted')
    const { planted: told } = await screen(`?planted=${causes.join(',')}`)
    expect(Object.keys(told).toSorted()).toEqual(causes.toSorted())
    const people = Object.values(told).flat()
    for (const cause of causes) expect([cause, told[cause]?.length]).not.toEqual([cause, 0])
    expect(new Set(people).size).toBe(people.length)
    expect(causes).toHaveLength(18)
    expect(testNow).toBeLessThan(Date.UTC(2026, 11, 31))
  })

  it('has numbers and people for every plant on the first day of a quarter, of a week, and of both', async () => {
    for (const day of ['2027-01-01', '2026-11-30', '2027-02-01', '2029-01-01']) {
      await test.demo('clock', { now: day })
      const plain = [...values((await screen()).lines).values()]
      expect(plain.filter((value) => value !== '').length, day).toBeGreaterThan(plain.length * 0.8)
      const { planted: told } = await screen(`?planted=${plantable.join(',')}`)
      expect(
        Object.entries(told)
          .filter(([, people]) => people.length === 0)
          .map(([cause]) => `${day} ${cause}`),
      ).toEqual([])
    }
    await test.demo('clock', { now: null })
  })
})
