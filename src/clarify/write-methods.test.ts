import { expect, test } from 'vitest'
import { clarifyOperations } from './operations.ts'
import { writeMethodOf, writeMethods, writeRefusal } from './write-methods.ts'

test('no writing method is among the calls that may be made', () => {
  const called = clarifyOperations.map((operation) => ('rpc' in operation ? operation.rpc : operation.id))
  expect(writeMethods.filter(({ method }) => called.some((name) => name === method))).toEqual([])
})

test('a writing method is recognised however its letters are cased, and its refusal says why', () => {
  const found = writeMethodOf('integration.SaveSignals')
  expect(found?.method).toBe('integration.saveSignals')
  expect(found === null ? '' : writeRefusal(found)).toMatch(
    /^integration\.saveSignals is never sent from here: .*only reads/,
  )
  expect(writeMethodOf('clarify.selectItems')).toBeNull()
})
