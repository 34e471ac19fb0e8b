import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useCaseStore } from '#src/client/store/case-store-context.tsx'
import { version } from '#src/client/version.ts'
import { pastesOf } from '#src/engine/usual-answers.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'

/** Makes a case with what was pasted (secrets already blanked; nothing when empty) and goes to its scenario. */
export function useStartCase(): (scenario: ScenarioId, text: string) => Promise<void> {
  const store = useCaseStore()
  const navigate = useNavigate()
  return useCallback(
    async (scenario, text) => {
      const made = await store.create({
        scenario,
        answers: {},
        pastes: pastesOf(text),
        product: version,
      })
      await navigate({ to: '/wizard/$scenario', params: { scenario }, search: { case: made.id } })
    },
    [navigate, store],
  )
}
