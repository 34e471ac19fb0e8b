import { z } from 'zod'
import { caseSchema, caseVersion, type Case } from '#src/domain/model/case.ts'

/**
 * What a stored row turned out to be: a case (migrated when it was older), one of a newer version, or nothing
 * that can be read.
 */
export type StoredCase =
  | { readonly kind: 'case'; readonly item: Case; readonly migrated: boolean }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'broken' }

type Row = Readonly<Record<string, unknown>>

/**
 * The step from each version of a case to the next, by the version that it starts from. Never edit one that
 * shipped, add one.
 */
const steps: Readonly<Record<number, (row: Row) => Row>> = {
  // Version 1 told a check-up by its scenario, and kept neither other runs nor where a case is from.
  1: (row) => ({
    ...row,
    version: 2,
    kind: row['scenario'] === 'checkup' ? 'checkup' : 'wizard',
    scenario: row['scenario'] === 'checkup' ? null : row['scenario'],
    runs: [],
    origin: { kind: 'own' },
  }),
}

const versionSchema = z.looseObject({ version: z.int().min(1) })

/** Reads a stored row, migrating it version by version; what cannot be read is told, never changed. */
export function readStoredCase(stored: unknown): StoredCase {
  const versioned = versionSchema.safeParse(stored)
  if (!versioned.success) return { kind: 'broken' }
  const { version } = versioned.data
  if (version > caseVersion) return { kind: 'newer', version }
  let row: Row = versioned.data
  for (let from = version; from < caseVersion; from += 1) row = steps[from]?.(row) ?? row
  const read = caseSchema.safeParse(row)
  return read.success ? { kind: 'case', item: read.data, migrated: version < caseVersion } : { kind: 'broken' }
}
