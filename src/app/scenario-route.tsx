import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { loadedQuery } from '#src/client/flows.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import { GuidePage } from '#src/features/home/guide-page.tsx'
import { WizardPage, type WizardPageProps } from '#src/features/wizard/wizard-page.tsx'
import type { WizardSearch } from '#src/features/wizard/wizard-search.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { Loading } from '#src/ui/feedback/loading.tsx'
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
  const scenario = scenarios.find(({ id }) => id === asked)
  useDocumentTitle(scenario?.title ?? 'Unknown scenario')
  const onSearch = useCallback(
    (next: WizardSearch, { replace }: { readonly replace: boolean }) =>
      void navigate({ search: next, replace, resetScroll: false }),
    [navigate],
  )
  if (scenario === undefined) return <UnknownScenarioPage asked={asked} />
  if (scenario.flow === null) return <GuidePage scenario={scenario} caseId={search.case ?? null} />
  return <WizardPlace key={scenario.id} scenario={scenario} search={search} onSearch={onSearch} />
}

/** The wizard, once its steps are there. */
function WizardPlace({ scenario, ...rest }: Omit<WizardPageProps, 'scenario'> & { readonly scenario: Scenario }) {
  const loaded = useQuery(loadedQuery(scenario)).data
  return loaded == null ? <Loading what={scenario.title} /> : <WizardPage scenario={loaded} {...rest} />
}
