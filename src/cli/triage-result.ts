import type { Connection } from '#src/domain/contract/connection.ts'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import {
  actorNames,
  type Action,
  type LoadedScenario,
  type Strength,
  type Verdict,
} from '#src/domain/model/scenario.ts'
import type { UsualAnswer } from '#src/engine/usual-answers.ts'
import type { WalkedAlone } from '#src/engine/walk-alone.ts'
import type { EvidenceSubject } from '#src/domain/model/evidence.ts'
import { subjectOf } from '#src/reading/subject/subject.ts'

/** What the command `triage` prints as JSON. */
export interface TriageResult {
  readonly scenario: string | null
  readonly verdict: string | null
  readonly kind: Verdict['kind']
  readonly strength: Strength
  readonly headline: string
  readonly evidence: readonly {
    readonly kind: Evidence['kind']
    readonly says: string
    readonly about: EvidenceSubject
  }[]
  readonly actions: readonly Action[]
  /** What stands for answers that nobody gave. */
  readonly asked: readonly UsualAnswer[]
  /** What would tell more; null where nothing is left to be told. */
  readonly next: string | null
}

/** What is told where nothing was recognised. */
export const notRecognised: TriageResult = {
  scenario: null,
  verdict: null,
  kind: 'open',
  strength: 'open',
  headline: 'This is not recognised: nothing in it points to an error of Clari’s, Copilot’s or Clarify’s API.',
  evidence: [],
  actions: [
    { who: 'you', does: 'Give the whole answer: its status line, its headers and its body.', where: null },
    { who: 'you', does: 'Or name the scenario to walk.', where: '--scenario ID' },
  ],
  asked: [],
  next: 'The whole answer, with its status line, or the address that was called.',
}

/** A walk without anybody as the contract has it. */
export function resultOf(
  scenario: LoadedScenario,
  { usual, waits, way }: WalkedAlone,
  conclusion: Conclusion | null,
  connections: readonly Connection[],
): TriageResult {
  const told = conclusion?.evidence ?? way.findings.toReversed().flatMap(({ evidence }) => evidence)
  const evidence = told.map((each) => ({ kind: each.kind, says: saysOf(each), about: subjectOf(each, connections) }))
  const base = { scenario: scenario.id, evidence, asked: usual }
  if (conclusion !== null)
    return {
      ...base,
      verdict: conclusion.verdict,
      kind: conclusion.kind,
      strength: conclusion.strength,
      headline: conclusion.headline,
      actions: conclusion.actions,
      next: nextOf(conclusion, usual),
    }
  const title = waits?.step.title ?? 'Where it goes on'
  const next = waits?.for === 'quota' ? `It would run “${title}” ${waits.step.says}` : nextAnswer(waits?.step, title)
  return {
    ...base,
    verdict: null,
    kind: 'open',
    strength: 'open',
    headline:
      waits?.for === 'quota'
        ? 'What is left to be tried uses quota, so it was not tried.'
        : `This waits for an answer: ${title}`,
    actions: [{ who: 'you', does: next, where: null }],
    next,
  }
}

/** Which answer is missing, and how it is given. */
function nextAnswer(step: WalkedAlone['way']['visits'][number]['step'] | undefined, title: string): string {
  const missing =
    step?.kind === 'input' ? step.fields.filter(({ required, kind }) => required && kind !== 'connection') : []
  const how = missing.map(({ name, placeholder = '…' }) => `--answer ${name}=${placeholder}`).join(' ')
  return `An answer to “${title}”${how === '' ? '.' : `: ${how}`}`
}

function nextOf(conclusion: Conclusion, usual: readonly UsualAnswer[]): string | null {
  if (conclusion.strength === 'proved' || conclusion.kind === 'clear') return null
  const [first] = conclusion.actions
  const chosen = usual.filter(({ name, why }) => why !== 'found' && name !== 'connection')
  const answers = chosen.map(({ name, question }) => `${question} (--answer ${name}=…)`)
  const ask = answers.length === 0 ? '' : ` An answer to what nobody said: ${answers.join('; ')}.`
  if (conclusion.kind === 'open') return `${first.does}${ask}`
  const proof =
    conclusion.connection === null
      ? 'Connect the key and run it again: a live check proves it.'
      : conclusion.disprovedBy
  return `${proof}${ask}`
}

function saysOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'exchange': {
      const { request, result } = evidence.exchange
      const came = result.kind === 'response' ? `HTTP ${result.status}` : result.detail
      const path = URL.canParse(request.url) ? new URL(request.url).pathname : request.url
      return `${request.method} ${path}: ${came}: ${evidence.shows}`
    }
    case 'paste':
      return `“${evidence.quote}”: ${evidence.shows}`
    case 'answer':
      return `${evidence.question}: ${evidence.answer}: ${evidence.shows}`
    case 'credential':
    case 'rows':
      return evidence.shows
  }
}

/** The same for people reading a terminal. */
export function readableResult(result: TriageResult, explains: string | null): string {
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${printable(line)}`)]
  const name = result.scenario === null ? 'not recognised' : `${result.scenario}/${result.verdict ?? '…'}`
  return `${[
    `${result.strength === 'open' ? 'open' : `${result.kind}, ${result.strength}`}  ${name}`,
    printable(result.headline),
    ...(explains === null ? [] : [printable(explains)]),
    ...part(
      'Seen',
      result.evidence.map(({ says }) => says),
    ),
    ...part(
      'To do',
      result.actions.map(({ who, does, where }) => `${actorNames[who]}: ${does}${where === null ? '' : ` (${where})`}`),
    ),
    ...part(
      'Nobody said otherwise',
      result.asked.map(({ question, value }) => `${question}: ${value === '' ? 'left empty' : value}`),
    ),
    ...part('What would tell more', result.next === null ? [] : [result.next]),
  ].join('\n')}\n`
}

/** A text on one line, without characters that would steer a terminal: it can quote what an upstream sent. */
function printable(says: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters must not reach the terminal.
  return says.replaceAll(/\s+/g, ' ').replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
}
