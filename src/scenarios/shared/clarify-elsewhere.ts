import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { clarifyFacts } from '#src/checks/refusals/clarify-refusal.ts'
import { errorCodes } from '#src/clarify/error-codes.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import { knownFacts, type FactKinds, type KnownFacts } from '#src/domain/model/facts.ts'
import { scenarioOfOutcome, type Finding, type Outcomes } from '#src/domain/model/finding.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Route, Verdict, VerdictContext } from '#src/domain/model/scenario.ts'
import { verdictsReading } from '#src/domain/model/verdict.ts'
import { you } from './actions.ts'

/** The finding that decided: the last that found something wrong. */
export function decidingFinding({ findings }: VerdictContext): Finding | undefined {
  return findings.findLast(({ status }) => status === 'fail' || status === 'warn')
}

/**
 * The facts of the finding that decided, and of no other: what another answer on the way says (its method, its trace)
 * does not stand in where this one is silent.
 */
export function decidingFacts<F extends FactKinds>(
  kinds: F,
  facts: KnownFacts<F>,
  context: VerdictContext,
): KnownFacts<F> {
  const finding = decidingFinding(context)
  return finding === undefined ? facts : knownFacts(kinds, finding.facts)
}

const titles: ReadonlyMap<ScenarioId, string> = new Map<ScenarioId, string>([
  ...errorCodes.map(({ scenario, code, name }): [ScenarioId, string] => [scenario, `${code}, ${name}`]),
  ['clarify.auth', 'a refusal before any method was called'],
  ['clarify.unreachable', 'no answer from Clarify'],
  ['clarify.malformed-response', 'an answer that is no valid JSON-RPC'],
])

const nameOf = (scenario: ScenarioId) => `is-${scenario.slice('clarify.'.length)}`

/** Outcomes of which a scenario can tell more, although the call went well: they lead nowhere by themselves. */
const goesWell: ReadonlySet<string> = new Set(['slow', 'harms'])

/** Routes from a check's outcomes that belong to a scenario, to one step or verdict. */
export function routesOf(scenario: ScenarioId, check: AnyCheck, to: string): readonly Route[] {
  const all: Outcomes = check.outcomes
  const outcomes = Object.entries(all).flatMap(([name, outcome]) =>
    scenarioOfOutcome(outcome) === scenario && !goesWell.has(name) ? [name] : [],
  )
  return outcomes.length === 0 ? [] : [{ check, outcomes, to }]
}

/** The routes from a check to every scenario of Clarify's but `own`; names are those of {@link elsewhereVerdicts}. */
export function elsewhereRoutes(own: ScenarioId, check: AnyCheck): readonly Route[] {
  const others = [...titles.keys()].filter((scenario) => scenario !== own)
  const unlisted = Object.hasOwn(check.outcomes, 'other-code')
  return [
    ...others.flatMap((scenario) => routesOf(scenario, check, nameOf(scenario))),
    ...(unlisted ? [{ check, outcomes: ['other-code'], to: 'unknown-code' }] : []),
  ]
}

const { verdict } = verdictsReading({ ...clarifyFacts, ...clarifyPasteSays.facts })

/** A verdict for every scenario of Clarify's but `own`, which goes on from there, and one for a code not listed. */
export function elsewhereVerdicts(own: ScenarioId): Readonly<Record<string, Verdict>> {
  const handedOver = ([scenario, title]: readonly [ScenarioId, string]) =>
    verdict({
      kind: 'open',
      cause: nameOf(scenario),
      headline: `This is something else: ${title}.`,
      explains: (_, context) =>
        decidingFinding(context)?.says ?? 'What came back names another fault than the one that you chose.',
      actions: [you(`Go on with “${title}”: its steps and advice are others.`)],
      disprovedBy: 'An answer that shows what you chose instead.',
      leadsTo: scenario,
    })
  const others = [...titles].filter(([scenario]) => scenario !== own)
  return {
    ...Object.fromEntries(others.map((each) => [nameOf(each[0]), handedOver(each)])),
    'unknown-code': verdict({
      kind: 'open',
      cause: 'unknown-code',
      headline: ({ rpcCode = 'This' }) => `${rpcCode} is not a code that Clarify lists.`,
      explains:
        'JSON-RPC lets a program use codes of its own, and Clarify’s published list does not have this one. It may ' +
        'come from another system, or from a program in between.',
      actions: ({ sentTo = 'the client’s address' }) => [
        you('Check that the answer really comes from Clarify: the address called, and a trace in it.', sentTo),
        you('If it does, ask Clarify support what the code means, with the trace.'),
      ],
      disprovedBy: 'The code standing in Clarify’s documentation.',
    }),
  }
}

/** The verdict on a pasted answer in which nothing is wrong. */
export function goodAnswer(headline: string, disprovedBy: string): Verdict {
  return verdict({
    kind: 'clear',
    cause: 'pasted-success',
    headline,
    explains: ({ pastedSays = 'It has a result, or a token.' }) => pastedSays,
    actions: [you('If a program reports an error all the same, paste what that program prints.')],
    last: null,
    prove: clarifyPasteSays,
    disprovedBy,
  })
}
