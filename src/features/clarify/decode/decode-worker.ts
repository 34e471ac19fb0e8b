import { readOrder, type DecodeOrder, type DecodeResult } from './read-source.ts'

const tell = (result: DecodeResult) => postMessage(result)

/** Reads one order and answers with its result; a crash is answered too, and still reported by the browser. */
onmessage = ({ data }: MessageEvent<DecodeOrder>) => {
  readOrder(data).then(tell, (error: unknown) => {
    tell({ kind: 'cannot', why: 'broke' })
    throw error
  })
}
