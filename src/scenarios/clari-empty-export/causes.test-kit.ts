import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

const answers = { forecastId: 'net_arr' }
const guide = { dialect: 'guide' } as const

const noSubmissions = {
  answers,
  faults: ['no-submissions'],
  verdict: 'no-submissions',
  cause: 'no-submissions',
  headline: /Nobody has submitted anything for \d{4}_Q\d yet/,
  quoted: /entries\\?":\[\]/,
}
const valuesHidden = {
  answers,
  faults: ['values-hidden'],
  verdict: 'hidden',
  cause: 'values-hidden',
  headline: /this key’s user does not see them/,
  quoted: /Admin sees/,
}
const nobodyVisible = { answers, verdict: 'nobody-visible', cause: 'nobody-visible' }
const noEntries = {
  answers,
  faults: ['entries-empty'],
  verdict: 'no-entries',
  cause: 'no-entries-of-these-types',
}

/** What can be missing in an export, each as the forecast itself shows it. */
export const subCauses: readonly SubCause[] = [
  { ...noSubmissions, name: 'no submissions in the period' },
  { ...noSubmissions, ...guide, name: 'no submissions, in the guide’s dialect', headline: /Nobody has submitted/ },
  {
    name: 'cells without values',
    answers,
    faults: ['nothing-entered'],
    verdict: 'nothing-entered',
    cause: 'nothing-entered',
    headline: /Every cell is there/,
    quoted: /forecastValue\\?":null/,
  },
  {
    ...nobodyVisible,
    name: 'nobody visible to this key',
    faults: ['users-hidden'],
    headline: /The key is fine. Its user sees nobody in net_arr/,
    quoted: /Admin sees 41 people/,
  },
  {
    ...nobodyVisible,
    name: 'nobody visible to any key',
    faults: ['users-empty'],
    headline: /sees nobody/,
    quoted: /users\\?":\[\]/,
  },
  { ...valuesHidden, name: 'values hidden from this key' },
  { ...valuesHidden, ...guide, name: 'values hidden, in the guide’s dialect' },
  {
    ...noEntries,
    name: 'people without entries',
    headline: /41 people are there, and no values/,
    quoted: /41 people, 0 entries/,
  },
]

/** Exports that are not empty: their rows stand elsewhere; what the program reads then proves the fix. */
export const rowsElsewhere: readonly SubCause[] = (
  [
    ['rows-under-data', 'published', /under “data”/],
    ['rows-under-data', 'guide', /under “data”/],
    ['rows-under-rows', 'published', /under “rows”/],
    ['rows-under-records', 'published', /under “records”/],
    ['rows-under-results', 'guide', /under “results”/],
    ['rows-bare', 'published', /in a bare list/],
  ] as const
).map(([fault, dialect, headline]) => ({
  name: `${fault}, ${dialect}`,
  answers,
  faults: [fault],
  dialect,
  verdict: 'read-elsewhere',
  cause: 'read-under-another-name',
  headline,
  quoted: /[[{]/,
}))
