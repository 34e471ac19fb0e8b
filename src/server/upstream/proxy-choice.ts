import { isLoopback } from '#src/domain/contract/loopback.ts'

/** The corporate proxy settings of the environment; addresses as written there. */
export interface ProxySettings {
  readonly https: string | null
  readonly http: string | null
  /** `NO_PROXY`: names, suffixes and ports, separated by commas or spaces; `*` for all. */
  readonly none: string
}

/**
 * The corporate proxy that an address is reached through, or null for a direct connection; loopback is always direct.
 */
export function proxyFor(address: URL, settings: ProxySettings): URL | null {
  const proxy = address.protocol === 'https:' ? (settings.https ?? settings.http) : settings.http
  if (proxy === null || isLoopback(address.hostname) || isExempt(address, settings.none)) return null
  return new URL(proxy)
}

function isExempt(address: URL, none: string): boolean {
  const host = address.hostname.toLowerCase()
  const port = address.port === '' ? (address.protocol === 'https:' ? '443' : '80') : address.port
  return none.split(/[,\s]+/).some((entry) => {
    if (entry === '') return false
    if (entry === '*') return true
    const [, name = entry, onlyPort] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? []
    if (onlyPort !== undefined && onlyPort !== port) return false
    const suffix = name.toLowerCase().replace(/^\*?\./, '')
    return host === suffix || host.endsWith(`.${suffix}`)
  })
}
