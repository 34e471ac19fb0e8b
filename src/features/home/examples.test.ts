import { expect, test } from 'vitest'
import { scenarios } from '#src/scenarios/list.ts'
import { pasteExamples } from './examples.ts'
import { readBox } from './box/read-paste.ts'

test('every example is recognised, loses nothing to the blanking, and together they show both systems', () => {
  const found = pasteExamples.map(({ text }) => readBox(text, scenarios))
  expect(found.flatMap(({ removed }) => removed)).toEqual([])
  expect(found.map(({ matches }) => matches[0]?.scenario)).toEqual([
    'clari.unauthorized',
    'clari.empty-export',
    'clarify.invalid-params',
    'clari.job-stuck',
    'clari.forbidden',
  ])
})
