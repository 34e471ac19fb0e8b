import type { DemoFault } from '#src/domain/contract/proxy-contract.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'

/** Faults of the demo tenant that show one scenario. */
export interface FaultGroup {
  readonly title: string
  readonly faults: readonly DemoFault[]
}

/**
 * Groups faults by the scenario they show, in the order of the scenarios; those without one come last. Keeps only what
 * all words of the search occur in.
 */
export function faultGroups(
  faults: readonly DemoFault[],
  scenarios: readonly Scenario[],
  search: string,
): readonly FaultGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (fault: DemoFault, title: string) => {
    const text = `${fault.id} ${fault.says} ${title}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const groups = scenarios.map(({ id, title }) => ({
    title,
    faults: faults.filter((fault) => fault.scenario === id && fits(fault, title)),
  }))
  const known = new Set<string | undefined>(scenarios.map(({ id }) => id))
  const others = {
    title: 'Other',
    faults: faults.filter((fault) => !known.has(fault.scenario) && fits(fault, 'Other')),
  }
  return [...groups, others].filter((group) => group.faults.length > 0)
}
