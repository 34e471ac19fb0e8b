/** The systems that the product diagnoses. Copilot is Clari's, but has its own hosts, keys and errors. */
export const systems = ['clari', 'copilot', 'clarify'] as const

/** One diagnosed system. */
export type System = (typeof systems)[number]

/** The name of a system as an analyst writes it. */
export const systemNames: Readonly<Record<System, string>> = {
  clari: 'Clari',
  copilot: 'Clari Copilot',
  clarify: 'Clarify',
}

/**
 * The addresses that the proxy may call; each has one fixed base URL per place. `copilot-auth` is the token
 * endpoint's host.
 */
export const upstreams = ['clari', 'copilot', 'copilot-auth', 'clarify'] as const

/** One address that the proxy may call. */
export type Upstream = (typeof upstreams)[number]

/** Which answer format was met: the troubleshooting guide's, the published API's, or the gateway's in front of both. */
export type Dialect = 'guide' | 'published' | 'gateway' | 'unknown'
