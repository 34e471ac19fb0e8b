import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CorpusFile } from '#src/bench/files/corpus-file.ts'
import { fileCorpus } from '#src/bench/files/file-corpus.ts'
import { five, office } from '#src/bench/files/office.ts'
import { answerTo } from './score-files.ts'

const numbers = office().values['Commit'] ?? []
const file = (text: string): CorpusFile => ({ id: '', kind: '', name: 'ui.csv', text, api: office(), expect: {} })

describe('files as people have them', () => {
  test('are at least 120, each under a name of its own', () => {
    expect(fileCorpus.length).toBeGreaterThan(120)
    expect(new Set(fileCorpus.map(({ kind, id }) => `${kind}: ${id}`)).size).toBe(fileCorpus.length)
  })
})

describe('whatever stands beside a name', () => {
  const beside = fc
    .array(
      fc.oneof(
        fc.constantFrom('AE', 'Inactive', 'West', 'she/her', '⭐', '#2', 'Acme, Inc.', 'Jr.', 'III', 'on leave'),
        fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replace(/["\n\r,@]/g, '')),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.join(' '))
  const forms = [
    (name: string, more: string) => `${name} (${more})`,
    (name: string, more: string) => `${name} – ${more}`,
    (name: string, more: string) => `${name}\n${more}`,
    (name: string, more: string) => `${more} | ${name}`,
    (name: string, more: string) => `${name} ${more}`,
    (name: string, more: string) => `${more} ${name}`,
  ]

  test('never confirms an absence, and never changes a total', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(beside, fc.constantFrom(...forms)), { minLength: five.length, maxLength: five.length }),
        async (around) => {
          const lines = five.map(({ name }, at) => {
            const [more, form] = around[at] ?? ['AE', forms[0]]
            return `"${(form ?? String)(name, more)}",${numbers[at]}`
          })
          const answer = await answerTo(file(`User,Commit\n${lines.join('\n')}\n`))
          if (typeof answer === 'string') throw new Error(answer)
          expect(answer.rows.filter((row) => row.certainty === 'confirmed')).toEqual([])
          expect(answer.bridges.map(({ totals }) => totals.delta)).toEqual([0])
          expect(answer.bridges.map(({ totals }) => totals.ui)).toEqual([724580.4])
        },
      ),
      { numRuns: 60 },
    )
  })
})
