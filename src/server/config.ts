import { z } from 'zod'
import { isLoopback } from '#src/domain/contract/loopback.ts'
import { momentForm, readMoment } from '#src/domain/time/moment.ts'
import type { Upstream } from '#src/domain/model/system.ts'
import { readClarifyCredentials } from './credentials/clarify-credentials.ts'
import { credentialVariables, environmentConnections } from './credentials/environment-connections.ts'
import type { HeldConnection } from './credentials/held-connection.ts'
import { misspeltNames } from './misspelt-names.ts'
import { logLevels, type LogLevel } from './log.ts'
import { askedBeyondLoopback } from './loopback-only.ts'
import type { ProxySettings } from './upstream/proxy-choice.ts'

/** A process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What the environment says about how to run. */
export interface Settings {
  /** The port asked for; 0 for any free one, null for the one used last. */
  readonly port: number | null
  /** `auto` starts the demo tenant when nothing real is set up. */
  readonly demo: 'auto' | 'always' | 'never'
  /** Epoch ms at which the demo tenant's clock starts; null for the real time. */
  readonly demoNow: number | null
  readonly open: boolean
  readonly timeoutMs: number
  readonly log: LogLevel
  readonly proxy: ProxySettings
  /** Certificates to trust beside Node's own, as PEM; null for none. */
  readonly certificates: string | null
  readonly origins: Readonly<Record<Upstream, string>>
  readonly connections: readonly HeldConnection[]
  /** Things to tell at start that keep nothing from working. */
  readonly warnings: readonly string[]
}

/** The settings, or sentences about what in the environment cannot be used. */
export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] }

const blankIsUnset = (value: string | undefined) =>
  value === undefined || value.trim() === '' ? undefined : value.trim()

const isHttp = (text: string) => /^https?:\/\/[^/]/i.test(text) && URL.canParse(text)

const httpAddress = z.string().refine((text) => {
  if (!isHttp(text)) return false
  const url = new URL(text)
  return url.username === '' && url.password === '' && url.search === '' && url.hash === ''
})

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  TRIAGE_TIMEOUT_MS: z.coerce.number().int().min(50).max(3_600_000).default(30_000),
  TRIAGE_DEMO: z.enum(['0', '1']).optional(),
  DEMO_NOW: z
    .string()
    .transform((text) => readMoment(text))
    .refine((at) => at !== null)
    .optional(),
  TRIAGE_OPEN: z.enum(['0', '1']).default('1'),
  TRIAGE_LOG: z.enum(logLevels).default('error'),
  CLARI_BASE_URL: httpAddress.default('https://api.clari.com/v4'),
  CLARI_COPILOT_BASE_URL: httpAddress.default('https://rest-api.copilot.clari.com'),
  CLARI_COPILOT_AUTH_URL: httpAddress.default('https://api.copilot.clari.com'),
  CLARIFY_BASE_URL: httpAddress.optional(),
})

const expected: Readonly<Record<string, string>> = {
  PORT: 'a port number from 0 to 65535',
  TRIAGE_TIMEOUT_MS: 'a number of milliseconds, at least 50',
  TRIAGE_DEMO: '0 or 1',
  DEMO_NOW: momentForm,
  TRIAGE_OPEN: '0 or 1',
  TRIAGE_LOG: `one of ${logLevels.join(', ')}`,
}

/**
 * Reads the environment; `readText` gives a file's text or null, `isCertificates` tells whether a text holds
 * certificates. Values are never repeated in what it says: they could be keys.
 */
export function readSettings(
  environment: Environment,
  readText: (path: string) => string | null,
  isCertificates: (pem: string) => boolean = () => false,
): ReadSettings {
  const either = (name: string) => blankIsUnset(environment[name]) ?? blankIsUnset(environment[name.toLowerCase()])
  const named = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, blankIsUnset(environment[name])]))
  const parsed = schema.safeParse(named)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    return {
      ok: false,
      problems: names.map(
        (name) =>
          `${name} in .env or the environment should be ` +
          `${expected[name] ?? 'an address such as https://example.com, without a user name, query or fragment'}.`,
      ),
    }
  }
  const beyond = askedBeyondLoopback(environment)
  if (beyond !== null) return { ok: false, problems: [beyond] }
  const read = parsed.data
  const file = readFileOf(environment['CLARIFY_CREDENTIALS'] ?? '', readText)
  const apiUrl = readClarifyCredentials(file)?.apiUrl ?? null
  const fileAddress = apiUrl !== null && httpAddress.safeParse(apiUrl).success ? apiUrl : null
  const origins = {
    clari: withoutSlash(read.CLARI_BASE_URL),
    copilot: withoutSlash(read.CLARI_COPILOT_BASE_URL),
    'copilot-auth': withoutSlash(read.CLARI_COPILOT_AUTH_URL),
    clarify: withoutSlash(read.CLARIFY_BASE_URL ?? fileAddress ?? 'https://api.clarify.io/v1'),
  }
  const https = readProxy(either('HTTPS_PROXY'))
  const http = readProxy(either('HTTP_PROXY'))
  const open = Object.values(origins).filter(
    (origin) => new URL(origin).protocol === 'http:' && !isLoopback(new URL(origin).hostname),
  )
  const certificateFile = blankIsUnset(environment['NODE_EXTRA_CA_CERTS'])
  const certificates = certificateFile === undefined ? null : readText(certificateFile)
  const trusted = certificates !== null && isCertificates(certificates) ? certificates : null
  const files = Object.entries(environment).filter(([name]) => /^CLARIFY_CREDENTIALS(?:__\w+)?$/.test(name))
  const warnings = [
    ...misspeltNames(Object.keys(environment), [
      ...Object.keys(schema.shape),
      ...credentialVariables,
      'HTTPS_PROXY',
      'HTTP_PROXY',
      'NO_PROXY',
      'NODE_EXTRA_CA_CERTS',
    ]).map(({ name, nearest }) => `${name} is set, and nothing reads it: did you mean ${nearest}?`),
    ...files
      .filter(([, value = '']) => value.trim() !== '' && isMissing(value, readText))
      .map(([name]) => `${name} names a file that is not there, or that cannot be read.`),
    ...(certificateFile !== undefined && trusted === null
      ? ['NODE_EXTRA_CA_CERTS names no readable file of certificates (PEM), so it is not used.']
      : []),
    ...open.map((origin) => `Keys sent to ${new URL(origin).origin} travel unencrypted: it is an http address.`),
    ...(https === undefined ? ['HTTPS_PROXY is no address of an HTTP proxy, so it is not used.'] : []),
    ...(http === undefined ? ['HTTP_PROXY is no address of an HTTP proxy, so it is not used.'] : []),
  ]
  return {
    ok: true,
    settings: {
      port: read.PORT ?? null,
      demo: read.TRIAGE_DEMO === '1' ? 'always' : read.TRIAGE_DEMO === '0' ? 'never' : 'auto',
      demoNow: read.DEMO_NOW ?? null,
      open: read.TRIAGE_OPEN === '1',
      timeoutMs: read.TRIAGE_TIMEOUT_MS,
      log: read.TRIAGE_LOG,
      proxy: { https: https ?? null, http: http ?? null, none: either('NO_PROXY') ?? '' },
      certificates: trusted,
      origins,
      connections: environmentConnections(environment, origins, (value) => readFileOf(value, readText)),
      warnings,
    },
  }
}

/** Whether a value is a path at which there is no file; what holds JSON, or several lines, is a text. */
function isMissing(value: string, readText: (path: string) => string | null): boolean {
  return !/[{\n]/.test(value) && readText(value.trim()) === null
}

/**
 * `CLARIFY_CREDENTIALS` is the file's text or its path; a path that cannot be read stays as it is, which is not a
 * credentials file.
 */
function readFileOf(value: string, readText: (path: string) => string | null): string {
  if (value.trim() === '' || value.trim().startsWith('{')) return value
  return readText(value.trim()) ?? value
}

/** A proxy's address, to which `http://` is added as other programs do; null when unset, undefined when it is none. */
function readProxy(value: string | undefined): string | null | undefined {
  if (value === undefined) return null
  const address = value.includes('://') ? value : `http://${value}`
  return isHttp(address) ? address : undefined
}

function withoutSlash(address: string): string {
  return new URL(address).href.replace(/\/+$/, '')
}
