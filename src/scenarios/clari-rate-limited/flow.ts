import { copilotAccepted } from '#src/checks/copilot/copilot-accepted.ts'
import { rateNow } from '#src/checks/clari/request/rate-now.ts'
import { defineFlow } from '#src/domain/model/scenario.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import * as limits from '#src/scenarios/shared/export-limits.ts'
import { readLimits, whosePlaces } from '#src/scenarios/shared/limit-steps.ts'
import { handOvers, refused } from '#src/scenarios/shared/refusals.ts'
import { elseTo, keyField, namesakes, option, runs, saw, whichKey } from '#src/scenarios/shared/steps.ts'
import { rateSays } from './says.ts'
import * as verdicts from './verdicts.ts'

/** What live calls and pasted texts show alike. */
const tooFast = namesakes('told-to-wait', 'not-told', 'polling')

/** From “429” or “the quota is reached” to the limit that was met, and the pace that keeps below it. */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: saw({
      says:
        'Paste the answer with its headers, the log of your client, or the error text. Keys in it are blanked first. ' +
        'Nothing at hand? Leave it empty.',
      label: 'The answer or log',
      placeholder: 'HTTP/2 429\nretry-after: 30\n\n{"message":"API rate limit exceeded"}',
      to: 'whose',
    }),
    whose: runs(rateSays, {
      title: 'Whose limit is it?',
      short: 'Whose limit',
      to: { copilot: 'which-copilot' },
      ...elseTo('which-key'),
    }),
    'which-copilot': {
      kind: 'input',
      title: 'Which of Copilot’s credentials were refused?',
      short: 'Which credentials',
      says: 'Copilot has limits of its own. One read-only question is asked over it: does it refuse right now?',
      fields: [{ ...keyField, label: 'Credentials', system: 'copilot' }],
      to: 'copilot-now',
    },
    'copilot-now': runs(copilotAccepted, {
      title: 'Does Copilot refuse calls right now?',
      short: 'Refused right now?',
      says: 'Reads the workspace’s users, or asks for a token, and looks for 429.',
      to: { 'rate-limited': 'copilot-limited' },
      ...elseTo('copilot-limit-pasted'),
    }),
    'which-key': whichKey({
      title: 'Which key was refused?',
      says:
        'Two or three read-only questions are asked, none of them uses quota. If a second key is set up, it is asked ' +
        'too: the difference tells this key from everybody.',
      to: 'now',
    }),
    now: runs(rateNow, {
      title: 'Does Clari refuse calls right now?',
      short: 'Refused right now?',
      says: 'Asks for the limits and for the jobs, and looks for 429.',
      to: { ...refused(rateNow), ...tooFast, answers: 'pasted' },
    }),
    pasted: runs(rateSays, {
      title: 'Which limit does the pasted text speak of?',
      short: 'The pasted text',
      to: { ...tooFast, 'quota-used-up': 'room', 'places-taken': 'room', 'either-limit': 'room' },
      ...elseTo('room-first'),
    }),
    room: readLimits('limit-gone', 'limit-untold'),
    'room-first': readLimits('when', 'when'),
    'whose-places': whosePlaces,
    when: {
      kind: 'ask',
      title: 'Clari refuses no call right now. When does it?',
      short: 'When it is refused',
      says: 'No call is refused from here. So it depends on what your clients do at the time.',
      answer: 'refused-when',
      options: [
        option('polling', 'While waiting for a job', 'polling-told', 'Then something looks at it too often.'),
        option(
          'exports',
          'When starting several exports',
          'exports-told',
          'Only a few may be queued or running at one time.',
        ),
        option('many', 'When many calls are made', 'many-told', 'Then they come too fast, taken together.'),
        option('unknown', 'I don’t know', 'nothing-refused'),
      ],
    },
    'from-paste': runs(rateSays, {
      title: 'Which limit does the pasted text speak of?',
      short: 'The pasted text',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      to: { ...tooFast, ...namesakes('quota-used-up', 'places-taken', 'either-limit') },
      ...elseTo('could-not-run'),
    }),
  },
  verdicts: {
    ...handOvers('So no limit could be seen.', 'a limit is still met after it', ['rate-limited']),
    ...byName(limits),
    ...byName(verdicts),
  },
})
