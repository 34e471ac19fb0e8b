import fc from 'fast-check'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { sentenceCarriers, structureCarriers } from './secret-carriers.test-kit.ts'

/** A secret and the words that hold it, as an upstream, a client program or an analyst would write them. */
export interface Planted {
  readonly secret: string
  /** In a line of text. */
  readonly line: string
  /** As a whole body. */
  readonly body: string
}

const of = (unit: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...unit), minLength, maxLength })
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const base64url = (text: string) => Buffer.from(text).toString('base64url')

const jwt = fc
  .tuple(of(letters, 12, 30), of(letters, 20, 50))
  .map(
    ([subject, signature]) =>
      `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(JSON.stringify({ sub: subject }))}.${signature}`,
  )

/** Keys, tokens, passwords and JSON web tokens. */
export const secrets = fc.oneof(
  of('0123456789abcdef', 64, 64),
  of('0123456789abcdef', 32, 32).map((key) => `q${key}7`),
  of(letters, 24, 64).map((key) => `Z${key}4`),
  of(`${letters}-_`, 30, 60).map((key) => `k9${key}Q2`),
  of(`${letters}!@#$%^*()-_+.~`, 12, 30).map((word) => `pW${word}9`),
  jwt,
)

/** A secret within any of the carriers. */
export const planted: fc.Arbitrary<Planted> = fc
  .tuple(
    secrets,
    fc.constantFrom(...sentenceCarriers),
    fc.constantFrom(...structureCarriers),
    fc.constantFrom('apikey', 'X-Api-Key', 'clientSecret', 'password', 'access_token', 'X-Api-Password'),
  )
  .map(([secret, inLine, inBody, name]) => ({ secret, line: inLine(name, secret), body: inBody(name, secret) }))

/** Where a secret stands in a case. */
export const places = [
  'body',
  'member',
  'unknown-member',
  'member-name',
  'nested',
  'text-body',
  'request-body',
  'url',
  'answer-header',
  'request-header',
  'silence',
  'quote',
  'paste',
  'paste-quote',
  'answer',
  'credential',
  'rows',
  'column',
  'sentences',
  'identifier',
  'connection',
  'plan',
  'case-id',
] as const

/** Where a secret stands in a case. */
export type PlantPlace = (typeof places)[number]

function exchangeWith(place: PlantPlace, { line, body, secret }: Planted): Exchange {
  const at = (own: PlantPlace, otherwise: string, planted = line) => (place === own ? planted : otherwise)
  const bodies: Partial<Record<PlantPlace, string>> = {
    body,
    member: JSON.stringify({
      error: 'Unauthorized',
      message: line,
      errors: [{ code: 'x', message: line, target: line }],
      errorId: 'c16ae643',
    }),
    'unknown-member': JSON.stringify({
      message: 'no',
      surprise: secret,
      deep: { more: [secret, { again: secret }] },
      token: secret,
      secrets: [secret],
    }),
    'member-name': JSON.stringify({ [secret]: 1, params: { [secret]: ['required'] }, users: [{ [line]: 'x' }] }),
    nested: JSON.stringify({
      message: JSON.stringify({ body: JSON.stringify({ apiKey: secret, note: line }) }),
      details: `[{"password":${JSON.stringify(secret)}}]`,
    }),
    'text-body': `<html><title>Sign in</title><pre>${line}</pre> 401 Unauthorized here</html>`,
  }
  return {
    id: 'x1',
    operation: 'clari.limits',
    upstream: 'clari',
    connection: { id: 'c', label: at('connection', 'Integration user'), demo: false },
    request: {
      method: 'POST',
      url:
        place === 'url'
          ? `https://user:${encodeURIComponent(secret)}@api.clari.com/v4/x?apikey=${encodeURIComponent(secret)}&` +
            `limit=1#access_token=${encodeURIComponent(secret)}`
          : 'https://api.clari.com/v4/admin/limits',
      headers: [
        { name: 'apikey', value: '${CLARI_API_KEY}', secret: true },
        { name: 'X-Api-Key', value: place === 'request-header' ? secret : 'x', secret: true },
        { name: 'x-custom', value: at('request-header', 'y') },
        { name: 'accept', value: at('request-header', 'application/json') },
      ],
      body: place === 'request-body' ? body : '{"limit":1}',
    },
    startedAt: 1,
    tookMs: 1,
    result:
      place === 'silence'
        ? { kind: 'silence', reason: 'redirect', detail: line, facts: { target: line } }
        : {
            kind: 'response',
            status: 401,
            headers: ['set-cookie', 'location', 'www-authenticate', 'x-debug', 'server', 'x-request-id'].map(
              (name) => ({
                name,
                value:
                  place === 'answer-header'
                    ? name === 'location'
                      ? `https://login.example/?token=${encodeURIComponent(secret)}`
                      : name === 'set-cookie'
                        ? `session=${secret}; HttpOnly`
                        : line
                    : 'plain',
              }),
            ),
            body: bodies[place] ?? '{"message":"Unauthorized"}',
            bytes: 10,
            truncated: false,
          },
  }
}

/** A verdict with a secret at one place of it. */
export function conclusionWith(place: PlantPlace, planted: Planted): Conclusion {
  const { line, secret } = planted
  const say = (otherwise: string) => (place === 'sentences' ? `${otherwise} ${line}` : otherwise)
  const quote = place === 'text-body' ? '401 Unauthorized' : place === 'quote' ? line : null
  const evidence: readonly Evidence[] = [
    { kind: 'exchange', exchange: exchangeWith(place, planted), place: 'body', quote, shows: say('refused') },
    {
      kind: 'paste',
      text:
        place === 'paste'
          ? `log begins\n${line}\nthen it says 401 for all\n${line}`
          : place === 'paste-quote'
            ? line
            : 'says 401',
      quote: place === 'paste-quote' ? line : 'says 401',
      shows: say('the status'),
    },
    { kind: 'answer', question: 'What?', answer: place === 'answer' ? line : 'That', shows: 'told' },
    {
      kind: 'credential',
      connection: place === 'credential' ? line : 'Admin',
      facts: {
        name: 'CLARI_API_KEY',
        set: true,
        length: 64,
        lastTwo: '7f',
        oddities: [],
        ...(place === 'credential' ? { sameAs: line } : {}),
      },
      shows: place === 'credential' ? line : 'well formed',
    },
    {
      kind: 'rows',
      columns: place === 'column' ? [line, 'Job'] : ['Odd', 'Job'],
      rows: [[secret, place === 'rows' ? line : 'j']],
      shows: 'rows',
    },
  ]
  return {
    scenario: 'clari.unauthorized',
    scenarioTitle: say('401 Unauthorized'),
    system: 'clari',
    verdict: 'v',
    kind: 'cause',
    cause: 'c',
    strength: 'proved',
    headline: say('The key is refused.'),
    explains: say('It was refused.'),
    contradictions: [],
    needsAmounts: false,
    actions: [
      { who: 'clari-admin', does: say('Do this.'), where: say('Settings') },
      { who: 'clari-support', does: say('Do that.'), where: null },
    ],
    asks: say('Please help.'),
    disprovedBy: say('Nothing.'),
    plan: {
      title: say('Plan'),
      says: [place === 'plan' ? line : 'Wait.'],
      pace: null,
      parts: [{ name: place === 'plan' ? line : 'one', body: place === 'plan' ? planted.body : '{}' }],
      samples: [],
    },
    evidence,
    findings: [],
    answers: [{ question: 'Forecast id', answer: place === 'answer' ? line : 'net_arr' }],
    identifiers: [{ label: 'errorId', value: place === 'identifier' ? line : 'c16ae643' }],
    dialect: 'published',
    seenAt: 1,
    connection: {
      label: place === 'connection' ? line : 'Admin',
      address:
        place === 'connection'
          ? `https://u:${encodeURIComponent(secret)}@api.clari.com/v4`
          : 'https://api.clari.com/v4',
      demo: false,
    },
    leadsTo: null,
  }
}

/** Every way in which a secret, or a telling half of it, could still stand in a text. */
export function formsOf(secret: string): readonly string[] {
  const half = Math.ceil(secret.length / 2)
  const pieces = secret.length >= 24 ? [secret.slice(0, half), secret.slice(-half)] : [secret]
  const written = pieces.flatMap((piece) => [
    piece,
    encodeURIComponent(piece),
    JSON.stringify(piece).slice(1, -1),
    Buffer.from(piece).toString('hex'),
  ])
  const encoded = [Buffer.from(secret).toString('base64'), base64url(secret)].flatMap((text) => [
    text.replace(/=+$/, ''),
    text.slice(4, -6),
  ])
  return [...new Set([...written, ...encoded])].filter((form) => form.length >= 8)
}

/**
 * Where a secret stands in some texts, whatever its form and however lines are broken: each text's name with
 * what is around it.
 */
export function leaksIn(texts: Readonly<Record<string, string>>, secret: string): readonly string[] {
  const forms = formsOf(secret)
  return Object.entries(texts).flatMap(([name, text]) => {
    const joined = text.replace(/\s+/g, '')
    const found = forms.find((form) => text.includes(form) || joined.includes(form))
    return found === undefined
      ? []
      : [`${name}: …${text.slice(Math.max(0, text.indexOf(found) - 120), text.indexOf(found) + 60)}…`]
  })
}
