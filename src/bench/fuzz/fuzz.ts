import { clariOperations } from '#src/clari/operations.ts'
import { copilotOperations } from '#src/clari/copilot-operations.ts'
import { clarifyOperations } from '#src/clarify/operations.ts'
import { readCredentialsFile } from '#src/clarify/credentials-file.ts'
import { readExport } from '#src/clari/export/read-export.ts'
import { readSource } from '#src/compare/read/source.ts'
import { TableBuilder } from '#src/domain/table/table-builder.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import { diagnose } from '#src/engine/diagnose.ts'
import { decode } from '#src/reading/clarify/decode.ts'
import { readRecording } from '#src/reading/recording/recording.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { readParams } from '#src/server/upstream/operations.ts'
import type { Random } from '#src/simulator/random.ts'
import { randomAt } from '#src/simulator/random.ts'
import type { FuzzKind } from './kinds.ts'
import { mutate } from './mutate.ts'
import { seedsOf } from './seeds.ts'

/** What an input showed: an exception, a secret in what came out, a broken rule, or that it took too long. */
export interface FuzzFault {
  readonly kind: FuzzKind
  /** The input's number: the same seed and number always make the same input. */
  readonly at: number
  readonly what: 'crash' | 'secret' | 'rule' | 'slow'
  readonly says: string
}

/** How long one input may take, in ms, beside what the machine does else. */
export const mostMs = 5_000

const operations = [
  clarifyOperations[0],
  ...clarifyOperations.slice(1),
  ...clariOperations,
  ...copilotOperations,
] as const

/** The input of a kind by its number. */
export function inputOf(
  kind: FuzzKind,
  seed: number,
  at: number,
): { readonly bytes: Uint8Array; readonly secret: string } {
  const random = randomAt(seed, kind, String(at))
  const secret = `sk7${random.text(37, 'abcdefghijkmnpqrstuvwxyz23456789')}`
  const seeds = seedsOf(kind, secret)
  const bytes = mutate(Buffer.from(random.pick(seeds)), random, secret)
  return { bytes, secret }
}

/** Reads an input as the product does; what comes out, as text, and whether a rule holds. */
function read(
  kind: FuzzKind,
  bytes: Uint8Array,
  random: Random,
): { readonly out: string; readonly broken: string | null } {
  const text = new TextDecoder().decode(bytes)
  switch (kind) {
    case 'paste':
      return { out: JSON.stringify(diagnose(text, scenarios)), broken: null }
    case 'recording':
      return { out: JSON.stringify(readRecording(text)), broken: null }
    case 'json-export':
      return source('a.json', bytes)
    case 'csv':
      return source('a.csv', bytes)
    case 'xlsx':
      return source('a.xlsx', bytes)
    case 'html':
      return source('a.html', bytes)
    case 'json-rpc': {
      const { messages } = decode(text)
      const json = readJson(text)
      // What holds a result and an error at once is neither.
      const both =
        json.ok && isObject(json.value) && isAnswer(json.value) && 'id' in json.value && messages.length === 1
      const [message] = messages
      const isTaken =
        both &&
        message !== undefined &&
        message.kind === 'result' &&
        message.broken.every(({ weight }) => weight !== 'breaks')
      return {
        out: messages.map(({ says }) => says).join('\n'),
        broken: isTaken ? 'both, and taken as a result' : null,
      }
    }
    case 'credentials':
      return { out: JSON.stringify(readCredentialsFile(text)), broken: null }
    case 'parameters': {
      const json = readJson(text)
      const operation = random.pick(operations)
      const taken = readParams(operation, json.ok && isObject(json.value) ? json.value : {})
      const names = Object.keys(operation.params.shape)
      const extra = taken.ok && Object.keys(taken.params).some((name) => !names.includes(name))
      return { out: taken.ok ? '' : taken.says, broken: extra ? 'a parameter that the operation does not have' : null }
    }
  }
}

function isAnswer(value: Readonly<Record<string, unknown>>): boolean {
  return (value['result'] ?? null) !== null && (value['error'] ?? null) !== null
}

/** A table's cells may hold anything; what is said of the file may not. */
function source(name: string, bytes: Uint8Array) {
  const reading = readSource({ name, bytes }, new TableBuilder(), readExport)
  return { out: reading.kind === 'problem' ? reading.problem.says : reading.format, broken: null }
}

/** Tries one input; null where nothing is wrong with what came of it. */
export function tryInput(kind: FuzzKind, seed: number, at: number): FuzzFault | null {
  const { bytes, secret } = inputOf(kind, seed, at)
  const began = performance.now()
  try {
    const { out, broken } = read(kind, bytes, randomAt(seed, kind, String(at), 'read'))
    const took = performance.now() - began
    if (broken !== null) return { kind, at, what: 'rule', says: broken }
    if (out.includes(secret)) return { kind, at, what: 'secret', says: `a planted secret in what came out` }
    return took > mostMs ? { kind, at, what: 'slow', says: `${Math.round(took)} ms` } : null
  } catch (error) {
    const frame = error instanceof Error ? (/\(?(\S+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1] ?? '') : ''
    return {
      kind,
      at,
      what: 'crash',
      says: `${error instanceof Error ? error.message.slice(0, 200) : 'unknown'} ${frame}`,
    }
  }
}
