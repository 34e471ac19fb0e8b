import { mayReadBoth, mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import type { ErrorCode } from '#src/clarify/error-codes.ts'
import { when, type Flow } from '#src/domain/model/scenario.ts'
import { elsewhereRoutes, elsewhereVerdicts, routesOf } from '#src/scenarios/shared/clarify-elsewhere.ts'
import { readsAnswer, sawWithRequest, whichCredentials } from '#src/scenarios/shared/clarify-steps.ts'
import { elseTo } from '#src/scenarios/shared/steps.ts'
import { verdictsOn } from './verdicts.ts'

/** From one error code to what stands behind it: what was pasted, a live read, and a verdict by person. */
export function flowOf(row: ErrorCode): Flow {
  const own = row.scenario
  const isForbidden = own === 'clarify.forbidden'
  const live = isForbidden ? mayReadBoth : mayReadItems
  return {
    start: 'saw',
    steps: {
      saw: sawWithRequest({
        says:
          'Paste the answer, the client’s error text or the log, with headers if you have them. Secrets in it are ' +
          'blanked first. With the request beside it, each fault is marked at its place. Nothing at hand? Leave both ' +
          'empty.',
        placeholder: JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          error: { code: row.code, message: row.name, data: { trace: '…' } },
        }),
        to: 'pasted',
      }),
      pasted: readsAnswer({
        title: 'What does it say?',
        short: 'What it says',
        says: 'Read here, nothing is sent.',
        routes: [when(clarifyPasteSays, ['success'], 'pasted-success'), ...elsewhereRoutes(own, clarifyPasteSays)],
        nothing: 'credentials',
      }),
      credentials: whichCredentials('What follows only reads, with a limit of one.', 'live'),
      live: {
        kind: 'run',
        ...(isForbidden
          ? {
              title: 'Which namespaces may this integration use?',
              short: 'Which grants',
              says: 'One item and one signal are asked for: they need the namespaces “clarify” and “admin”.',
            }
          : {
              title: 'Does a plain read work from here?',
              short: 'From here',
              says: 'One item is asked for: it shows whether the fault is of the call or of Clarify and the way to it.',
            }),
        checks: [live],
        routes: [
          ...routesOf(own, live, isForbidden ? 'grant-missing' : 'met-here'),
          { check: live, outcomes: ['allowed'], to: 'works-here' },
        ],
        ...elseTo('by-paste'),
      },
      'by-paste': readsAnswer({
        title: 'What does the pasted answer say?',
        routes: routesOf(own, clarifyPasteSays, 'shown'),
        nothing: 'other-answer',
      }),
      'other-answer': {
        kind: 'run',
        title: 'What came back from here?',
        short: 'The answer from here',
        says: 'Nothing that was pasted shows the code, so the live answer is read for what else it is.',
        checks: [live],
        routes: elsewhereRoutes(own, live),
        ...elseTo('told'),
      },
      'works-here': readsAnswer({
        title: 'And the pasted answer?',
        says: 'A plain read works from here. Read again: does what was pasted show the code?',
        routes: routesOf(own, clarifyPasteSays, isForbidden ? 'id-out-of-reach' : 'shown'),
        nothing: 'works-from-here',
      }),
    },
    verdicts: { ...verdictsOn(row, isForbidden), ...elsewhereVerdicts(own) },
  }
}
