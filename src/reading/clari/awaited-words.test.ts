import { expect, it } from 'vitest'
import { readPaste } from '#src/reading/pasted-text.ts'
import { awaitedIn } from './awaited-words.ts'

it.each([
  [`while job['status'] != 'COMPLETED': time.sleep(5)`, 'COMPLETED'],
  [`if (job.status === "COMPLETED") break`, 'COMPLETED'],
  [`if status in ("COMPLETED", "FAILED")`, 'COMPLETED'],
  [`until [ "$status" == "COMPLETED" ]`, 'COMPLETED'],
  [`[[ "$s" = "DONE" ]]`, 'DONE'],
  [`if state in ('FAILED', 'DONE','COMPLETED')`, 'COMPLETED DONE'],
  [`terminal_states = ["COMPLETED","FAILED"]`, 'COMPLETED'],
  [`job.status.equals("Completed")`, 'COMPLETED'],
  [`'DONE' == status`, 'DONE'],
  ['waiting for COMPLETED...', 'COMPLETED'],
  ['it never reaches COMPLETED', 'COMPLETED'],
  ['status: DONE, still waiting for job to be COMPLETED', 'COMPLETED'],
  ['一直没有变成 COMPLETED', 'COMPLETED'],
  ['poll until status is DONE', 'DONE'],
  ['The job is completed.', ''],
  ['We wait until the job is completed, but it is never done.', ''],
  ['{"jobId":"1","status":"DONE"}', ''],
])('reads what is waited for in %s', (text, words) => {
  const awaited = awaitedIn(readPaste(text))
  expect(
    awaited
      .map(({ word }) => word)
      .toSorted()
      .join(' '),
  ).toBe(words)
  for (const { quote } of awaited) expect(text).toContain(quote)
})

it('takes linear time on hostile text', () => {
  const started = performance.now()
  awaitedIn(readPaste('wait '.repeat(40_000)))
  awaitedIn(readPaste('"DONE",'.repeat(20_000)))
  awaitedIn(readPaste(`${'= '.repeat(50_000)}"DONE"`))
  expect(performance.now() - started).toBeLessThan(2_000)
})
