import type { Role } from '#src/compare/read/layout/columns.ts'

/** What a column's meaning is called on the page. */
export const roleNames: Readonly<Record<Role, string>> = {
  name: 'Person’s name',
  email: 'E-mail',
  'crm-id': 'CRM user id',
  'user-id': 'User id',
  scope: 'Scope id',
  role: 'Place in the hierarchy',
  'role-id': 'Hierarchy id',
  'parent-role': 'Team (parent)',
  'parent-role-id': 'Team’s id',
  period: 'Period',
  field: 'Field’s name',
  week: 'Week’s number',
  'frame-id': 'Week’s id',
  start: 'Start date',
  end: 'End date',
  type: 'Data type',
  value: 'Value (one a line)',
  currency: 'Currency',
  'updated-on': 'Edited on',
  'updated-by': 'Edited by',
  'loaded-on': 'Loaded on',
  'is-updated': 'Whether submitted',
  forecast: 'Forecast value',
  quota: 'Quota',
  adjustment: 'Adjustment',
  'crm-total': 'CRM total',
  'crm-closed': 'CRM closed',
  wide: 'A field’s values',
  skip: 'Not read',
}

/** The delimiters that can be chosen over the detected one. */
export const delimiterOptions = [
  { value: '', label: 'As detected' },
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
] as const
