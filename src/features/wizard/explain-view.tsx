import type { ExplainStep } from '#src/domain/model/scenario.ts'
import { Button } from '#src/ui/button.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'

/** What an {@link ExplainView} takes. */
export interface ExplainViewProps {
  readonly step: ExplainStep
  readonly above: string
  readonly onNext: () => void
  readonly onBack: (() => void) | null
}

/** Something to read before going on. */
export function ExplainView({ step, above, onNext, onBack }: ExplainViewProps) {
  return (
    <div className="max-w-3xl px-4 py-6 sm:px-8 lg:px-11 lg:py-8">
      <PageTitle above={above} says={step.says}>
        {step.title}
      </PageTitle>
      <ul className="mt-5 list-disc space-y-2 pl-5">
        {step.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <div className="mt-6 flex gap-2.5">
        <Button variant="primary" onClick={onNext}>
          Continue
        </Button>
        {onBack !== null && <Button onClick={onBack}>Back</Button>}
      </div>
    </div>
  )
}
