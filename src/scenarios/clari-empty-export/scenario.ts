import type { Scenario } from '#src/domain/model/scenario.ts'
import { claims } from '#src/reading/claims.ts'
import {
  claimed,
  documented,
  faint,
  faintWhenNamed,
  says,
  saysWithout,
  spoken,
  spokenWhenNamed,
} from '#src/scenarios/shared/confidence.ts'

/** The export succeeds and holds nothing. */
export const clariEmptyExport: Scenario = {
  id: 'clari.empty-export',
  system: 'clari',
  title: 'Empty export',
  symptom: 'The export works, but nothing is in it',
  hint: 'no entries, no error',
  shows: 'result',
  signs: [
    {
      mark: { kind: 'object', members: { entries: 'empty-list', timePeriods: 'there', users: 'there' } },
      why: 'an export of Clari’s without entries',
      sure: 'certain',
    },
    {
      mark: { kind: 'object', members: { entries: 'empty-list' }, only: true },
      why: 'the guide’s empty export',
      sure: documented,
    },
    {
      mark: { kind: 'object', members: { entries: 'empty-list' } },
      why: 'entries without anything in them',
      sure: { address: 'certain', name: 'likely', alone: null },
    },
    {
      mark: {
        kind: 'object',
        members: { entries: 'not-there', users: 'empty-list', timePeriods: 'there', fields: 'there' },
      },
      why: 'an export of Clari’s without users',
      sure: 'certain',
    },
    {
      mark: { kind: 'object', members: { data: 'empty-list' }, only: true },
      why: 'rows under another name, and none of them',
      sure: faintWhenNamed,
    },
    {
      mark: { kind: 'whole', any: [/^"?User"?,\s?"?Email"?,\s?"?CRM User ID"?,[^\n]{0,200}Data Value"?$/i] },
      why: 'the heading of an export in CSV, and no line below it',
      sure: 'certain',
    },
    {
      mark: { kind: 'whole', any: [/^["']?entries["']?\s{0,2}[:=]?\s{0,2}\[\s{0,5}\]$/i] },
      why: 'entries without anything in them',
      sure: documented,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /["']?\bentries["']?\s{0,2}(?:[:=]|is|are|was|were|c[oa]mes? back)\s{0,2}(?:an? )?(?:empty|none|null)/i,
          /["']?\bentries["']?\s{0,2}(?:[:=]|is|are|was|were|comes? back|came back)\s{0,2}(?:an? )?\[\s{0,5}\]/i,
        ],
      },
      why: 'entries without anything in them',
      sure: { address: 'certain', name: 'likely', alone: 'likely' },
    },
    { mark: claimed(claims.exportEmpty), why: 'the export is empty', sure: spoken },
    { mark: says(['people'], ['missing'], ['export']), why: 'people are missing from the export', sure: faint },
    {
      mark: says(['cannot-see'], ['forecast', 'people']),
      why: 'who cannot see a forecast gets an empty export of it',
      sure: faint,
    },
    { mark: says(['empty']), why: 'something is empty', sure: faintWhenNamed },
    {
      mark: { kind: 'whole', any: [/\| length['"]?\s{0,3}\n\s{0,3}0(?:\n|$)/] },
      why: 'a list of entries that counts nothing',
      sure: faintWhenNamed,
    },
    { mark: saysWithout(['screen'], ['empty']), why: 'nothing came back', sure: spokenWhenNamed },
    {
      mark: {
        kind: 'words',
        any: [
          /\bKeyError\b[^\n]{0,6}['"](?:entries|users|timePeriods|fields)['"]/,
          /\breading ['"](?:entries|timePeriods)['"]/,
        ],
      },
      why: 'the program looked for rows under a name that was not there',
      sure: faint,
    },
  ],
  guide: {
    says:
      'The export worked and holds no entries: nobody submitted in this period, the user does not see the hierarchy, ' +
      'or the forecast’s name is wrong (case matters).',
    fix: 'Look in Clari whether this forecast has submissions for the period asked.',
    but:
      'A period that Clari does not know is not refused: the current quarter is ' +
      'exported instead. Compare the timePeriodId that came back with the one asked. ' +
      'A wrong name is refused as not found rather than exported empty. ' +
      'People who are not opted in now are missing from every past quarter too.',
  },
  flow: async () => (await import('./flow.ts')).flow,
}
