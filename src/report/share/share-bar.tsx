import { Image, Share2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '#src/ui/button.tsx'
import { useToast } from '#src/ui/feedback/toast.tsx'
import type { Reported } from '#src/report/redaction/redaction.ts'
import { usuallyHidden, type Hide } from '#src/report/model/report.ts'
import type { MakeBundle } from './share-files.tsx'

/** What a {@link ShareBar} takes. */
export interface ShareBarProps {
  /** Makes the report anew with more or less hidden. */
  readonly make: (hide: Hide) => Reported
  /** Makes the case's bundle with a report as it is hidden; offered only where it is given. */
  readonly bundle?: MakeBundle | undefined
}

const ShareDialog = lazy(() => import('./share-dialog.tsx').then((module) => ({ default: module.ShareDialog })))

/** The ways out of the product for a finished case: one click for a picture, and everything else behind `Share`. */
export function ShareBar({ make, bundle }: ShareBarProps) {
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [open, setOpen] = useState(false)

  async function copy() {
    setBusy(true)
    const { copyReportPicture } = await import('#src/report/sheet/copy-report-picture.ts')
    toast.say(await copyReportPicture(make(usuallyHidden(make)).report))
    setBusy(false)
  }

  return (
    <>
      <Button size="small" icon={<Image aria-hidden />} busy={busy} onClick={() => void copy()}>
        Copy as picture
      </Button>
      <Button size="small" icon={<Share2 aria-hidden />} onClick={() => setOpen(true)}>
        Share …
      </Button>
      {open && (
        <Suspense>
          <ShareDialog make={make} bundle={bundle} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
