import type { Table } from '#src/domain/table/table.ts'
import type { ReadOptions } from '#src/compare/read/read-options.ts'
import { crmKey } from '#src/compare/pair/people.ts'
import { nameKey, nameSpellings, takeApart } from './name-parts.ts'

/** Tells whom of a table a cell names, and by what; the table is gone through when it is first asked. */
export function knownPeople(table: Table): NonNullable<ReadOptions['knownPerson']> {
  let held: ReadonlySet<string> | null = null
  const all = (): ReadonlySet<string> =>
    (held ??= new Set(
      table.people.flatMap(({ name, email, crmId, userId }) => [
        ...(name === null ? [] : keysOf(name)),
        ...(email === null ? [] : [`@${email.trim().toLowerCase()}`]),
        ...(crmId === null ? [] : [`c${crmKey(crmId)}`]),
        ...(userId === null ? [] : [`u${userId}`]),
      ]),
    ))
  return (cell) => {
    const text = cell.trim()
    if (text === '' || text.length > 200) return null
    const known = all()
    if (known.has(`@${text.toLowerCase()}`)) return 'email'
    if (known.has(`c${crmKey(text)}`)) return 'crm-id'
    if (known.has(`u${text}`)) return 'user-id'
    return keysOf(text).some((key) => known.has(key)) ? 'name' : null
  }
}

function keysOf(name: string): readonly string[] {
  return takeApart(name).names.flatMap((one) => [`=${nameKey(one)}`, ...nameSpellings(one)])
}
