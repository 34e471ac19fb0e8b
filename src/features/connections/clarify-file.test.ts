import { expect, test } from 'vitest'
import { lookAtClarifyFile } from './clarify-file.ts'

const file = {
  apiUrl: 'https://api.clarify.io/v1/',
  integration: 'c8abc',
  credentials: { type: 'client-credentials', clientId: 'client-1234567', clientSecret: 'secret-value-000042' },
}

test('a credentials file is told by its integration and the facts of its parts', () => {
  const seen = lookAtClarifyFile(JSON.stringify(file))
  expect(seen).toMatchObject({ kind: 'file', integration: 'c8abc', apiUrl: 'https://api.clarify.io/v1/' })
  expect(seen.kind === 'file' && seen.parts.map(({ name, length, lastTwo }) => [name, length, lastTwo])).toEqual([
    ['clientId', 14, '67'],
    ['clientSecret', 19, '42'],
  ])
  expect(JSON.stringify(seen)).not.toContain('secret-value')
})

test('the older kind has a user name and a password', () => {
  const seen = lookAtClarifyFile(
    JSON.stringify({ credentials: { type: 'basic-auth', username: 'someone-long-enough', password: '' } }),
  )
  expect(seen.kind === 'file' && seen.parts.map(({ name, set }) => [name, set])).toEqual([
    ['username', true],
    ['password', false],
  ])
})

test('what is no such file is refused in words', () => {
  expect(lookAtClarifyFile('{"apiUrl":')).toMatchObject({
    kind: 'unreadable',
    says: expect.stringContaining('not JSON'),
  })
  expect(lookAtClarifyFile('[]')).toMatchObject({ kind: 'unreadable', says: expect.stringContaining('not a Clarify') })
  expect(lookAtClarifyFile('{"credentials":"x"}')).toMatchObject({ kind: 'unreadable' })
})
