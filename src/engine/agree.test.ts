import { describe, expect, it } from 'vitest'
import type { AnyCheck } from '#src/domain/model/check.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { systemOf } from '#src/domain/model/scenario-id.ts'
import { loadScenario, type Flow, type LoadedScenario } from '#src/domain/model/scenario.ts'
import { readPaste, type PastedText } from '#src/reading/pasted-text.ts'
import { isInside } from '#src/reading/text/span.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { diagnosePaste, type Match } from './diagnose.ts'
import { allSamples } from '#src/bench/samples/all-samples.ts'
import { corpus } from '#src/bench/texts/corpus.ts'

/**
 * The first check of a flow, in the order in which its steps are reached, that reads the pasted answer and nothing
 * typed in.
 */
function ownCheck({ start, steps }: Flow): AnyCheck | null {
  const queue = [start]
  for (const name of queue) {
    const step = steps[name]
    if (step === undefined) continue
    const checks = step.kind === 'run' ? step.checks : []
    const own = checks.find(
      ({ costs, reads, uses }) => costs === 'offline' && reads[0] === 'error' && uses.length === 0,
    )
    if (own !== undefined) return own
    for (const next of leadsTo(step)) if (!queue.includes(next)) queue.push(next)
  }
  return null
}

function leadsTo(step: Flow['steps'][string]): readonly string[] {
  if (step.kind === 'ask') return step.options.map(({ to }) => to)
  return step.kind === 'run' ? [...step.routes.map(({ to }) => to), step.otherwise, step.unknown] : [step.to]
}

/** A code that a terminal broke over two lines is the same code. */
const unwrapped = (code: string) => code.replaceAll(/\s/g, '')

const ofClari = (await Promise.all(scenarios.map(loadScenario))).flatMap((each) =>
  each === null || each.system === 'clarify' ? [] : [each],
)

/** What a check answers where it finds nothing of its scenario's kind. */
const otherThings = ['nothing', 'other-refusal', 'refusal', 'success', 'not-empty', 'done']

/** What is wrong with what the scenario's own check says of a text; empty where home page and wizard agree. */
function contradictions(paste: PastedText, match: Match, scenario: LoadedScenario): readonly string[] {
  const own = ownCheck(scenario.flow)
  if (own === null) return []
  const finding = own.judge({ paste, request: readPaste('') })
  const evidence: readonly Evidence[] = finding.evidence ?? []
  const facts: Readonly<Record<string, unknown>> = finding.facts ?? {}
  const wrong: string[] = []
  if (otherThings.includes(finding.outcome)) wrong.push(`${own.id} finds ${finding.outcome}`)
  else if (!evidence.some((each) => each.kind === 'paste' && each.quote !== '' && paste.text.includes(each.quote)))
    wrong.push(`${own.id} quotes nothing that stands there`)
  const quotes = evidence.flatMap((each) => (each.kind === 'paste' ? [each.quote] : []))
  if (quotes.some((quote) => !paste.text.includes(quote))) wrong.push('a quote is no part of the text')
  const statuses = statusesQuoted(paste, match.evidence)
  const status = facts['status']
  if (typeof status === 'number' && statuses.length > 0 && !statuses.includes(status))
    wrong.push(`status ${status} instead of ${statuses.join(' or ')}`)
  const codes = codesQuoted(paste, match.evidence)
  const code = facts['code']
  if (typeof code === 'string' && codes.length > 0 && !codes.map(unwrapped).includes(unwrapped(code)))
    wrong.push(`code ${code} instead of ${codes.join(' or ')}`)
  const asked = facts['asked']
  if (typeof asked === 'string' && asked !== match.system) wrong.push(`${asked} instead of ${match.system}`)
  if (match.system === 'copilot' && /\bClari(?!’s forecast| Copilot)\b/.test(finding.says.replaceAll(/“[^”]*”/g, '')))
    wrong.push(`speaks of Clari where Copilot is meant: ${finding.says}`)
  if (match.system === 'clari' && /\bCopilot\b/.test(finding.says.replaceAll(/“[^”]*”/g, '')))
    wrong.push(`speaks of Copilot where Clari is meant: ${finding.says}`)
  return wrong
}

/** The statuses that stand in what the home page quotes first. */
function statusesQuoted(paste: PastedText, [first]: NonEmpty<Match['evidence'][number]>): readonly number[] {
  return paste.statuses.filter((status) => isInside(status, first)).map(({ status }) => status)
}

/** The error codes of the objects that stand in what the home page quotes first. */
function codesQuoted(paste: PastedText, [first]: NonEmpty<Match['evidence'][number]>): readonly string[] {
  return paste.objects
    .filter((object) => isInside(object, first))
    .flatMap(({ members }) => [members.get('code')?.value, members.get('error')?.value])
    .filter((value) => typeof value === 'string')
}

describe('the home page and the wizard that it opens', () => {
  it('read a text with the same eyes, for every scenario whose wizard reads the paste', () => {
    const without = ofClari.filter(({ flow }) => ownCheck(flow) === null)
    // A difference of numbers is found in two files, not in what was pasted.
    expect(without.map(({ id }) => id)).toEqual(['clari.data-mismatch'])
  })

  it('agree on what a text of the corpus is, by its status, its code and its system', { timeout: 240_000 }, () => {
    let compared = 0
    const ours = corpus.filter(({ first }) => first.some((id) => systemOf(id) !== 'clarify'))
    const texts = [...allSamples, ...ours]
    const wrong = texts.flatMap(({ text }) => {
      const paste = readPaste(text)
      const [match] = diagnosePaste(paste, scenarios).matches
      const scenario = ofClari.find(({ id }) => id === match?.scenario)
      if (match === undefined || scenario === undefined || match.confidence === 'possible') return []
      compared += 1
      const all = contradictions(paste, match, scenario)
      return all.length === 0
        ? []
        : [`${match.scenario} (${match.confidence}): ${all.join('; ')}\n${text.slice(0, 300)}`]
    })
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(700)
  })
})
