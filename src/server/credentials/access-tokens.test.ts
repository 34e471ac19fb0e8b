import { expect, test } from 'vitest'
import { createAccessTokens } from './access-tokens.ts'
import type { HeldConnection } from './held-connection.ts'
import { createVault } from './vault.ts'

const origins = { clari: 'http://a', copilot: 'http://b', 'copilot-auth': 'http://c', clarify: 'http://d' }
const typed = (id: string): HeldConnection => ({
  id,
  label: id,
  system: 'clarify',
  source: 'typed',
  values: { CLARIFY_CREDENTIALS: '{}' },
  origins,
})

test('a connection that is removed leaves no token behind, neither to be used nor to be blanked', () => {
  const tokens = createAccessTokens()
  const vault = createVault((connection) => tokens.forget(connection.id))
  for (const id of ['one', 'two']) {
    vault.add('session', typed(id))
    tokens.keep(typed(id), { token: `token-of-${id}`, seconds: 3600 }, 0)
  }
  expect(vault.remove('session', 'one')).toBe(true)
  expect([tokens.current(typed('one'), 0), tokens.current(typed('two'), 0)]).toEqual([null, 'token-of-two'])
  expect(tokens.all()).toEqual(['token-of-two'])
})

test('so does a session that is forgotten because there are too many', () => {
  const tokens = createAccessTokens()
  const vault = createVault((connection) => tokens.forget(connection.id))
  for (let at = 0; at <= 250; at += 1) {
    vault.add(`session-${at}`, typed(`id-${at}`))
    tokens.keep(typed(`id-${at}`), { token: `token-${at}`, seconds: 3600 }, 0)
  }
  expect([vault.knows('session-0'), vault.knows('session-1')]).toEqual([false, true])
  expect(tokens.current(typed('id-0'), 0)).toBeNull()
  expect(tokens.current(typed('id-250'), 0)).toBe('token-250')
})
