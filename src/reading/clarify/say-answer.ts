import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { counted, listOf } from '#src/domain/words/count.ts'
import { nearestMethod } from '#src/clarify/known-methods.ts'
import type { ErrorAnswer, ResultAnswer, UnclearAnswer } from './decoded.ts'

type Unsaid<T> = Omit<T, 'says' | 'scenario'>

/** What is unsaid of an answer before it is put into words. */
export type UnsaidAnswer = Unsaid<ErrorAnswer> | Unsaid<ResultAnswer> | Unsaid<UnclearAnswer>

function toWhich({ id, request, pairing }: UnsaidAnswer): string {
  const name = id.kind === 'number' || id.kind === 'text' ? `request ${id.text.slice(0, 60)}` : null
  const method = request?.method ? request.method.text.slice(0, 60) : null
  if (name && method) return ` to ${name} (${method})`
  if (name) return ` to ${name}`
  return pairing === 'presumed' && method ? `, presumably to ${method}` : ''
}

/** Whether a broken rule keeps a careful client from taking the message. */
export function isMalformed(answer: Pick<UnsaidAnswer, 'broken'>): boolean {
  return answer.broken.some(({ weight }) => weight === 'breaks')
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `“${name.slice(0, 60)}”`)
  const more = names.length - shown.length
  return listOf(more > 0 ? [...shown, `${more} more`] : shown)
}

function errorSays(answer: Unsaid<ErrorAnswer>): string {
  const { code, params, invalidResources, partial } = answer
  const head = code
    ? `Error ${code.code}, ${code.name}, in answer${toWhich(answer)}.`
    : `An error without a readable code, in answer${toWhich(answer)}.`
  const opening = head.replace(', in answer.', '.')
  if (params.length > 0) return `${opening} It names ${list(params.map(({ path }) => path.text))}.`
  if (invalidResources.length > 0) return `${opening} It names ${counted(invalidResources.length, 'invalid resource')}.`
  if (partial) return `${opening} ${partial.says}`
  const meant = code?.code === -32601 ? nearestMethod(answer.request?.method?.text ?? '') : null
  if (code && meant !== null) return `${opening} Did you mean ${meant}? ${code.says}`
  return code ? `${opening} ${code.says}` : opening
}

/** An answer in one or two sentences, and the scenario that goes on from it (null when nothing is wrong). */
export function sayAnswer(answer: UnsaidAnswer): { readonly says: string; readonly scenario: ScenarioId | null } {
  const malformed = isMalformed(answer) ? 'clarify.malformed-response' : null
  switch (answer.kind) {
    case 'error': {
      const known = answer.code?.row?.scenario ?? null
      // A named code says more than a flaw of form, but where an error and a result contradict each other nothing else
      // can be believed.
      const contradicts = answer.broken.some(({ rule }) => rule === 'both')
      return { says: errorSays(answer), scenario: contradicts ? 'clarify.malformed-response' : (known ?? malformed) }
    }
    case 'result': {
      const wrong = answer.broken.find(({ weight }) => weight === 'breaks')
      const says = wrong
        ? `A result${toWhich(answer)}, but malformed. ${wrong.says}`
        : `The call worked: a result${toWhich(answer)}.`
      return { says, scenario: malformed }
    }
    case 'unclear': {
      const wrong = answer.broken.find(({ weight }) => weight === 'breaks')
      return {
        says: `An answer${toWhich(answer)} that cannot be used. ${wrong?.says ?? ''}`.trim(),
        scenario: 'clarify.malformed-response',
      }
    }
  }
}
