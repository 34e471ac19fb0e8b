import { z } from 'zod'
import { readJson } from '#src/domain/json.ts'

/** What a token endpoint's good answer holds (RFC 6749 section 5.1), or what it lacks to be one. */
export type TokenAnswer =
  | {
      readonly ok: true
      readonly token: string
      /** For how long it holds; 300 where that is not told. */ readonly seconds: number
    }
  /** `json`: it is not one JSON value from beginning to end. `token`: no `access_token`, or an empty one. */
  | { readonly ok: false; readonly lacks: 'json' | 'token' }

const answerSchema = z.object({
  access_token: z.union([z.string(), z.number().transform(String)]).pipe(z.string().regex(/\S/)),
  expires_in: z.coerce.number().positive().catch(300).default(300),
})

/** Reads a token endpoint's answer as strictly as clients do; with its secrets blanked it reads the same. */
export function readTokenAnswer(body: string): TokenAnswer {
  const json = readJson(body)
  if (!json.ok) return { ok: false, lacks: 'json' }
  const parsed = answerSchema.safeParse(json.value)
  return parsed.success
    ? { ok: true, token: parsed.data.access_token, seconds: parsed.data.expires_in }
    : { ok: false, lacks: 'token' }
}
