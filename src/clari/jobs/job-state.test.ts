import { describe, expect, it } from 'vitest'
import { dialectOfJobStatus, isOver, jobStateOf } from './job-state.ts'

describe('a job’s state', () => {
  it('is one set for both dialects', () => {
    expect(
      ['PENDING', 'SCHEDULED', 'STARTED', 'COMPLETED', 'DONE', 'FAILED', 'CANCELLED', 'ABORTED'].map(jobStateOf),
    ).toEqual(['queued', 'queued', 'running', 'done', 'done', 'failed', 'cancelled', 'aborted'])
  })

  it('that nobody documents is unknown, not an error', () => {
    expect([jobStateOf('PAUSED'), jobStateOf(''), jobStateOf('constructor'), jobStateOf('__proto__')]).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ])
    expect(isOver('unknown')).toBe(false)
  })

  it('tells the dialect where only one uses the word', () => {
    expect([dialectOfJobStatus('done'), dialectOfJobStatus('Completed'), dialectOfJobStatus('FAILED')]).toEqual([
      'published',
      'guide',
      'unknown',
    ])
  })
})
