import { describe, expect, it } from 'vitest'
import { reconcile } from './reconcile.ts'
import { answerSchema } from './take-exam.ts'

/** An export of one week, as the API gives it: a value of each person, and when and by whom it was last edited. */
function exported(values: Readonly<Record<string, { value: number; on?: string; by?: string }>>): string {
  const people = ['ana', 'bo', 'cy']
  return JSON.stringify({
    entries: Object.entries(values).map(([userId, { value, on, by }]) => ({
      fieldId: 'commit',
      userId,
      scopeId: `${userId}::REP`,
      timePeriodId: '2026_Q4',
      timeFrameId: 'w7',
      forecastValue: value,
      currency: 'USD',
      isUpdated: on !== undefined,
      ...(on === undefined ? {} : { updatedBy: by, updatedOn: Date.parse(on) }),
    })),
    users: people.map((userId) => ({
      userId,
      name: `${userId.toUpperCase()} Ortiz`,
      email: `${userId}@acme.example`,
      scopeId: `${userId}::REP`,
    })),
    fields: [{ fieldId: 'commit', fieldName: 'Commit', fieldType: 'FORECAST' }],
    timePeriods: [
      {
        timePeriodId: '2026_Q4',
        type: 'QUARTER',
        label: 'Q4',
        year: '2026',
        startDate: '2026-10-01',
        endDate: '2026-12-31',
      },
    ],
    timeFrames: [{ timeFrameId: 'w7', startDate: '2026-11-16', endDate: '2026-11-22' }],
  })
}

describe('two exports of different days', () => {
  const first = exported({
    ana: { value: 100, on: '2026-11-16T10:00:00Z', by: 'ana' },
    bo: { value: 50 },
    cy: { value: 7 },
  })

  async function beside(second: string) {
    let out = ''
    const files: Record<string, string> = { 'monday.json': first, 'thursday.json': second }
    await reconcile(['--api', 'monday.json', '--ui', 'thursday.json', '--json'], {
      out: (text) => (out += text),
      err: () => undefined,
      now: () => Date.parse('2026-11-20T06:00:00Z'),
      read: (path) => Promise.resolve(new TextEncoder().encode(files[path])),
    })
    return answerSchema.parse(JSON.parse(out)).rows
  }

  it('say of an entry that it was edited between them, when and by whom', async () => {
    const rows = await beside(
      exported({ ana: { value: 120, on: '2026-11-18T09:30:00Z', by: 'bo' }, bo: { value: 50 }, cy: { value: 7 } }),
    )
    const [ana] = rows.filter(({ cause }) => cause !== null)
    expect([ana?.user, ana?.cause, ana?.certainty]).toEqual(['ana@acme.example', 'submission-version', 'confirmed'])
    expect(ana?.because).toMatch(
      /edited between the two: .*2026-11-16 10:00 UTC by ANA Ortiz.*2026-11-18 09:30 UTC by BO/,
    )
    expect(rows.filter(({ cause }) => cause === null)).toHaveLength(2)
  })

  it('say that somebody is not in the second export, never that the screen leaves them out', async () => {
    const rows = await beside(
      exported({ ana: { value: 100, on: '2026-11-16T10:00:00Z', by: 'ana' }, bo: { value: 50 } }),
    )
    const because = rows.filter(({ cause }) => cause !== null).map((row) => row.because)
    expect(because).toHaveLength(1)
    expect(because[0]).toMatch(/second export/)
    expect(because[0]).not.toMatch(/screen/)
  })
})
