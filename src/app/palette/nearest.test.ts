import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const names = ['clari.unauthorized', 'clari.forbidden', 'clari.empty-export', 'clarify.try-again']

test('a misspelt or cut name finds what was meant first', () => {
  expect(nearest('clari.unautorised', names, (name) => name)[0]).toBe('clari.unauthorized')
  expect(nearest('clari.empty', names, (name) => name)[0]).toBe('clari.empty-export')
  expect(nearest('TRY_AGAIN', names, (name) => name)[0]).toBe('clarify.try-again')
})

test('nonsense and nothing keep every name, in the given order', () => {
  expect(nearest('', names, (name) => name)).toEqual(names)
  expect(nearest('\u0000\u0000', names, (name) => name)).toEqual(names)
})
