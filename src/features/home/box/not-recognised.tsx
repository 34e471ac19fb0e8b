import { CircleHelp, Split } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Reading } from './read-paste.ts'

/** What {@link NotRecognised} takes: other systems whose own words stand in the text. */
export interface NotRecognisedProps {
  readonly neighbours: Reading['neighbours']
}

/** Says that nothing is recognised, rather than guess: whose error it looks like, or what would help. */
export function NotRecognised({ neighbours }: NotRecognisedProps) {
  if (neighbours.length > 0) {
    return (
      <Told
        icon={<Split aria-hidden />}
        title="I don’t recognise this as Clari’s or Clarify’s: it looks like another system’s error."
      >
        <Neighbours neighbours={neighbours} /> Nothing in it shows that Clari, Copilot or Clarify failed. If one of them
        did, paste the line with its address or its answer.
      </Told>
    )
  }
  return (
    <Told icon={<CircleHelp aria-hidden />} title="I don’t recognise this.">
      Nothing in it is known to come from Clari, Copilot or Clarify. What helps: the answer’s body or its status (
      <span className="font-mono">401</span>), the whole line of the log, or the address that was called. Or pick what
      you see below.
    </Told>
  )
}

/** Beside guesses that are only possible: whose own words stand in the text. */
export function NeighbourNote({ neighbours }: NotRecognisedProps) {
  return (
    <Told icon={<Split aria-hidden />} title="It may be another system’s error.">
      <Neighbours neighbours={neighbours} />
    </Told>
  )
}

function Neighbours({ neighbours }: NotRecognisedProps) {
  return neighbours.map(({ name, quote }) => (
    <span key={name}>
      Words of {name} stand in it:{' '}
      <mark className="font-mono text-tiny wrap-anywhere text-ink">{quote.slice(0, 80)}</mark>.{' '}
    </span>
  ))
}

function Told({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div role="status" className="flex animate-arrive gap-3 border-t border-line px-4.5 py-3">
      <span className="mt-0.5 shrink-0 text-soft [&>svg]:size-4.5">{icon}</span>
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <p className="text-small text-pretty text-soft">{children}</p>
      </div>
    </div>
  )
}
