import { systems, systemNames } from '#src/domain/model/system.ts'
import { matches, type CaseSummary } from './case-summary.ts'
import type { CasesSearch } from './cases-search.ts'

/** The cases that a search's words and the filters leave; words match anywhere in a case. */
export function narrow(
  summaries: readonly CaseSummary[],
  { kind, standing, system }: CasesSearch,
  words: string,
): readonly CaseSummary[] {
  const sought = words.trim()
  return summaries.filter((summary) => {
    if (kind !== undefined && summary.item.kind !== kind) return false
    if (
      standing === 'fixed'
        ? summary.fix !== 'fixed'
        : standing !== undefined && (summary.standing !== standing || summary.fix === 'fixed')
    )
      return false
    if (
      system === 'demo'
        ? !summary.demo
        : system === 'bundle'
          ? summary.item.origin.kind !== 'bundle'
          : system !== undefined && summary.system !== system
    )
      return false
    return sought === '' || matches(summary, sought)
  })
}

/** A choice of a filter; an empty value leaves everything. */
type Choices = readonly { readonly value: string; readonly label: string }[]

/** The choices of each filter, in an analyst's words. */
export const filterChoices: Readonly<Record<keyof CasesSearch, Choices>> = {
  kind: [
    { value: '', label: 'Everything' },
    { value: 'wizard', label: 'Diagnoses' },
    { value: 'checkup', label: 'Check-ups' },
    { value: 'comparison', label: 'Comparisons' },
    { value: 'decode', label: 'Decoded answers' },
  ],
  standing: [
    { value: '', label: 'Any result' },
    { value: 'cause', label: 'Something wrong' },
    { value: 'fixed', label: 'Proved fixed' },
    { value: 'clear', label: 'Nothing wrong' },
    { value: 'open', label: 'Still open' },
    { value: 'unfinished', label: 'Not finished' },
  ],
  system: [
    { value: '', label: 'Any system' },
    ...systems.map((system) => ({ value: system, label: systemNames[system] })),
    { value: 'demo', label: 'Demo tenant' },
    { value: 'bundle', label: 'From a bundle' },
  ],
}
