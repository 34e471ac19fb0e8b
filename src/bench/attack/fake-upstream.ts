import { createServer, type Server, type ServerResponse } from 'node:http'
import type { FakeUpstream } from './attacked.ts'

const answered =
  '{"jobs":{"concurrentLimit":1,"monthlyQuota":30,"submittedJobIds":[],"availableConcurrentLimit":1,' +
  '"availableMonthlyQuota":30}}'

function portOf(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(address === null || typeof address === 'string' ? 0 : address.port)
    })
  })
}

function endless(response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024, 'x')
  const more = () => {
    while (!response.destroyed && response.write(piece));
  }
  response.on('drain', more)
  more()
}

/** Starts an upstream on loopback, and another that nobody configured, to which it can send on. */
export async function startFakeUpstream(): Promise<FakeUpstream> {
  const asked: string[] = []
  const strayed: string[] = []
  let how: Parameters<FakeUpstream['answer']>[0] = 'limits'
  const elsewhere = createServer((request, response) => {
    strayed.push(`${request.method} ${request.url}`)
    response.end('{}')
  })
  const away = await portOf(elsewhere)
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.setHeader('content-type', 'application/json')
    if (how === 'redirect') response.writeHead(302, { location: `http://127.0.0.1:${away}/stolen` }).end()
    else if (how === 'endless' && request.url?.includes('/results') === true) endless(response)
    else response.end(answered)
  })
  const port = await portOf(server)
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    strayed,
    answer: (next) => {
      how = next
    },
    close: async () => {
      for (const one of [server, elsewhere]) {
        one.closeAllConnections()
        await new Promise((resolve) => one.close(resolve))
      }
    },
  }
}
