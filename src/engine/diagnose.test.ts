import { describe, expect, it } from 'vitest'
import { scenarioIds } from '#src/domain/model/scenario-id.ts'
import { confidences } from '#src/domain/model/sign.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { allSamples } from '#src/bench/samples/all-samples.ts'
import { corpus } from '#src/bench/texts/corpus.ts'
import { foreignTexts } from '#src/bench/samples/foreign.ts'
import { diagnose, type Match } from './diagnose.ts'

const brief = (matches: readonly Match[]) => matches.map((match) => `${match.scenario} ${match.confidence}`)
const title = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 90)

describe('a pasted text', () => {
  it.each(allSamples.map((sample) => [title(sample.text), sample] as const))('is recognised: %s', (_, sample) => {
    const { matches } = diagnose(sample.text, scenarios)
    const [first] = matches
    expect(brief(matches)[0]?.split(' ')[0], brief(matches).join(', ')).toBe(sample.is)
    expect(confidences.indexOf(first?.confidence ?? 'possible'), brief(matches).join(', ')).toBeLessThanOrEqual(
      confidences.indexOf(sample.atLeast),
    )
    if (sample.system !== undefined) expect(first?.system).toBe(sample.system)
    for (const also of sample.also ?? []) expect(matches.map((match) => match.scenario)).toContain(also)
    for (const not of sample.not ?? []) expect(matches.map((match) => match.scenario)).not.toContain(not)
  })

  it.each(foreignTexts.map((foreign) => [title(foreign.text), foreign] as const))(
    'of others is left alone: %s',
    (_, { text, guess }) => {
      const { matches } = diagnose(text, scenarios)
      if (guess === true) expect(matches.filter((match) => match.confidence !== 'possible')).toEqual([])
      else expect(brief(matches)).toEqual([])
    },
  )

  it('is tried for every scenario at least three times, and on at least 150 texts of which 40 are foreign', () => {
    for (const id of scenarioIds)
      expect(
        allSamples.filter((sample) => sample.is === id).length + corpus.filter(({ first }) => first[0] === id).length,
        id,
      ).toBeGreaterThanOrEqual(3)
    expect(allSamples.length).toBeGreaterThanOrEqual(150)
    expect(foreignTexts.length).toBeGreaterThanOrEqual(40)
  })
})
