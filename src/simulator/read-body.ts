import type { IncomingMessage } from 'node:http'

/** A request's body: its bytes, or that it was over the limit, or that the caller left before its end. */
export type ReadBody =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken' }

/**
 * Reads a request's body up to a limit in bytes; the rest is thrown away as it comes, so that the sender can
 * read the refusal.
 */
export function readWholeBody(message: IncomingMessage, limit: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) {
        chunks.length = 0
        resolve({ kind: 'too-large' })
      } else chunks.push(chunk)
    })
    message.on('end', () => resolve({ kind: 'whole', bytes: new Uint8Array(Buffer.concat(chunks)) }))
    message.on('error', () => resolve({ kind: 'broken' }))
    message.on('close', () => resolve({ kind: 'broken' }))
  })
}
