import type { z } from 'zod'
import { editDistance } from '#src/domain/words/edit-distance.ts'
import { startExport } from '#src/clari/operations.ts'
import { exportMembers, judgeMember, type ExportMember, type MemberFault } from '#src/clari/export/export-members.ts'
import { forecastInLine, type RequestLine } from '#src/clari/request-line.ts'
import { isObject } from '#src/domain/json.ts'
import { placeOf } from '#src/reading/json/document.ts'
import { memberOf, rawOf } from '#src/reading/json/tape.ts'
import { valuesOf, type FoundValueOf } from '#src/reading/json/values.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'
import { readRequestLine } from './request.ts'

/** The options of an export as the product's own call takes them. */
export type ExportOptions = Omit<z.infer<(typeof startExport)['params']>, 'forecastId'>

/** One thing about a pasted export request that Clari refuses or ignores, with its exact place in the paste. */
export interface RequestFault extends MemberFault {
  readonly quote: string
}

/** A pasted export request: its address, what is wrong in its options, and the same request put right. */
export interface ExportRequest {
  readonly line: RequestLine | null
  readonly forecastId: string | null
  /** Whether any option or body was found. */
  readonly hasOptions: boolean
  readonly faults: readonly RequestFault[]
  /** What to send instead; what could not be put right is left out. */
  readonly corrected: ExportOptions
}

/** Reads the export request in a paste: a JSON body, a curl line, code, or query parameters. Pure, and never throws. */
export function readExportRequest(paste: PastedText): ExportRequest {
  const { text } = paste
  const line = readRequestLine(paste)
  const query = queryOf(text)
  const body = bodyOf(paste)
  const faults: RequestFault[] = []
  const given: Record<string, unknown> = {}
  const take = (member: ExportMember, value: unknown, quote: string): void => {
    given[member] = value
    const fault = judgeMember(member, value)
    if (fault !== null) faults.push({ ...fault, quote })
  }
  for (const { name, value, quote } of query) {
    const known = exportMembers.find((member) => member === name)
    if (known !== undefined) take(known, valueInQuery(known, value), quote)
  }
  if (body !== null) {
    if (body.malformed !== null)
      faults.push({ parameter: 'body', value: '', use: null, effect: 'refused', ...body.malformed })
    for (const [name, value] of Object.entries(body.value)) {
      const known = exportMembers.find((member) => member === name)
      const meant = known === undefined ? meantBy(name) : null
      const quote = quoteOf(text, body, name)
      if (known !== undefined) take(known, value, quote)
      if (meant === null) continue
      const says = `“${name}” is no option of an export, so Clari ignores it; “${meant}” is.`
      faults.push({ parameter: meant, value: name, use: meant, effect: 'ignored', says, quote })
      if (!(meant in given)) given[meant] = value
    }
  }
  return {
    line,
    forecastId: line === null ? null : forecastInLine(line),
    hasOptions: body !== null || query.length > 0,
    faults: faults
      .map((each) => (text.includes(each.quote) ? each : { ...each, quote: '' }))
      .toSorted((a, b) => Number(a.effect === 'ignored') - Number(b.effect === 'ignored')),
    corrected: corrected(given),
  }
}

function valueInQuery(member: ExportMember, value: string): unknown {
  if (member === 'typesToExport') return value.split(',').map((each) => each.trim())
  return member === 'includeHistorical' && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value
}

interface Body {
  readonly value: Readonly<Record<string, unknown>>
  /** Null where what is sent is no JSON at all. */
  readonly found: FoundValueOf | null
  readonly malformed: { readonly says: string; readonly quote: string } | null
}

const dataFlag = String.raw`(?:-d|--data(?:-raw|-binary|-ascii)?|--json)[ =]*`
const afterDataFlag = new RegExp(String.raw`${dataFlag}(['"]?)$`)
const sentWithFlag = new RegExp(String.raw`${dataFlag}(?:'([^']{1,400})'|"([^"]{1,400})"|([^\s'"]{1,400}))`)
const inCode =
  /(?:\bjson|dumps\(|stringify\(|\b(?:body|payload|params|options|data|opts|config)["']?)\s{0,3}[=:(]?\s{0,3}$/i
const asForm = /\bdata\s{0,2}=\s{0,2}$/
const ofAnswers = ['code', 'error', 'message', 'jobId']

/** Finds the body: the first object that holds an option of an export, or that stands where a body would. */
function bodyOf({ text, documents }: PastedText): Body | null {
  for (const found of valuesOf(documents)) {
    const before = text.slice(Math.max(0, found.start - 60), found.start)
    const flag = afterDataFlag.exec(before)
    const code = inCode.test(before)
    const isWhole = text.slice(0, found.start).trim() === '' || /\r?\n\r?\n\s*$/.test(before)
    const value = isObject(found.value) ? found.value : {}
    const names = Object.keys(value)
    const isOptions = names.some((name) => exportMembers.some((member) => member === name) || meantBy(name) !== null)
    const isEmptyBody = isObject(found.value) && names.length === 0 && (flag !== null || code)
    const isOtherBody = flag !== null || (isWhole && !ofAnswers.some((name) => name in value))
    if (!isOptions && !isEmptyBody && !isOtherBody) continue
    const shell = flag?.[1] === '"' && /^\{\s*"/.test(text.slice(found.start))
    const form = asForm.test(before) && /\brequests\.|\bsession\./i.test(text)
    return {
      value,
      found,
      malformed: malformedOf(text, found, { strict: flag !== null || isWhole, code, shell, form }),
    }
  }
  const flag = sentWithFlag.exec(text)
  const sent = flag?.[1] ?? flag?.[2] ?? flag?.[3]
  if (sent === undefined || sent.startsWith('@')) return null
  const says = /^[\w.]+=/.test(sent)
    ? 'The options are sent as a form (name=value); Clari takes a JSON object.'
    : 'What is sent as the body is no JSON object.'
  return { value: {}, found: null, malformed: { says, quote: sent } }
}

function malformedOf(
  text: string,
  found: FoundValueOf,
  where: { readonly strict: boolean; readonly code: boolean; readonly shell: boolean; readonly form: boolean },
): Body['malformed'] {
  const beginning = text.slice(found.start, Math.min(found.end, found.start + 60))
  if (where.form)
    return {
      says: 'The body is sent as a form: with requests, data={…} does that, and json={…} sends JSON.',
      quote: text.slice(found.start - 1, Math.min(found.end, found.start + 60)).trim(),
    }
  if (where.shell)
    return {
      says:
        'The body stands in double quotes, so the shell takes the ' +
        'quotes inside away before it is sent; put it in single quotes.',
      quote: beginning,
    }
  if (!isObject(found.value))
    return { says: 'The body is not an object: options go into { … } with their names.', quote: beginning }
  if (found.fault !== null) {
    const { at, cutOff, expected } = found.fault
    const [around = ''] = text
      .slice(Math.max(found.start, at - 24), at + 12)
      .split('\n')
      .slice(-1)
    const ends = cutOff || /^['"`]?\s*(?:$|https?:|-|\\?\n)/.test(text.slice(at))
    return {
      says: `The body is no valid JSON: it needs ${expected} ${ends ? 'at its end' : 'here'}.`,
      quote: around.trim() || text.slice(found.start, found.start + 40),
    }
  }
  if (found.strict || where.code || !where.strict) return null
  const { document } = found
  const [quirk] = [...document.tape.quirks].filter(([kind]) => kind !== 'escaped-quotes')
  if (quirk === undefined) return null
  const [kind, source] = quirk
  const at = document.place({ start: source, end: source }).start
  const before = text.slice(Math.max(found.start, at - 24), at + 1).split('\n')
  const [after = ''] = text.slice(at, Math.min(found.end, at + 24)).split(/[\n,}]/)
  const near = kind === 'trailing-comma' ? before.slice(-2).join('\n') : after
  return {
    says: `The body is no valid JSON: ${quirkWords[kind] ?? 'it is written in another way'}.`,
    quote: near.trim() || text.slice(found.start, Math.min(found.end, found.start + 30)),
  }
}

const quirkWords: Readonly<Record<string, string>> = {
  'single-quotes': 'texts stand in single quotes instead of double ones',
  'python-words': 'it has Python’s True, False or None instead of true, false or null',
  'unquoted-key': 'a name stands without quotes',
  'keyword-arguments': 'it has name=value instead of "name": value',
  'trailing-comma': 'a comma stands before the closing bracket',
  'not-finite': 'it has a number that JSON cannot write',
  'odd-number': 'it has a number that is written in another way',
  'line-break-in-string': 'a text goes over a line’s end',
  'unquoted-value': 'a text stands without quotes',
}

/** A member as it stands in the paste: name and value, or as much of it as is there by the letter. */
function quoteOf(text: string, { found }: Body, name: string): string {
  if (found === null) return ''
  const { document } = found
  const value = memberOf(document.tape, 0, name)
  if (value === null) return name
  const span = placeOf(document, value)
  const raw = rawOf(document.tape, value)
  const whole = text.slice(placeOf(document, value - 1).start, span.end)
  const parts = [whole, text.slice(span.start, span.end), raw, raw.replaceAll(/^["']|["']$/g, ''), name]
  return parts.find((part) => part !== '' && text.includes(part)) ?? ''
}

/** Query parameters of the address, with their exact text. */
function queryOf(text: string): readonly { readonly name: string; readonly value: string; readonly quote: string }[] {
  const query = /\/forecast\/[^\s"'?]{0,200}\?([^\s"'`<>]{1,2000})/.exec(text)?.[1] ?? ''
  return query.split('&').flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=', 2)
    return name === '' ? [] : [{ name, value: new URLSearchParams(`v=${value}`).get('v') ?? value, quote: pair }]
  })
}

const aliases: Readonly<Record<string, ExportMember>> = {
  period: 'timePeriod',
  timeperiodid: 'timePeriod',
  quarter: 'timePeriod',
  types: 'typesToExport',
  exporttypes: 'typesToExport',
  datatypes: 'typesToExport',
  currencycode: 'currency',
  historical: 'includeHistorical',
  history: 'includeHistorical',
  format: 'exportFormat',
  fileformat: 'exportFormat',
  scope: 'scopeId',
}

/** The option that an unknown name was meant for; null when it is near none. */
function meantBy(name: string): ExportMember | null {
  const plain = (each: string) => each.toLowerCase().replaceAll(/[^a-z]/g, '')
  const own = plain(name)
  if (own === '') return null
  const isNear = (member: ExportMember) => editDistance(own, plain(member)) <= (member.length > 8 ? 2 : 1)
  return aliases[own] ?? exportMembers.find(isNear) ?? null
}

/** The options put right where that can be told, and left out where not. */
function corrected(given: Readonly<Record<string, unknown>>): ExportOptions {
  const right = Object.fromEntries(
    exportMembers.flatMap((member) => {
      if (!(member in given) || given[member] === null) return []
      const fault = judgeMember(member, given[member])
      const value = fault === null ? given[member] : fault.right
      return value === undefined ? [] : [[member, value]]
    }),
  )
  const whole = startExport.params.omit({ forecastId: true }).safeParse(right)
  return whole.success ? whole.data : {}
}
