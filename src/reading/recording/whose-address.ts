import { namings } from '#src/domain/contract/naming.ts'
import type { System } from '#src/domain/model/system.ts'

const order = ['copilot', 'clarify', 'clari'] as const

/** Names that only these systems have. `clari.okta.com` and `clari.s3.amazonaws.com` are others' hosts. */
const own = /(?:^|\.)(?:clari\.[a-z]{2,8}|trywingman\.com|clarify\.(?:io|us|cloud))$/

/** Hosts that anybody can give any name: a gateway inside a company, a tunnel, a demo tenant. */
const inner = /^[^.]+$|^[\d.]+$|^\[|\.(?:localhost|local|internal|intranet|corp|lan|home|test|invalid)$/

/** A host with a system's name in it, such as a gateway or a mirror of a company's own. */
const named = /(?:^|[.-])(?:clari|clarify|copilot)(?:[.-]|$)/

/** What a gateway puts before a system's own path. */
const prefixed = /^\/(?:clari\/v\d|clarify\/v\d|copilot-auth\/)/

/**
 * Whose a recorded request's address is; null where it is somebody else's. Stricter than reading a sentence: what is
 * taken here is kept, so a host with "clari" in its name counts only with a path that is Clari's too.
 */
export function whoseAddress(url: URL): System | null {
  const host = url.hostname.toLowerCase()
  const byHost = order.find((system) => namings[system].hosts.test(host)) ?? null
  if (own.test(host)) return byHost ?? 'clari'
  const byPath = order.find((system) => namings[system].paths?.test(url.pathname) === true) ?? null
  if (byPath !== null) return inner.test(host) || named.test(host) || prefixed.test(url.pathname) ? byPath : null
  return inner.test(host) ? byHost : null
}

/** Reads an address; null for what is none, or none of HTTP. */
export function readAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null
}
