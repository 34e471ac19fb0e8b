import { expect, test } from 'vitest'
import { programText } from './program-text.ts'

const parts = {
  Python: ['TRIES = __tries__\n', 'print("__name__", TRIES)\n'],
  JavaScript: ['const tries = __tries__\n', 'console.log(`__name__`, tries, __tries__)\n'],
}

test('a program is its parts as its language sets them apart, with the values in their places', () => {
  const values = { tries: 3, name: '$& and $1' }
  expect(programText('Python', parts, values)).toBe('TRIES = 3\n\n\nprint("$& and $1", TRIES)\n')
  expect(programText('JavaScript', parts, values)).toBe('const tries = 3\n\nconsole.log(`$& and $1`, tries, 3)\n')
})

test('a place without a value is never left in a program', () => {
  expect(() => programText('Python', parts, { tries: 3 })).toThrow('__name__')
  expect(() => programText('Python', { ...parts, Python: ['__proto__'] }, {})).toThrow('__proto__')
})
