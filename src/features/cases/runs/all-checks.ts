import type { AnyCheck } from '#src/domain/model/check.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import { checkupChecks } from '#src/scenarios/checkup.ts'

/** Every check that a wizard or the check-up can run, by its id. */
export function checksById(scenarios: readonly Scenario[]): ReadonlyMap<string, AnyCheck> {
  const ofWizards = scenarios.flatMap(({ wizard }) =>
    wizard === null
      ? []
      : [
          ...Object.values(wizard.steps).flatMap((step) => (step.kind === 'run' ? step.checks : [])),
          ...Object.values(wizard.verdicts).map(({ prove }) => prove.check),
        ],
  )
  return new Map([...ofWizards, ...Object.values(checkupChecks).flat()].map((check) => [check.id, check]))
}
