import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Case } from '#src/domain/model/case.ts'

/** What a {@link CaseLink} takes. */
export interface CaseLinkProps {
  readonly item: Case
  readonly className?: string
  readonly children: ReactNode
}

/**
 * Leads to where a case was left off: its wizard, check-up or decoded answer; a comparison, and what came in a bundle,
 * to its own page.
 */
export function CaseLink({ item, className, children }: CaseLinkProps) {
  const { id, scenario, kind, answers, origin } = item
  if (origin.kind === 'own' && kind === 'wizard' && scenario !== null && isScenarioId(scenario)) {
    return (
      <Link to="/wizard/$scenario" params={{ scenario }} search={{ case: id, a: answers }} className={className}>
        {children}
      </Link>
    )
  }
  if (origin.kind === 'own' && kind === 'checkup') {
    return (
      <Link
        to="/checkup"
        search={{ case: id, ...((answers['forecastId'] ?? '') === '' ? {} : { forecast: answers['forecastId'] }) }}
        className={className}
      >
        {children}
      </Link>
    )
  }
  if (origin.kind === 'own' && kind === 'decode') {
    return (
      <Link to="/decode" search={{ case: id }} className={className}>
        {children}
      </Link>
    )
  }
  return (
    <Link to="/cases/$id" params={{ id }} className={className}>
      {children}
    </Link>
  )
}
