import { X509Certificate } from 'node:crypto'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'

/** Whether a text holds at least one certificate that can be read. */
export function isCertificates(pem: string): boolean {
  const [first] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem) ?? []
  if (first === undefined) return false
  try {
    return new X509Certificate(first).subject !== ''
  } catch {
    return false
  }
}

/**
 * What to trust when certificates are added. Node reads `NODE_EXTRA_CA_CERTS` only as it starts, before `.env` is: so
 * that it works from there too, they are added here.
 */
export function trustAlso(certificates: string | null): { readonly secureContext?: SecureContext } {
  return certificates === null
    ? {}
    : { secureContext: createSecureContext({ ca: [...rootCertificates, certificates] }) }
}
