import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { clarifyRefusals, type ClarifyRefusal } from '#src/checks/refusals/clarify-refusal.ts'
import { clarifyTokenRefusals } from '#src/checks/clarify/clarify-token.ts'
import { errorCodes } from '#src/clarify/error-codes.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import { scenarioOfOutcome } from '#src/domain/model/finding.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Route, Verdict } from '#src/domain/model/scenario.ts'
import { told } from './shared/told.ts'

/** Which scenario an outcome of a Clarify check belongs to; null for a code that Clarify does not list. */
export function scenarioOfRefusal(outcome: ClarifyRefusal): ScenarioId | null {
  return scenarioOfOutcome(clarifyRefusals[outcome])
}

const refusals = Object.keys(clarifyRefusals).filter((name): name is ClarifyRefusal =>
  Object.hasOwn(clarifyRefusals, name),
)

/** The outcomes of Clarify's checks that belong to a scenario. */
export function outcomesOf(scenario: ScenarioId | null, check: AnyCheck): readonly string[] {
  const found = refusals.filter((outcome) => scenarioOfRefusal(outcome) === scenario)
  const more =
    scenario === 'clarify.auth'
      ? Object.keys(clarifyTokenRefusals)
      : scenario === 'clarify.malformed-response'
        ? ['strict-client']
        : []
  return [...found, ...more].filter((outcome) => Object.hasOwn(check.outcomes, outcome))
}

const codeScenarios = errorCodes.map(({ scenario }) => scenario)
const allScenarios: readonly ScenarioId[] = [
  ...codeScenarios,
  'clarify.auth',
  'clarify.unreachable',
  'clarify.malformed-response',
]

const titles: Readonly<Partial<Record<ScenarioId, string>>> = {
  'clarify.auth': 'a refusal before any method was called',
  'clarify.unreachable': 'no answer from Clarify',
  'clarify.malformed-response': 'an answer that is no valid JSON-RPC',
}

function titleOf(scenario: ScenarioId): string {
  const row = errorCodes.find((one) => one.scenario === scenario)
  return row ? `${row.code}, ${row.name}` : (titles[scenario] ?? scenario)
}

function nameOf(scenario: ScenarioId): string {
  return `is-${scenario.slice('clarify.'.length)}`
}

/** What was met belongs to another scenario, which goes on from here. */
function goesElsewhere(scenario: ScenarioId): Verdict {
  return {
    kind: 'open',
    cause: nameOf(scenario),
    headline: `This is something else: ${titleOf(scenario)}.`,
    explains: (context) =>
      context.findings.findLast(({ status }) => status === 'fail')?.says ??
      'What came back names another fault than the one that you chose.',
    actions: () => [
      { who: 'you', does: `Go on with “${titleOf(scenario)}”: its steps and advice are others.`, where: null },
    ],
    prove: { by: 'check', check: mayReadItems },
    disprovedBy: 'An answer that shows what you chose instead.',
    leadsTo: scenario,
  }
}

const unknownCode: Verdict = {
  kind: 'open',
  cause: 'unknown-code',
  headline: (context) => `${told(context, 'code', 'This')} is not a code that Clarify lists.`,
  explains:
    'JSON-RPC lets a program use codes of its own, and Clarify’s published list does not have this one. It may come ' +
    'from another system, or from a program in between.',
  actions: (context) => [
    {
      who: 'you',
      does: 'Check that the answer really comes from Clarify: the address called, and a trace in it.',
      where: told(context, 'sentTo', 'the client’s address'),
    },
    { who: 'you', does: 'If it does, ask Clarify support what the code means, with the trace.', where: null },
  ],
  prove: { by: 'paste-again', check: clarifyPasteSays },
  disprovedBy: 'The code standing in Clarify’s documentation.',
}

/** The routes from a check to every scenario but `own`; names are those of {@link elsewhereVerdicts}. */
export function elsewhereRoutes(own: ScenarioId, check: AnyCheck): readonly Route[] {
  const routes = allScenarios
    .filter((scenario) => scenario !== own)
    .map((scenario): Route => ({ check, outcomes: outcomesOf(scenario, check), to: nameOf(scenario) }))
  return [...routes, { check, outcomes: outcomesOf(null, check), to: 'unknown-code' }].filter(
    ({ outcomes }) => outcomes.length > 0,
  )
}

/** A verdict for every scenario but `own`, and one for a code that is not listed. */
export function elsewhereVerdicts(own: ScenarioId): Readonly<Record<string, Verdict>> {
  const others = allScenarios
    .filter((scenario) => scenario !== own)
    .map((scenario) => [nameOf(scenario), goesElsewhere(scenario)] as const)
  return { ...Object.fromEntries(others), 'unknown-code': unknownCode }
}
