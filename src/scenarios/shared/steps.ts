import type { Check } from '#src/domain/model/check.ts'
import type { Outcomes } from '#src/domain/model/finding.ts'
import type { FactKinds } from '#src/domain/model/facts.ts'
import {
  when,
  type AskStep,
  type InputField,
  type InputStep,
  type Route,
  type RunStep,
} from '#src/domain/model/scenario.ts'
import { forecastIn, jobIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'

/** Where outcomes lead, by name; an outcome that the check does not have does not compile. */
type Targets<M, O> = M & { readonly [K in Exclude<keyof M, keyof O>]: never }

/** Routes by the outcomes of one check, each with the step or verdict that it leads to. */
export function routesBy<O extends Outcomes, G, F extends FactKinds, const M extends Readonly<Record<string, string>>>(
  check: Check<O, G, F>,
  to: Targets<M, O>,
): readonly Route<M[keyof M]>[]
export function routesBy(check: Check, to: Readonly<Record<string, string>>): readonly Route[] {
  return Object.entries(to).map(([outcome, target]) => when(check, [outcome], target))
}

/** Outcomes that lead to the step or verdict of the same name. */
export function namesakes<const N extends string>(...names: readonly N[]): { readonly [K in N]: K } {
  // The edge where names become the record of themselves.
  return Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in N]: K }
}

/** Where a step leads when nothing else fits, and when its check did not come to an end. */
export function elseTo<const T extends string>(to: T) {
  return { otherwise: to, unknown: to }
}

/** A step that runs one check. */
interface Running<M, O, W extends string, U extends string> {
  readonly title: string
  readonly short: string
  /** Left out where the check sends nothing, which is then said. */
  readonly says?: string
  /** Where the outcomes lead, by name. */
  readonly to: Targets<M, O>
  /** Where every other outcome leads; left out, to the verdict of that name. */
  readonly otherwise?: W
  /** Where it leads when the check was skipped, cancelled, timed out or crashed; left out, to the step of that name. */
  readonly unknown?: U
}

/** Runs one check and goes on by its outcome: any other to `other-answer`, and without one to `from-paste`. */
export function runs<
  O extends Outcomes,
  G,
  F extends FactKinds,
  const M extends Readonly<Record<string, string>>,
  const W extends string = 'other-answer',
  const U extends string = 'from-paste',
>(check: Check<O, G, F>, spec: Running<M, O, W, U>): RunStep<M[keyof M] | W | U>
export function runs(
  check: Check,
  spec: Running<Readonly<Record<string, string>>, Readonly<Record<string, unknown>>, string, string>,
): RunStep {
  const {
    to,
    says = 'Read here, nothing is sent.',
    otherwise = 'other-answer',
    unknown = 'from-paste',
    ...words
  } = spec
  return { kind: 'run', ...words, says, checks: [check], routes: routesBy(check, to), otherwise, unknown }
}

interface Pasting<T extends string> {
  readonly title: string
  readonly short: string
  readonly says: string
  readonly label: string
  readonly placeholder: string
  readonly to: T
}

/** A text that the analyst pastes, kept under a name. */
export function pasteStep<const T extends string>(name: string, spec: Pasting<T>): InputStep<T> {
  const { label, placeholder, ...step } = spec
  return { kind: 'input', ...step, fields: [{ name, kind: 'paste', label, required: false, placeholder }] }
}

/** What was seen, as it comes back from the API or stands in a log; always the paste `error`. */
export function saw<const T extends string>(
  spec: Omit<Pasting<T>, 'title' | 'short' | 'label'> & Partial<Pick<Pasting<T>, 'title' | 'label'>>,
): InputStep<T> {
  return pasteStep('error', {
    title: 'What came back?',
    short: 'What you saw',
    label: 'The answer or error',
    ...spec,
  })
}

/** The choice of a connection, as a field among others. */
export const keyField = { name: 'connection', kind: 'connection', label: 'Key', required: true } as const

/** The connection over which the checks that follow ask. */
export function whichKey<const T extends string>(spec: {
  readonly title: string
  readonly says: string
  readonly to: T
}): InputStep<T> {
  return { kind: 'input', short: 'Which key', fields: [keyField], ...spec }
}

/** The id of a forecast, offered where what was pasted names one. */
export const forecastField = {
  name: 'forecastId',
  kind: 'text',
  label: 'Forecast id',
  required: true,
  placeholder: 'net_arr',
  picks: 'forecast',
  suggests: ({ pastes }) => forecastIn(readPaste(pastes['error'] ?? '')) ?? null,
} as const satisfies InputField

/** The forecast that the checks that follow ask for. */
export function whichForecast<const T extends string>(to: T): InputStep<T> {
  return {
    kind: 'input',
    title: 'Which forecast?',
    short: 'Which forecast',
    says:
      'Its id is the last part of the Forecast Tab’s address: app.clari.com/forecast/<id>. Upper and lower case ' +
      'matter.',
    fields: [forecastField],
    to,
  }
}

/** The id of an export job, offered where what was pasted names one. */
export const jobField = {
  name: 'jobId',
  kind: 'text',
  label: 'Job id',
  required: true,
  placeholder: '6073683781a6da229df71e00',
  suggests: ({ pastes }) => jobIn(readPaste(pastes['error'] ?? '')) ?? null,
} as const satisfies InputField

/** A field that may be left empty. */
export function optional(
  kind: 'text' | 'paste',
  name: string,
  label: string,
  placeholder: string,
  more: Pick<InputField, 'help' | 'suggests'> = {},
): InputField {
  return { kind, name, label, placeholder, required: false, ...more }
}

/** The export job that the checks that follow ask after. */
export function whichJob<const T extends string>(spec: { readonly says: string; readonly to: T }): InputStep<T> {
  return { kind: 'input', title: 'Which job?', short: 'Which job', fields: [jobField], ...spec }
}

/** The request that the analyst's own client sends; always the paste `request`. */
export function ownRequest<const T extends string>(spec: Omit<Pasting<T>, 'short'>): InputStep<T> {
  return pasteStep('request', { short: 'Your request', ...spec })
}

/** Asks before one of the organisation's exports is used; `no` is where it leads without. */
export function mayExport<const Y extends string, const N extends string>(spec: {
  readonly says: string
  readonly yes: Y
  readonly no: { readonly label: string; readonly to: N }
}): AskStep<Y | N> {
  return {
    kind: 'ask',
    title: 'Test it with a real export?',
    short: 'Use one export?',
    says: spec.says,
    answer: 'may-export',
    options: [option('yes', 'Yes, start one export', spec.yes), option('no', spec.no.label, spec.no.to)],
  }
}

/** One answer to a question, and where it leads. */
export function option<const T extends string>(value: string, label: string, to: T, says?: string) {
  return { value, label, to, ...(says === undefined ? {} : { says }) }
}
