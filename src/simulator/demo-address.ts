import { isLoopback } from '#src/domain/contract/loopback.ts'

/**
 * Whether a `Host` header names loopback with the port that is served: a page of another site, rebound to loopback,
 * sends its own name.
 */
export function isOwnHost(header: string | undefined, port: number): boolean {
  if (header === undefined) return false
  const match = /^(\[[0-9a-f:]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(header.trim())
  if (!match) return false
  return isLoopback(match[1] ?? '') && Number(match[2] ?? 80) === port
}

/** Whether a request's path can be decoded: no half percent sign, no bytes that are no UTF-8. */
export function isDecodable(path: string): boolean {
  if (/%(?![0-9a-f]{2})/i.test(path)) return false
  const bytes = Uint8Array.from(
    path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    (character) => character.charCodeAt(0),
  )
  return !new TextDecoder().decode(bytes).includes('\uFFFD')
}
