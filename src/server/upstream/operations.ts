import type { Operation } from '#src/domain/contract/operation.ts'
import { clariOperations } from '#src/clari/operations.ts'
import { copilotOperations } from '#src/clari/copilot-operations.ts'
import { clarifyOperations } from '#src/clarify/operations.ts'

const all: readonly Operation[] = [...clariOperations, ...copilotOperations, ...clarifyOperations]
const byId: ReadonlyMap<string, Operation> = new Map(all.map((operation) => [operation.id, operation]))

/** Looks an operation up in the allow-list; undefined means that the proxy does not make this call. */
export function findOperation(id: string): Operation | undefined {
  return byId.get(id)
}

/** Parameters as the operation takes them, or one sentence about what does not fit. */
export type ReadParams =
  | { readonly ok: true; readonly params: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly says: string }

/** Checks parameters against the operation's schema; a parameter that it does not have is refused too. */
export function readParams(operation: Operation, params: Readonly<Record<string, unknown>>): ReadParams {
  // The name that does not fit is not repeated: it came from outside and could be anything.
  const names = Object.keys(operation.params.shape)
  if (Object.keys(params).some((name) => !names.includes(name))) {
    return {
      ok: false,
      says:
        names.length === 0
          ? `${operation.id} takes no parameters.`
          : `${operation.id} takes these parameters: ${names.join(', ')}.`,
    }
  }
  const parsed = operation.params.safeParse(params)
  if (parsed.success) return { ok: true, params: parsed.data }
  const [first] = parsed.error.issues
  const place = first?.path.join('.') ?? ''
  return {
    ok: false,
    says:
      `The parameter ${place === '' ? 'list' : place} of ${operation.id} does not fit: ` +
      `${first?.message ?? 'unreadable'}.`,
  }
}
