import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerSchema } from '#src/cli/take-exam.ts'
import { reconcile } from '#src/cli/reconcile.ts'
import { diagnose } from '#src/engine/diagnose.ts'
import { bestReading } from '#src/engine/best-reading.ts'
import { scenarios } from '#src/scenarios/list.ts'
import type { PictureEngine } from '#src/pictures/engine/engine.ts'
import { startPictureEngine } from './picture-engine.ts'
import { pictureTexts } from './picture-files.ts'

const sample = (name: string): Promise<Uint8Array> =>
  readFile(join(import.meta.dirname, '..', '..', 'pictures', 'samples', name))

const people = [
  ['Ana Ortiz', 639_110, 348_220, 57_330],
  ['Ben Holt', 548_480, 257_590, 856_700],
  ['Chen Park', 457_850, 166_960, 765_070],
  ['Dora Lindqvist', 366_220, 75_330, 674_440],
  ['Emeka Obi', 275_590, 874_700, 583_810],
  ['Fatima Haddad', 184_960, 783_070, 492_180],
  ['Grace Neill', 93_330, 692_440, 401_550],
  ['Hugo Martins', 892_700, 601_810, 310_920],
  ['Ines Silva', 801_070, 510_180, 219_290],
  ['Jonas Weber', 710_440, 419_550, 128_660],
  ['Kira Sato', 619_810, 328_920, 37_030],
  ['Liam Walsh', 528_180, 237_290, 836_400],
] as const
const fields = ['Commit', 'Best Case', 'Pipeline'] as const

/** The export of the people in the picture; a number can be another. */
function exported(change: (value: number, user: string, field: string) => number): string {
  const lines = people.flatMap(([user, ...values]) =>
    fields.map((field, at) => {
      const value = change(values[at] ?? 0, user, field)
      return `${user},${field},2026_Q4,7,2026-11-15,Forecast Value,${value}.00,USD`
    }),
  )
  return ['User,Field,Time Period,Week,Start Day,Data Type,Data Value,Currency', ...lines].join('\n')
}

async function compared(picture: string, api: string) {
  let [out, err] = ['', '']
  const code = await reconcile(['--api', 'export.csv', '--ui', picture, '--json'], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    now: () => Date.parse('2026-11-22T06:00:00Z'),
    read: (path) => (path === picture ? sample(picture) : Promise.resolve(new TextEncoder().encode(api))),
  })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return answerSchema.parse(JSON.parse(out))
}

describe('a picture of a grid, read and compared', () => {
  test('light, as JPEG: every number is right, and a number with a confusable sign is a question first', async () => {
    const { rows, warnings } = await compared(
      'grid-light.jpg',
      // An eight where the picture has a three, and a number that is another altogether.
      exported((value, user, field) =>
        field !== 'Commit' ? value : user === 'Ana Ortiz' ? 689_110 : user === 'Ben Holt' ? 140 : value,
      ),
    )
    const read = people.flatMap(([user, ...values]) => fields.map((field, at) => [user, field, values[at]]))
    expect(rows.map(({ user, field, ui }) => [user, field, ui]).toSorted()).toEqual(read.toSorted())
    expect(rows.filter(({ cause }) => cause !== null).map(({ user }) => user)).toEqual(['Ana Ortiz', 'Ben Holt'])
    expect(rows.filter(({ certainty }) => certainty === 'confirmed')).toEqual([])
    const says = warnings.map((warning) => warning.says)
    expect(says[0]).toMatch(/read from a picture, so that no cause is confirmed; nothing in it was unsure/)
    expect(says.filter((one) => one.includes('look at the picture first'))).toEqual([
      expect.stringContaining('Ana Ortiz, Commit: 639,110'),
    ])
  })

  test('dark: a cell that is blurred is told of, and so is the total that misses it', async () => {
    const { rows, warnings } = await compared(
      'grid-dark.png',
      exported((value) => value),
    )
    const differing = rows.filter(({ cause }) => cause !== null)
    expect(differing.map(({ user, field }) => [user, field])).toEqual([['Emeka Obi', 'Commit']])
    expect(differing.map(({ certainty }) => certainty)).not.toContain('confirmed')
    expect(warnings.map(({ says }) => says).filter((says) => /in the picture is unsure/.test(says))).toEqual([
      expect.stringMatching(/^Emeka Obi, Commit: /),
      expect.stringMatching(/^Total, Commit: “\$6,117,740” .*does not add up/),
    ])
  })

  test('what is no grid is refused by a sentence', async () => {
    let err = ''
    const code = await reconcile(['--api', 'export.csv', '--ui', 'error.png'], {
      out: () => {},
      err: (text) => (err += text),
      now: () => Date.parse('2026-11-22T06:00:00Z'),
      read: (path) => (path === 'error.png' ? sample(path) : Promise.resolve(new TextEncoder().encode('User\n'))),
    })
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^error\.png shows no grid/) })
  })
})

describe('a picture of an error', () => {
  let engine: PictureEngine
  beforeAll(async () => {
    engine = await startPictureEngine()
  })

  test('is its words, which name the scenario and from which secrets are blanked', async () => {
    const texts = pictureTexts(await sample('error.png'), engine)
    const { matches, removed } = diagnose(typeof texts === 'string' ? '' : bestReading(texts, scenarios), scenarios)
    expect(matches[0]).toMatchObject({ scenario: 'clari.unauthorized', confidence: 'certain' })
    expect(removed).toHaveLength(1)
  })

  test('that is damaged, or none, is said to be so', async () => {
    const whole = await sample('error.png')
    for (const bytes of [whole.subarray(0, 40), new TextEncoder().encode('hello')])
      expect(pictureTexts(bytes, engine)).toBe('is damaged, or no picture that can be read.')
  })
})
