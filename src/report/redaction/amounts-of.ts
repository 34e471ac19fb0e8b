import type { Evidence } from '#src/domain/model/evidence.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import { readMoney } from './copy-rows.ts'
import { rulesFor } from './member-rules.ts'

const mostKept = 50_000

function inJson(value: unknown, name: string, found: Set<number>): void {
  if (found.size > mostKept) return
  if (Array.isArray(value)) return value.forEach((each) => inJson(each, name, found))
  if (isObject(value)) return Object.entries(value).forEach(([key, member]) => inJson(member, key, found))
  if (!rulesFor(name).includes('money')) return
  const amount = typeof value === 'number' ? value : typeof value === 'string' ? readMoney(value) : null
  if (amount !== null && Math.abs(amount) >= 1000) found.add(Math.abs(amount))
}

/** The amounts of money that evidence holds (1000 or more), so that they are known wherever they recur. */
export function amountsOf(evidence: readonly Evidence[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const each of evidence) {
    if (each.kind === 'rows') {
      for (const cell of each.rows.flat()) {
        const amount = /[.,]\d\d\b|[A-Z]{3}$/.test(cell) ? readMoney(cell) : null
        if (amount !== null && Math.abs(amount) >= 1000) found.add(Math.abs(amount))
      }
      continue
    }
    const text =
      each.kind === 'exchange'
        ? each.exchange.result.kind === 'response'
          ? each.exchange.result.body
          : ''
        : each.kind === 'paste'
          ? each.text
          : ''
    const json = readJson(text)
    if (json.ok) inJson(json.value, '', found)
  }
  return found
}
