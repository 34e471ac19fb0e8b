import { describe, expect, test } from 'vitest'
import { scenarioIds } from '#src/domain/model/scenario-id.ts'
import { diagnose } from '#src/engine/diagnose.ts'
import { languages } from '#src/reading/concepts/find-concepts.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { corpus } from './corpus.ts'
import { markText } from './mark.ts'

describe('the corpus of pasted texts', () => {
  const marked = corpus.map((text) => ({ ...text, matches: diagnose(text.text, scenarios).matches }))
  const named = ({ matches }: (typeof marked)[number]) => matches.map((each) => `${each.scenario} ${each.confidence}`)

  test('holds each text once, every scenario, every language, and what is nobody’s of ours', () => {
    expect(corpus.length).toBeGreaterThan(1_200)
    expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length)
    expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length)
    for (const id of scenarioIds) expect(corpus.filter(({ first }) => first[0] === id).length, id).toBeGreaterThan(5)
    for (const { id } of languages) expect(corpus.filter(({ lang }) => lang === id).length, id).toBeGreaterThan(30)
    expect(corpus.filter(({ first }) => first.length === 0).length).toBeGreaterThan(250)
  })

  test('is never claimed to be what it is not', () => {
    const wrong = marked.filter((text) => markText(text, text.matches) === 'wrong')
    expect(wrong.map((text) => `${text.id}: ${named(text).join(', ')}`)).toEqual([])
  })

  test('is read right in at least 99 of 100', () => {
    const unsure = marked.filter((text) => markText(text, text.matches) === 'unsure')
    expect(unsure.length / corpus.length, unsure.map(({ id }) => id).join(', ')).toBeLessThan(0.01)
  })
})
