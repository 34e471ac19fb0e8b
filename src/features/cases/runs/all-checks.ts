import type { AnyCheck } from '#src/domain/model/check.ts'
import type { LoadedScenario } from '#src/domain/model/scenario.ts'
import { checkupChecks } from '#src/checks/checkup.ts'

/** Every check that these scenarios or the check-up can run, by its id. */
export function checksById(loaded: readonly LoadedScenario[]): ReadonlyMap<string, AnyCheck> {
  const ofFlows = loaded.flatMap(({ flow }) => [
    ...Object.values(flow.steps).flatMap((step) => (step.kind === 'run' ? step.checks : [])),
    ...Object.values(flow.verdicts).flatMap(({ prove }) => (prove === undefined ? [] : [prove.check])),
  ])
  return new Map([...ofFlows, ...Object.values(checkupChecks).flat()].map((check) => [check.id, check]))
}
