import type { CheckRecord } from '#src/domain/model/case.ts'
import { EvidenceView } from '#src/report/sheet/evidence-view.tsx'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { identifiersIn } from '#src/domain/model/conclusion.ts'

/** What one check's finding rests on, whole, with the identifiers in it ready to copy. */
export function RecordEvidence({
  asks,
  record,
}: {
  readonly asks: string | null
  readonly record: CheckRecord | null
}) {
  if (asks === null || record?.finding == null) {
    return (
      <>
        <h2 className="text-small font-medium text-soft">Evidence</h2>
        <p className="mt-3 text-normal text-soft">
          What each check sends and gets back appears here, word for word, without the key.
        </p>
      </>
    )
  }
  const { finding } = record
  const identifiers = identifiersIn(finding.facts)
  const dialect = finding.facts['dialect']
  const isAnswered = finding.evidence.some(
    (each) => each.kind === 'exchange' && each.exchange.result.kind === 'response' && each.exchange.result.status < 300,
  )
  return (
    <>
      <h2 className="text-small font-medium text-soft">Evidence · {asks}</h2>
      <div className="mt-3 space-y-5">
        {finding.evidence.map((evidence, index) => (
          <EvidenceView key={index} evidence={evidence} />
        ))}
        {finding.evidence.length === 0 && <p className="text-normal text-soft">{finding.says}</p>}
      </div>
      {identifiers.length > 0 && (
        <div className="mt-4 flex flex-wrap gap-2">
          {identifiers.map(({ label, value }) => (
            <Chip key={label} mono copy={value}>
              {label} {value}
            </Chip>
          ))}
        </div>
      )}
      {dialect === 'unknown' && isAnswered && (
        <p className="mt-4 text-small text-soft">
          Nothing in this answer tells which dialect it is: both say the same.
        </p>
      )}
      {typeof dialect === 'string' && dialect !== 'unknown' && (
        <p className="mt-4 text-small text-soft">
          Met the{' '}
          <b className="font-medium text-ink">
            {dialect === 'gateway' ? 'gateway’s' : dialect === 'guide' ? 'guide’s' : dialect}
          </b>{' '}
          {dialect === 'gateway' ? 'own answer' : 'dialect'}.
        </p>
      )}
    </>
  )
}
