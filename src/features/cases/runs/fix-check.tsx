import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { connectionsQuery } from '#src/client/queries.ts'
import { fixLooks } from '#src/client/runs/fix.ts'
import type { Case } from '#src/domain/model/case.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Flow, InputField, LoadedScenario } from '#src/domain/model/scenario.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { Button } from '#src/ui/button.tsx'
import { buttonClass } from '#src/ui/button-class.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Card } from '#src/ui/card.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { SwitchRow } from '#src/ui/form/switch-row.tsx'
import { TextArea } from '#src/ui/form/text-area.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { CaseLink } from '#src/features/cases/list/case-link.tsx'
import { ownRun, scenarioOf, wayOf, type Loaded } from '#src/features/cases/list/case-line.ts'
import type { FixCheckState } from './use-fix-check.ts'

/** What a {@link FixCheck} takes. */
export interface FixCheckProps {
  readonly item: Case
  readonly state: FixCheckState
}

/** Runs a case again as it was, and says whether it is fixed, unchanged or different. */
export function FixCheck({ item, state, loaded }: FixCheckProps & { readonly loaded: Loaded }) {
  const scenario = scenarioOf(item, loaded)
  if (item.kind === 'checkup') return <CheckupAgain item={item} state={state} />
  if (item.kind === 'comparison') {
    return (
      <Card heading="Fix check">
        <p className="text-normal text-soft">
          A comparison rests on files, which are not kept. Give both sides again; this case then tells what closed.
        </p>
        <Link to="/compare" search={{ case: item.id }} className={buttonClass('primary', 'normal', 'mt-3')}>
          Compare again
        </Link>
      </Card>
    )
  }
  return scenario === null ? null : <WizardAgain item={item} scenario={scenario} state={state} />
}

function CheckupAgain({ item, state }: FixCheckProps) {
  return (
    <Card heading="Fix check">
      <p className="text-normal text-soft">
        Runs the same read-only checks again, over the same connections where they are set up here. Nothing is changed
        and no quota is used.
      </p>
      <Controls state={state} label="Run the checks again" onStart={() => void state.startCheckup(item)} />
      <Ended state={state} item={item} />
    </Card>
  )
}

function WizardAgain({ item, scenario, state }: FixCheckProps & { readonly scenario: LoadedScenario }) {
  const all = useQuery(connectionsQuery).data
  const own = (all ?? []).filter(({ system }) => system === scenario.system)
  const then = item.answers['connection']
  const [chosen, setChosen] = useState<string | null>(null)
  const over =
    chosen ??
    (own.some(({ id }) => id === then) ? then : item.origin.kind === 'bundle' || then !== 'none' ? own[0]?.id : then)
  const [quota, setQuota] = useState(false)
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const way = wayOf(scenario, ownRun(item))
  if (way.verdict === null) {
    return (
      <Card heading="Fix check">
        <p className="text-normal text-soft">
          This case reached no verdict yet, so there is nothing to prove fixed. Go on with it first.
        </p>
      </Card>
    )
  }
  const ran = way.visits.flatMap((visit) => visit.ran.flatMap(({ check, record }) => (record === null ? [] : [check])))
  const { prove } = way.verdict.verdict
  const needed = [...ran, ...(prove.by === 'check' ? [prove.check] : [])]
  const costs = needed.find((check) => check.costs === 'quota')
  const hidden = hiddenInputs(item, scenario.flow)
  const filled = (kind: 'paste' | 'text') =>
    Object.fromEntries(
      Object.entries(given).filter(
        ([name, value]) =>
          value.trim() !== '' &&
          hidden.some((each) => each.name === name && (each.kind === 'paste') === (kind === 'paste')),
      ),
    )
  const live = needed.some((check) => check.costs !== 'offline')
  return (
    <Card heading="Fix check">
      <p className="max-w-[68ch] text-normal text-soft">
        {live
          ? 'Runs the same checks again with the same answers, and puts what is found beside what was found then.'
          : 'This case rests on what was pasted, so nothing can be asked live. The same text gives the same ' +
            'verdict; a new one, pasted in the wizard, proves the fix.'}
      </p>
      {!live && item.origin.kind === 'own' && (
        <CaseLink item={item} className={buttonClass('primary', 'normal', 'mt-3')}>
          Paste a new one
        </CaseLink>
      )}
      {live && (own.length > 0 || then === 'none') && (
        <div className="mt-3 max-w-md">
          <Select label="Over" value={over ?? ''} options={connectionOptions(own, then)} onChange={setChosen} />
        </div>
      )}
      {live && all !== undefined && own.length === 0 && then !== 'none' && (
        <Callout
          tone="info"
          className="mt-3"
          title="No account of this system is connected here"
          actions={
            <Link
              to="/connections"
              search={{ add: scenario.system === 'copilot' ? 'copilot-keys' : scenario.system }}
              className={buttonClass('secondary', 'small')}
            >
              Connect one
            </Link>
          }
        >
          The checks need one to ask over.
        </Callout>
      )}
      {live && hidden.length > 0 && (
        <div className="mt-3 max-w-md space-y-3">
          <p className="text-small text-soft">
            Some of what the sender typed or pasted did not travel whole. Give your own, or leave it.
          </p>
          {hidden.map(({ name, label, kind }) => {
            const field = {
              label,
              optional: true,
              value: given[name] ?? '',
              autoComplete: 'off',
              spellCheck: false,
              onChange: (value: string) => setGiven({ ...given, [name]: blankSecrets(value).text }),
            }
            return kind === 'paste' ? (
              <TextArea key={name} {...field} mono rows={3} />
            ) : (
              <TextField key={name} {...field} placeholder={item.answers[name] ?? ''} />
            )
          })}
        </div>
      )}
      {costs !== undefined && (
        <div className="mt-3 max-w-md">
          <SwitchRow
            label="Also run what uses quota"
            says={`“${costs.asks}” starts one export of your organisation’s monthly number.`}
            on={quota}
            onChange={setQuota}
          />
        </div>
      )}
      {live && (
        <Controls
          state={state}
          label={quota ? 'Run the fix check (uses one export)' : 'Run the fix check'}
          disabled={over === undefined}
          onStart={() =>
            void state.startWizard(item, scenario, {
              connection: over ?? null,
              given: filled('text'),
              pasted: filled('paste'),
              quota,
            })
          }
        />
      )}
      <Ended state={state} item={item} />
    </Card>
  )
}

/** The answers and pastes that are not whole, by the labels under which the wizard asks for them. */
function hiddenInputs({ origin }: Case, flow: Flow): readonly Pick<InputField, 'name' | 'label' | 'kind'>[] {
  if (origin.kind === 'own') return []
  const fields = Object.values(flow.steps).flatMap((step) => (step.kind === 'input' ? step.fields : []))
  return origin.redacted.flatMap((name) => fields.find((field) => field.name === name) ?? [])
}

function connectionOptions(own: readonly Connection[], then: string | undefined) {
  return [
    ...own.map(({ id, label, address }) => ({
      value: id,
      label: `${label} · ${address}${id === then ? ' (as then)' : ''}`,
    })),
    ...(then === 'none' ? [{ value: 'none', label: 'None, as then: judged from what was pasted' }] : []),
  ]
}

function Controls({
  state,
  label,
  disabled = false,
  onStart,
}: {
  readonly state: FixCheckState
  readonly label: string
  readonly disabled?: boolean
  readonly onStart: () => void
}) {
  const running = state.state
  if (running.kind !== 'running') {
    return (
      <Button variant="primary" className="mt-3.5" disabled={disabled} onClick={onStart}>
        {label}
      </Button>
    )
  }
  return (
    <div className="mt-3.5 flex items-end gap-4">
      <div className="min-w-0 flex-1">
        <Progress
          label={running.progress?.says ?? 'Asking which connections there are'}
          value={running.progress?.done ?? null}
        />
      </div>
      <Button onClick={state.cancel}>Cancel</Button>
    </div>
  )
}

function Ended({ state, item }: { readonly state: FixCheckState; readonly item: Case }) {
  if (state.state.kind !== 'done') return null
  const { result, stopped } = state.state.value
  const { tone, title, says } = fixLooks[result]
  return (
    <div data-fix-check={result} className="mt-4">
      {stopped?.kind === 'cancelled' ? (
        <Callout tone="neutral" title="Cancelled" announce="polite">
          Nothing was kept of this fix check.
        </Callout>
      ) : (
        <Callout
          tone={tone}
          title={title}
          announce="polite"
          actions={
            result === 'different' && item.kind === 'wizard' && item.scenario !== null ? (
              <Link
                to="/wizard/$scenario"
                params={{ scenario: item.scenario }}
                search={{ a: item.answers }}
                className={buttonClass('secondary', 'small')}
              >
                Find out what it is now
              </Link>
            ) : undefined
          }
        >
          {says} {stopped?.kind === 'question' && `It came to a question that was not asked then: “${stopped.title}”.`}
          {stopped?.kind === 'quota' && `The next check, “${stopped.asks}”, uses quota and was not run.`}
          {stopped?.kind === 'paste' &&
            `The next check, “${stopped.asks}”, reads a paste that did not travel whole.`}{' '}
          Both are below, side by side, and stay with this case.
        </Callout>
      )}
    </div>
  )
}
