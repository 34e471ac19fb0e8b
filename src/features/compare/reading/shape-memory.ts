import { z } from 'zod'
import { recall, remember } from '#src/client/store/page-storage.ts'
import { roles } from '#src/compare/read/layout/columns.ts'
import type { SourceOptions } from '#src/compare/read/source.ts'
import { readJson } from '#src/domain/json.ts'
import { blankSecrets } from '#src/secrets/blank.ts'

const optionsSchema = z.object({
  mapping: z.record(z.string(), z.enum(roles)).optional(),
  decimal: z.record(z.string(), z.enum(['.', ','])).optional(),
  currency: z.string().max(3).nullable().optional(),
  dayFirst: z.boolean().optional(),
})
const memorySchema = z.array(z.object({ headers: z.array(z.string()), options: optionsSchema })).max(200)
const place = 'compare-shapes'
/** Shapes that are remembered; the oldest is forgotten first. */
const most = 40

function all(): z.infer<typeof memorySchema> {
  const text = recall('browser', place)
  if (text === null) return []
  const read = readJson(text)
  // What another version or a hand left there is as good as nothing.
  const parsed = memorySchema.safeParse(read.ok ? read.value : null)
  return parsed.success ? parsed.data : []
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((header, at) => header === other[at])

/**
 * How a file with these headers was last told to be read; null when it never was. Only headers and meanings are
 * remembered, no values.
 */
export function recallShape(headers: readonly string[]): SourceOptions | null {
  const { mapping, decimal, currency, dayFirst } = all().find((one) => same(one.headers, headers))?.options ?? {}
  if (mapping === undefined && decimal === undefined && currency === undefined && dayFirst === undefined) return null
  return {
    ...(mapping && { mapping }),
    ...(decimal && { decimal }),
    ...(currency !== undefined && { currency }),
    ...(dayFirst !== undefined && { dayFirst }),
  }
}

/**
 * Remembers how files with these headers are read, or forgets it (null); headers that hold a secret are not remembered.
 */
export function rememberShape(headers: readonly string[], options: SourceOptions | null): void {
  if (headers.some((header) => blankSecrets(header).removed.length > 0)) return
  const others = all().filter((one) => !same(one.headers, headers))
  const decimal = typeof options?.decimal === 'object' ? options.decimal : undefined
  const own =
    options === null
      ? []
      : [
          {
            headers,
            options: { mapping: options.mapping, decimal, currency: options.currency, dayFirst: options.dayFirst },
          },
        ]
  remember('browser', place, JSON.stringify([...own, ...others].slice(0, most)))
}
