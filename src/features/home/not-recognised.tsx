import { CircleHelp } from 'lucide-react'

/** Says that nothing is recognised, rather than guess, and what would help. */
export function NotRecognised() {
  return (
    <div role="status" className="flex animate-arrive gap-3 border-t border-line px-4.5 py-3">
      <CircleHelp aria-hidden className="mt-0.5 size-4.5 shrink-0 text-soft" />
      <div className="min-w-0">
        <p className="font-medium">I don’t recognise this.</p>
        <p className="text-small text-pretty text-soft">
          Nothing in it is known to come from Clari, Copilot or Clarify. What helps: the answer’s body or its status (
          <span className="font-mono">401</span>), the whole line of the log, or the address that was called. Or pick
          what you see below.
        </p>
      </div>
    </div>
  )
}
