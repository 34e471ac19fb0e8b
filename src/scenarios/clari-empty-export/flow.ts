import { exportAsked } from '#src/checks/clari/export/export-asked.ts'
import { heldExport } from '#src/checks/clari/export/held-export.ts'
import { forecastContent } from '#src/checks/clari/forecast/forecast-content.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import { defineFlow, type InputField } from '#src/domain/model/scenario.ts'
import { readExportRequest } from '#src/reading/clari/export-request.ts'
import { forecastIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { keyStep } from '#src/scenarios/shared/key-step.ts'
import { handOvers, refused } from '#src/scenarios/shared/refusals.ts'
import { forecastField, jobField, optional, runs, whichKey } from '#src/scenarios/shared/steps.ts'
import { emptySays } from './says.ts'
import * as verdicts from './verdicts.ts'

const shownFields = [
  optional('paste', 'error', 'The export, or what your program says', '{"entries":[],"users":[…],…}'),
  optional('paste', 'request', 'The request', 'POST /v4/export/forecast/net_arr {"timePeriod":"2026_Q1"}'),
] as const

const exportFields = [
  {
    ...forecastField,
    suggests: ({ pastes }) =>
      forecastIn(readPaste(pastes['request'] ?? '')) ?? forecastIn(readPaste(pastes['error'] ?? '')) ?? null,
  },
  optional('text', 'timePeriod', 'Quarter asked for', '2026_Q1', {
    help: 'Exactly as the request has it. Empty: it named none.',
    suggests: ({ pastes }) => readExportRequest(readPaste(pastes['request'] ?? '')).corrected.timePeriod ?? null,
  }),
  { ...jobField, required: false, help: 'Of the empty export. Empty: your newest one.' },
] as const satisfies NonEmpty<InputField>

/** What a pasted export can be seen to have, whatever was checked live. */
const pastedFaults = {
  'rows-elsewhere': 'read-elsewhere',
  'wrong-key': 'name-missed',
  truncated: 'truncated-pasted',
  'broken-off': 'broken-off',
  'period-defaulted': 'period-defaulted',
  'not-empty': 'not-empty',
} as const

const lookAtPaste = { title: 'What does the pasted export hold?', short: 'The pasted export' } as const

/** What an export that was made before can be seen to have, whatever the forecast holds now. */
const heldFaults = {
  truncated: 'truncated',
  'period-defaulted': 'period-defaulted',
  'rows-elsewhere': 'read-elsewhere',
  filled: 'not-empty',
  'another-export': 'asked-another',
} as const

const lookAtHeld = {
  title: 'What is in the export that you made?',
  short: 'Your export',
  says: 'Fetches the results of the job again, or of your newest one. It costs nothing.',
} as const

/** Whether the request leaves out what could be there; `to` is where it leads if it does not. */
const asked = <const T extends string>(to: T) =>
  runs(exportAsked, {
    title: 'What did the request ask for?',
    short: 'What was asked',
    says: 'Read in the pasted request; nothing is sent.',
    to: { types: 'types-asked', scope: 'scope-asked' },
    otherwise: to,
    unknown: to,
  })

/** From “the export is empty” to who or what is missing in it, or to the program that does not see what is there. */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came back, and what was asked?',
      short: 'What you saw',
      says:
        'Paste the export, or what your program says of it; and the request that asked for it, if you have it. Keys ' +
        'are blanked first. Nothing at hand? Leave both empty.',
      fields: shownFields,
      to: 'which-key',
    },
    'which-key': whichKey({
      title: 'Which key made the export?',
      says:
        'The checks only read, and use none of your export quota. If a second key is set up, the same is read with ' +
        'it too: what it sees and this one does not is evidence.',
      to: 'key',
    }),
    key: keyStep,
    pasted: runs(emptySays, { ...lookAtPaste, to: pastedFaults, otherwise: 'which-export', unknown: 'which-export' }),
    'which-export': {
      kind: 'input',
      title: 'Which forecast, and which quarter?',
      short: 'Which forecast',
      says: 'The id is the last part of the Forecast Tab’s address: app.clari.com/forecast/<id>. Case matters.',
      fields: exportFields,
      to: 'forecast',
    },
    forecast: runs(forecastContent, {
      title: 'What does the forecast hold now?',
      short: 'The forecast now',
      says: 'Reads it; if it is empty, with another key and for the quarters before too. No job, no quota.',
      to: {
        ...refused(forecastContent),
        'period-defaulted': 'period-defaulted',
        'no-users': 'nobody-visible',
        hidden: 'hidden',
        'no-submissions': 'no-submissions',
        'no-entries': 'no-entries',
        'nothing-told': 'nothing-told',
        blank: 'nothing-entered',
        'rows-elsewhere': 'read-elsewhere',
        filled: 'held',
        'not-offered': 'held-only',
      },
    }),
    held: runs(heldExport, {
      ...lookAtHeld,
      to: { ...heldFaults, 'nothing-told': 'asked', 'no-entries': 'asked', 'no-users': 'asked', blank: 'asked' },
      otherwise: 'asked-untold',
      unknown: 'asked-untold',
    }),
    'held-only': runs(heldExport, {
      ...lookAtHeld,
      to: {
        ...refused(heldExport),
        'bad-request': 'not-tested',
        ...heldFaults,
        'no-users': 'nobody-exported',
        'no-entries': 'asked-unread',
        'nothing-told': 'asked-unread',
        blank: 'nothing-exported',
        'not-done': 'not-done',
      },
      otherwise: 'not-tested',
      unknown: 'not-tested',
    }),
    asked: asked('export-differs'),
    'asked-untold': asked('filled-here'),
    'asked-unread': asked('nothing-held'),
    'asked-another': asked('another-export'),
    'from-paste': runs(emptySays, {
      ...lookAtPaste,
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      to: { ...pastedFaults, 'no-users': 'nobody-visible', 'no-entries': 'asked-pasted', blank: 'nothing-entered' },
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    }),
    'asked-pasted': asked('empty-pasted'),
  },
  verdicts: {
    ...handOvers('So what is in the export could not be seen.', 'the export is still empty after it'),
    ...byName(verdicts),
  },
})
