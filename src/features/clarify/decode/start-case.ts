import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useCaseStore } from '#src/client/store/case-store-context.tsx'
import { version } from '#src/client/version.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { MessageView } from './decode-view.ts'

/**
 * Makes a case with what was pasted (secrets already blanked), under the names that the wizards' checks read, and goes
 * to its scenario.
 */
export function useStartDecodeCase(): (scenario: ScenarioId, pastes: MessageView['pastes']) => Promise<void> {
  const store = useCaseStore()
  const navigate = useNavigate()
  return useCallback(
    async (scenario, pastes) => {
      const kept = Object.fromEntries(Object.entries(pastes).filter(([, text]) => text.trim() !== ''))
      const made = await store.create({ scenario, answers: {}, pastes: kept, product: version })
      await navigate({ to: '/wizard/$scenario', params: { scenario }, search: { case: made.id } })
    },
    [navigate, store],
  )
}
