import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import type { InputStep, Route, RunStep } from '#src/domain/model/scenario.ts'
import { elseTo, keyField, optional, saw } from './steps.ts'

/** What was seen, and the request beside it. */
export function sawWithRequest<const T extends string>(spec: {
  readonly says: string
  readonly placeholder: string
  readonly to: T
}): InputStep<T> {
  const { fields, ...step } = saw(spec)
  const example = '{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{"query":{"limit":1}}}'
  return { ...step, fields: [...fields, optional('paste', 'request', 'The request, if you have it', example)] }
}

/** The credentials with which the checks that follow ask; `says` ends with where they stay. */
export function whichCredentials<const T extends string>(says: string, to: T): InputStep<T> {
  return {
    kind: 'input',
    title: 'Which credentials should be tried?',
    short: 'Which credentials',
    says: `${says} The credentials stay in the product’s own server.`,
    fields: [{ ...keyField, label: 'Credentials' }],
    to,
  }
}

/** Reads the pasted answer; where it is read once more, since no live check decided, `says` can be left out. */
export function readsAnswer(spec: {
  readonly title: string
  readonly short?: string
  readonly says?: string
  readonly routes: readonly Route[]
  /** Where it leads when no route fits. */
  readonly nothing: string
}): RunStep {
  const { nothing, ...step } = spec
  return {
    kind: 'run',
    short: 'The pasted answer',
    says: 'No live check decided it, so what was pasted does. Nothing is sent.',
    ...step,
    checks: [clarifyPasteSays],
    ...elseTo(nothing),
  }
}
