import type { Answers, Pastes } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { System } from '#src/domain/model/system.ts'
import type { AskStep, InputField, Step } from '#src/domain/model/scenario.ts'
import { seenAnswer, type Known } from './walk.ts'

/** The choice of a connection that stands for no live check. */
export const noConnection = 'none'

/** The name under which a case keeps the pasted error; the checks that read a paste ask for it by this name. */
export const errorPaste = 'error'

/** The most of a pasted text that a case keeps, in UTF-16 code units. */
export const keptOfPaste = 200_000

/** What a case begins with that was made of a text (secrets already blanked); nothing when it is empty. */
export function pastesOf(text: string): Pastes {
  return text.trim() === '' ? {} : { [errorPaste]: text }
}

/** The connections that a field can be given, by its own system or else the scenario's. */
export type Offered = (field: Pick<InputField, 'system'>) => readonly Connection[]

/** Offers of all connections those of a scenario's system, or of the one that a field names. */
export function offeredIn(all: readonly Connection[], system: System): Offered {
  return (field) => all.filter((each) => each.system === (field.system ?? system))
}

/** What an input field starts with: what was given, what is suggested, or the connection most likely meant. */
export function startValue(field: InputField, known: Known, offered: Offered): string {
  const connections = offered(field)
  const given = (field.kind === 'paste' ? known.pastes : known.answers)[field.name]
  if (
    given !== undefined &&
    (field.kind !== 'connection' || given === noConnection || connections.some(({ id }) => id === given))
  )
    return given
  if (field.kind === 'connection') {
    // The demo tenant says nothing of an account that is set up.
    const real = connections.filter(({ source }) => source !== 'demo')
    const likely = real.length > 0 ? real : connections
    return (likely.find((connection) => field.fits?.(connection, known)) ?? likely[0])?.id ?? noConnection
  }
  return field.suggests?.(known) ?? ''
}

/** What stands for an answer that nobody gave; `why` is how it came about. */
export interface UsualAnswer {
  readonly name: string
  readonly value: string
  /** What was asked, in the step's own words. */
  readonly question: string
  /**
   * `found` in what was pasted, `chosen` among connections or options without being told which, `empty` a field that
   * may be left so.
   */
  readonly why: 'found' | 'chosen' | 'empty'
}

/** What a step gets where nobody is asked. */
export interface UsualGiven {
  readonly answers: Answers
  readonly pastes: Pastes
  readonly usual: readonly UsualAnswer[]
}

/**
 * Answers to a step as Continue gives them; null where only somebody can say. `knows` is what they would type into a
 * field that must not stay empty. A run step is given nothing.
 */
export function usualGiven(
  name: string,
  step: Step,
  known: Known,
  offered: Offered,
  knows: Answers = {},
): UsualGiven | null {
  switch (step.kind) {
    case 'ask': {
      const { value } = usualOption(step)
      const usual = { name: step.answer, value, question: step.title, why: 'chosen' } as const
      return { answers: { [step.answer]: value }, pastes: {}, usual: [usual] }
    }
    case 'input': {
      const values = step.fields.map((field) => {
        const started = startValue(field, known, offered)
        return { field, value: field.required && started.trim() === '' ? (knows[field.name] ?? '') : started }
      })
      if (values.some(({ field, value }) => field.required && value.trim() === '')) return null
      const of = (isPaste: boolean) =>
        Object.fromEntries(
          values.flatMap(({ field, value }) => ((field.kind === 'paste') === isPaste ? [[field.name, value]] : [])),
        )
      const usual = values
        .filter(({ field }) => field.kind !== 'paste' && known.answers[field.name] === undefined)
        .map(({ field, value }): UsualAnswer => ({
          name: field.name,
          value,
          question: field.label,
          why: field.kind === 'connection' ? 'chosen' : value === '' ? 'empty' : 'found',
        }))
      return { answers: of(false), pastes: of(true), usual }
    }
    case 'explain':
    case 'compare':
      return { answers: { [seenAnswer(name)]: 'yes' }, pastes: {}, usual: [] }
    case 'run':
      return null
  }
}

/** The option that claims least: not to know, else not to do it (an export uses quota), else the first. */
function usualOption({ options }: AskStep): AskStep['options'][number] {
  return options.find(({ value }) => value === 'unknown') ?? options.find(({ value }) => value === 'no') ?? options[0]
}
