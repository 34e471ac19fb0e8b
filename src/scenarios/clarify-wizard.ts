import { mayReadBoth, mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import type { ErrorCode } from '#src/clarify/error-codes.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { Action, Route, Step, Verdict, VerdictContext, Flow } from '#src/domain/model/scenario.ts'
import { codeMessage, codeWords, retryAction } from './clarify-code-words.ts'
import { elsewhereRoutes, elsewhereVerdicts, outcomesOf } from './clarify-elsewhere.ts'
import { told } from './shared/told.ts'

const pasteNext: Action = { who: 'you', does: 'Then paste what comes back below: it is read again.', where: null }
const runAgain: Action = { who: 'you', does: 'Run the check again from this page.', where: null }

const byPaste = { by: 'paste-again', check: clarifyPasteSays } as const

/** Codes whose cause passes by itself: when a call works now, it is over. */
const passing: ReadonlySet<ErrorCode['retry']> = new Set(['once', 'after-delay', 'paced'])

function withLast(first: NonEmpty<Action>, more: readonly Action[], last: Action): NonEmpty<Action> {
  const [head, ...rest] = first
  return [head, ...rest, ...more, last]
}

function accepted(context: VerdictContext): boolean {
  return context.findings.some(
    ({ check, outcome }) => (check === mayReadItems.id || check === mayReadBoth.id) && outcome === 'allowed',
  )
}

function meaning(row: ErrorCode, context: VerdictContext): string {
  return [row.means, codeWords(row).here(context), row.retrySays].filter((text) => text !== '').join(' ')
}

/** The code as the paste or a live call shows it. */
function shown(row: ErrorCode, prove: Verdict['prove'], last: Action): Verdict {
  const words = codeWords(row)
  return {
    kind: 'cause',
    cause: row.scenario.slice('clarify.'.length),
    headline: words.headline,
    explains: (context) => {
      const here = accepted(context)
        ? ` A plain read from here was answered just now, in ${told(context, 'tookMs', 'a few')} ms: the ` +
          'credentials and the way to Clarify are fine, so it is this call.'
        : ''
      return `${meaning(row, context)}${here}`
    },
    actions: (context) => withLast(words.actions(context), retryAction(row, context), last),
    asks: (context) => codeMessage(row, context),
    prove,
    disprovedBy: words.disprovedBy,
  }
}

/** Codes that blame the request; our own plain read is known to be good, so there they mean something else. */
const blamesRequest: ReadonlySet<ErrorCode['scenario']> = new Set([
  'clarify.parse-error',
  'clarify.invalid-request',
  'clarify.method-not-found',
  'clarify.invalid-params',
  'clarify.produce-invalid-resources',
  'clarify.conflict',
  'clarify.partial-failure',
])

/** A live, well-formed read from here meets the code itself. */
function metHere(row: ErrorCode): Verdict {
  const plain = shown(row, { by: 'check', check: mayReadItems }, runAgain)
  if (!blamesRequest.has(row.scenario)) return plain
  return {
    ...plain,
    cause: `${row.scenario.slice('clarify.'.length)}-even-here`,
    headline: `Even a plain read from here is answered ${row.code}, ${row.name}.`,
    explains: (context) =>
      `${row.means} But this request was made here, is well formed and only reads one item (see the exchange), so ` +
      'the fault is not your client’s alone: something between here and Clarify changes requests, or Clarify itself ' +
      `answers wrongly.${told(context, 'params', '') === '' ? '' : ` It names ${told(context, 'params', '')}.`}` +
      `${told(context, 'resources', '') === '' ? '' : ` It names ${told(context, 'resources', '')}.`}`,
    actions: () => [
      {
        who: 'you',
        does:
          'Run the curl line below from another network. If it is ' +
          'answered there, a proxy on the way from here changes requests.',
        where: 'a machine outside this network',
      },
      {
        who: 'clarify-support',
        does: 'If it is answered the same everywhere: look up the trace and say what arrived.',
        where: 'the message below, with the trace',
      },
      runAgain,
    ],
    disprovedBy: 'The same curl line being answered with a result.',
  }
}

/** Nothing shows the code: it is the analyst's word. */
function toldOnly(row: ErrorCode): Verdict {
  return {
    ...shown(row, byPaste, pasteNext),
    strength: 'likely',
    explains: (context) =>
      `${meaning(row, context)} Nothing here shows the code itself: paste the answer, with its trace, to be sure.`,
    evidence: () => [
      {
        kind: 'answer',
        question: 'What does Clarify answer?',
        answer: `${row.code}, ${row.name}`,
        shows: 'told by the analyst; nothing was pasted that shows it',
      },
    ],
  }
}

/** A plain read works from here, and nothing that was pasted shows the code. */
function worksFromHere(row: ErrorCode, check: AnyCheck): Verdict {
  return {
    kind: passing.has(row.retry) ? 'clear' : 'open',
    cause: 'works-from-here',
    headline: passing.has(row.retry)
      ? `Clarify answers now: ${row.name.toLowerCase()} is over, or was about another call.`
      : 'A plain read works from here, so it is about the call that fails.',
    explains: (context) =>
      `clarify.selectItems was answered in ${told(context, 'tookMs', 'a few')} ms with these credentials. ` +
      (passing.has(row.retry) ? '' : 'The call that fails was not seen, so what is wrong in it is open. ') +
      row.means,
    actions: (context) =>
      withLast(
        [
          {
            who: 'you',
            does:
              'Paste the answer that shows the code, beside the request: ' +
              'then its parameters, trace and what to do are named.',
            where: null,
          },
        ],
        retryAction(row, context),
        runAgain,
      ),
    prove: { by: 'check', check },
    disprovedBy: 'The same read being refused from here on another try.',
  }
}

const pastedSuccess: Verdict = {
  kind: 'clear',
  cause: 'pasted-success',
  headline: 'The pasted answer is a good one: the call worked.',
  explains: (context) => told(context, 'pastedSays', 'It has a result and no error.'),
  actions: () => [
    { who: 'you', does: 'If a program reports an error all the same, paste what that program prints.', where: null },
  ],
  prove: byPaste,
  disprovedBy: 'The program’s own message naming an error in this very answer.',
}

function grantMissing(row: ErrorCode): Verdict {
  return {
    ...shown(row, { by: 'check', check: mayReadBoth }, runAgain),
    cause: 'grant-missing',
    headline: (context) =>
      `This integration lacks access to ${told(context, 'namespaces', 'the namespace that it calls')}.`,
    explains: (context) =>
      `A read-only call with these credentials, ${told(context, 'refusedMethod', 'made just now')}, is refused with ` +
      '-32003, without naming any resource; so it is the grant that is missing, not an id. Every integration has the ' +
      'namespace “integration”; “admin” and “clarify” are granted one by one.',
    actions: (context) => [
      {
        who: 'clarify-admin',
        does: `Grant this integration access to ${told(context, 'namespaces', 'the namespace')}.`,
        where: 'Clarify’s admin panel, the integration’s access',
      },
      {
        who: 'you',
        does: 'No new credentials are needed: the file stays the same. Run the check again once it is granted.',
        where: null,
      },
    ],
    disprovedBy: 'The admin panel showing the grant, and the refusal going on.',
  }
}

function idOutOfReach(row: ErrorCode): Verdict {
  return {
    ...shown(row, byPaste, pasteNext),
    cause: 'id-out-of-reach',
    headline: 'Access is granted. What the call names is out of this integration’s reach.',
    explains: (context) =>
      'Both namespaces answer a plain read with these credentials, so no grant is missing for reading. What remains ' +
      'is an id in the call that does not exist or belongs to another integration or organisation; or, for ' +
      `${told(context, 'method', 'a writing method')}, a right to write.`,
    actions: () => [
      {
        who: 'you',
        does:
          'Check every id in the request: copied whole, of the same organisation, still there. Compare “integration” ' +
          'with the credentials file.',
        where: 'the client’s code, where the request is built',
      },
      {
        who: 'clarify-admin',
        does: 'If the ids are right: look whether this integration may write, and whether the resources belong to it.',
        where: 'Clarify’s admin panel, the integration’s access',
      },
      pasteNext,
    ],
    asks: (context) => codeMessage(row, context),
    disprovedBy: 'The same call with an id that this integration has just read being refused.',
  }
}

const steps = (
  row: ErrorCode,
  live: AnyCheck,
  liveRoutes: readonly Route[],
  grants: boolean,
): Readonly<Record<string, Step>> => ({
  saw: {
    kind: 'input',
    title: 'What came back?',
    short: 'What you saw',
    says:
      'Paste the answer, the client’s error text or the log, with headers if ' +
      'you have them. Secrets in it are blanked first. With the request beside ' +
      'it, each fault is marked at its place. Nothing at hand? Leave both empty.',
    fields: [
      {
        name: 'error',
        kind: 'paste',
        label: 'The answer or error',
        required: false,
        placeholder: JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          error: { code: row.code, message: row.name, data: { trace: '…' } },
        }),
      },
      {
        name: 'request',
        kind: 'paste',
        label: 'The request, if you have it',
        required: false,
        placeholder: '{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{"query":{"limit":1}}}',
      },
    ],
    to: 'pasted',
  },
  pasted: {
    kind: 'run',
    title: 'What does it say?',
    short: 'What it says',
    says: 'Read here, nothing is sent.',
    checks: [clarifyPasteSays],
    routes: [
      { check: clarifyPasteSays, outcomes: ['success'], to: 'pasted-success' },
      ...elsewhereRoutes(row.scenario, clarifyPasteSays),
    ],
    otherwise: 'credentials',
    unknown: 'credentials',
  },
  credentials: {
    kind: 'input',
    title: 'Which credentials should be tried?',
    short: 'Which credentials',
    says: 'What follows only reads, with a limit of one. The credentials stay in the product’s own server.',
    fields: [{ name: 'connection', kind: 'connection', label: 'Credentials', required: true }],
    to: 'live',
  },
  live: {
    kind: 'run',
    title: grants ? 'Which namespaces may this integration use?' : 'Does a plain read work from here?',
    short: grants ? 'Which grants' : 'From here',
    says: grants
      ? 'One item and one signal are asked for: they need the namespaces “clarify” and “admin”.'
      : 'One item is asked for: it shows whether the fault is of the call or of Clarify and the way to it.',
    checks: [live],
    routes: liveRoutes,
    otherwise: 'by-paste',
    unknown: 'by-paste',
  },
  'by-paste': {
    kind: 'run',
    title: 'What does the pasted answer say?',
    short: 'The pasted answer',
    says: 'No live check decided it, so what was pasted does. Nothing is sent.',
    checks: [clarifyPasteSays],
    routes: [{ check: clarifyPasteSays, outcomes: outcomesOf(row.scenario, clarifyPasteSays), to: 'shown' }],
    otherwise: 'other-answer',
    unknown: 'other-answer',
  },
  'other-answer': {
    kind: 'run',
    title: 'What came back from here?',
    short: 'The answer from here',
    says: 'Nothing that was pasted shows the code, so the live answer is read for what else it is.',
    checks: [live],
    routes: elsewhereRoutes(row.scenario, live),
    otherwise: 'told',
    unknown: 'told',
  },
  'works-here': {
    kind: 'run',
    title: 'And the pasted answer?',
    short: 'The pasted answer',
    says: 'A plain read works from here. Read again: does what was pasted show the code?',
    checks: [clarifyPasteSays],
    routes: [
      {
        check: clarifyPasteSays,
        outcomes: outcomesOf(row.scenario, clarifyPasteSays),
        to: grants ? 'id-out-of-reach' : 'shown',
      },
    ],
    otherwise: 'works-from-here',
    unknown: 'works-from-here',
  },
})

/**
 * The wizard for one error code, made from its row of the table: what was pasted, a live read, and a verdict by person.
 */
export function clarifyWizard(row: ErrorCode): Flow {
  const grants = row.scenario === 'clarify.forbidden'
  const live = grants ? mayReadBoth : mayReadItems
  const own: readonly Route[] = grants
    ? [
        {
          check: mayReadBoth,
          outcomes: ['no-grant', 'no-clarify-grant', 'no-admin-grant', 'forbidden'],
          to: 'grant-missing',
        },
      ]
    : [{ check: mayReadItems, outcomes: outcomesOf(row.scenario, mayReadItems), to: 'met-here' }]
  const routes = [...own, { check: live, outcomes: ['allowed'], to: 'works-here' }]
  return {
    start: 'saw',
    steps: steps(row, live, routes, grants),
    verdicts: {
      shown: shown(row, byPaste, pasteNext),
      told: toldOnly(row),
      'works-from-here': worksFromHere(row, live),
      'pasted-success': pastedSuccess,
      ...(grants
        ? { 'grant-missing': grantMissing(row), 'id-out-of-reach': idOutOfReach(row) }
        : { 'met-here': metHere(row) }),
      ...elsewhereVerdicts(row.scenario),
    },
  }
}
