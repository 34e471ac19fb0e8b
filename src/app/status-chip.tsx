import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { connectionsQuery, proxyQuery } from '#src/client/queries.ts'
import type { Connection } from '#src/domain/connection.ts'
import { systemNames } from '#src/domain/system.ts'
import { cx } from '#src/ui/cx.ts'
import { Popover } from '#src/ui/popover.tsx'
import { ConnectionSummary } from './connection-summary.tsx'
import { DemoSwitches } from './demo-switches.tsx'
import { useDemo, type Demo } from './use-demo.ts'

/** What is connected, in a few words, and behind them its switches: the demo tenant and the fault that is on, or the real connections. */
export function StatusChip() {
  const [open, setOpen] = useState(false)
  const demo = useDemo()
  const connections = useQuery(connectionsQuery).data
  const reachable = useQuery(proxyQuery).data?.reachable
  if (connections === undefined && reachable !== false) return <span aria-hidden className="h-8 w-32 animate-breathe rounded-full bg-wash" />
  const told = tell(connections ?? [], demo, reachable !== false)
  return (
    <Popover
      label="What is connected"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className="flex h-8 min-w-0 items-center gap-2 rounded-full border border-line bg-card pr-2 pl-3 text-small text-soft transition-colors hover:border-edge/60 hover:text-ink data-popup-open:border-edge/60"
        >
          <span aria-hidden className={cx('size-2 shrink-0 rounded-full', told.dot)} />
          <span className="truncate max-sm:max-w-24">{told.words}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 opacity-70" />
        </button>
      }
    >
      {demo.runs ? <DemoSwitches demo={demo} onLeave={() => setOpen(false)} /> : <ConnectionSummary connections={connections ?? []} onLeave={() => setOpen(false)} />}
    </Popover>
  )
}

function tell(connections: readonly Connection[], demo: Demo, reachable: boolean): { readonly words: string; readonly dot: string } {
  if (!reachable) return { words: 'Server stopped', dot: 'bg-warn' }
  if (demo.runs && connections.every(({ source }) => source === 'demo')) {
    const on = demo.state?.faults.filter((fault) => fault.on) ?? []
    if (on.length === 0) return { words: 'Demo tenant', dot: 'bg-pass' }
    return { words: on.length === 1 ? `Demo tenant · ${on[0]?.id.replaceAll('-', ' ')}` : `Demo tenant · ${on.length} faults on`, dot: 'bg-warn' }
  }
  const real = connections.filter(({ source }) => source !== 'demo')
  const first = real[0]
  if (first === undefined) return { words: 'Nothing connected', dot: 'bg-edge' }
  const ending = first.parts.find(({ lastTwo }) => lastTwo !== null)?.lastTwo
  const more = real.length > 1 ? ` and ${real.length - 1} more` : ''
  return { words: `${systemNames[first.system]} · ${first.label}${ending == null ? '' : ` ··${ending}`}${more}`, dot: 'bg-pass' }
}
