import type { Context } from 'hono'
import { readJson, type ReadJson } from '#src/domain/json.ts'

/** Reads a request's body as JSON; a form or anything else that a foreign page could send unasked is not read. */
export async function readJsonBody(c: Context): Promise<ReadJson> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return { ok: false }
  return readJson(await c.req.text())
}
