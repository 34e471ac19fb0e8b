import { z } from 'zod'
import type { Report } from '#src/report/model/report.ts'

/** What a rule removed: in words, where, by which rule, and how often. */
export const redactionEntrySchema = z.object({
  /** Why it does not leave: `secret`, `people`, `amounts`, or that no rule names it. */
  kind: z.enum(['secret', 'people', 'amounts', 'not-named']),
  /** `Member that no rule names`, `E-mail address`. */
  what: z.string(),
  /** The place in words: `Evidence 1 › answer’s body › message`. */
  where: z.string(),
  /** The rule's name, as in the table of rules. */
  rule: z.string(),
  times: z.int(),
})

/** What a rule removed: in words, where, by which rule, and how often. */
export type RedactionEntry = z.infer<typeof redactionEntrySchema>

/** A report and what was removed for it. */
export interface Reported {
  readonly report: Report
  readonly removed: readonly RedactionEntry[]
}

/** Collects what is removed while a report is copied. */
export interface Removals {
  readonly add: (entry: Omit<RedactionEntry, 'times'>, times?: number) => void
  /** Everything so far, in the order of first sight. */
  readonly list: () => readonly RedactionEntry[]
}

/** Starts an empty collection; entries of the same rule at the same place are counted together. */
export function collectRemovals(): Removals {
  const entries = new Map<string, RedactionEntry>()
  return {
    add: (entry, times = 1) => {
      if (times === 0) return
      const key = JSON.stringify([entry.kind, entry.what, entry.where, entry.rule])
      const before = entries.get(key)
      entries.set(key, { ...entry, times: (before?.times ?? 0) + times })
    },
    list: () => [...entries.values()],
  }
}
