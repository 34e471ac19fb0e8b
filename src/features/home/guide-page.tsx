import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useCase } from '#src/client/store/case-store-context.tsx'
import { actorNames, type Scenario } from '#src/domain/model/scenario.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { errorCodes } from '#src/clarify/error-codes.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Card } from '#src/ui/card.tsx'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { errorPaste } from '#src/engine/usual-answers.ts'
import { guideText } from './guide-text.ts'
import { readBox } from './box/read-paste.ts'

/** What a {@link GuidePage} takes. */
export interface GuidePageProps {
  readonly scenario: Scenario
  /** The case with the paste, or null when the scenario was picked by hand. */
  readonly caseId: string | null
}

/**
 * What is known of a scenario whose live checks are still to come: the guide's words, what the paste says, and that
 * nothing was proved.
 */
export function GuidePage({ scenario, caseId }: GuidePageProps) {
  const state = useCase(caseId)
  const pasted = state.kind === 'here' ? (state.item.pastes[errorPaste] ?? '') : ''
  const quotes = useMemo(() => readBox(pasted, [scenario]), [pasted, scenario])
  const found = quotes.matches[0]?.evidence ?? []
  const source = scenario.system === 'clarify' ? 'Clarify’s description of its answers' : 'The troubleshooting guide'
  const code = errorCodes.find((row) => row.scenario === scenario.id)
  return (
    <article className="mx-auto w-full max-w-3xl px-4 pt-7 pb-12 sm:px-6 sm:pt-9">
      <PageTitle
        above={`${systemNames[scenario.system]}${caseId === null ? '' : ` · case ${caseId}`}`}
        says={scenario.guide.says}
      >
        {scenario.title}
      </PageTitle>
      <div className="mt-4 flex flex-wrap items-center gap-2.5">
        <StatusBadge status="unknown" word="not checked" />
        <span className="text-small text-soft">
          Live checks for this are still to come. Nothing was asked of {systemNames[scenario.system]}, so no cause is
          proved here.
        </span>
      </div>

      {pasted !== '' && (
        <section className="mt-6" aria-labelledby="pasted">
          <h2 id="pasted" className="mb-2 text-normal font-medium">
            What you pasted says so
          </h2>
          <CodeBlock text={quotes.text} label="What was pasted" marks={quotes.marks} />
          {found.length > 0 && (
            <ul className="mt-2 space-y-1 text-small text-soft">
              {found.map(({ quote, why }) => (
                <li key={quote} className="wrap-anywhere">
                  <mark className="font-mono text-tiny text-ink">
                    {quote.length > 120 ? `${quote.slice(0, 117)}…` : quote}
                  </mark>
                  : {why}
                </li>
              ))}
            </ul>
          )}
          {found.length === 0 && (
            <p className="mt-2 text-small text-soft">Nothing in it points to this by itself: you picked it.</p>
          )}
        </section>
      )}

      <Card className="mt-6" heading="What to do">
        <p className="text-large text-pretty">{scenario.guide.fix}</p>
        <p className="mt-2 text-small text-soft">
          {source} says so{code === undefined ? '' : `; first to act: ${actorNames[code.who]}`}.
        </p>
      </Card>
      {scenario.guide.but !== null && (
        <Callout
          tone="info"
          className="mt-3"
          title={scenario.system === 'clarify' ? 'Worth knowing' : 'Where the guide falls short'}
        >
          {scenario.guide.but}
        </Callout>
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        <Link to="/" className={buttonClass('primary')}>
          Diagnose something else
        </Link>
        <CopyButton text={() => guideText(scenario, found)} label="Copy as text" size="normal" />
        <RelatedWizard scenario={scenario} />
      </div>
    </article>
  )
}

/** Where the same system already has live checks, the way there. */
function RelatedWizard({ scenario }: { readonly scenario: Scenario }) {
  const checked = scenarios.find(({ system, flow }) => system === scenario.system && flow !== null)
  if (checked === undefined) return null
  return (
    <Link to="/wizard/$scenario" params={{ scenario: checked.id }} className={buttonClass('quiet')}>
      Check the key itself: {checked.title}
    </Link>
  )
}
