import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/**
 * Writes a web response to a Node one as it comes; a network error (MSW's `HttpResponse.error()`)
 * breaks the connection.
 */
export async function writeAnswer(answer: Response, to: ServerResponse): Promise<void> {
  if (answer.type === 'error') {
    to.socket?.resetAndDestroy()
    return
  }
  const cookies = answer.headers.getSetCookie()
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') to.setHeader(name, value)
  if (cookies.length > 0) to.setHeader('set-cookie', cookies)
  to.writeHead(answer.status, answer.statusText || undefined)
  if (!answer.body) {
    to.end()
    return
  }
  const reader = answer.body.getReader()
  to.once('close', () => void reader.cancel().then(undefined, () => undefined))
  for (let read = await reader.read(); !read.done && !to.destroyed; read = await reader.read()) {
    if (!to.write(read.value) && !to.destroyed) await Promise.race([once(to, 'drain'), once(to, 'close')])
  }
  if (!to.destroyed) to.end()
}
