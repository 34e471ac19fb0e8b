import { describe, expect, test } from 'vitest'
import { comparing, exported } from '#src/features/compare/comparing.test-kit.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import type { SourceOptions, SourceReading } from '#src/compare/read/source.ts'
import { guessesOf, readAs, withRole, withSlot } from './read-slots.ts'

const people = { 'Nora Lindqvist': 100, 'Chen Park': 200, 'Ana Ruiz': 300 }
const api = exported(people)

async function read(ui: string, options: SourceOptions = {}): Promise<SourceReading> {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
  const outcome = await compareFiles(
    { api: [file('export.csv', api)], ui: [{ ...file('screen.csv', ui), options }], now: Date.UTC(2026, 10, 22) },
    exportReaders,
  )
  const reading =
    outcome.kind === 'done' ? outcome.files[1] : outcome.kind === 'problem' ? outcome.files?.[1] : undefined
  if (reading === undefined) throw new Error('it was not read')
  return reading
}

describe('what a file was read as', () => {
  test('is told slot by slot where each line holds one value', async () => {
    const { slots, values } = readAs(await read(api))
    expect(values).toEqual([])
    expect(slots.map(({ slot, header }) => `${slot}: ${header}`)).toEqual([
      'person: User',
      'email: Email',
      'id: null',
      'field: Field',
      'value: Data Value',
      'currency: Currency',
      'week: Week',
      'period: Time Period',
    ])
  })

  test('is a guess where the header says nothing and people are found by what a column holds', async () => {
    const lines = Object.entries(people).map(([name, value]) => `x,${name},${value}`)
    const reading = await read(['Qqq,Zzz,Commit', ...lines].join('\n'))
    expect(guessesOf(reading)).toEqual(['Zzz'])
    const { slots, values } = readAs(reading)
    expect(slots[0]).toEqual({ slot: 'person', header: 'Zzz', by: 'content' })
    expect(values).toEqual([{ header: 'Commit', role: 'wide', by: 'header' }])
  })

  test('can be changed: another column is the person, and says that you said so', async () => {
    const lines = Object.entries(people).map(([name, value]) => `West,${name},${value},7`)
    const text = ['User,Alias,Commit,Push', ...lines].join('\n')
    const reading = await read(text)
    const options = withSlot(reading, {}, 'person', 'Alias')
    const again = await read(text, options)
    expect(readAs(again).slots[0]).toEqual({ slot: 'person', header: 'Alias', by: 'you' })
    expect(again.mapping['User']).toBe('skip')
    expect(again.meantBy).toMatchObject({ Alias: 'you', Commit: 'header' })
    const without = await read(text, withRole(options, 'Push', 'skip'))
    expect(readAs(without).values.map(({ header }) => header)).toEqual(['Commit'])
    expect(withSlot(again, options, 'currency', null)).toEqual(options)
  })

  test('asks nothing of an export that says itself what everything is', async () => {
    const { comparison } = await comparing(api, api)
    expect(comparison.leftOut).toEqual([])
    expect(readAs({ mapping: {}, meantBy: {} }).headers).toEqual([])
  })
})
