import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

/** One tab of {@link Tabs}. */
export interface Tab {
  readonly id: string
  readonly label: string
  readonly content: ReactNode
}

/** What {@link Tabs} take; without `value` they keep the choice themselves. */
export interface TabsProps {
  /** Names the list of tabs. */
  readonly label: string
  readonly tabs: readonly [Tab, ...Tab[]]
  readonly value?: string
  readonly onChange?: (id: string) => void
}

/** Several views of one thing; arrow keys move between them. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  return (
    <Base.Root value={value} defaultValue={value === undefined ? tabs[0].id : undefined} onValueChange={(next: unknown) => onChange?.(String(next))}>
      <Base.List aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.id}
            value={tab.id}
            className="-mb-px shrink-0 border-b-2 border-transparent px-0.5 py-2 text-normal font-medium whitespace-nowrap text-soft hover:text-ink data-active:border-accent data-active:text-ink"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className="pt-4">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
