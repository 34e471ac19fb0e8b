import type { z } from 'zod'
import { editDistance } from '#src/clari/forecast-id.ts'
import { startExport } from '#src/clari/operations.ts'
import { forecastInLine, readRequestLine, type RequestLine } from '#src/clari/request-line.ts'
import { memberOf, rawOf } from '#src/reading/json/tape.ts'
import { isObject } from '#src/domain/json.ts'
import { exportMembers, judgeMember, type MemberFault } from './export-members.ts'
import { jsonIn, type FoundJson } from './json-in-text.ts'

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
export function readExportRequest(pasted: string): ExportRequest {
  const text = pasted.slice(0, 60_000)
  const line = readRequestLine(text)
  const query = queryOf(text)
  const body = bodyOf(text)
  const faults: RequestFault[] = []
  const given: Record<string, unknown> = {}
  for (const { name, value, quote } of query) {
    const known = exportMembers.find((member) => member === name)
    if (known === undefined) continue
    const read =
      known === 'typesToExport'
        ? value.split(',').map((each) => each.trim())
        : known === 'includeHistorical' && /^(?:true|false)$/i.test(value)
          ? value.toLowerCase() === 'true'
          : value
    given[known] = read
    const fault = judgeMember(known, read)
    if (fault !== null) faults.push({ ...fault, quote })
  }
  if (body !== null) {
    if (body.malformed !== null)
      faults.push({
        parameter: 'body',
        value: '',
        use: null,
        effect: 'refused',
        says: body.malformed.says,
        quote: body.malformed.quote,
      })
    for (const [name, value] of Object.entries(body.value)) {
      const known = exportMembers.find((member) => member === name)
      const quote = quoteOf(text, body, name)
      if (known === undefined) {
        const meant = meantBy(name)
        if (meant !== null)
          faults.push({
            parameter: meant,
            value: name,
            use: meant,
            effect: 'ignored',
            says: `“${name}” is no option of an export, so Clari ignores it; “${meant}” is.`,
            quote,
          })
        if (meant !== null && !(meant in given)) given[meant] = value
        continue
      }
      given[known] = value
      const fault = judgeMember(known, value)
      if (fault !== null) faults.push({ ...fault, quote })
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

interface Body {
  readonly value: Readonly<Record<string, unknown>>
  readonly found: FoundJson
  readonly malformed: { readonly says: string; readonly quote: string } | null
}

const afterDataFlag = /(?:-d|--data(?:-raw|-binary|-ascii)?|--json)[ =]*(['"]?)$/
const inCode =
  /(?:\bjson|dumps\(|stringify\(|\b(?:body|payload|params|options|data|opts|config)["']?)\s{0,3}[=:(]?\s{0,3}$/i
const asForm = /\bdata\s{0,2}=\s{0,2}$/

/** Finds the body: the first object that holds an option of an export, or that stands where a body would. */
function bodyOf(text: string): Body | null {
  const readings = /^[^{]*\{\s*\\"[A-Za-z]/.test(text) ? [text.replaceAll('\\"', '"'), text] : [text]
  for (const reading of readings) {
    for (const found of jsonIn(reading)) {
      const before = reading.slice(Math.max(0, found.start - 60), found.start)
      const flag = afterDataFlag.exec(before)
      const isWhole = reading.slice(0, found.start).trim() === '' || /\r?\n\r?\n\s*$/.test(before)
      const value = isObject(found.value) ? found.value : {}
      const names = Object.keys(value)
      const isOptions = names.some((name) => exportMembers.some((member) => member === name) || meantBy(name) !== null)
      const isEmptyBody = isObject(found.value) && names.length === 0 && (flag !== null || inCode.test(before))
      const isOtherBody =
        flag !== null ||
        (isWhole && !('code' in value) && !('error' in value) && !('message' in value) && !('jobId' in value))
      if (!isOptions && !isEmptyBody && !isOtherBody) continue
      const shell = flag?.[1] === '"' && reading === text && /^\{\s*"/.test(reading.slice(found.start))
      return {
        value,
        found,
        malformed: malformedOf(reading, found, {
          strict: flag !== null || isWhole,
          code: inCode.test(before),
          shell,
          form: asForm.test(before) && /\brequests\.|\bsession\./i.test(text),
        }),
      }
    }
  }
  const flag = /(?:-d|--data(?:-raw|-binary)?|--json)[ =]*(?:'([^']{1,400})'|"([^"]{1,400})"|([^\s'"]{1,400}))/.exec(
    text,
  )
  const sent = flag?.[1] ?? flag?.[2] ?? flag?.[3]
  if (flag === null || sent === undefined || sent.startsWith('@')) return null
  const form = /^[\w.]+=/.test(sent)
  const [found] = jsonIn('{}')
  return found === undefined
    ? null
    : {
        value: {},
        found,
        malformed: {
          says: form
            ? 'The options are sent as a form (name=value); Clari takes a JSON object.'
            : 'What is sent as the body is no JSON object.',
          quote: sent,
        },
      }
}

function malformedOf(
  text: string,
  found: FoundJson,
  where: { readonly strict: boolean; readonly code: boolean; readonly shell: boolean; readonly form: boolean },
): Body['malformed'] {
  const around = (at: number) =>
    text
      .slice(Math.max(found.start, at - 24), Math.min(text.length, at + 12))
      .split('\n')
      .at(-1)
      ?.trim() ?? ''
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
      quote: text.slice(found.start, Math.min(found.end, found.start + 60)),
    }
  if (!isObject(found.value))
    return {
      says: 'The body is not an object: options go into { … } with their names.',
      quote: text.slice(found.start, Math.min(found.end, found.start + 60)),
    }
  if (found.fault !== null) {
    const quote = around(found.fault.at)
    const ends = found.fault.cutOff || /^['"`]?\s*(?:$|https?:|-|\\?\n)/.test(text.slice(found.fault.at))
    return {
      says: `The body is no valid JSON: it needs ${found.fault.expected} ${ends ? 'at its end' : 'here'}.`,
      quote: quote === '' ? text.slice(found.start, found.start + 40) : quote,
    }
  }
  if (found.strict || where.code || !where.strict) return null
  const [quirk] = found.tape.quirks
  if (quirk === undefined) return null
  const [kind, at] = quirk
  const near =
    kind === 'trailing-comma'
      ? text
          .slice(Math.max(found.start, at - 24), at + 1)
          .split('\n')
          .slice(-2)
          .join('\n')
          .trim()
      : text
          .slice(at, Math.min(found.end, at + 24))
          .split(/[\n,}]/)[0]
          ?.trim()
  return {
    says: `The body is no valid JSON: ${quirkWords[kind] ?? 'it is written in another way'}.`,
    quote: near || text.slice(found.start, Math.min(found.end, found.start + 30)),
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
function quoteOf(text: string, body: Body, name: string): string {
  const { tape } = body.found
  const value = memberOf(tape, 0, name)
  const raw = value === null ? '' : rawOf(tape, value)
  const start = value === null ? -1 : (tape.starts[value - 1] ?? -1)
  const whole = value === null || start < 0 ? '' : tape.source.slice(start, tape.ends[value])
  return [whole, raw, raw.replaceAll(/^["']|["']$/g, ''), name].find((part) => part !== '' && text.includes(part)) ?? ''
}

/** Query parameters of the address, with their exact text. */
function queryOf(text: string): readonly { readonly name: string; readonly value: string; readonly quote: string }[] {
  const query = /\/forecast\/[^\s"'?]{0,200}\?([^\s"'`<>]{1,2000})/.exec(text)?.[1] ?? ''
  return query.split('&').flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=', 2)
    return name === '' ? [] : [{ name, value: new URLSearchParams(`v=${value}`).get('v') ?? value, quote: pair }]
  })
}

/** The option that an unknown name was meant for; null when it is near none. */
function meantBy(name: string): (typeof exportMembers)[number] | null {
  const plain = (each: string) => each.toLowerCase().replaceAll(/[^a-z]/g, '')
  const aliases: Readonly<Record<string, (typeof exportMembers)[number]>> = {
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
  const own = plain(name)
  if (own === '') return null
  return (
    aliases[own] ??
    exportMembers.find((member) => editDistance(own, plain(member)) <= (member.length > 8 ? 2 : 1)) ??
    null
  )
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
