import { request } from 'node:http'
import type { Duplex } from 'node:stream'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { proxyAuthorization } from './proxy-authorization.ts'

/** What a refused certificate says of itself. */
export interface CertificateFacts {
  /** Who issued it: an organisation and a common name. */
  readonly issuer: string
  readonly subject: string
  /** As the certificate writes it: `Nov 22 12:00:00 2027 GMT`. */
  readonly validTo: string
}

/**
 * Looks at the certificate that a host presents, after it was refused, so that its issuer can be named. Nothing is sent
 * over the connection but the handshake; null when the certificate could not be seen in time.
 */
export function readCertificate(address: URL, proxy: URL | null, timeoutMs: number): Promise<CertificateFacts | null> {
  return new Promise((resolve) => {
    const host = address.hostname.replace(/^\[|\]$/g, '')
    const port = address.port === '' ? 443 : Number(address.port)
    const open: Duplex[] = []
    const finish = (facts: CertificateFacts | null) => {
      clearTimeout(timer)
      // Not within the handshake's own callback, and the secure socket before the one under it: Node's TLS does not
      // survive otherwise.
      setImmediate(() => {
        for (const socket of open.toReversed()) socket.destroy()
        resolve(facts)
      })
    }
    const timer = setTimeout(() => finish(null), timeoutMs)
    const shake = (over: { readonly socket: Duplex } | { readonly host: string; readonly port: number }) => {
      // The chain is not verified here on purpose: it was refused already, and nothing but its description is taken.
      const secure = connectTls({
        ...over,
        rejectUnauthorized: false,
        ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      })
      open.push(secure)
      secure.once('secureConnect', () => finish(describe(secure)))
      secure.on('error', () => finish(null))
    }
    if (proxy === null) {
      shake({ host, port })
      return
    }
    const tunnel = request({
      host: proxy.hostname,
      port: proxy.port === '' ? 80 : Number(proxy.port),
      method: 'CONNECT',
      path: `${address.hostname}:${port}`,
      headers: { host: `${address.hostname}:${port}`, ...proxyAuthorization(proxy) },
    })
    tunnel.once('error', () => finish(null))
    tunnel.once('response', () => finish(null))
    tunnel.once('connect', (answer, socket) => {
      socket.on('error', () => finish(null))
      open.push(socket)
      if (answer.statusCode === 200) shake({ socket })
      else finish(null)
    })
    tunnel.end()
  })
}

function describe(socket: TLSSocket): CertificateFacts | null {
  const certificate = socket.getPeerCertificate()
  if (certificate.issuer === undefined) return null
  return {
    issuer: nameOf({ ...certificate.issuer }),
    subject: nameOf({ ...certificate.subject }),
    validTo: certificate.valid_to,
  }
}

function nameOf(name: Readonly<Record<string, string | string[] | undefined>>): string {
  const parts = [name['O'], name['CN']].flat().filter((part): part is string => typeof part === 'string' && part !== '')
  return [...new Set(parts)]
    .join(', ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 200)
}
