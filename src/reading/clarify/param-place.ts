import type { ParamPlace, RequestSource } from './decoded.ts'
import { type Document, shortenedJson } from '#src/reading/json/document.ts'
import { elementsOf, membersOf, nameOf, rawOf, spanOf } from '#src/reading/json/tape.ts'

const delimiter = /^(?:\.|\/|\[|$)/
const index = /^[[./]?(\d{1,9})\]?/

function withoutDelimiter(path: string): string {
  return path
    .replace(/^(?:\.|\/)/, '')
    .replace(/^\[(?:"([^"]*)"|'([^']*)'|([^\]]*))\]/, (_, a?: string, b?: string, c?: string) => a ?? b ?? c ?? '')
}

function pointerStep(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

interface Step {
  readonly key: number | null
  readonly value: number
  readonly name: string
  readonly rest: string
}

/**
 * The member (or element) that the path's beginning names; the longest name wins, since names may hold dots themselves.
 */
function stepInto(document: Document, node: number, path: string): Step | null {
  const { tape } = document
  if (tape.kinds[node] === 'array') {
    const found = index.exec(path)
    if (!found) return null
    let at = Number(found[1])
    for (const element of elementsOf(tape, node)) {
      if (at === 0) return { key: null, value: element, name: found[1] ?? '', rest: path.slice(found[0].length) }
      at -= 1
    }
    return null
  }
  const remaining = withoutDelimiter(path)
  let best: Step | null = null
  for (const [key, value] of membersOf(tape, node)) {
    const name = nameOf(tape, key)
    if (value < 0 || name === '' || !remaining.startsWith(name)) continue
    const rest = remaining.slice(name.length)
    if (delimiter.test(rest) && (!best || name.length > best.name.length)) best = { key, value, name, rest }
  }
  return best
}

/**
 * Finds the place in a request that a parameter path of an answer leads to: `integration`, `signals.0.name`,
 * `inputs["a.b"].type`, `/data/times`. Where it is missing, the place is the beginning of the object that should hold
 * it. `params` is the request's params node, `base` the JSON pointer to it.
 */
export function paramPlaceOf(
  document: Document,
  params: number,
  base: string,
  path: string,
  source: RequestSource,
): ParamPlace {
  const { tape } = document
  let node = params
  let key: number | null = tape.kinds[params - 1] === 'key' ? params - 1 : null
  let pointer = base
  let rest = path.trim().replace(/^\$\.?/, '')
  if (!stepInto(document, node, rest)) rest = rest.replace(/^\/?params(?=[./[]|$)/, '')
  while (withoutDelimiter(rest) !== '') {
    const step = stepInto(document, node, rest)
    if (!step) {
      const opening = { start: tape.starts[key ?? node] ?? 0, end: (tape.starts[node] ?? 0) + 1 }
      const missing = withoutDelimiter(rest).split(/[./[]/, 1)[0] ?? ''
      return {
        source,
        pointer: pointer + pointerStep(missing),
        span: document.place(opening),
        found: false,
        value: null,
      }
    }
    pointer += pointerStep(step.name)
    node = step.value
    key = step.key
    rest = step.rest
  }
  const whole = { start: tape.starts[key ?? node] ?? 0, end: spanOf(tape, node).end }
  return {
    source,
    pointer,
    span: document.place(whole),
    found: true,
    value: shortenedJson(rawOf(tape, node).slice(0, 400)),
  }
}
