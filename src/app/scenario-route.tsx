import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { proxyQuery } from '#src/client/queries.ts'
import { GuidePage } from '#src/features/home/guide-page.tsx'
import { WizardPage } from '#src/features/wizard/wizard-page.tsx'
import type { WizardSearch } from '#src/features/wizard/wizard-search.ts'
import { scenarios } from '#src/scenarios/index.ts'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { UnknownScenarioPage } from './unknown-scenario-page.tsx'

const route = getRouteApi('/wizard/$scenario')

/**
 * A scenario's place: its wizard; what the guide says while checks are still to come; or that there is
 * no such scenario.
 */
export function ScenarioRoute() {
  const { scenario: asked } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const product = useQuery(proxyQuery).data?.session?.product ?? ''
  const scenario = scenarios.find(({ id }) => id === asked)
  useDocumentTitle(scenario?.title ?? 'Unknown scenario')
  const onSearch = useCallback(
    (next: WizardSearch, { replace }: { readonly replace: boolean }) =>
      void navigate({ search: next, replace, resetScroll: false }),
    [navigate],
  )
  if (scenario === undefined) return <UnknownScenarioPage asked={asked} />
  if (scenario.wizard === null) return <GuidePage scenario={scenario} caseId={search.case ?? null} />
  return (
    <WizardPage
      key={scenario.id}
      scenario={scenario}
      wizard={scenario.wizard}
      search={search}
      onSearch={onSearch}
      product={product}
    />
  )
}
