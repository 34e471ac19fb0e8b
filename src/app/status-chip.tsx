import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { connectionsQuery, proxyQuery } from '#src/client/queries.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { cx } from '#src/ui/cx.ts'
import { Popover } from '#src/ui/overlay/popover.tsx'
import { ConnectionSummary } from './connection-summary.tsx'
import { DemoSwitches } from './demo/demo-switches.tsx'
import { useDemo, type Demo } from './demo/use-demo.ts'

/**
 * What is connected, in a few words, and behind them its switches: the demo tenant and the fault that is on, or the
 * real connections.
 */
export function StatusChip() {
  const [open, setOpen] = useState(false)
  const demo = useDemo()
  const connections = useQuery(connectionsQuery).data
  const reachable = useQuery(proxyQuery).data?.reachable
  if (connections === undefined && reachable !== false)
    return <span aria-hidden className="h-8 w-32 animate-breathe rounded-full bg-wash" />
  const told = tell(connections ?? [], demo, reachable !== false)
  return (
    <Popover
      label="What is connected"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={
            'flex h-8 min-w-0 items-center gap-1.5 rounded-full sm:gap-2 border border-line bg-card px-2.5 sm:pr-2 ' +
            'sm:pl-3 text-small text-soft transition-colors hover:border-edge/60 hover:text-ink ' +
            'data-popup-open:border-edge/60'
          }
        >
          <span aria-hidden className={cx('size-2 shrink-0 rounded-full', told.dot)} />
          <span className="truncate max-sm:sr-only">{told.words}</span>
          <span aria-hidden className="sm:hidden">
            {told.short}
          </span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 opacity-70 max-sm:hidden" />
        </button>
      }
    >
      {demo.runs ? (
        <DemoSwitches demo={demo} onLeave={() => setOpen(false)} />
      ) : (
        <ConnectionSummary connections={connections ?? []} onLeave={() => setOpen(false)} />
      )}
    </Popover>
  )
}

interface Told {
  readonly words: string
  /** For a narrow page. */
  readonly short: string
  readonly dot: string
}

function tell(connections: readonly Connection[], demo: Demo, reachable: boolean): Told {
  if (!reachable) return { words: 'Server stopped', short: 'Stopped', dot: 'bg-warn' }
  if (demo.runs && connections.every(({ source }) => source === 'demo')) {
    const on = demo.state?.faults.filter((fault) => fault.on) ?? []
    const [only] = on
    if (only === undefined) return { words: 'Demo tenant', short: 'Demo', dot: 'bg-pass' }
    return {
      words: `Demo tenant · ${on.length === 1 ? only.id.replaceAll('-', ' ') : `${on.length} faults on`}`,
      short: `Demo · ${on.length}`,
      dot: 'bg-warn',
    }
  }
  const real = connections.filter(({ source }) => source !== 'demo')
  const [first] = real
  if (first === undefined) return { words: 'Nothing connected', short: 'None', dot: 'bg-edge' }
  const ending = first.parts.find(({ lastTwo }) => lastTwo !== null)?.lastTwo
  const name = first.label.startsWith(systemNames[first.system])
    ? first.label
    : `${systemNames[first.system]} · ${first.label}`
  const more = real.length > 1 ? ` and ${real.length - 1} more` : ''
  return {
    words: `${name}${ending == null ? '' : ` ··${ending}`}${more}`,
    short: systemNames[first.system],
    dot: 'bg-pass',
  }
}
