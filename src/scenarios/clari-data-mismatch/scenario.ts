import type { Scenario } from '#src/domain/model/scenario.ts'
import {
  faint,
  faintWhenNamed,
  says,
  saysNearby,
  saysWithout,
  spoken,
  spokenWhenNamed,
} from '#src/scenarios/shared/confidence.ts'

/** The API's numbers are not those on Clari's screen. */
export const clariDataMismatch: Scenario = {
  id: 'clari.data-mismatch',
  system: 'clari',
  title: 'Numbers do not match',
  symptom: 'The API’s numbers are not those on the screen',
  hint: 'export against Clari’s screen',
  shows: 'comparison',
  signs: [
    {
      mark: { kind: 'object', members: { rowsTruncated: /^(?:true|True|[1-9]\d*)$/ } },
      why: 'the export was cut off: rows are missing from it',
      sure: 'likely',
    },
    {
      mark: { kind: 'object', members: { cellsTruncated: /^(?:true|True|[1-9]\d*)$/ } },
      why: 'the export was cut off: cells are missing from it',
      sure: 'likely',
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bapi_fiscal_quarter of \S{1,20}[^\n]{0,80}(?:does not match|original)/i,
          /\bdoes not match the original\b/i,
        ],
      },
      why: 'another period came back than was asked for',
      sure: spoken,
    },
    {
      mark: says(['numbers', 'export', 'api', 'forecast', 'screen'], ['differs']),
      why: 'two sets of numbers differ',
      sure: spoken,
    },
    {
      mark: says(['export', 'api', 'elsewhere'], ['screen'], ['differs', 'compared']),
      why: 'an export and a screen differ',
      sure: spoken,
    },
    {
      mark: says(['numbers', 'export', 'screen'], ['compared'], ['export', 'api', 'elsewhere']),
      why: 'one set of numbers is lower or higher than another',
      sure: spoken,
    },
    {
      mark: saysNearby(['amount'], ['amount'], ['export', 'api', 'elsewhere', 'screen']),
      why: 'two numbers for the same thing',
      sure: spokenWhenNamed,
    },
    {
      mark: says(['numbers'], ['compared', 'instead'], ['amount', 'numbers']),
      why: 'numbers are compared',
      sure: faintWhenNamed,
    },
    { mark: says(['numbers', 'export'], ['compared']), why: 'numbers are compared', sure: faintWhenNamed },
    {
      mark: says(['people'], ['missing'], ['export', 'api', 'screen']),
      why: 'people are missing on one side',
      sure: spokenWhenNamed,
    },
    {
      mark: saysWithout(['agrees'], ['amount'], ['amount'], ['export', 'api'], ['screen']),
      why: 'a number on each side',
      sure: spoken,
    },
    {
      mark: { kind: 'concepts', all: [['export', 'api'], ['screen']], near: true, without: ['agrees'] },
      why: 'speaks of an export and of a screen',
      sure: faintWhenNamed,
    },
    { mark: says(['differs']), why: 'something differs from something', sure: faint },
  ],
  guide: {
    says:
      'The API exports what was submitted, while the screen may show the ' +
      'latest edit; currencies and the ends of periods can differ too.',
    fix: 'Export with includeHistorical to get every version, and use exactly the period that the screen shows.',
    but:
      'There are more causes than these three: a roll-up against a manager’s own number, an adjustment, a period ' +
      'that was unknown and silently replaced, people who are not opted in. The comparison tells them apart.',
  },
  flow: async () => (await import('./flow.ts')).flow,
}
