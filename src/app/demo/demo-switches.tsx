import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { scenarios } from '#src/scenarios/list.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { controlClass } from '#src/ui/form/control-class.ts'
import { cx } from '#src/ui/cx.ts'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { Skeleton } from '#src/ui/feedback/skeleton.tsx'
import { SwitchRow } from '#src/ui/form/switch-row.tsx'
import { faultGroups } from './fault-groups.ts'
import type { Demo } from './use-demo.ts'

const speeds = [
  { value: '1', label: '1×' },
  { value: '60', label: '60×' },
  { value: '600', label: '600×' },
] as const

const dialects = [
  { value: 'published', label: 'Published' },
  { value: 'guide', label: 'Guide' },
] as const

/** The demo tenant's switches: how it answers, how fast its jobs run, and how it fails. */
export function DemoSwitches({ demo, onLeave }: { readonly demo: Demo; readonly onLeave: () => void }) {
  const [search, setSearch] = useState('')
  const { state } = demo
  if (state === undefined) {
    return (
      <div className="space-y-2 p-4">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-24" />
      </div>
    )
  }
  const on = state.faults.filter((fault) => fault.on).map(({ id }) => id)
  const groups = faultGroups(state.faults, scenarios, search)
  const turn = (id: string, to: boolean) => demo.change({ faults: to ? [...on, id] : on.filter((one) => one !== id) })
  return (
    <div className="flex max-h-[min(38rem,var(--available-height))] flex-col">
      <div className="px-4 pt-3.5">
        <h2 className="text-large font-medium">Demo tenant</h2>
        <p className="text-small text-pretty text-soft">
          An invented company on this computer, answering over real HTTP. Break it on purpose here.
        </p>
        <div className="mt-3 grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-2 text-small">
          <span className="text-soft">Answers as</span>
          <span>
            <Segmented
              label="Dialect of the answers"
              value={state.dialect}
              options={dialects}
              onChange={(dialect) => demo.change({ dialect })}
            />
          </span>
          <span className="text-soft">Its clock</span>
          <span>
            <Segmented
              label="Speed of its clock"
              value={String(state.speed)}
              options={speeds}
              onChange={(speed) => demo.change({ speed: Number(speed) })}
            />
          </span>
        </div>
        <div className="mt-3 flex items-center gap-2">
          <div className="relative min-w-0 flex-1">
            <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-3.5 text-soft" />
            <input
              type="search"
              aria-label="Find a fault"
              placeholder={`Find one of ${state.faults.length} faults`}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              className={cx(controlClass, 'h-7.5 pr-2 pl-8 text-small')}
            />
          </div>
          <Button size="small" disabled={on.length === 0} onClick={() => demo.change({ faults: [] })}>
            All faults off
          </Button>
        </div>
        {demo.refused !== null && (
          <p role="alert" className="mt-2 text-small text-fail">
            {demo.refused}
          </p>
        )}
      </div>
      <div
        className="mt-2 min-h-24 flex-1 overflow-y-auto border-t border-line px-2 py-2"
        tabIndex={0}
        role="region"
        aria-label="Faults"
      >
        {groups.map((group) => (
          <section key={group.title} className="mb-2">
            <h3 className="px-2 pt-1 pb-0.5 text-tiny font-medium text-soft">{group.title}</h3>
            {group.faults.map((fault) => (
              <SwitchRow
                key={fault.id}
                label={fault.says}
                says={<span className="font-mono">{fault.id}</span>}
                on={fault.on}
                onChange={(to) => turn(fault.id, to)}
              />
            ))}
          </section>
        ))}
        {groups.length === 0 && <p className="px-2 py-6 text-center text-small text-soft">No fault is called that.</p>}
      </div>
      <div className="border-t border-line p-3">
        <Link to="/connections" onClick={onLeave} className={buttonClass('secondary', 'small', 'w-full')}>
          Connect a real account
        </Link>
      </div>
    </div>
  )
}
