import { describe, expect, it } from 'vitest'
import { scenarioIds, systemOf } from '#src/domain/model/scenario-id.ts'
import type { Mark } from '#src/domain/model/sign.ts'
import { scenarios } from './list.ts'

function expressions(mark: Mark): readonly RegExp[] {
  switch (mark.kind) {
    case 'words':
    case 'whole':
      return mark.any
    case 'object':
      return Object.values(mark.members).filter((member) => member instanceof RegExp)
    case 'status':
      return mark.beside === undefined ? [] : [mark.beside]
    case 'rpc-code':
    case 'failure':
    case 'page':
    case 'concepts':
      return []
  }
}

describe('the scenarios', () => {
  it('are all listed, in the fixed order, each of its own system', () => {
    expect(scenarios.map((scenario) => scenario.id)).toEqual(scenarioIds)
    expect(scenarios.map((scenario) => scenario.system)).toEqual(scenarioIds.map(systemOf))
  })

  it('each have words for people: title, symptom, hint and what the guide says', () => {
    for (const { id, title, symptom, hint, guide } of scenarios) {
      for (const words of [title, symptom, hint, guide.says, guide.fix])
        expect(words.trim().length, id).toBeGreaterThan(3)
      expect(guide.but === null || guide.but.length > 20, id).toBe(true)
    }
  })

  it('have expressions that remember nothing and cannot run away', () => {
    for (const { id, signs } of scenarios) {
      for (const pattern of signs.flatMap(({ mark }) => expressions(mark))) {
        expect(pattern.global || pattern.sticky, `${id}: ${pattern.source}`).toBe(false)
        // An unbounded repetition of a class is where linear time ends.
        expect(/\][*+]|\.[*+]/.test(pattern.source), `${id}: ${pattern.source}`).toBe(false)
      }
    }
  })
})
