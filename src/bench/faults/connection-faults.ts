import type { Socket } from 'node:net'
import { testCertificate, testCertificateOfAnotherName } from '#src/server/upstream/test-certificate.ts'
import { expiredCertificate, notYetValidCertificate, selfSignedCertificate } from './certificates.ts'
import type { Received, UpstreamFault } from './fault.ts'

const head = (body: string, more = '') =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}\r\n`

const half = (text: string) => text.slice(0, Math.floor(text.length / 2))

const connecting = (does: (socket: Socket) => void, secure = false) => ({ at: 'connection', secure, does }) as const
const answering = (does: (socket: Socket, received: Received) => void) => ({ at: 'answer', does }) as const

/** Writes, and then resets the connection once it was written. */
const thenReset = (socket: Socket, text: string) => {
  socket.write(text, 'latin1', () => setTimeout(() => socket.resetAndDestroy(), 20))
}

/** Writes one byte after the other, `ms` apart, and then does the last thing. */
function drip(socket: Socket, bytes: Buffer, ms: number, last: () => void): void {
  let at = 0
  const timer = setInterval(() => {
    if (socket.destroyed) return clearInterval(timer)
    if (at >= bytes.length) {
      clearInterval(timer)
      return last()
    }
    socket.write(bytes.subarray(at, (at += 1)))
  }, ms)
}

/** Ways to fail before an answer has come whole. */
export const connectionFaults: readonly UpstreamFault[] = [
  {
    id: 'dns',
    says: 'The name does not resolve.',
    misbehaves: { at: 'name' },
    failed: ['name'],
    words: /did not resolve|is not found/,
  },
  {
    id: 'refused',
    says: 'Nobody listens at the port.',
    misbehaves: { at: 'port' },
    failed: ['port'],
    words: /refused/,
  },
  {
    id: 'reset-at-once',
    says: 'The connection is reset as soon as it is there.',
    misbehaves: connecting((socket) => socket.resetAndDestroy()),
    failed: ['connection'],
    words: /ended the connection without an answer/,
  },
  {
    id: 'closed-at-once',
    says: 'The connection is closed as soon as it is there.',
    misbehaves: connecting((socket) => void socket.end()),
    failed: ['connection'],
    words: /ended the connection without an answer/,
  },
  {
    id: 'reset-before-answer',
    says: 'The request is taken, and the connection reset.',
    misbehaves: answering((socket) => socket.resetAndDestroy()),
    failed: ['connection'],
    words: /ended the connection without an answer/,
  },
  {
    id: 'closed-before-answer',
    says: 'The request is taken, and the connection closed.',
    misbehaves: answering((socket) => void socket.end()),
    failed: ['connection'],
    words: /ended the connection without an answer/,
  },
  {
    id: 'closed-in-status-line',
    says: 'The connection is closed in the middle of the status line.',
    misbehaves: answering((socket) => void socket.end('HTTP/1.1 20')),
    failed: ['connection'],
    words: /ended the connection|broke off/,
  },
  {
    id: 'reset-in-headers',
    says: 'The connection is reset among the headers.',
    misbehaves: answering((socket) => thenReset(socket, 'HTTP/1.1 200 OK\r\nContent-Ty')),
    failed: ['connection'],
    words: /ended the connection|broke off/,
  },
  {
    id: 'closed-in-headers',
    says: 'The connection is closed among the headers.',
    misbehaves: answering((socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Ty')),
    failed: ['connection'],
    words: /ended the connection|broke off/,
  },
  {
    id: 'reset-before-body',
    says: 'Headers come, and the connection is reset before the body.',
    misbehaves: answering((socket, { good }) => thenReset(socket, head(good))),
    failed: ['connection'],
    words: /broke off after 0 bytes/,
  },
  {
    id: 'reset-in-body',
    says: 'The connection is reset in the middle of the body.',
    misbehaves: answering((socket, { good }) => thenReset(socket, head(good) + half(good))),
    failed: ['connection'],
    words: /broke off after \d+ bytes/,
  },
  {
    id: 'closed-in-body',
    says: 'The body is shorter than its Content-Length.',
    misbehaves: answering((socket, { good }) => void socket.end(head(good) + half(good))),
    failed: ['connection'],
    words: /broke off after \d+ bytes/,
  },
  {
    id: 'chunks-without-end',
    says: 'The connection is closed before the last chunk.',
    misbehaves: answering(
      (socket, { good }) =>
        void socket.end(
          `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${good.length.toString(16)}\r\n${good}\r\n`,
        ),
    ),
    failed: ['connection'],
    words: /broke off after \d+ bytes/,
  },
  {
    id: 'chunk-size-broken',
    says: 'A chunk’s size is no number.',
    misbehaves: answering(
      (socket, { good }) =>
        void socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n${good.slice(0, 5)}\r\nzz\r\n`),
    ),
    failed: ['connection', 'not-http'],
    words: /broke off|damaged/,
  },
  {
    id: 'tls-unknown-issuer',
    says: 'The certificate is of an authority that nobody knows.',
    misbehaves: { at: 'handshake', tls: testCertificate, trusts: null },
    failed: ['certificate'],
    words: /issued by an authority that this computer does not know/,
  },
  {
    id: 'tls-self-signed',
    says: 'The certificate is signed by itself.',
    misbehaves: { at: 'handshake', tls: selfSignedCertificate, trusts: null },
    failed: ['certificate'],
    words: /self-signed/,
  },
  {
    id: 'tls-other-name',
    says: 'The certificate is for another name.',
    misbehaves: { at: 'handshake', tls: testCertificateOfAnotherName, trusts: testCertificate.authority },
    failed: ['certificate'],
    words: /for another name/,
  },
  {
    id: 'tls-expired',
    says: 'The certificate has expired.',
    misbehaves: { at: 'handshake', tls: expiredCertificate, trusts: expiredCertificate.cert },
    failed: ['certificate'],
    words: /has expired/,
  },
  {
    id: 'tls-not-yet-valid',
    says: 'The certificate is not valid yet.',
    misbehaves: { at: 'handshake', tls: notYetValidCertificate, trusts: notYetValidCertificate.cert },
    failed: ['certificate'],
    words: /not valid yet/,
  },
  {
    id: 'tls-old',
    says: 'Only TLS 1.1 is spoken.',
    misbehaves: {
      at: 'handshake',
      tls: { ...testCertificate, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      trusts: testCertificate.authority,
    },
    failed: ['protocol'],
    words: /could not agree on a secure protocol/,
  },
  {
    id: 'tls-wants-certificate',
    says: 'A client’s certificate is asked for.',
    misbehaves: {
      at: 'handshake',
      tls: { ...testCertificate, requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' },
      trusts: testCertificate.authority,
    },
    failed: ['protocol', 'connection'],
    words: /secure|ended the connection/,
  },
  {
    id: 'tls-not-spoken',
    says: 'What answers at the https address speaks plain HTTP.',
    misbehaves: connecting((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), true),
    failed: ['protocol'],
    words: /what answers there is not TLS/,
  },
  {
    id: 'tls-reset',
    says: 'The connection is reset in the handshake.',
    misbehaves: connecting((socket) => socket.once('data', () => socket.resetAndDestroy()), true),
    failed: ['connection'],
    words: /ended the connection without an answer/,
  },
  {
    id: 'tls-silent',
    says: 'The connection is taken, and no handshake follows.',
    misbehaves: connecting(() => undefined, true),
    failed: ['silence'],
    words: /in time|did not answer within/,
  },
  {
    id: 'silent-at-once',
    says: 'The connection is taken, and nothing comes.',
    misbehaves: connecting(() => undefined),
    failed: ['silence'],
    words: /did not answer within/,
  },
  {
    id: 'silent-in-head',
    says: 'A status line comes and half a header, then nothing.',
    misbehaves: answering((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Ty')),
    failed: ['silence'],
    words: /did not answer within/,
  },
  {
    id: 'drip-in-head',
    says: 'The head comes one byte at a time, and does not end.',
    misbehaves: answering((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Long: ')
      drip(socket, Buffer.alloc(100_000, 'a'), 10, () => undefined)
    }),
    failed: ['silence', 'slowness'],
    words: /did not answer within|too slowly/,
  },
  {
    id: 'silent-after-continue',
    says: '100 Continue comes, and nothing after it.',
    misbehaves: answering((socket) => void socket.write('HTTP/1.1 100 Continue\r\n\r\n')),
    // An interim answer that nobody asked for is more than undici takes.
    failed: ['silence', 'not-http'],
    words: /did not answer within|interim answer/,
  },
  {
    id: 'silent-before-body',
    says: 'Headers come, and no body.',
    misbehaves: answering((socket, { good }) => void socket.write(head(good))),
    failed: ['silence'],
    words: /stalled: 0 bytes came/,
  },
  {
    id: 'silent-in-body',
    says: 'Half of the body comes, then nothing.',
    misbehaves: answering((socket, { good }) => void socket.write(head(good) + half(good))),
    failed: ['silence'],
    words: /stalled: \d+ bytes came/,
  },
  {
    id: 'drip',
    says: 'The body comes one byte at a time; a stream waits for it, until it breaks off.',
    misbehaves: answering((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n')
      drip(socket, Buffer.alloc(150, ' '), 10, () => socket.destroy())
    }),
    failed: ['slowness', 'connection'],
    words: /too slowly|broke off after 1\d\d bytes/,
  },
  {
    id: 'byte-by-byte',
    says: 'The good answer comes one byte at a time, in time.',
    misbehaves: answering((socket, { good }) => {
      const bytes = Buffer.from(head(good) + good)
      for (let at = 0; at < bytes.length; at += 1) socket.write(bytes.subarray(at, at + 1))
    }),
    failed: ['nobody'],
    words: /./,
  },
  {
    id: 'closing',
    says: 'Every answer is good, and the connection is closed after it.',
    misbehaves: answering((socket, { good }) => void socket.end(head(good, 'Connection: close\r\n') + good)),
    failed: ['nobody'],
    words: /./,
  },
  {
    id: 'closing-unsaid',
    says: 'Every answer is good, and the connection is reset after it without a word.',
    misbehaves: answering((socket, { good }) => thenReset(socket, head(good) + good)),
    // A call can meet the connection at the very moment at which it is reset.
    failed: ['nobody', 'connection'],
    words: /answered|ended the connection/,
  },
]
