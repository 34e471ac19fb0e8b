import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { testCertificate } from '#src/server/upstream/test-certificate.ts'
import { goodAnswerTo } from './good-answers.ts'
import type { Misbehaves, Received } from './fault.ts'

/** An upstream on a loopback port that misbehaves, and then is put right at the same port. */
export interface FaultyUpstream {
  readonly origin: string
  /** The certificate to trust, as PEM; null for none beside Node's own. */
  readonly trusts: string | null
  /** The requests whose path this fits misbehave; the others are answered well (a token on the way to a call). */
  readonly aim: (path: RegExp) => void
  /** Begins anew at the same address, answering everything well; false where no address can be put right. */
  readonly putRight: () => Promise<boolean>
  readonly close: () => Promise<void>
  /** Sockets open now. */
  readonly open: () => number
}

/** Starts it. */
export async function startFaulty(misbehaves: Misbehaves): Promise<FaultyUpstream> {
  let target = /^/
  let isRight = false
  const sockets = new Set<Socket>()
  const secure = misbehaves.at === 'handshake' || (misbehaves.at === 'connection' && misbehaves.secure)
  const onSocket = (socket: Socket) => {
    if (!isRight && misbehaves.at === 'connection') return misbehaves.does(socket)
    let before = 0
    readRequests(socket, (method, path) => {
      const good = goodAnswerTo(method, path)
      const received: Received = { method, path, good, before }
      before += 1
      if (!isRight && misbehaves.at === 'answer' && target.test(path)) misbehaves.does(socket, received)
      else socket.write(goodBytes(good))
    })
  }
  const keep = (server: Server) => {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.once('close', () => sockets.delete(socket))
    })
    server.on('tlsClientError', () => {})
    return server
  }
  const secured = (options: object) =>
    keep(
      createTlsServer(options, (socket) => {
        socket.on('error', () => {})
        onSocket(socket)
      }),
    )
  const wrong = misbehaves.at === 'handshake' ? secured(misbehaves.tls) : keep(createServer(onSocket))
  let server = wrong
  const port = await listen(server, 0)
  const stop = async () => {
    const closed = new Promise<void>((resolve) => {
      if (server.listening) server.close(() => resolve())
      else resolve()
    })
    for (const socket of sockets) socket.destroy()
    await closed
  }
  if (misbehaves.at === 'port') await stop()
  const scheme = secure ? 'https' : 'http'
  const trusted = misbehaves.at === 'handshake' ? misbehaves.trusts : secure ? testCertificate.authority : null
  const rightCertificate =
    misbehaves.at === 'handshake' && trusted !== testCertificate.authority ? null : testCertificate
  return {
    origin: misbehaves.at === 'name' ? 'http://upstream.invalid' : `${scheme}://127.0.0.1:${port}`,
    trusts: trusted,
    aim: (path) => {
      target = path
    },
    putRight: async () => {
      // A name, or a certificate that is trusted for this trial alone, cannot be put right here.
      if (misbehaves.at === 'name' || rightCertificate === null) return false
      await stop()
      isRight = true
      server = secure
        ? secured({ cert: rightCertificate.cert, key: rightCertificate.key })
        : keep(createServer(onSocket))
      await listen(server, port)
      // Until the other side knows that its kept connections are gone.
      await new Promise((resolve) => setTimeout(resolve, 30))
      return true
    },
    close: stop,
    open: () => sockets.size,
  }
}

function goodBytes(good: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: text/json\r\nContent-Length: ${Buffer.byteLength(good)}\r\n\r\n${good}`
}

/** Tells every whole request of a connection. */
function readRequests(socket: Socket, tell: (method: string, path: string) => void): void {
  let held = Buffer.alloc(0)
  socket.on('data', (bytes: Buffer) => {
    held = Buffer.concat([held, bytes])
    for (;;) {
      const end = held.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = held.subarray(0, end).toString('latin1')
      const length = Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0)
      if (held.length < end + 4 + length) return
      held = held.subarray(end + 4 + length)
      const [method = '', address = '/'] = head.split(' ', 2)
      tell(method, new URL(address, 'http://localhost').pathname)
    }
  })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(address === null || typeof address === 'string' ? 0 : address.port)
    })
  })
}
