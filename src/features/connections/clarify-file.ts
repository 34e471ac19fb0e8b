import { z } from 'zod'
import type { CredentialFacts } from '#src/domain/contract/connection.ts'
import { credentialFacts } from '#src/domain/contract/credential-shape.ts'
import { readJson } from '#src/domain/json.ts'

const fileSchema = z.object({
  apiUrl: z.string().optional(),
  integration: z.string().optional(),
  credentials: z.object({
    type: z.string().optional(),
    clientId: z.string().optional(),
    clientSecret: z.string().optional(),
    username: z.string().optional(),
    password: z.string().optional(),
  }),
})

/** What can be told of a Clarify credentials file before it is handed over. */
export type ClarifyFile =
  | { readonly kind: 'unreadable'; readonly says: string }
  | {
      readonly kind: 'file'
      readonly integration: string | null
      readonly apiUrl: string | null
      readonly parts: readonly [CredentialFacts, CredentialFacts]
    }

/** Looks at the text of a Clarify credentials file: its kind and the facts of its two parts. */
export function lookAtClarifyFile(text: string): ClarifyFile {
  const json = readJson(text)
  if (!json.ok) return { kind: 'unreadable', says: 'This is not JSON. Take the whole file as Clarify gave it.' }
  const parsed = fileSchema.safeParse(json.value)
  if (!parsed.success)
    return {
      kind: 'unreadable',
      says: 'This JSON is not a Clarify credentials file: it has no “credentials” with an id and a secret.',
    }
  const { apiUrl, integration, credentials } = parsed.data
  const basic = credentials.type === 'basic-auth'
  const parts = basic
    ? ([
        credentialFacts('username', credentials.username ?? credentials.clientId),
        credentialFacts('password', credentials.password ?? credentials.clientSecret),
      ] as const)
    : ([
        credentialFacts('clientId', credentials.clientId),
        credentialFacts('clientSecret', credentials.clientSecret),
      ] as const)
  return { kind: 'file', integration: integration ?? null, apiUrl: apiUrl ?? null, parts }
}
