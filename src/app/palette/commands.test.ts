import { expect, test } from 'vitest'
import { findCommands, type Command } from './commands.ts'

const command = (group: string, label: string, hint?: string): Command => ({
  id: label,
  group,
  label,
  ...(hint !== undefined && { hint }),
  run: () => {},
})
const commands = [
  command('Go to', 'Diagnose'),
  command('Scenario', '401 Unauthorized', 'clari.unauthorized'),
  command('Fault', 'Key revoked: 401', 'gateway-rejected'),
  command('Theme', 'Use the dark theme'),
]

test('every word must occur, in label, group or hint, in any order', () => {
  expect(findCommands(commands, 'theme dark').map(({ label }) => label)).toEqual(['Use the dark theme'])
  expect(findCommands(commands, 'SCENARIO 401').map(({ label }) => label)).toEqual(['401 Unauthorized'])
  expect(findCommands(commands, 'xyz')).toEqual([])
})

test('a label that starts with the search comes first, and no search keeps the order', () => {
  expect(findCommands(commands, '401').map(({ label }) => label)).toEqual(['401 Unauthorized', 'Key revoked: 401'])
  expect(findCommands(commands, '  ')).toEqual(commands)
})
