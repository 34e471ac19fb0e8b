import { expect, test } from 'vitest'
import { createLog } from './log.ts'

test('an entry keeps its own time, level and name, whatever its fields are called', () => {
  const lines: string[] = []
  const log = createLog(
    'debug',
    (line) => lines.push(line),
    () => Date.parse('2026-11-25T10:00:00Z'),
  )
  log('error', 'bug', { at: 'app.ts:12', level: 'none', what: 'x', place: 'app.ts:12' })
  expect(lines).toEqual(['{"at":"2026-11-25T10:00:00.000Z","level":"error","what":"bug","place":"app.ts:12"}'])
})

test('what is above the level is not written', () => {
  const lines: string[] = []
  createLog(
    'error',
    (line) => lines.push(line),
    () => 0,
  )('info', 'exchange')
  expect(lines).toEqual([])
})
