import { strToU8, zipSync } from 'fflate'
import type { SourceFile } from '#src/compare/read/source.ts'
import type { ModelCall, Model } from './model.ts'

/** One shape in which a world's export or screen is written. */
export interface Writer {
  readonly id: string
  readonly write: (model: Model) => SourceFile[]
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const file = (name: string, text: string): SourceFile => ({ name, bytes: utf8(text) })
const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' }
const exponent = (currency: string): number => (currency === 'JPY' ? 0 : 2)

function exported(model: Model): ModelCall[] {
  const kept = model.calls.filter(
    (call) =>
      model.exportPeople.has(call.person) &&
      (model.history || (call.period === model.period && call.week === model.weeks - 1)),
  )
  return model.random.shuffle(kept)
}

const frameId = (model: Model, call: ModelCall): string => `TF:${model.weekStart(call.period, call.week)}`
const weekEnd = (start: string): string => new Date(Date.parse(start) + 6 * 86_400_000).toISOString().slice(0, 10)
const us = (iso: string): string => `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`

function lookup(model: Model, calls: readonly ModelCall[], more: boolean): Record<string, unknown> {
  const currency = { code: model.currency, symbol: symbols[model.currency] ?? '' }
  const separate = model.random.chance(0.5)
  const entries: Record<string, unknown>[] = calls.flatMap((call) => {
    const person = model.people[call.person]
    const key = {
      userId: person?.id,
      fieldId: `fc:${call.field}`,
      timePeriodId: model.periods[call.period]?.id,
      timeFrameId: frameId(model, call),
    }
    const entry: Record<string, unknown> = {
      ...key,
      forecastValue: call.value === null ? null : call.value / 100,
      currency,
      isUpdated: call.updated,
      updatedBy: person?.id,
      updatedOn: call.on,
    }
    if (call.adjustment === null) return [entry]
    return separate
      ? [entry, { ...key, adjustmentValue: call.adjustment / 100, currency }]
      : [{ ...entry, adjustmentValue: call.adjustment / 100 }]
  })
  if (more) {
    for (const [kind, values] of [
      ['quotaValue', model.quota],
      ['crmTotalValue', model.crm],
    ] as const) {
      for (const [key, value] of values) {
        const [person = 0, field = 0] = key.split('|').map(Number)
        if (!model.exportPeople.has(person)) continue
        entries.push({
          userId: model.people[person]?.id,
          fieldId: `fc:${field}`,
          timePeriodId: model.periods[model.period]?.id,
          timeFrameId: `TF:${model.weekStart(model.period, model.weeks - 1)}`,
          [kind]: value / 100,
          currency,
        })
      }
    }
  }
  const frames = new Set(calls.map((call) => model.weekStart(call.period, call.week)))
  return {
    entries: model.random.shuffle(entries),
    users: model.people.flatMap((person, at) =>
      model.listedPeople.has(at)
        ? [
            {
              userId: person.id,
              crmId: person.crm,
              name: person.name,
              email: person.email,
              scopeId: `${person.node}::${at < 4 ? 'MGR' : 'REP'}`,
              hierarchyId: person.node,
              hierarchyName: `Role ${person.node}`,
              parentHierarchyId: model.people[person.boss]?.node ?? null,
              parentHierarchyName: person.boss < 0 ? null : `Role ${model.people[person.boss]?.node}`,
            },
          ]
        : [],
    ),
    fields: model.fields.map((fieldName, at) => ({ fieldId: `fc:${at}`, fieldName, fieldType: 'FORECAST' })),
    timePeriods: model.periods
      .filter((_, at) => calls.some((call) => call.period === at))
      .map((period) => ({
        timePeriodId: period.id,
        label: period.label,
        type: 'QUARTER',
        year: 2026,
        startDate: period.start,
        endDate: period.end,
      })),
    timeFrames: [...frames].map((start) => ({ timeFrameId: `TF:${start}`, startDate: start, endDate: weekEnd(start) })),
  }
}

function withLater(model: Model, first: SourceFile): SourceFile[] {
  return model.later.length === 0
    ? [first]
    : [first, file('later.json', JSON.stringify(lookup(model, model.later, false)))]
}

const longHeader = 'User,Email,CRM User ID,Role,Parent Role,Timeframe,Field,Week,Start Day,End Day,Data Type,Data Value'

function longRow(model: Model, call: ModelCall, type: string, value: string, delimiter = ','): string {
  const person = model.people[call.person]
  const start = model.weekStart(call.period, call.week)
  const cells = [
    person?.name,
    person?.email,
    person?.crm,
    `Role ${person?.node}`,
    person === undefined || person.boss < 0 ? '' : `Role ${model.people[person.boss]?.node}`,
    model.periods[call.period]?.label,
    model.fields[call.field],
    String(call.week),
    us(start),
    us(weekEnd(start)),
    type,
    value,
  ]
  return cells.map((cell) => quoted(cell ?? '', delimiter)).join(delimiter)
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** The shapes of an export. */
export const apiWriters: readonly Writer[] = [
  {
    id: 'lookup',
    write: (model) => withLater(model, file('export.json', JSON.stringify(lookup(model, exported(model), true)))),
  },
  {
    id: 'two-files',
    write: (model) => {
      const calls = exported(model)
      const latest = calls.filter((call) => call.period === model.period && call.week === model.weeks - 1)
      return [
        ...withLater(model, file('now.json', JSON.stringify(lookup(model, latest, true)))),
        file('history.json', JSON.stringify(lookup(model, calls, false))),
      ]
    },
  },
  {
    id: 'long-csv',
    write: (model) => {
      const lines = exported(model).flatMap((call) => {
        const money = (value: number | null): string => (value === null ? '' : dress(value, 'USD', '.', 1))
        return [
          longRow(model, call, 'Forecast Value', money(call.value)),
          longRow(model, call, 'Forecast Updated', call.updated ? 'Yes' : 'No'),
          ...(call.adjustment === null ? [] : [longRow(model, call, 'Adjustment', money(call.adjustment))]),
        ]
      })
      for (const [kind, values] of [
        ['Quota', model.quota],
        ['CRM Total', model.crm],
      ] as const) {
        for (const [key, value] of values) {
          const [person = 0, field = 0] = key.split('|').map(Number)
          const call = model.call(person, field)
          if (call !== undefined && model.exportPeople.has(person))
            lines.push(longRow(model, call, kind, dress(value, 'USD', '.', 1)))
        }
      }
      return withLater(model, file('export.csv', [longHeader, ...lines].join('\r\n')))
    },
  },
  {
    id: 'rows',
    write: (model) => {
      const records = exported(model).map((call) => {
        const person = model.people[call.person]
        return {
          userId: person?.id,
          userName: person?.name,
          email: person?.email,
          crmId: person?.crm,
          hierarchyId: person?.node,
          parentHierarchyId: person === undefined ? null : (model.people[person.boss]?.node ?? null),
          fieldName: model.fields[call.field],
          timePeriodId: model.periods[call.period]?.id,
          timeFrameId: frameId(model, call),
          startDate: model.weekStart(call.period, call.week),
          forecastValue: call.value === null ? null : call.value / 100,
          adjustmentValue: call.adjustment === null ? null : call.adjustment / 100,
          quotaValue: (model.quota.get(model.key(call.person, call.field)) ?? 0) / 100,
          crmTotal: (model.crm.get(model.key(call.person, call.field)) ?? 0) / 100,
          currency: model.currency,
          isUpdated: call.updated,
          updatedOn: call.on,
        }
      })
      const holder = model.random.pick(['data', 'rows', 'records', 'results', ''], '')
      return withLater(model, file('rows.json', JSON.stringify(holder === '' ? records : { [holder]: records })))
    },
  },
]

/** A number as a screen writes it: mark, groups, decimals, K. `step` is in minor units of a cent currency. */
export function dress(minor: number, currency: string, decimal: '.' | ',', step: number): string {
  const symbol = symbols[currency] ?? ''
  const places = exponent(currency)
  const negative = minor < 0
  const size = Math.abs(minor)
  const group = decimal === '.' ? ',' : '.'
  const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, group)
  let text: string
  if (step >= 10_000) {
    const tenths = Math.round(size / 10_000)
    text = `${grouped(Math.floor(tenths / 10))}${decimal}${tenths % 10}K`
  } else if (step === 100 || places === 0) text = grouped(Math.round(size / 10 ** places))
  else text = `${grouped(Math.floor(size / 100))}${decimal}${String(size % 100).padStart(2, '0')}`
  if (decimal === ',') return `${negative ? '-' : ''}${text} ${symbol}`
  return negative ? `(${symbol}${text})` : `${symbol}${text}`
}

interface ScreenRow {
  readonly person: number
  readonly texts: readonly string[]
}

/** What the screen shows, person by person, in one number format. */
function screenRows(model: Model, decimal: '.' | ','): ScreenRow[] {
  return [...model.screenPeople].flatMap((person) => {
    const texts = model.fields.map((_, field) => {
      const shown = model.screen.get(model.key(person, field))
      if (shown === undefined || shown.value === null) return '—'
      const call = model.call(person, field)
      const rate = call === undefined ? 1 : model.rate(call)
      const value = Math.round((shown.value * rate) / (exponent(model.screenCurrency) === 0 ? 100 : 1))
      // The cell in the other number format than the file's.
      if (shown.text === 'other') return dress(value, model.screenCurrency, decimal === '.' ? ',' : '.', 1)
      return dress(value, model.screenCurrency, decimal, model.step)
    })
    return model.screen.has(model.key(person, 0)) ? [{ person, texts }] : []
  })
}

function wide(model: Model, decimal: '.' | ',', delimiter: string): string {
  const rows = screenRows(model, decimal).map(({ person, texts }) =>
    [model.people[person]?.name ?? '', model.people[person]?.email ?? '', ...texts]
      .map((cell) => quoted(cell, delimiter))
      .join(delimiter),
  )
  return [['User', 'Email', ...model.fields].join(delimiter), ...rows].join('\n')
}

function long(model: Model, decimal: '.' | ',', delimiter: string): string {
  const rows = screenRows(model, decimal).flatMap(({ person, texts }) =>
    texts.flatMap((text, field) => {
      const call = model.call(person, field) ?? {
        person,
        field,
        period: model.period,
        week: model.weeks - 1,
        value: null,
        updated: false,
        on: 0,
        adjustment: null,
      }
      return [longRow(model, call, 'Forecast Value', text === '—' ? '' : text, delimiter)]
    }),
  )
  return [longHeader.replaceAll(',', delimiter), ...rows].join('\r\n')
}

/** The shapes of a screen. */
export const uiWriters: readonly Writer[] = [
  { id: 'long-us', write: (model) => [file('screen.csv', long(model, '.', ','))] },
  { id: 'wide-us', write: (model) => [file('grid.csv', wide(model, '.', ','))] },
  { id: 'long-eu', write: (model) => [file('bildschirm.csv', `\ufeff${long(model, ',', ';')}`)] },
  { id: 'wide-eu', write: (model) => [{ name: 'grid-eu.csv', bytes: utf16(wide(model, ',', ';')) }] },
  {
    id: 'tsv-latin',
    write: (model) => [
      {
        name: 'grid.tsv',
        bytes:
          model.screenCurrency === 'JPY' || model.screenCurrency === 'GBP' || model.screenCurrency === 'USD'
            ? latin(wide(model, '.', '\t'))
            : utf8(wide(model, '.', '\t')),
      },
    ],
  },
  {
    id: 'html',
    write: (model) => {
      const cells = (texts: readonly string[], tag: string): string =>
        '<tr>' +
        `${texts.map((text) => `<${tag} class="c"><span>${text.replaceAll('&', '&amp;')}</span></${tag}>`).join('')}` +
        '</tr>'
      const rows = screenRows(model, '.').map(({ person, texts }) =>
        cells([model.people[person]?.name ?? '', model.people[person]?.email ?? '', ...texts], 'td'),
      )
      return [
        file(
          'paste.html',
          `<meta charset="utf-8"><table><thead>${cells(['User', 'Email', ...model.fields], 'th')}</thead><tbody>` +
            `${rows.join('')}</tbody></table>`,
        ),
      ]
    },
  },
  {
    id: 'xlsx',
    write: (model) => [
      {
        name: 'grid.xlsx',
        bytes: workbook(
          screenRows(model, '.').map(({ person, texts }) => [
            model.people[person]?.name ?? '',
            model.people[person]?.email ?? '',
            ...texts,
          ]),
          ['User', 'Email', ...model.fields],
        ),
      },
    ],
  },
]

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + 2)
  bytes.set([0xff, 0xfe])
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    bytes[at * 2 + 2] = code & 0xff
    bytes[at * 2 + 3] = code >> 8
  }
  return bytes
}

const latinCodes: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, '—': 0x97 }

/** Text as Windows-1252, what it cannot hold as `?`. */
function latin(text: string): Uint8Array {
  return Uint8Array.from(
    text,
    (letter) => latinCodes[letter] ?? (letter.charCodeAt(0) < 256 ? letter.charCodeAt(0) : 63),
  )
}

/** A small workbook with text cells, as spreadsheets write them. */
function workbook(rows: readonly (readonly string[])[], header: readonly string[]): Uint8Array {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const written = (text: string, at: number, row: number): string =>
    `<c r="${letters[at]}${row + 1}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`
  const sheet = [header, ...rows].map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, at) => written(cell, at, row)).join('')}</row>`,
  )
  return zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook><sheets><sheet name="Forecast" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`),
  })
}
