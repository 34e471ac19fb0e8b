import { z } from 'zod'

/** A token as RFC 6749 section 5.1 has it; the proxy replaces the token itself before it gets here. */
export const copilotTokenSchema = z.object({
  access_token: z.union([z.string(), z.number().transform(String)]).pipe(z.string().regex(/\S/)),
  token_type: z
    .string()
    .nullish()
    .transform((type) => type ?? null),
  /** Seconds. */
  expires_in: z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
    .nullish()
    .transform((seconds) => seconds ?? null),
})

const listUnder = (name: string) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? { [name]: value } : value),
    z
      .object({ [name]: z.array(z.record(z.string(), z.unknown())) })
      .transform((page): readonly Readonly<Record<string, unknown>>[] => page[name] ?? []),
  )

/** `GET /users`: the workspace's users, bare or under `users`. */
export const copilotUsersSchema = listUnder('users')

/** `GET /calls`: calls, bare or under `calls`. */
export const copilotCallsSchema = listUnder('calls')
