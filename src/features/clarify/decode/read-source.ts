import { decodeFile, looksBinary, readLimit, type Unreadable } from '#src/client/file-text.ts'
import { viewPaste, type ReadPaste } from './decode-view.ts'

/** What is given to be read: typed or pasted texts, or a dropped file. */
export interface DecodeOrder {
  readonly response: string | File
  readonly request: string | File
}

/** What reading gave. */
export type DecodeResult =
  | { readonly kind: 'read'; readonly read: ReadPaste }
  | { readonly kind: 'cannot'; readonly why: Unreadable }
  | { readonly kind: 'cancelled' }

/** The size of an order, in bytes or UTF-16 code units. */
export function sourceSizeOf({ response, request }: DecodeOrder): number {
  return [response, request].reduce(
    (sum, source) => sum + (typeof source === 'string' ? source.length : source.size),
    0,
  )
}

/** Reads two texts. */
export function readTexts(response: string, request: string): DecodeResult {
  if (response.length + request.length > readLimit) return { kind: 'cannot', why: 'too-large' }
  if (looksBinary(response) || looksBinary(request)) return { kind: 'cannot', why: 'binary' }
  return { kind: 'read', read: viewPaste(response, request) }
}

/** Reads texts or files. */
export async function readOrder(order: DecodeOrder): Promise<DecodeResult> {
  if (sourceSizeOf(order) > readLimit) return { kind: 'cannot', why: 'too-large' }
  const [response, request] = [await fileOrText(order.response), await fileOrText(order.request)]
  if ('cannot' in response) return { kind: 'cannot', why: response.cannot }
  if ('cannot' in request) return { kind: 'cannot', why: request.cannot }
  return readTexts(response.text, request.text)
}

async function fileOrText(source: string | File): Promise<ReturnType<typeof decodeFile>> {
  if (typeof source === 'string') return { text: source }
  return decodeFile(source.type, new Uint8Array(await source.arrayBuffer()))
}
