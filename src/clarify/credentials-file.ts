import { credentialFacts, oddityNames } from '#src/domain/contract/credential-shape.ts'
import { isObject, readJson, whereJsonBreaks } from '#src/domain/json.ts'
import { readMarks } from '#src/secrets/mark.ts'

/** One way in which a credentials file is wrong; never quotes a value that could be a secret. */
export interface FileFault {
  readonly rule:
    | 'empty'
    | 'path'
    | 'not-json'
    | 'not-an-object'
    | 'missing'
    | 'wrong-kind'
    | 'unknown-type'
    | 'bad-url'
    | 'url-too-long'
    | 'url-without-slash'
    | 'url-unencrypted'
    | 'secret-elsewhere'
    | 'odd-shape'
    | 'python-refuses'
  /** Where: `credentials.type`; empty for the file as a whole. */
  readonly member: string
  /** `breaks` keeps every client from signing in, `harms` some clients, or is a risk. */
  readonly weight: 'breaks' | 'harms'
  /** One sentence in an analyst's words. */
  readonly says: string
}

/** A credentials file read without its secret: what may be shown of it, and what is wrong with it, worst first. */
export interface CredentialsFileReading {
  readonly type: 'client-credentials' | 'basic-auth' | null
  readonly apiUrl: string | null
  readonly integration: string | null
  readonly createdAt: string | null
  readonly faults: readonly FileFault[]
  /** Whether a client can sign in with it, as far as its shape shows. */
  readonly usable: boolean
}

type Members = Readonly<Record<string, unknown>>

const fault = (rule: FileFault['rule'], member: string, weight: FileFault['weight'], says: string): FileFault => ({
  rule,
  member,
  weight,
  says,
})

function unreadable(only: FileFault): CredentialsFileReading {
  return { type: null, apiUrl: null, integration: null, createdAt: null, faults: [only], usable: false }
}

/** A credentials file has a few hundred characters. */
const mostFile = 100_000

/** Where the text stops being JSON, as a line and a column; never what stands there. */
function placeOfFault(text: string): string {
  if (text.length > mostFile) return 'it is far longer than a credentials file'
  const at = whereJsonBreaks(text) ?? text.length
  const before = text.slice(0, at)
  const line = before.split('\n').length
  return at === text.length
    ? `it ends in the middle, on line ${line}`
    : `it breaks on line ${line}, column ${before.length - before.lastIndexOf('\n')}`
}

/** A member that must be text and not empty; notes what is wrong with it. */
function textMember(of: Members, name: string, place: string, faults: FileFault[]): string | null {
  const value = of[name]
  if (value === undefined || value === null || value === '') {
    faults.push(fault('missing', place, 'breaks', `“${place}” ${value === undefined ? 'is missing' : 'is empty'}.`))
    return null
  }
  if (typeof value === 'string') return value
  faults.push(
    fault(
      'wrong-kind',
      place,
      'breaks',
      `“${place}” must be text in quotes, and is ${Array.isArray(value) ? 'a list' : `a ${typeof value}`}.`,
    ),
  )
  return null
}

function judgeUrl(apiUrl: string, faults: FileFault[]): void {
  const trimmed = apiUrl.trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) {
    faults.push(
      fault(
        'bad-url',
        'apiUrl',
        'breaks',
        '“apiUrl” is not a web address that begins with https://. It should be https://api.clarify.io/v1/.',
      ),
    )
    return
  }
  const url = new URL(trimmed)
  if (url.username !== '' || url.password !== '') {
    faults.push(
      fault(
        'secret-elsewhere',
        'apiUrl',
        'breaks',
        '“apiUrl” holds a user name or password before the host; ' +
          'take it out, and replace that secret if the file was shared.',
      ),
    )
  }
  if (trimmed !== apiUrl)
    faults.push(fault('bad-url', 'apiUrl', 'breaks', '“apiUrl” has a space or line break around it.'))
  const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (url.protocol === 'http:' && !loopback) {
    faults.push(
      fault(
        'url-unencrypted',
        'apiUrl',
        'harms',
        '“apiUrl” begins with http://, so the secret would travel unencrypted; use https://.',
      ),
    )
  }
  if (url.search !== '' || url.hash !== '' || /\/(?:rpc|oauth\/token)\/?$/.test(url.pathname)) {
    faults.push(
      fault(
        'url-too-long',
        'apiUrl',
        'breaks',
        '“apiUrl” goes too far: it must end with the version, as in https://api.clarify.io/v1/; clients add “rpc” ' +
          'and “oauth/token” themselves.',
      ),
    )
  } else if (!url.pathname.endsWith('/')) {
    faults.push(
      fault(
        'url-without-slash',
        'apiUrl',
        'harms',
        '“apiUrl” does not end with “/”. The Go client adds it; the Python client does not, and calls a wrong address.',
      ),
    )
  }
}

const types = { 'client-credentials': 'client-credentials', 'basic-auth': 'basic-auth' } as const

function judgeType(type: string, faults: FileFault[]): CredentialsFileReading['type'] {
  if (type === 'client-credentials' || type === 'basic-auth') {
    if (type === 'basic-auth') {
      faults.push(
        fault(
          'python-refuses',
          'credentials.type',
          'harms',
          'The type is basic-auth, which Clarify takes but its Python client does not support.',
        ),
      )
    }
    return types[type]
  }
  const near = /client|oauth/i.test(type)
    ? ' It is probably meant to be client-credentials.'
    : /basic/i.test(type)
      ? ' It is probably meant to be basic-auth.'
      : ''
  // The value is shown only when it cannot be a misplaced secret.
  const shown = /^[a-z][a-z_ -]{0,30}$/i.test(type) ? ` “${type}”` : ''
  faults.push(
    fault(
      'unknown-type',
      'credentials.type',
      'breaks',
      `The type${shown} is neither client-credentials nor basic-auth.${near}`,
    ),
  )
  return null
}

function judgeSecret(
  file: Members,
  credentials: Members,
  id: string | null,
  secret: string | null,
  faults: FileFault[],
): void {
  for (const [place, value] of [
    ['credentials.clientId', id],
    ['credentials.clientSecret', secret],
  ] as const) {
    // A pasted file's secret is a mark by now, whose own characters say nothing.
    const oddities = value === null || readMarks(value).length > 0 ? [] : credentialFacts(place, value).oddities
    if (oddities.length > 0)
      faults.push(
        fault(
          'odd-shape',
          place,
          'breaks',
          `“${place}” has ${oddities.map((oddity) => oddityNames[oddity]).join(', ')}.`,
        ),
      )
  }
  if (secret !== null && readMarks(secret).length === 0 && secret === id) {
    faults.push(
      fault(
        'secret-elsewhere',
        'credentials.clientId',
        'breaks',
        'clientId and clientSecret are the same text; one of them was pasted twice.',
      ),
    )
  } else if (
    secret !== null &&
    Object.entries(file).some(
      ([name, value]) => name !== 'credentials' && typeof value === 'string' && value.trim() === secret.trim(),
    )
  ) {
    faults.push(
      fault(
        'secret-elsewhere',
        '',
        'harms',
        'The secret stands in a second member of the file too, where programs may log it.',
      ),
    )
  }
  const misplaced = Object.keys(file).find((name) => /secret|password/i.test(name))
  if (misplaced !== undefined) {
    const only = credentials['clientSecret'] === undefined && credentials['password'] === undefined
    faults.push(
      fault(
        'secret-elsewhere',
        misplaced.slice(0, 40),
        only ? 'breaks' : 'harms',
        `“${misplaced.slice(0, 40)}” stands at the top of the file; the secret belongs into credentials.clientSecret.`,
      ),
    )
  }
}

/** An address as it may be shown: host and a short path. Anything longer, or with more in it, may carry a secret. */
function showable(apiUrl: string): string | null {
  const trimmed = apiUrl.trim()
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null
  const plain =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  return plain &&
    url.hostname.split('.').every((label) => label.length <= 24) &&
    /^(?:\/[\w.-]{0,16}){0,4}$/.test(url.pathname)
    ? trimmed
    : null
}

const weights = { breaks: 0, harms: 1 } as const

/**
 * Reads a credentials file as downloaded from Clarify's admin panel. Neither its secret nor its client id is
 * ever in the result.
 */
export function readCredentialsFile(text: string): CredentialsFileReading {
  if (text.trim() === '')
    return unreadable(fault('empty', '', 'breaks', 'There is no credentials file: the text is empty.'))
  const json = readJson(text)
  if (!json.ok) {
    if (/^["']?(?:[~.]{0,2}\/|[A-Za-z]:\\)?[\w .\\/-]{1,200}\.json["']?$/.test(text.trim())) {
      return unreadable(
        fault('path', '', 'breaks', 'This is the path of a file that could not be read, not the file’s content.'),
      )
    }
    return unreadable(
      fault(
        'not-json',
        '',
        'breaks',
        `The file is not JSON: ${placeOfFault(text)}. Download it again instead of mending it by hand.`,
      ),
    )
  }
  if (!isObject(json.value)) {
    const what =
      typeof json.value === 'string'
        ? 'text in quotes (JSON packed twice)'
        : Array.isArray(json.value)
          ? 'a list'
          : 'a single value'
    return unreadable(fault('not-an-object', '', 'breaks', `The file must be an object in braces, and is ${what}.`))
  }
  const faults: FileFault[] = []
  const file = json.value
  const apiUrl = textMember(file, 'apiUrl', 'apiUrl', faults)
  if (apiUrl !== null) judgeUrl(apiUrl, faults)
  const integration = textMember(file, 'integration', 'integration', faults)
  if (integration !== null && !/^[a-z0-9]{20}$/i.test(integration)) {
    const shown = integration.length > 60 ? 'far longer than that' : `${integration.length} characters long`
    faults.push(
      fault(
        'odd-shape',
        'integration',
        'harms',
        '“integration” is usually an id of 20 letters and digits; this one is ' +
          `${/^[a-z0-9]*$/i.test(integration) ? shown : 'not'}.`,
      ),
    )
  }
  const inner = file['credentials']
  let type: CredentialsFileReading['type'] = null
  if (!isObject(inner)) {
    faults.push(
      inner === undefined
        ? fault('missing', 'credentials', 'breaks', '“credentials” is missing.')
        : fault('wrong-kind', 'credentials', 'breaks', '“credentials” must be an object in braces.'),
    )
    judgeSecret(file, {}, null, null, faults)
  } else {
    const named = textMember(inner, 'type', 'credentials.type', faults)
    type = named === null ? null : judgeType(named, faults)
    const basic = type === 'basic-auth'
    const id = textMember(
      inner,
      basic && inner['clientId'] === undefined && 'username' in inner ? 'username' : 'clientId',
      'credentials.clientId',
      faults,
    )
    const secret = textMember(
      inner,
      basic && inner['clientSecret'] === undefined && 'password' in inner ? 'password' : 'clientSecret',
      'credentials.clientSecret',
      faults,
    )
    judgeSecret(file, inner, id, secret, faults)
  }
  const created = file['createdAt']
  return {
    type,
    apiUrl: apiUrl === null ? null : showable(apiUrl),
    integration:
      integration !== null &&
      /^[a-z0-9]{1,30}$/i.test(integration) &&
      !faults.some(({ rule }) => rule === 'secret-elsewhere')
        ? integration
        : null,
    createdAt: typeof created === 'string' && !Number.isNaN(Date.parse(created)) ? created : null,
    faults: faults.toSorted((a, b) => weights[a.weight] - weights[b.weight]),
    usable: !faults.some(({ weight }) => weight === 'breaks'),
  }
}
