import { Route } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { visibleVisits } from './way-shown.ts'
import type { Flow } from '#src/domain/model/scenario.ts'
import type { Walk } from '#src/engine/walk.ts'
import { Button } from '#src/ui/button.tsx'
import { Skeleton } from '#src/ui/feedback/skeleton.tsx'
import { Dialog } from '#src/ui/overlay/dialog.tsx'

/** What a {@link FlowLink} takes. */
export interface FlowLinkProps {
  readonly title: string
  readonly flow: Flow
  readonly way: Walk
}

const FlowPicture = lazy(async () => ({ default: (await import('./flow-picture.tsx')).FlowPicture }))

/** Opens the whole way that a wizard can go, with what was walked of it; the drawing is loaded only then. */
export function FlowLink({ title, flow, way }: FlowLinkProps) {
  const [open, setOpen] = useState(false)
  const steps = visibleVisits(way)
  const walked = [...way.visits.map(({ name }) => name), ...(way.verdict === null ? [] : [way.verdict.name])]
  return (
    <>
      <Button variant="quiet" size="small" icon={<Route aria-hidden />} onClick={() => setOpen(true)}>
        The way this wizard goes
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        wide="page"
        title={`The way of ${title}`}
        description={
          `Every step and every verdict of this wizard; ` +
          `${steps.length === 1 ? 'the step' : `the ${steps.length} steps`} that you took stand out.`
        }
      >
        <Suspense fallback={<Drawing />}>
          <FlowPicture title={title} flow={flow} walked={walked} />
        </Suspense>
      </Dialog>
    </>
  )
}

function Drawing() {
  return (
    <div role="status">
      <span className="sr-only">Drawing</span>
      <Skeleton className="h-80 rounded-card" />
    </div>
  )
}
