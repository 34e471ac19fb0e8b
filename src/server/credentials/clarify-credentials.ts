import { z } from 'zod'
import { readJson } from '#src/domain/json.ts'

const parts = z.object({
  type: z.string().optional(),
  clientId: z.string().optional(),
  clientSecret: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
})

const fileSchema = z.object({
  apiUrl: z.string().optional(),
  integration: z.string().optional(),
  credentials: parts.optional(),
})

/** A Clarify credentials file as the proxy needs it: who, with which secret, and by which of the two ways. */
export interface ClarifyCredentials {
  readonly way: 'client-credentials' | 'basic-auth'
  readonly id: string
  readonly secret: string
  /** As written in the file, with or without the trailing slash; null when absent. */
  readonly apiUrl: string | null
  readonly integration: string | null
}

/** Reads a credentials file's text; null when it is not JSON of that shape. Missing members are empty. */
export function readClarifyCredentials(text: string): ClarifyCredentials | null {
  const json = readJson(text)
  const parsed = fileSchema.safeParse(json.ok ? json.value : null)
  if (!parsed.success || parsed.data.credentials === undefined) return null
  const { apiUrl, integration, credentials } = parsed.data
  const basic = credentials.type === 'basic-auth'
  return {
    way: basic ? 'basic-auth' : 'client-credentials',
    id: (basic ? (credentials.username ?? credentials.clientId) : credentials.clientId) ?? '',
    secret: (basic ? (credentials.password ?? credentials.clientSecret) : credentials.clientSecret) ?? '',
    apiUrl: apiUrl ?? null,
    integration: integration ?? null,
  }
}
