import { formsOf } from './known.ts'
import { lastTwoOf, markFor } from './mark.ts'

/**
 * All forms of all secrets as one automaton over bytes (Aho and Corasick, 1975): one table look-up for each byte,
 * wherever chunks break.
 */
interface Automaton {
  /**
   * Next state times 256, by `state * 256 + byte`: one addition and one look-up for each byte, which halves the time of
   * classes of bytes.
   */
  readonly next: Int32Array
  /** How many bytes of a form a state has seen. */
  readonly depth: Int32Array
  /** Length in bytes of the longest form that ends in a state, or 0. */
  readonly ends: Int32Array
  /** Which secret that form is of. */
  readonly secret: Int32Array
}

function automaton(known: readonly string[]): Automaton | null {
  const encoder = new TextEncoder()
  const forms = known.flatMap((secret, which) =>
    formsOf(secret).map((form) => ({ which, bytes: encoder.encode(form) })),
  )
  if (forms.length === 0) return null
  const states = 1 + forms.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const next = new Int32Array(states * 256)
  const depth = new Int32Array(states)
  const ends = new Int32Array(states)
  const secret = new Int32Array(states)
  let used = 1
  for (const { which, bytes } of forms) {
    let state = 0
    for (const byte of bytes) {
      const at = state * 256 + byte
      if (next[at] === 0) {
        depth[used] = (depth[state] ?? 0) + 1
        next[at] = used++
      }
      state = next[at] ?? 0
    }
    ends[state] = bytes.length
    secret[state] = which
  }
  const fail = new Int32Array(used)
  const queue: number[] = [0]
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0
    for (let byte = 0; byte < 256; byte++) {
      const at = state * 256 + byte
      const child = next[at] ?? 0
      const back = state === 0 ? 0 : (next[(fail[state] ?? 0) * 256 + byte] ?? 0)
      if (child === 0) {
        next[at] = back
        continue
      }
      fail[child] = back
      if (ends[child] === 0) {
        ends[child] = ends[back] ?? 0
        secret[child] = secret[back] ?? 0
      }
      queue.push(child)
    }
  }
  return { next: next.map((state) => state * 256), depth, ends, secret }
}

/**
 * A stream that replaces exact secrets by their marks, in every encoding and across chunk borders. It holds back no
 * more than the beginning of a secret: as many bytes as the longest form is long.
 */
export function createSecretReplacer(known: readonly string[]): TransformStream<Uint8Array, Uint8Array> {
  const secrets = [...new Set(known)].filter((secret) => secret.trim().length >= 4)
  const machine = automaton(secrets)
  if (machine === null) return new TransformStream()
  const { next, depth, ends, secret } = machine
  const marks = secrets.map((each) => new TextEncoder().encode(markFor(each.length, lastTwoOf(each))))
  let state = 0
  let held: Uint8Array = new Uint8Array(0)
  /** A match that may still grow, as offsets in held bytes plus chunk. */
  let pending: { start: number; end: number; which: number } | null = null

  const run = (chunk: Uint8Array, last: boolean): Uint8Array[] => {
    const bytes = held.length === 0 ? chunk : joined(held, chunk)
    const out: Uint8Array[] = []
    let sent = 0
    const settle = (match: { start: number; end: number; which: number }): void => {
      if (match.start > sent) out.push(bytes.slice(sent, match.start))
      out.push(marks[match.which] ?? new Uint8Array(0))
      sent = match.end
    }
    let i = held.length
    while (i < bytes.length) {
      if (pending === null) {
        // Most bytes end no secret: this loop is the whole cost of a large stream.
        let row = state * 256
        do row = next[row + (bytes[i++] ?? 0)] ?? 0
        while (i < bytes.length && ends[row >> 8] === 0)
        state = row >> 8
      } else state = (next[state * 256 + (bytes[i++] ?? 0)] ?? 0) >> 8
      if (pending !== null && i - (depth[state] ?? 0) >= pending.end) {
        settle(pending)
        pending = null
      }
      const length = ends[state] ?? 0
      if (length === 0) continue
      const match = { start: Math.max(sent, i - length), end: i, which: secret[state] ?? 0 }
      if (pending === null) pending = match
      else
        pending = {
          start: Math.min(pending.start, match.start),
          end: match.end,
          which: match.start <= pending.start ? match.which : pending.which,
        }
    }
    if (last && pending !== null) {
      settle(pending)
      pending = null
    }
    const keep: number = last
      ? bytes.length
      : Math.min(bytes.length - (depth[state] ?? 0), pending?.start ?? bytes.length)
    if (keep > sent) out.push(bytes.slice(sent, keep))
    const from = Math.max(keep, sent)
    held = bytes.slice(from)
    if (pending !== null) pending = { ...pending, start: pending.start - from, end: pending.end - from }
    return out
  }

  return new TransformStream({
    transform(chunk, controller) {
      for (const piece of run(chunk, false)) controller.enqueue(piece)
    },
    flush(controller) {
      for (const piece of run(new Uint8Array(0), true)) controller.enqueue(piece)
    },
  })
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}
