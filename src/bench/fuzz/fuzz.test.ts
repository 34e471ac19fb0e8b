import { expect, it } from 'vitest'
import { inputOf, tryInput } from './fuzz.ts'
import { fuzzKinds } from './kinds.ts'

it('an input is made anew from its seed and number', () => {
  for (const kind of fuzzKinds) expect(inputOf(kind, 3, 7)).toEqual(inputOf(kind, 3, 7))
})

it.each(fuzzKinds)('no changed input of the kind %s crashes, hangs, breaks a rule or gives its secret back', (kind) => {
  const found = Array.from({ length: 60 }, (_, at) => tryInput(kind, 1, at)).filter((fault) => fault !== null)
  expect(found).toEqual([])
})
