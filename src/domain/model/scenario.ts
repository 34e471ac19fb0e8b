import type { Connection } from '#src/domain/contract/connection.ts'
import { comparisonPaste } from './comparison-summary.ts'
import type { AnyCheck, Answers, Check, Pastes } from './check.ts'
import type { Evidence } from './evidence.ts'
import type { Facts, Finding, NonEmpty, Outcomes } from './finding.ts'
import type { FactKinds } from './facts.ts'
import type { Plan } from './plan.ts'
import type { ScenarioId } from './scenario-id.ts'
import type { System } from './system.ts'
import type { Sign } from './sign.ts'

/** Where a run of checks leads: the first route whose check had one of these outcomes. */
export interface Route<T extends string = string> {
  readonly check: AnyCheck
  readonly outcomes: readonly string[]
  readonly to: T
}

/** Routes by the outcomes of one check; only outcomes that the check has compile. */
export function when<O extends Outcomes, G, F extends FactKinds, const T extends string>(
  check: Check<O, G, F>,
  outcomes: NonEmpty<keyof O & string>,
  to: T,
): Route<T>
export function when(check: AnyCheck, outcomes: readonly string[], to: string): Route {
  return { check, outcomes, to }
}

/** One thing that the analyst types in; `paste` texts live in the case, the others in the URL. */
export interface InputField {
  readonly name: string
  readonly kind: 'text' | 'paste' | 'connection'
  readonly label: string
  readonly help?: string
  readonly placeholder?: string
  readonly required: boolean
  /** A value to offer, found in what is already known; the analyst confirms it. */
  readonly suggests?: (known: { readonly answers: Answers; readonly pastes: Pastes }) => string | null
  /** What it can be picked from where the connection lists them. */
  readonly picks?: 'forecast'
  /** Of which system its connections are; left out, of the scenario's. */
  readonly system?: System
  /** Of connections the one to try first: whether it is of the kind that what is known speaks of. */
  readonly fits?: (connection: Connection, known: { readonly answers: Answers; readonly pastes: Pastes }) => boolean
}

/** A question with a few answers; each leads on. The answer is kept under the step's `answer` name. */
export interface AskStep<T extends string = string> {
  readonly kind: 'ask'
  readonly title: string
  readonly short: string
  readonly says: string
  readonly answer: string
  readonly options: NonEmpty<{ readonly value: string; readonly label: string; readonly says?: string; readonly to: T }>
}

/** Things to type or paste. */
export interface InputStep<T extends string = string> {
  readonly kind: 'input'
  readonly title: string
  readonly short: string
  readonly says: string
  readonly fields: NonEmpty<InputField>
  readonly to: T
}

/**
 * Checks to run, cheapest first; the first route that fits a finding is taken at once, the remaining
 * checks are not run.
 */
export interface RunStep<T extends string = string> {
  readonly kind: 'run'
  readonly title: string
  readonly short: string
  readonly says: string
  readonly checks: NonEmpty<AnyCheck>
  readonly routes: readonly Route<T>[]
  /** When all ran and no route fitted. */
  readonly otherwise: T
  /** When a check was skipped, cancelled, timed out or crashed. */
  readonly unknown: T
}

/** Hands over to the comparison, which writes its summary into the case. */
export interface CompareStep<T extends string = string> {
  readonly kind: 'compare'
  readonly title: string
  readonly short: string
  readonly says: string
  readonly to: T
}

/** Something to read before going on. */
export interface ExplainStep<T extends string = string> {
  readonly kind: 'explain'
  readonly title: string
  readonly short: string
  readonly says: string
  readonly points: readonly string[]
  readonly to: T
}

/** One step of a scenario; `short` is its name in the rail. */
export type Step<T extends string = string> = AskStep<T> | InputStep<T> | RunStep<T> | CompareStep<T> | ExplainStep<T>

/** Who can act. */
export const actors = ['you', 'clari-admin', 'clari-support', 'clarify-admin', 'clarify-support'] as const

/** Who can act. */
export type Actor = (typeof actors)[number]

/** What an actor is called on the page. */
export const actorNames: Readonly<Record<Actor, string>> = {
  you: 'You',
  'clari-admin': 'Clari admin',
  'clari-support': 'Clari support',
  'clarify-admin': 'Clarify admin',
  'clarify-support': 'Clarify support',
}

/** What is known when a verdict is put into words. */
export interface VerdictContext {
  readonly answers: Answers
  readonly pastes: Pastes
  /** The facts of every finding on the way, later ones over earlier ones. */
  readonly facts: Facts
  readonly findings: readonly Finding[]
}

/** One thing to do, by one actor; `where` is the exact menu path or file, null when there is none. */
export interface Action {
  readonly who: Actor
  readonly does: string
  readonly where: string | null
}

/** A text that may depend on what was found. */
export type Wording = string | ((context: VerdictContext) => string)

/** How a fix is proved: a check to run again, or another paste to be judged by an offline check. */
export interface Proof {
  readonly by: 'check' | 'paste-again'
  readonly check: AnyCheck
}

/**
 * The proof by a check: what reads a paste is given another one, every other check runs again. What the comparison
 * wrote into the case is nobody's paste.
 */
export function proofBy(check: AnyCheck): Proof {
  const readsPaste = check.reads.some((name) => name !== comparisonPaste)
  return { by: check.costs === 'offline' && readsPaste ? 'paste-again' : 'check', check }
}

/**
 * How firmly a verdict stands: `proved` seen here, in this run, over the very thing in question; `likely` only the
 * pasted text or the analyst says so; `open` not told yet.
 */
export const strengths = ['proved', 'likely', 'open'] as const

/** How firmly a verdict stands. */
export type Strength = (typeof strengths)[number]

/** A cause, as firm as what it rests on, and what to do about it. */
export interface Verdict {
  /** `cause` something is wrong and this is it; `clear` nothing is wrong here; `open` it could not be told, and why. */
  readonly kind: 'cause' | 'clear' | 'open'
  /** The stable name of the cause: `no-optin`. */
  readonly cause: string
  /** Where it can be no more than likely, since no API shows it: the analyst's word. Left out, by what decided. */
  readonly strength?: 'likely'
  readonly headline: Wording
  readonly explains: Wording
  readonly actions: (context: VerdictContext) => NonEmpty<Action>
  /** What comes after the actions: how the fix is tried, by its proof unless something else is said, or nothing. */
  readonly last: Action | 'by-proof' | null
  /** The paragraph that asks the admin or support for the fix, when somebody else must act. */
  readonly asks?: Wording
  /** What to carry out, where waiting or splitting is the cure. */
  readonly plan?: (context: VerdictContext) => Plan
  /** Evidence beyond what the findings carry, such as an answer that it rests on. */
  readonly evidence?: (context: VerdictContext) => readonly Evidence[]
  /** How the fix is proved; left out, by the check whose finding decided the way. */
  readonly prove?: Proof
  /**
   * The words that differ where only a pasted text was judged, since no live check came to an end; what is left out is
   * said as it is of one met live, with a sentence on what it rests. Where the fix is proved by another paste anyway
   * the verdict is about the text itself, and nothing changes.
   */
  readonly pasted: Partial<Pick<Verdict, 'headline' | 'explains' | 'actions' | 'asks' | 'last' | 'prove'>>
  readonly disprovedBy: Wording
  /**
   * Whether it is of amounts, so that evidence is not believed without them. Of people every verdict needs those whom
   * its own sentences name, and nobody else.
   */
  readonly needs?: 'amounts'
  /**
   * Whether another export could mend or prove it, which the comparison's page can make with the options that it takes.
   */
  readonly exportsAgain?: true
  /** Another scenario that goes on from here, or that looks alike. */
  readonly leadsTo?: ScenarioId
}

/** A verdict as a way reached it: how firmly it stands and how its fix is proved are settled. */
export type ReachedVerdict = Omit<Verdict, 'prove' | 'last' | 'strength'> & {
  readonly strength: Strength
  /** In what the pasted text disagrees with what was asked here, a sentence each. */
  readonly contradictions: readonly string[]
  readonly prove: Proof
  readonly last: Action | null
}

/** The way from symptom to verdict: a graph as data. */
export interface Flow {
  readonly start: string
  readonly steps: Readonly<Record<string, Step>>
  readonly verdicts: Readonly<Record<string, Verdict>>
}

/** Declares a flow; a step that leads to a name that is neither step nor verdict does not compile. */
export function defineFlow<const S extends string, const V extends string>(spec: {
  readonly start: NoInfer<S>
  readonly steps: { readonly [K in S]: Step<NoInfer<S | V>> }
  readonly verdicts: { readonly [K in V]: Verdict }
}): Flow {
  return spec
}

/** What the troubleshooting guide (or the response format's description) says of a scenario, in our words. */
export interface GuideAdvice {
  /** What it means. */
  readonly says: string
  /** What it tells to do. */
  readonly fix: string
  /** Where the guide is wrong or only half right, kindly; null where it is right. */
  readonly but: string | null
}

/** An error scenario: its signs, what the guide says of it, and what loads its flow. */
export interface Scenario {
  readonly id: ScenarioId
  readonly system: System
  /** As on the page: `401 Unauthorized`. */
  readonly title: string
  /** What an analyst sees: `It says unauthorized`. */
  readonly symptom: string
  /** A few words that help to recognise it: `401, key refused`. */
  readonly hint: string
  readonly signs: readonly Sign[]
  /**
   * What goes wrong: left out, a call is refused or not answered, so that a call answered well is evidence against it;
   * `result`, calls are answered and what they give is wrong; `comparison`, it differs from another system's, which is
   * named beside ours.
   */
  readonly shows?: 'result' | 'comparison'
  readonly guide: GuideAdvice
  /** Loads its steps and verdicts, which are large and wanted only by who walks them; null where there are none yet. */
  readonly flow: (() => Promise<Flow>) | null
}

/** A scenario whose flow is there. */
export type LoadedScenario = Omit<Scenario, 'flow'> & { readonly flow: Flow }

/** Loads a scenario's flow; null where it has none yet. */
export async function loadScenario(scenario: Scenario): Promise<LoadedScenario | null> {
  return scenario.flow === null ? null : { ...scenario, flow: await scenario.flow() }
}
