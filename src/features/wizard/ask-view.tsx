import { ChevronRight } from 'lucide-react'
import type { AskStep } from '#src/domain/model/scenario.ts'
import { Button } from '#src/ui/button.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'

/** What an {@link AskView} takes. */
export interface AskViewProps {
  readonly step: AskStep
  readonly above: string
  readonly chosen: string | undefined
  readonly onChoose: (value: string) => void
  readonly onBack: (() => void) | null
}

/** A question with a few answers: one click answers it and goes on. */
export function AskView({ step, above, chosen, onChoose, onBack }: AskViewProps) {
  return (
    <div className="max-w-3xl px-4 py-6 sm:px-8 lg:px-11 lg:py-8">
      <PageTitle above={above} says={step.says}>
        {step.title}
      </PageTitle>
      <div role="group" aria-label={step.title} data-answer={step.answer} className="mt-5 grid gap-2.5">
        {step.options.map((option) => (
          <button
            key={option.value}
            type="button"
            data-option={option.value}
            onClick={() => onChoose(option.value)}
            aria-pressed={chosen === option.value}
            className={
              'flex items-center gap-3 rounded-card border border-line bg-card px-4 py-3.5 text-left shadow-card ' +
              'transition-colors hover:border-accent aria-pressed:border-accent aria-pressed:bg-accent-wash'
            }
          >
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{option.label}</span>
              {option.says !== undefined && <span className="mt-0.5 block text-small text-soft">{option.says}</span>}
            </span>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-soft" />
          </button>
        ))}
      </div>
      {onBack !== null && (
        <div className="mt-6">
          <Button onClick={onBack}>Back</Button>
        </div>
      )}
    </div>
  )
}
