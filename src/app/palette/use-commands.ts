import { useNavigate } from '@tanstack/react-router'
import { systemNames } from '#src/domain/model/system.ts'
import { scenarios } from '#src/scenarios/list.ts'
import type { Command } from './commands.ts'
import { places } from '#src/app/navigation.ts'
import { useShownTheme } from '#src/app/theme.ts'
import { toggleTheme } from '#src/app/theme-button.tsx'
import { useDemo } from '#src/app/demo/use-demo.ts'

/** Everything that the command palette can do right now. */
export function useCommands(): readonly Command[] {
  const navigate = useNavigate()
  const demo = useDemo()
  const other = useShownTheme() === 'dark' ? 'light' : 'dark'
  const faults = demo.state?.faults ?? []
  const on = faults.filter((fault) => fault.on).map(({ id }) => id)
  return [
    ...places.map(({ to, label }) => ({ id: `go ${to}`, group: 'Go to', label, run: () => void navigate({ to }) })),
    {
      id: 'clarify console',
      group: 'Go to',
      label: 'Clarify console',
      words: 'rpc call selectItems selectSignals',
      run: () => void navigate({ to: '/decode', search: { show: 'console' } }),
    },
    ...scenarios.map((scenario) => ({
      id: scenario.id,
      group: 'Find out',
      label: scenario.title,
      hint: systemNames[scenario.system],
      words: `${scenario.id} ${scenario.symptom} ${scenario.hint}`,
      run: () => void navigate({ to: '/wizard/$scenario', params: { scenario: scenario.id } }),
    })),
    { id: 'theme', group: 'Look', label: `Use the ${other} theme`, run: () => toggleTheme(other) },
    ...(on.length > 0
      ? [{ id: 'faults off', group: 'Demo tenant', label: 'All faults off', run: () => demo.change({ faults: [] }) }]
      : []),
    ...faults.map((fault) => ({
      id: `fault ${fault.id}`,
      group: 'Demo tenant',
      label: `${fault.on ? 'Fault off' : 'Fault on'}: ${fault.says}`,
      words: fault.id,
      run: () => demo.change({ faults: fault.on ? on.filter((id) => id !== fault.id) : [...on, fault.id] }),
    })),
    ...(demo.state === undefined
      ? []
      : (['published', 'guide'] as const)
          .filter((dialect) => dialect !== demo.state?.dialect)
          .map((dialect) => ({
            id: `dialect ${dialect}`,
            group: 'Demo tenant',
            label: `Answer in the ${dialect} dialect`,
            run: () => demo.change({ dialect }),
          }))),
  ]
}
