import { refusalFacts, refusals, type Refusal } from '#src/checks/refusals/clari-refusal.ts'
import type { Check } from '#src/domain/model/check.ts'
import { scenarioOfOutcome, type Outcomes } from '#src/domain/model/finding.ts'
import type { FactKinds } from '#src/domain/model/facts.ts'
import { verdictsReading, type VerdictSpec } from '#src/domain/model/verdict.ts'
import type { Verdict } from '#src/domain/model/scenario.ts'
import { you } from './actions.ts'
import { given, quotable } from './wording.ts'

/** The verdict that hands over to another scenario, for every refusal that is not a scenario's own. */
const handedOver = {
  'gateway-no-key': 'key-refused',
  'gateway-rejected': 'key-refused',
  'api-rejected': 'key-refused',
  'not-sent': 'key-refused',
  'no-optin': 'no-optin',
  forbidden: 'forbidden',
  'no-such-forecast': 'no-such-forecast',
  'no-route': 'not-answered',
  'rate-limited': 'rate-limited',
  'bad-request': 'other-answer',
  'web-page': 'not-answered',
  redirected: 'not-answered',
  intercepted: 'not-answered',
  'no-answer': 'not-answered',
  'server-error': 'not-answered',
  'broken-answer': 'not-answered',
  'other-error': 'other-answer',
} as const satisfies Partial<Record<Refusal, string>>

type HandedOver = typeof handedOver

/** The name of a verdict that hands over to another scenario. */
export type HandOver = HandedOver[keyof HandedOver]

/**
 * Where the refusals of a check lead: each to the verdict that hands it over. Spread it first among the targets of a
 * step, and those that are the scenario's own take their place after it.
 */
export function refused<O extends Outcomes, G, F extends FactKinds>(
  check: Check<O, G, F>,
): Pick<HandedOver, keyof O & keyof HandedOver>
export function refused(check: Check): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(handedOver).filter(([outcome]) => outcome in check.outcomes))
}

const { verdict } = verdictsReading(refusalFacts)

type Words = Pick<VerdictSpec<typeof refusalFacts>, 'headline' | 'explains'>

const words: Readonly<Record<HandOver, Words>> = {
  'key-refused': {
    headline: 'It is the key that is refused, before anything else is looked at.',
    explains: ({ message, detail }) => `Clari answers “${quotable(message ?? detail, '401')}”.`,
  },
  'no-optin': {
    headline: 'The key is good; its user is not opted in to this forecast.',
    explains: ({ message }) => `Clari answers 401 no_optin${given(message, (text) => `: “${quotable(text, '')}”`)}.`,
  },
  forbidden: {
    headline: 'The key is good; its user may not see this.',
    explains: ({ message }) => `Clari answers 403${given(message, (text) => `: “${quotable(text, '')}”`)}.`,
  },
  'no-such-forecast': {
    headline: 'Clari knows no forecast of this id.',
    explains: ({ message }) => `The key is accepted, and Clari says “${quotable(message, 'not found')}”.`,
  },
  'rate-limited': {
    headline: 'Clari asks to slow down, so nothing could be judged.',
    explains: 'It answers 429 before it looks at the call. Stop other clients of this key for a minute.',
  },
  'not-answered': {
    headline: 'No proper answer came, so nothing could be judged.',
    explains: ({ detail }) => detail ?? 'What came back is no answer of Clari’s API.',
  },
  'other-answer': {
    headline: 'Clari answered something else.',
    explains: ({ status, message }) =>
      `The answer was ${status ?? 'unusual'}${given(message, (text) => ` “${quotable(text, '')}”`)}.`,
  },
}

/** Hands over to the scenario to which some refusals lead; proved by the check that met them. */
function handOver(name: HandOver, so: string, until: string): Verdict {
  const [outcome] = outcomesOf(name)
  const see = outcome === undefined ? null : scenarioOfOutcome(refusals[outcome])
  const { headline, explains } = words[name]
  return verdict({
    kind: 'open',
    cause: name,
    headline,
    explains: (facts, context) => `${typeof explains === 'string' ? explains : explains(facts, context)} ${so}`,
    actions: [you(`Go on with the other diagnosis; come back if ${until}.`)],
    disprovedBy: 'Another answer on the next try.',
    ...(see === null ? {} : { leadsTo: see }),
  })
}

function outcomesOf(name: HandOver): readonly (keyof HandedOver)[] {
  return Object.keys(handedOver)
    .filter(isHandedOver)
    .filter((outcome) => handedOver[outcome] === name)
}

function isHandedOver(name: string): name is keyof HandedOver {
  return Object.hasOwn(handedOver, name)
}

/**
 * The verdicts that hand over to other scenarios, by name, without the scenario's own. `so` ends what they explain:
 * `So whether the forecast is there could not be seen.`; `until` is when to come back: `it is still not found`.
 */
export function handOvers<const Own extends HandOver = never>(
  so: string,
  until: string,
  own: readonly Own[] = [],
): Readonly<Record<Exclude<HandOver, Own>, Verdict>> {
  const isOwn = (name: HandOver): name is Own => own.some((each) => each === name)
  const names = [...new Set(Object.values(handedOver))].filter((name) => !isOwn(name))
  // The edge where entries become the record of the names that were listed.
  return Object.fromEntries(names.map((name) => [name, handOver(name, so, until)])) as Record<
    Exclude<HandOver, Own>,
    Verdict
  >
}
