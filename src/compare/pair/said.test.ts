import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TableBuilder } from '#src/domain/table/table-builder.ts'
import { noJson } from '#src/compare/read/no-json.test-kit.ts'
import { readSource } from '#src/compare/read/source.ts'
import { pairFields } from './fields.ts'
import { pairPeople, personKey } from './people.ts'

function tableOf(lines: readonly string[]) {
  const builder = new TableBuilder()
  const reading = readSource(
    { name: 'a.csv', bytes: new TextEncoder().encode(lines.join('\n')) },
    builder,
    noJson.whole,
    {},
  )
  if (reading.kind === 'problem') throw new Error(reading.problem.says)
  return builder.build()
}

const used = (count: number) => new Uint8Array(count).fill(1)

describe('what the analyst said of names', () => {
  it('holds in whatever order the next files have their people and columns', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (one, other) => {
          const api = tableOf([
            'User,Commit,Most Likely',
            ...one.map((at) => `Person ${'ABCD'[at]} of the export,${at},${at}`),
          ])
          const ui = tableOf(['User,Pushed,Sandbagged', ...other.map((at) => `Somebody ${'ABCD'[at]},${at},${at}`)])
          const said = new Map(
            [0, 1, 2, 3].map((at) => [`Somebody ${'ABCD'[at]}`, `Person ${'ABCD'[at]} of the export`]),
          )
          const { apiOf } = pairPeople(api, ui, used(4), said)
          ui.people.forEach((person, at) => expect(api.people[apiOf[at] ?? -1]?.name?.[7]).toBe(person.name?.[9]))
          const fields = pairFields(
            api,
            ui,
            used(2),
            used(2),
            new Map([
              ['Sandbagged', 'Commit'],
              ['Pushed', 'Most Likely'],
              ['Gone', 'Commit'],
            ]),
          )
          expect(
            ui.fields.map(({ name }, at) => `${name} ${api.fields[fields.apiOf[at] ?? -1]?.name}`).toSorted(),
          ).toEqual(['Pushed Most Likely', 'Sandbagged Commit'])
        },
      ),
    )
  })

  it('goes by e-mail before the ids, and by the name last', () => {
    const person = {
      userId: 'u1',
      crmId: '005000000000001AAA',
      name: 'Ana',
      email: ' Ana@Example.com',
      scopeId: null,
      hierarchyId: null,
      hierarchyName: null,
      parentHierarchyId: null,
      parentHierarchyName: null,
    }
    expect(personKey(person)).toBe('ana@example.com')
    expect(personKey({ ...person, email: null })).toBe('005000000000001')
    expect(personKey({ ...person, email: null, crmId: null })).toBe('u1')
    expect(personKey({ ...person, email: null, crmId: null, userId: null })).toBe('Ana')
  })
})
