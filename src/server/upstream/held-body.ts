import type { NetworkFailure } from '#src/domain/contract/exchange.ts'
import { heldBodyLimit } from '#src/domain/contract/proxy-contract.ts'
import type { Answered } from './upstreams.ts'

/** More of a body than this is not even counted: the call is ended. Bytes, decompressed. */
export const countedBodyLimit = 32 * 1024 * 1024

/** Read beyond what is kept, so that a secret on the border is recognised whole before it is cut. Bytes. */
const margin = 32 * 1024

/** A body as read; `text` may reach beyond the limit by the margin, which {@link cutText} takes off after blanking. */
export interface HeldBody {
  readonly kind: 'body'
  readonly text: string
  /** Size of the whole body, in bytes. */
  readonly bytes: number
  readonly truncated: boolean
}

/** Reads an answer's body, keeping its beginning and counting the rest. */
export async function holdBody(answer: Answered): Promise<HeldBody | NetworkFailure> {
  const kept: Uint8Array[] = []
  let keptBytes = 0
  let bytes = 0
  for (;;) {
    const part = await answer.next()
    if (part.kind === 'silence') {
      answer.cancel()
      return { ...part, facts: { ...part.facts, status: String(answer.status) } }
    }
    if (part.kind === 'end') break
    bytes += part.bytes.byteLength
    if (bytes > countedBodyLimit) {
      answer.cancel()
      const size = `${countedBodyLimit / 1024 / 1024} MB`
      return {
        kind: 'silence',
        reason: 'too-large',
        detail: `The answer is larger than ${size}; reading it was stopped.`,
        facts: { status: String(answer.status), limit: String(countedBodyLimit) },
      }
    }
    const room = heldBodyLimit + margin - keptBytes
    if (room <= 0) continue
    const piece = part.bytes.subarray(0, room)
    kept.push(piece)
    keptBytes += piece.byteLength
  }
  const type = answer.headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  return { kind: 'body', text: decodeText(Buffer.concat(kept), type), bytes, truncated: bytes > heldBodyLimit }
}

/** Cuts a blanked body to the limit; blanking may have shortened it, so the margin's length goes in any case. */
export function cutText(text: string, truncated: boolean): { readonly text: string; readonly cut: boolean } {
  const whole = new TextEncoder().encode(text)
  const end = truncated ? Math.min(heldBodyLimit, Math.max(0, whole.byteLength - margin)) : heldBodyLimit
  if (whole.byteLength <= end) return { text, cut: truncated }
  return { text: new TextDecoder().decode(whole.subarray(0, end)).replace(/\uFFFD+$/, ''), cut: true }
}

function decodeText(bytes: Uint8Array, contentType: string): string {
  const named = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1]
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  return decoderFor(marked ?? named ?? 'utf-8').decode(bytes)
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}
