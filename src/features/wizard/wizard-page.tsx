import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { connectionsQuery } from '#src/client/queries.ts'
import type { CheckRecord } from '#src/domain/case.ts'
import type { RunStep, Scenario, Wizard } from '#src/domain/scenario.ts'
import { conclude } from '#src/engine/conclude.ts'
import { seenAnswer, walk, type Known } from '#src/engine/walk.ts'
import { scenarios } from '#src/scenarios/index.ts'
import { Callout } from '#src/ui/callout.tsx'
import { Rail, type RailStep } from '#src/ui/rail.tsx'
import { AskView } from './ask-view.tsx'
import { ExplainView } from './explain-view.tsx'
import { InputView } from './input-view.tsx'
import { RunView } from './run-view.tsx'
import { useRun } from './use-run.ts'
import { useWizardCase } from './use-wizard-case.ts'
import { VerdictView } from './verdict-view.tsx'
import { isSilent, placeAfter, placeBefore, shownAt, visibleVisits } from './way-shown.ts'
import type { WizardSearch } from './wizard-search.ts'

/** What a {@link WizardPage} takes. */
export interface WizardPageProps {
  readonly scenario: Scenario
  readonly wizard: Wizard
  readonly search: WizardSearch
  readonly onSearch: (search: WizardSearch, options: { readonly replace: boolean }) => void
  /** The product's version. */
  readonly product: string
}

const noAnswers: Readonly<Record<string, string>> = {}
const noRecords: readonly CheckRecord[] = []

/** Walks an analyst through one scenario; position and choices live in the URL, everything else in the case. */
export function WizardPage({ scenario, wizard, search, onSearch, product }: WizardPageProps) {
  const answers = search.a ?? noAnswers
  const connections = useQuery(connectionsQuery).data ?? []
  const own = connections.filter(({ system }) => system === scenario.system)
  const wizardCase = useWizardCase(search.case, scenario.id, answers, product)
  const { item, change } = wizardCase
  const known: Known = { answers, pastes: item?.pastes ?? noAnswers, records: item?.records ?? noRecords }
  const way = walk(wizard, known)
  const shown = shownAt(way, search.at)
  const { state, run, runOne, cancel } = useRun()
  const autorun = useRef<string | null>(null)
  const [busyPaste, setBusyPaste] = useState(false)

  const go = useCallback(
    (next: { readonly at?: string; readonly answers?: Readonly<Record<string, string>>; readonly case?: string }, replace = false) =>
      onSearch({ case: next.case ?? search.case, at: next.at, a: next.answers ?? search.a }, { replace }),
    [onSearch, search.a, search.case],
  )

  const keep = useCallback((record: CheckRecord) => change((before) => ({ ...before, records: [...before.records.filter(({ key }) => key !== record.key), record] })), [change])

  const start = useCallback(
    async (step: RunStep, again: boolean) => {
      const stale = new Set(step.checks.map(({ id }) => id))
      const id = await change((before) => ({ ...before, answers: { ...answers }, records: again ? before.records.filter(({ check }) => !stale.has(check)) : before.records }))
      if (id !== search.case) go({ case: id, at: search.at }, true)
      await run(step, { answers, pastes: known.pastes, connections }, (record) => void keep(record))
    },
    [answers, change, connections, go, keep, known.pastes, run, search.at, search.case],
  )

  // Checks that send nothing run by themselves; the others only right after somebody pressed Continue, never on a reload or a shared link.
  const waiting = shown.kind === 'step' && shown.visit.step.kind === 'run' && !shown.visit.done && state.running === null ? shown.visit : null
  useEffect(() => {
    if (waiting === null || waiting.step.kind !== 'run' || wizardCase.loading || (item === null && search.case !== undefined && !wizardCase.elsewhere)) return
    const wanted = isSilent(waiting.step) || autorun.current === waiting.name
    if (!wanted) return
    autorun.current = null
    void start(waiting.step, false)
  }, [item, search.case, start, waiting, wizardCase.elsewhere, wizardCase.loading])

  // The case remembers where it got to, so that it can be listed and reopened.
  const reached = way.verdict === null ? null : `${scenario.id}/${way.verdict.name}`
  useEffect(() => {
    if (item !== null && (item.verdict !== reached || item.scenario !== scenario.id)) void change((before) => ({ ...before, scenario: scenario.id, answers: { ...answers }, verdict: reached }))
  }, [answers, change, item, reached, scenario.id])

  const place = shown.kind === 'verdict' ? 'verdict' : shown.visit.name
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [place])

  if (wizardCase.loading) return null

  const before = placeBefore(way, shown)
  const onBack = before === null ? null : () => go({ at: before })
  const above = scenario.title

  async function submit(name: string, given: Readonly<Record<string, string>>, pastes: Readonly<Record<string, string>>) {
    const nextAnswers = { ...answers, ...given }
    const id = await change((item) => ({ ...item, answers: nextAnswers, pastes: { ...item.pastes, ...pastes } }))
    const nextWay = walk(wizard, { ...known, answers: nextAnswers, pastes: { ...known.pastes, ...pastes } })
    const at = placeAfter(nextWay, name)
    const next = wizard.steps[at]
    autorun.current = next?.kind === 'run' && next.checks.every(({ costs }) => costs !== 'quota') ? at : null
    go({ at, answers: nextAnswers, case: id })
  }

  function next(name: string) {
    const at = placeAfter(way, name)
    const step = wizard.steps[at]
    autorun.current = step?.kind === 'run' && step.checks.every(({ costs }) => costs !== 'quota') ? at : null
    go({ at })
  }

  async function prove(pasted: string | null) {
    if (way.verdict === null) return
    const { verdict } = way.verdict
    const name = `${scenario.id}/${way.verdict.name}`
    setBusyPaste(true)
    const reads = verdict.prove.check.reads[0]
    const pastes = pasted === null || reads === undefined ? known.pastes : { ...known.pastes, [reads]: pasted }
    const record = await runOne(verdict.prove.check, { answers, pastes, connections })
    setBusyPaste(false)
    if (record.state !== 'cancelled') await change((item) => ({ ...item, retests: [...item.retests, { at: record.startedAt, verdict: name, record }] }))
  }

  /** Walks the same way again from its first check, with nothing remembered of the findings. */
  async function goOn() {
    const first = way.visits.find(({ step }) => step.kind === 'run' && !isSilent(step))
    await change((item) => ({ ...item, records: [] }))
    if (first === undefined) return go({ at: undefined })
    autorun.current = first.name
    go({ at: first.name })
  }

  function view() {
    if (shown.kind === 'verdict') {
      const conclusion = conclude(scenario, way, known, connections)
      if (conclusion === null || way.verdict === null || item === null) return null
      return (
        <VerdictView
          conclusion={conclusion}
          verdict={way.verdict.verdict}
          item={item}
          product={product}
          busy={busyPaste}
          scenarios={scenarios}
          onProve={() => void prove(null)}
          onCancel={cancel}
          onPasteAgain={(text) => void prove(text)}
          onGoOn={() => void goOn()}
          onBack={onBack}
        />
      )
    }
    const { visit } = shown
    const { step, name } = visit
    switch (step.kind) {
      case 'ask':
        return <AskView key={name} step={step} above={above} chosen={answers[step.answer]} onChoose={(value) => void submit(name, { [step.answer]: value }, {})} onBack={onBack} />
      case 'input':
        return <InputView key={`${name} ${item?.id ?? ''} ${own.length}`} step={step} above={above} known={known} connections={own} onSubmit={(given, pastes) => void submit(name, given, pastes)} onBack={onBack} />
      case 'explain':
        return <ExplainView key={name} step={step} above={above} onNext={() => void submit(name, { [seenAnswer(name)]: 'yes' }, {})} onBack={onBack} />
      case 'compare':
        return null
      case 'run':
        return (
          <RunView
            key={name}
            visit={{ ...visit, step }}
            above={above}
            running={state}
            last={placeAfter(way, name) === 'verdict'}
            onRun={(again) => void start(step, again)}
            onCancel={cancel}
            onNext={() => next(name)}
            onBack={onBack}
          />
        )
    }
  }

  if (shown.kind === 'verdict') return view()
  return (
    <div className="grid min-h-[calc(100dvh-3.25rem)] lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <div className="border-b border-line px-4 py-4 sm:px-6 lg:border-r lg:border-b-0 lg:px-4 lg:py-6">
        <p className="mb-3 hidden px-2 text-small font-medium text-soft lg:block">{scenario.title}</p>
        <Rail label={`Steps of ${scenario.title}`} steps={railSteps()} onSelect={(id) => go({ at: id })} />
        <YourAnswers />
      </div>
      <div className="min-w-0" data-step={shown.visit.name} data-kind={shown.visit.step.kind}>
        {wizardCase.elsewhere && (
          <div className="px-4 pt-5 sm:px-8 lg:px-11">
            <Callout tone="info" title="This link was made in another browser">
              Its choices are restored here. What was pasted and found stays where it was: paste again and run the checks again.
            </Callout>
          </div>
        )}
        {view()}
      </div>
    </div>
  )

  function railSteps(): readonly RailStep[] {
    const current = shown.kind === 'step' ? shown.visit.name : null
    return [
      ...visibleVisits(way).map(({ name, step }) => ({ id: name, label: step.short, state: name === current ? ('current' as const) : ('done' as const) })),
      { id: 'verdict', label: 'What to do', state: way.verdict === null ? ('ahead' as const) : ('done' as const) },
    ]
  }

  function YourAnswers() {
    const given = way.visits.flatMap(({ name, step }) => {
      if (step.kind === 'ask') {
        const chosen = step.options.find(({ value }) => value === answers[step.answer])
        return chosen === undefined ? [] : [{ name, question: step.short, answer: chosen.label }]
      }
      if (step.kind !== 'input') return []
      return step.fields.flatMap((field) => {
        const value = answers[field.name]
        if (field.kind === 'paste' || value === undefined || value === '') return []
        return [{ name, question: field.label, answer: field.kind === 'connection' ? (own.find(({ id }) => id === value)?.label ?? 'none') : value }]
      })
    })
    if (given.length === 0) return null
    return (
      <div className="mt-6 hidden px-2 lg:block">
        <h2 className="text-small font-medium text-soft">Your answers</h2>
        <ul className="mt-2 space-y-1.5 text-small">
          {given.map(({ name, question, answer }) => (
            <li key={`${name} ${question}`} className="wrap-anywhere">
              <span className="text-soft">{question}:</span> <b className="font-medium">{answer}</b>{' '}
              <button type="button" onClick={() => go({ at: name })} className="text-accent underline-offset-2 hover:underline">
                change
              </button>
            </li>
          ))}
        </ul>
      </div>
    )
  }
}
