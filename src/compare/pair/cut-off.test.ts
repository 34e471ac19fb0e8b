import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareFiles } from '#src/compare/compare-files.ts'
import { rowAt, type Comparison } from '#src/compare/compare.ts'
import { noJson } from '#src/compare/read/no-json.test-kit.ts'

const people = ['Nora Lindqvist', 'Tomás Herrera', 'Priya Raman', 'Chen Park', 'Zoë van der Berg']
const line = (name: string, at: number) => `${name},${1000 + at * 37}.50`
const whole = ['User,Commit', ...people.map(line)].join('\n')
const bytes = (text: string) => new TextEncoder().encode(text)

async function compared(api: Uint8Array, ui: Uint8Array, streamedFrom?: number) {
  const request = {
    api: [{ name: 'export.csv', bytes: api }],
    ui: [{ name: 'screen.csv', bytes: ui }],
    now: Date.UTC(2026, 10, 22),
    ...(streamedFrom === undefined ? {} : { streamedFrom }),
  }
  return compareFiles(request, noJson)
}

const confirmedAbsences = (comparison: Comparison) =>
  Array.from({ length: comparison.pairs.length }, (_, at) => rowAt(comparison, at)).flatMap(
    ({ name, cause, certainty }) => (certainty === 'confirmed' && cause?.startsWith('missing') === true ? [name] : []),
  )

describe('a file that is cut within its last line', () => {
  const before = bytes(whole.slice(0, whole.lastIndexOf('\n') + 1)).length
  const after = bytes(`${whole.slice(0, whole.lastIndexOf(','))}`).length

  test.each(['screen', 'export'] as const)('confirms no absence on the other side: the %s', async (side) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: before + 1, max: after }), fc.boolean(), async (end, isStreamed) => {
        const cut = bytes(whole).subarray(0, end)
        const outcome = await compared(
          side === 'export' ? cut : bytes(whole),
          side === 'screen' ? cut : bytes(whole),
          isStreamed ? 1 : undefined,
        )
        // A letter that is cut in the middle can make the encoding another: then it may be refused, never confirmed.
        if (outcome.kind !== 'done') return
        expect(confirmedAbsences(outcome.comparison)).toEqual([])
        expect(outcome.warnings.map(({ says }) => says).join(' ')).toContain('last line lacks its end')
      }),
    )
  })

  test('and not of a footer: that the last is missing stays confirmed', async () => {
    const rest = whole.slice(0, whole.lastIndexOf('\n'))
    const outcome = await compared(bytes(whole), bytes(`${rest}\nConfidential`))
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    expect(confirmedAbsences(outcome.comparison)).toEqual(['Zoë van der Berg'])
  })
})
