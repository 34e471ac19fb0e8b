import { currenciesOf } from '#src/domain/table/currency.ts'
import type { ValueKind } from '#src/domain/table/table.ts'
import { sumPrefix } from './column-label.ts'
import { headerWords } from './header-words.ts'

/** The columns that say who a row is about. */
export const personRoles = [
  'name',
  'email',
  'crm-id',
  'user-id',
  'scope',
  'role',
  'role-id',
  'parent-role',
  'parent-role-id',
] as const

/** What a column of a table means. `wide` holds one field's values; `skip` is not read. */
export const roles = [
  ...personRoles,
  'period',
  'field',
  'week',
  'frame-id',
  'start',
  'end',
  'type',
  'value',
  'currency',
  'updated-on',
  'updated-by',
  'loaded-on',
  'is-updated',
  'forecast',
  'quota',
  'adjustment',
  'crm-total',
  'crm-closed',
  'wide',
  'skip',
] as const

/** What a column means. */
export type Role = (typeof roles)[number]

/** The columns' meanings by header text; remembered for the next file of the same shape. */
export type Mapping = Readonly<Record<string, Role>>

const english: Readonly<Record<string, Role>> = Object.fromEntries(
  (
    [
      [
        'name',
        'user username name fullname displayname owner ownername forecastowner ' +
          'opportunityowner rep repname reps salesrep salesperson seller employee ' +
          'person member teammember accountexecutive ae nutzer benutzer name utilisateur',
      ],
      ['email', 'email emailaddress mail useremail owneremail repemail workemail emailid'],
      [
        'crm-id',
        'crmuserid crmid crmownerid usercrmid ownercrmid salesforceid salesforceuserid sfdcid sfdcuserid crmuser',
      ],
      ['user-id', 'userid clariuserid clariid ownerid'],
      ['scope', 'scopeid scope'],
      ['role', 'role rolename hierarchyname userrole'],
      ['role-id', 'hierarchyid roleid'],
      ['parent-role', 'parentrole parentrolename parenthierarchyname parent parentteam'],
      ['parent-role-id', 'parenthierarchyid parentroleid'],
      [
        'period',
        'timeframe timeperiod timeperiodid timeperiodlabel period ' +
          'periodlabel periodid quarter fiscalquarter fiscalperiod zeitraum',
      ],
      ['field', 'field fieldname forecastfield forecastfieldname metric measure fieldid feld'],
      ['week', 'week weeknumber weekno weekindex weeknum woche'],
      ['frame-id', 'timeframeid frameid weekid'],
      ['start', 'startday startdate weekstart weekstartdate weekof timeframestart timeframestartdate'],
      ['end', 'endday enddate weekend weekenddate timeframeend timeframeenddate'],
      ['type', 'datatype valuetype type'],
      ['value', 'datavalue value amount wert betrag'],
      ['currency', 'currency currencycode currencyisocode isocurrency waehrung'],
      ['updated-on', 'updatedon updatedat lastupdated lastupdatedon lastmodified modifiedon'],
      ['updated-by', 'updatedby modifiedby lastupdatedby'],
      ['is-updated', 'isupdated forecastupdated updated submitted'],
      ['forecast', 'forecastvalue forecastamount'],
      ['quota', 'quotavalue quotaamount quota'],
      ['adjustment', 'adjustmentvalue adjustmentamount adjustment managersadjustment manageradjustment'],
      ['crm-total', 'crmtotal crmtotalvalue crmtotalamount'],
      ['crm-closed', 'crmclosed crmclosedvalue crmclosedamount'],
    ] as const
  ).flatMap(([role, words]) => words.split(' ').map((word) => [word, role])),
)

/** Letters and digits only, lower case. */
export function squeezed(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const spellings: ReadonlyMap<string, Role> = new Map([
  ...headerWords.flatMap(([role, words]) => words.split(' ').map((word) => [squeezed(word), role] as const)),
  ...Object.entries(english),
])

/** The usual meaning of a header, or null when its words are not known. */
export function roleOf(header: string): Role | null {
  const bare = header.replace(sumPrefix, '')
  return spellings.get(squeezed(bare)) ?? null
}

/** A data type's kind from its name: `Forecast Value`, `Quota`, `CRM Total`, `Forecast Updated`. */
export function kindOfType(name: string): ValueKind {
  const plain = squeezed(name)
  if (plain === 'forecastupdated' || plain === 'isupdated' || plain === 'updated') return 'updated'
  if (plain.startsWith('forecast')) return 'forecast'
  if (plain.startsWith('quota')) return 'quota'
  if (plain.includes('adjust')) return 'adjustment'
  if (plain.startsWith('crmtotal')) return 'crm-total'
  if (plain.startsWith('crmclosed')) return 'crm-closed'
  return 'other'
}

/** The currency that a header names for its column: `Commit (EUR)`, `Best Case ($K)`; null where it names none. */
export function headerCurrency(header: string): string | null {
  const named = /[([]\s*(?:in )?\s*([A-Z]{3}|[$€£¥₹])\s*(?:[KMB]|thousands?|millions?|Mio\.?|Tsd\.?)?\s*[)\]]/.exec(
    header,
  )?.[1]
  // Two codes are words that a column's name may end in.
  return named === undefined || named === 'ALL' || named === 'TOP' || currenciesOf(named).length === 0 ? null : named
}

/** What a header says of its numbers' size: `Commit ($K)`, `(in thousands)`, `in Mio. €` give powers of ten. */
export function headerScale(header: string): number {
  if (/\bin thousands\b|\(\s*[$€£¥]?\s*(?:k|000s?|'000|tsd\.?)\s*[$€£¥]?\s*\)|\bin tsd\b/i.test(header)) return 3
  if (/\bin millions\b|\(\s*[$€£¥]?\s*(?:m|mm|mio\.?|mn)\s*[$€£¥]?\s*\)|\bin mio\b/i.test(header)) return 6
  return 0
}

/** A field's name without what a header adds to it: unit, currency, scale. */
export function fieldOfHeader(header: string): string {
  const bare = header
    .replace(/\((?:[^)]*(?:[$€£¥%]|\bin\b|\b[A-Z]{3}\b|000|\b[KM]M?\b)[^)]*)\)/gi, '')
    .replace(/\s+in (?:thousands|millions|tsd\.?|mio\.?)\b/i, '')
    .trim()
  return bare === '' ? header.trim() : bare
}
