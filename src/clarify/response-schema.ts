import { z } from 'zod'

const reasons = z.union([z.array(z.string()), z.string().transform((reason) => [reason])])
const paths = z.record(z.string(), reasons)

/** One of `invalidResources`; everything but its being an object is optional in the field. */
export const invalidResourceSchema = z.looseObject({
  id: z.string().optional(),
  type: z.string().optional(),
  message: z.string().optional(),
  invalidFields: paths.optional(),
})

/** An error's `data`: an object with a trace, or (as met in the field) plain text, null or nothing. */
export const errorDataSchema = z.union([
  z.looseObject({
    trace: z.string().optional(),
    params: paths.nullish(),
    invalidResources: z.array(invalidResourceSchema).nullish(),
    partialResult: z.unknown().optional(),
  }),
  z.string(),
  z.null(),
])

/** A JSON-RPC error as Clarify sends it; a code in quotes is read as the number it is. */
export const rpcErrorSchema = z.looseObject({
  code: z.union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number),
  ]),
  message: z.string(),
  data: errorDataSchema.optional(),
})

const id = z.union([z.number(), z.string(), z.null()])

/**
 * One answer of the RPC endpoint, tolerant of what is common: `error: null` beside a result, `result: null` beside an
 * error, an id that comes back as text. Both or neither of result and error does not fit.
 */
export const rpcResponseSchema = z
  .union([
    z.looseObject({ jsonrpc: z.literal('2.0'), id, result: z.looseObject({}), error: z.null().optional() }),
    z.looseObject({ jsonrpc: z.literal('2.0'), id, result: z.null().optional(), error: rpcErrorSchema }),
  ])
  .transform((answer) =>
    answer.error
      ? { kind: 'error' as const, id: answer.id, error: answer.error }
      : { kind: 'result' as const, id: answer.id, result: answer.result ?? {} },
  )

/** What a select method gives: a page of resources. */
export const selectionSchema = z.looseObject({
  meta: z.looseObject({ total: z.number().optional() }).optional(),
  data: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]),
})
