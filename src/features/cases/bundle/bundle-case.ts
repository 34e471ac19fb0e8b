import type { OpenedBundle } from '#src/client/bundle/open-bundle.ts'
import type { SharedRecord } from '#src/client/bundle/bundle-format.ts'
import { pastesWith } from '#src/checks/clari/export/comparison-says.ts'
import type { CheckRecord, NewCase } from '#src/domain/model/case.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import { findingKey } from '#src/engine/finding-key.ts'
import { checksById } from '#src/features/cases/runs/all-checks.ts'
import type { Loaded } from '#src/features/cases/list/case-line.ts'

/**
 * What came in a bundle as a case to be kept: its records are read as if they were made here, so that its checks
 * can be run again. `loaded` has the scenario that it was walked through.
 */
export function caseOfBundle({ manifest, shared }: OpenedBundle, loaded: Loaded): NewCase {
  const checks = checksById(loaded)
  const pastes = pastesWith(shared.pastes, shared.comparison)
  return {
    kind: shared.kind,
    scenario: shared.scenario,
    answers: shared.answers,
    pastes: shared.pastes,
    records: shared.records.map((record) => recordOf(record, checks.get(record.check), shared.answers, pastes)),
    verdict: shared.verdict,
    ...(shared.comparison === undefined ? {} : { comparison: shared.comparison }),
    demo: shared.report.connection?.demo === true,
    origin: {
      kind: 'bundle',
      madeAt: manifest.madeAt,
      product: manifest.product,
      caseId: shared.caseId,
      redacted: shared.redacted,
      sheet: shared.report,
    },
    product: shared.product,
  }
}

/**
 * A record is kept under the answers and pastes as they travelled; a check that this version does not know has no
 * place on any way.
 */
function recordOf(
  { outcome, status, ...record }: SharedRecord,
  check: AnyCheck | undefined,
  answers: NewCase['answers'],
  pastes: NewCase['pastes'],
): CheckRecord {
  return {
    ...record,
    key: check === undefined ? record.check : findingKey(check, answers, pastes),
    finding:
      outcome === null || status === null
        ? null
        : { check: record.check, outcome, status, says: record.says, facts: {}, evidence: [] },
  }
}
