import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#src/ui/button.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { markKey, type Offers, type ShownPair } from './offers.ts'
import type { NamedPair } from './pairing.ts'

/** What {@link PairsTaken} takes. */
export interface PairsTakenProps {
  readonly offers: Offers
  /** Compares again with two people held apart. */
  readonly onApart: (pair: NamedPair) => void
  /** Compares again without what was said of two people. */
  readonly onUndo: (pairs: readonly NamedPair[]) => void
}

/** So many of each kind are shown. */
const mostShown = 40

/** Who was taken for whom, by the analyst and by the names; each can be taken back. */
export function PairsTaken({ offers: { confirmed, apart, respelt }, onApart, onUndo }: PairsTakenProps) {
  const [isOpen, setOpen] = useState(false)
  const parts = [
    ...(confirmed.length === 0 ? [] : [`${confirmed.length} the same, as you said`]),
    ...(apart.length === 0 ? [] : [`${apart.length} apart, as you said`]),
    ...(respelt.length === 0 ? [] : [`${respelt.length} written differently`]),
  ]
  if (parts.length === 0) return null
  return (
    <Disclosure summary={`Who was taken for whom: ${parts.join(' · ')}`} onOpen={() => setOpen(true)}>
      {isOpen && (
        <div className="space-y-4 text-small">
          <Pairs
            label="The same person, as you said"
            pairs={confirmed}
            action="Undo"
            onAction={(one) => onUndo([one.pair])}
            onAll={confirmed.length > 1 ? () => onUndo(confirmed.map(({ pair }) => pair)) : null}
          />
          <Pairs
            label="Two people, as you said"
            pairs={apart}
            action="Undo"
            onAction={(one) => onUndo([one.pair])}
            onAll={apart.length > 1 ? () => onUndo(apart.map(({ pair }) => pair)) : null}
          />
          <Pairs
            label="Written differently, one name"
            pairs={respelt}
            action="Two people"
            onAction={(one) => onApart(one.pair)}
            onAll={null}
          />
        </div>
      )}
    </Disclosure>
  )
}

function Pairs({
  label,
  pairs,
  action,
  onAction,
  onAll,
}: {
  readonly label: string
  readonly pairs: readonly ShownPair[]
  readonly action: string
  readonly onAction: (one: ShownPair) => void
  readonly onAll: (() => void) | null
}) {
  if (pairs.length === 0) return null
  return (
    <section aria-label={label} className="max-w-3xl">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        <h2 className="font-medium">{label}</h2>
        {onAll !== null && (
          <Button size="small" variant="quiet" onClick={onAll}>
            {action} all {pairs.length}
          </Button>
        )}
      </div>
      <ul className="mt-1 divide-y divide-line rounded-control border border-line bg-card">
        {pairs.slice(0, mostShown).map((one) => (
          <li key={markKey(one.pair)} className="flex items-center gap-2 px-3 py-1">
            <span className="min-w-0 flex-1 wrap-anywhere">
              {one.screen} <ArrowRight aria-label="is" className="inline size-3.5 text-soft" /> {one.exported}
            </span>
            <Button
              size="small"
              variant="quiet"
              aria-label={`${action}: ${one.screen}, ${one.exported}`}
              onClick={() => onAction(one)}
            >
              {action}
            </Button>
          </li>
        ))}
      </ul>
      {pairs.length > mostShown && <p className="mt-1 text-soft">{pairs.length - mostShown} more.</p>}
    </section>
  )
}
