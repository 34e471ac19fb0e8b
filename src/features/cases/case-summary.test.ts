import { describe, expect, it } from 'vitest'
import { newCase } from '#src/domain/case.ts'
import { scenarios } from '#src/scenarios/index.ts'
import { matches, summaryOf } from './case-summary.ts'

const item = newCase('7Q2F', 0, { scenario: 'clari.unauthorized', answers: { connection: 'none', forecastId: 'net_arr' }, pastes: { error: '401 Unauthorized' }, product: '0.1.0' })

describe('a case in the list', () => {
  it('is not finished until its wizard reached a verdict', () => {
    expect(summaryOf(item, scenarios)).toMatchObject({ kind: 'unfinished', headline: 'Not finished', fixed: false })
  })

  it('keeps the name of a scenario that this version does not know', () => {
    expect(summaryOf({ ...item, scenario: 'clari.from-the-future' }, scenarios)).toMatchObject({ scenario: null, headline: 'clari.from-the-future' })
  })

  it('is found by words of its id, choices and pastes together', () => {
    const summary = summaryOf(item, scenarios)
    expect(matches(summary, '7q2f')).toBe(true)
    expect(matches(summary, 'net_arr 401')).toBe(true)
    expect(matches(summary, 'renewals')).toBe(false)
  })
})
