import { BellRing } from 'lucide-react'
import { useState } from 'react'
import { useConnectionsNow } from '#src/client/runs/context.ts'
import { useCaseStore } from '#src/client/store/case-store-context.tsx'
import { useWatched, useWatchList } from '#src/client/watch/watch-context.tsx'
import { fixWatch, type FixToWatch } from '#src/client/watch/watch-fix.ts'
import { counted } from '#src/domain/words/count.ts'
import { Button } from '#src/ui/button.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { Dialog } from '#src/ui/overlay/dialog.tsx'

/** What a {@link WatchFix} takes. */
export interface WatchFixProps {
  /** All but the limit, which is asked. */
  readonly fix: Omit<FixToWatch, 'most'>
}

/** Offers to run the check that proves a fix every minute, with a limit and its cost said before anything runs. */
export function WatchFix({ fix }: WatchFixProps) {
  const list = useWatchList()
  const store = useCaseStore()
  const connectionsNow = useConnectionsNow()
  const [asking, setAsking] = useState(false)
  const costs = fix.check.costs === 'quota'
  const limits = costs ? [2, 5] : [10, 60, 240]
  const [most, setMost] = useState(limits[0] ?? 1)
  const id = `fix ${fix.caseId} ${fix.verdict}`
  const isWatched = useWatched().some((each) => each.id === id && each.now.kind === 'waiting')
  if (isWatched) {
    return (
      <Button icon={<BellRing aria-hidden />} onClick={() => list.stop(id)}>
        Checking every minute; stop
      </Button>
    )
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Check every minute until it is fixed</Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Check every minute until it is fixed?"
        description={
          `“${fix.check.asks}” is asked once a minute, for as long as this tab is open, and ends at the first answer ` +
          'that shows it fixed. The tab’s title and icon tell when.'
        }
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Don’t</Button>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false)
                list.start(fixWatch({ ...fix, most }, { store, connectionsNow }))
              }}
            >
              {costs ? `Start (up to ${counted(most, 'export')})` : 'Start'}
            </Button>
          </>
        }
      >
        <div className="space-y-2">
          <Segmented
            label="At most"
            value={String(most)}
            options={limits.map((limit) => ({ value: String(limit), label: `${limit} checks` }))}
            onChange={(value) => setMost(Number(value))}
          />
          <p className="text-small text-soft">
            {costs
              ? `Each check uses one export of your organisation’s quota: up to ${most} in all.`
              : `It only reads and uses no quota; it makes a few calls a minute, at most ${most} times.`}
          </p>
        </div>
      </Dialog>
    </>
  )
}
