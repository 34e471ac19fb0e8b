import type { Role } from '#src/compare/read/layout/columns.ts'
import type { MeantBy } from '#src/compare/read/layout/layout.ts'
import type { SourceOptions, SourceReading } from '#src/compare/read/source.ts'

/** What a table has to tell of each number: whose it is, of what, how much, in which currency, when. */
export const slots = ['person', 'email', 'id', 'field', 'value', 'currency', 'week', 'period'] as const

/** One of the {@link slots}. */
export type Slot = (typeof slots)[number]

/** The meanings that fill a slot, the usual one first: it is what a column is told to be. */
const rolesOf: Readonly<Record<Slot, readonly [Role, ...Role[]]>> = {
  person: ['name'],
  email: ['email'],
  id: ['crm-id', 'user-id'],
  field: ['field'],
  value: ['value'],
  currency: ['currency'],
  week: ['week', 'start', 'frame-id'],
  period: ['period'],
}

/** The columns of numbers where each field has one of its own. */
const wideRoles: ReadonlySet<Role> = new Set<Role>([
  'wide',
  'forecast',
  'quota',
  'adjustment',
  'crm-total',
  'crm-closed',
])

/** A column that fills a slot, or null where none does, and how that was found. */
export interface FilledSlot {
  readonly slot: Slot
  readonly header: string | null
  readonly by: MeantBy | null
}

/** A column of numbers, what it is taken for, and how that was found. */
export interface ValueColumn {
  readonly header: string
  readonly role: Role
  readonly by: MeantBy
}

/** What a file was read as: a column for each slot, and its columns of numbers where there are several. */
export interface ReadAs {
  readonly slots: readonly FilledSlot[]
  readonly values: readonly ValueColumn[]
  readonly headers: readonly string[]
}

/** What a file was read as; without headers where it is no table. */
export function readAs({ mapping, meantBy }: Pick<SourceReading, 'mapping' | 'meantBy'>): ReadAs {
  const entries = Object.entries(mapping).filter(([header]) => header !== '')
  const values = entries.flatMap(([header, role]) =>
    wideRoles.has(role) ? [{ header, role, by: meantBy[header] ?? ('header' as const) }] : [],
  )
  const filled = slots.flatMap((slot): readonly FilledSlot[] => {
    // Where each field has a column of its own, no column names fields or holds all values.
    if (values.length > 0 && (slot === 'field' || slot === 'value')) return []
    const found = rolesOf[slot].flatMap((role) => entries.filter(([, one]) => one === role))[0]
    return [{ slot, header: found?.[0] ?? null, by: found === undefined ? null : (meantBy[found[0]] ?? 'header') }]
  })
  return { slots: filled, values, headers: entries.map(([header]) => header) }
}

/** How a file is to be read where a slot is another column's (null: none's); of the other columns nothing is said. */
export function withSlot(
  { mapping }: Pick<SourceReading, 'mapping'>,
  options: SourceOptions,
  slot: Slot,
  header: string | null,
): SourceOptions {
  const roles = rolesOf[slot]
  const before = Object.entries(mapping).flatMap(([one, role]) =>
    roles.includes(role) ? [[one, 'skip'] as const] : [],
  )
  const chosen = header === null ? [] : [[header, roles[0]] as const]
  return { ...options, mapping: { ...options.mapping, ...Object.fromEntries([...before, ...chosen]) } }
}

/** How a file is to be read where a column means something else. */
export function withRole(options: SourceOptions, header: string, role: Role): SourceOptions {
  return { ...options, mapping: { ...options.mapping, [header]: role } }
}

/** The columns that were taken for somebody's or for a field by what they hold alone: a guess worth a look. */
export function guessesOf(reading: Pick<SourceReading, 'mapping' | 'meantBy'>): readonly string[] {
  const { slots: filled } = readAs(reading)
  return filled.flatMap(({ header, by }) => (header !== null && by === 'content' ? [header] : []))
}

/** Whether the analyst said of a column what it is. */
export function isChanged({ meantBy }: Pick<SourceReading, 'meantBy'>): boolean {
  return Object.values(meantBy).includes('you')
}
