import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { errorCodes } from '#src/clarify/error-codes.ts'
import { faults } from './list.ts'

it('has a test for each fault', () => {
  const folder = import.meta.dirname
  const files = readdirSync(folder).filter((name) => name.endsWith('-faults.test.ts'))
  const text = files.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n')
  // These are made from tables there rather than spelt out.
  const byTable = new Set([
    ...errorCodes.map(({ scenario }) => scenario.replace('.', '-')),
    ...faults.map(({ id }) => id).filter((id) => id.startsWith('clarify-token-')),
  ])
  expect(files.length).toBeGreaterThan(2)
  expect(faults.map(({ id }) => id).filter((id) => !text.includes(`'${id}'`) && !byTable.has(id))).toEqual([])
})
