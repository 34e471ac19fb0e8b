import type { CorpusFile, SheetFile } from './corpus-file.ts'
import { deals } from './kinds/deals.ts'
import { decoratedNames } from './kinds/decorated-names.ts'
import { footers } from './kinds/footers.ts'
import { languages } from './kinds/languages.ts'
import { longTables } from './kinds/long-tables.ts'
import { nothingCompared } from './kinds/nothing-compared.ts'
import { numberForms } from './kinds/number-forms.ts'
import { oneNameTwoPeople } from './kinds/one-name-two-people.ts'
import { otherNames } from './kinds/other-names.ts'
import { pivots } from './kinds/pivots.ts'
import { raggedLines } from './kinds/ragged.ts'
import { severalValues } from './kinds/several-values.ts'
import { totalRowsOf } from './kinds/total-rows.ts'
import { weekColumns } from './kinds/week-columns.ts'
import { office } from './office.ts'

const kinds: Readonly<Record<string, Readonly<Record<string, SheetFile>>>> = {
  'decorated names': decoratedNames,
  'other names': otherNames,
  'one name, two people': oneNameTwoPeople,
  'footers and titles': footers,
  'total rows': totalRowsOf,
  'ragged lines': raggedLines,
  languages,
  'week columns': weekColumns,
  'several values': severalValues,
  pivots,
  deals,
  'number forms': numberForms,
  'long tables': longTables,
  'nothing compared': nothingCompared,
}

/** Every file of the corpus, by kind; what is right of each was written before any was read. */
export const fileCorpus: readonly CorpusFile[] = Object.entries(kinds).flatMap(([kind, files]) =>
  Object.entries(files).map(([id, { text, api, expect, name }]) => ({
    id,
    kind,
    name: name ?? 'ui.csv',
    text,
    api: api ?? office(),
    expect: expect ?? {},
  })),
)
