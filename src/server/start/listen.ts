import { createServer, type RequestListener, type Server } from 'node:http'
import type { PortMemory } from './port-memory.ts'

/** The port when none was used before. */
export const firstPort = 4173

/**
 * How long a request may take to come (ms), and how many connections there may be: held by the development server too.
 */
export const patience = { headersTimeout: 20_000, requestTimeout: 30_000, maxConnections: 1000 } as const

/** A server that listens on loopback; `earlier` is the address that was meant but is taken, where earlier cases are. */
export interface Listening {
  readonly server: Server
  readonly port: number
  readonly earlier: string | null
}

/**
 * Listens on 127.0.0.1 at the port asked for (0 for any free one), else the one used last, else any free one. Null when
 * none can be had.
 */
export async function listen(
  asked: number | null,
  memory: PortMemory,
  listener: RequestListener,
): Promise<Listening | null> {
  const remembered = asked === 0 ? null : memory.read()
  const wanted = asked ?? remembered ?? firstPort
  const moved = remembered !== null && remembered !== wanted ? remembered : null
  const first = await tryPort(wanted, listener)
  if (first !== null) {
    if (wanted !== 0) memory.write(first.port)
    return { ...first, earlier: moved === null ? null : addressOf(moved) }
  }
  const second = await tryPort(0, listener)
  return second === null ? null : { ...second, earlier: addressOf(wanted) }
}

/** The product's address at a port. */
export function addressOf(port: number): string {
  return `http://127.0.0.1:${port}`
}

function tryPort(port: number, listener: RequestListener): Promise<Pick<Listening, 'server' | 'port'> | null> {
  return new Promise((resolve) => {
    const server = createServer({ maxHeaderSize: 16 * 1024 }, listener)
    Object.assign(server, patience)
    server.once('error', () => resolve(null))
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      resolve(address === null || typeof address === 'string' ? null : { server, port: address.port })
    })
  })
}
