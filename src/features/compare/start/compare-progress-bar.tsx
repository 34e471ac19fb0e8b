import type { CompareProgress } from '#src/client/compare-messages.ts'
import { counted, grouped } from '#src/domain/words/count.ts'
import { sizeDone } from '#src/domain/words/size.ts'
import { Button } from '#src/ui/button.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'

const phases = {
  reading: 'Reading',
  pairing: 'StatedPairing people, fields and weeks',
  explaining: 'Explaining differences',
  'adding up': 'Adding up',
} as const

/** What a {@link CompareProgressBar} takes. */
export interface CompareProgressBarProps {
  /** How far the comparison is; null before it began. */
  readonly progress: CompareProgress | null
  /** What is waited for until then. */
  readonly says: string
  readonly onCancel: () => void
}

/** How far a comparison is, in bytes and rows, and the way to stop it; the files stay chosen. */
export function CompareProgressBar({ progress, says, onCancel }: CompareProgressBarProps) {
  const known = progress !== null && progress.of !== null && progress.of > 0
  return (
    <div className="flex flex-1 items-end gap-3">
      <div className="min-w-0 flex-1 sm:min-w-60">
        <Progress
          label={progress === null ? says : phases[progress.phase]}
          value={known ? progress.done / (progress.of ?? 1) : null}
          {...(known ? { detail: progressWords(progress) } : {})}
        />
      </div>
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  )
}

function progressWords({ phase, done, of }: CompareProgress): string {
  return phase === 'reading' ? sizeDone(done, of ?? 0) : `${grouped(done)} of ${counted(of ?? 0, 'row')}`
}
