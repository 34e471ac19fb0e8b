import type { AnyCheck } from './check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'

/** One check of a full check-up over one connection. */
export interface CheckupItem {
  readonly check: AnyCheck
  readonly connection: Connection
}

/** Names an item within its check-up: the same check over another connection is another item. */
export function checkupItemId({ check, connection }: CheckupItem): string {
  return `${check.id} ${connection.id}`
}
