import { useQueryClient } from '@tanstack/react-query'
import { connectionsQuery } from '#src/client/queries.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { useToldOwner } from '#src/client/runs/key-owner.ts'
import { rememberOwner } from '#src/client/store/connection-owner.ts'
import { RememberedField } from '#src/ui/form/remembered-field.tsx'
import { useEffect } from 'react'
import type { LoadedScenario } from '#src/domain/model/scenario.ts'
import { conclude } from '#src/engine/conclude.ts'
import { offeredIn } from '#src/engine/usual-answers.ts'
import { seenAnswer } from '#src/engine/walk.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Loading } from '#src/ui/feedback/loading.tsx'
import { Rail } from '#src/ui/rail.tsx'
import { AskView } from './ask-view.tsx'
import { CompareView } from './compare-view.tsx'
import { ExplainView } from './explain-view.tsx'
import { FlowLink } from './flow-link.tsx'
import { InputView } from './input-view.tsx'
import { RunView } from './run-view.tsx'
import { useWizard, type WizardState } from './use-wizard.ts'
import { VerdictView } from './verdict-view.tsx'
import { isSilent, placeAfter, placeBefore, visibleVisits } from './way-shown.ts'
import type { WizardSearch } from './wizard-search.ts'
import { YourAnswers } from './your-answers.tsx'

/** What a {@link WizardPage} takes. */
export interface WizardPageProps {
  readonly scenario: LoadedScenario
  readonly search: WizardSearch
  readonly onSearch: (search: WizardSearch, options: { readonly replace: boolean }) => void
}

/**
 * Walks an analyst through one scenario: the steps at the side, one of them in the middle, the verdict as a
 * sheet at the end.
 */
export function WizardPage(props: WizardPageProps) {
  const { scenario } = props
  const state = useWizard(props)
  const { shown, way, loading } = state
  const place = shown.kind === 'verdict' ? 'verdict' : shown.visit.name
  useEffect(() => {
    if (loading) return
    document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [place, loading])

  if (loading) return <Loading what="the case" />
  const before = placeBefore(way, shown)
  const onBack = before === null ? null : () => state.goTo(before)
  if (shown.kind === 'verdict') return <VerdictPlace {...props} state={state} onBack={onBack} />

  const current = shown.visit.name
  const rail = [
    ...visibleVisits(way).map(({ name, step }) => ({
      id: name,
      label: step.short,
      state: name === current ? ('current' as const) : ('done' as const),
    })),
    { id: 'verdict', label: 'What to do', state: way.verdict === null ? ('ahead' as const) : ('done' as const) },
  ]
  return (
    <div
      className={
        'grid min-h-[calc(100dvh-3.25rem)] grid-rows-[auto_1fr] ' +
        'lg:grid-cols-[14.5rem_minmax(0,1fr)] lg:grid-rows-1'
      }
    >
      <div className="border-b border-line px-4 py-4 sm:px-6 lg:border-r lg:border-b-0 lg:px-4 lg:py-6">
        <p className="mb-3 hidden px-2 text-small font-medium text-soft lg:block">{scenario.title}</p>
        <Rail label={`Steps of ${scenario.title}`} steps={rail} onSelect={state.goTo} />
        <YourAnswers way={way} answers={state.known.answers} connections={state.connections} onChange={state.goTo} />
        <div className="mt-5 hidden lg:block">
          <FlowLink title={scenario.title} flow={scenario.flow} way={way} />
        </div>
      </div>
      <div
        className="min-w-0"
        data-step={current}
        data-kind={isSilent(shown.visit.step) ? 'silent' : shown.visit.step.kind}
      >
        {state.elsewhere && (
          <div className="px-4 pt-5 sm:px-8 lg:px-11">
            <Callout tone="info" title="This case is not in this browser">
              It was made in another one, or deleted. The choices in the link are restored; what was pasted and found is
              not: paste again and run the checks again.
            </Callout>
          </div>
        )}
        <StepView scenario={scenario} state={state} onBack={onBack} />
      </div>
    </div>
  )
}

/** The verdict in words, once the case was read. */
function VerdictPlace({
  scenario,
  state,
  onBack,
}: WizardPageProps & { readonly state: WizardState; readonly onBack: (() => void) | null }) {
  const { way, known, item, connections } = state
  const client = useQueryClient()
  const conclusion = conclude(scenario, way, known, connections)
  const connection = connections.find(({ id }) => id === known.answers['connection'])
  if (conclusion === null || way.verdict === null || item === null) return <Loading what="the case" />
  return (
    <VerdictView
      conclusion={conclusion}
      verdict={way.verdict.verdict}
      item={item}
      busy={state.busy}
      scenarios={scenarios}
      onProve={() => state.prove(null)}
      onCancel={state.cancel}
      onPasteAgain={state.prove}
      onGoOn={state.walkAgain}
      onBack={onBack}
      flow={<FlowLink title={scenario.title} flow={scenario.flow} way={way} />}
      keyOwner={
        connection !== undefined &&
        connection.owner === undefined &&
        conclusion.actions.some(({ who }) => who !== 'you') && (
          <KeyOwnerField
            connection={connection}
            onRemember={(owner) => {
              rememberOwner(connection.id, owner)
              void client.invalidateQueries({ queryKey: connectionsQuery.queryKey })
            }}
          />
        )
      }
    />
  )
}

/** Asks whose key it is, and offers what the API itself tells of it. */
function KeyOwnerField({
  connection,
  onRemember,
}: {
  readonly connection: Connection
  readonly onRemember: (owner: string) => void
}) {
  const told = useToldOwner(connection)
  const help = 'A name or an e-mail. It goes into the message, the sheet and the picture, and stays in this browser.'
  return (
    <RememberedField
      label={`Whose key is “${connection.label}”?`}
      help={told === null ? help : `Clari’s audit log names ${told} as the user of this key’s jobs. ${help}`}
      value=""
      suggested={told ?? undefined}
      onRemember={onRemember}
      className="mt-5 rounded-card border border-line bg-card p-5 print:hidden"
    />
  )
}

/** The step that is shown, by its kind. */
function StepView({
  scenario,
  state,
  onBack,
}: {
  readonly scenario: LoadedScenario
  readonly state: WizardState
  readonly onBack: (() => void) | null
}) {
  const { shown, known, way } = state
  if (shown.kind === 'verdict') return null
  const { visit } = shown
  const { step, name } = visit
  const common = { above: scenario.title, onBack }
  switch (step.kind) {
    case 'ask':
      return (
        <AskView
          key={name}
          {...common}
          step={step}
          chosen={known.answers[step.answer]}
          onChoose={(value) => state.submit(name, { [step.answer]: value }, {})}
        />
      )
    case 'input': {
      return (
        <InputView
          key={name}
          {...common}
          step={step}
          known={known}
          offered={offeredIn(state.connections, scenario.system)}
          onSubmit={(given, pastes) => state.submit(name, given, pastes)}
        />
      )
    }
    case 'explain':
      return (
        <ExplainView
          key={name}
          {...common}
          step={step}
          onNext={() => state.submit(name, { [seenAnswer(name)]: 'yes' }, {})}
        />
      )
    case 'compare':
      return (
        <CompareView
          key={name}
          {...common}
          step={step}
          answers={known.answers}
          item={state.item}
          onNext={() => state.submit(name, { [seenAnswer(name)]: 'yes' }, {})}
        />
      )
    case 'run':
      // What sends nothing is over before it could be read.
      if (isSilent(step)) return <Loading what="what was given" />
      return (
        <RunView
          key={name}
          {...common}
          visit={{ ...visit, step }}
          running={state.running}
          busy={state.busy}
          last={placeAfter(way, name) === 'verdict'}
          onRun={(again) => state.start(step, again)}
          onCancel={state.cancel}
          onNext={() => state.next(name)}
        />
      )
  }
}
