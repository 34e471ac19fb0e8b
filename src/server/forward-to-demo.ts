import type { Upstreams } from './upstream/upstreams.ts'

/** What the demo tenant answered to one of its switches. */
export interface DemoAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** Asks the demo tenant's `/__demo` over HTTP; null when it does not answer. */
export async function forwardToDemo(
  upstreams: Upstreams,
  address: string,
  method: 'GET' | 'PUT',
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<DemoAnswer | null> {
  const sent = body === undefined ? null : JSON.stringify(body)
  const answer = await upstreams.send(
    {
      method,
      url: `${address}/__demo/${path}`,
      headers: sent === null ? [] : [['Content-Type', 'application/json']],
      body: sent,
    },
    { limits: { firstByteMs: 10_000, body: 'whole', bodyMs: 20_000 }, signal, direct: true },
  )
  if (answer.kind === 'silence') return null
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const part = await answer.next()
    if (part.kind === 'silence') return null
    if (part.kind === 'end')
      return {
        status: answer.status,
        type: answer.headers.find(([name]) => name === 'content-type')?.[1] ?? 'application/json',
        body: text + decoder.decode(),
      }
    text += decoder.decode(part.bytes, { stream: true })
  }
}
