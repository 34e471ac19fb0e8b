import { z } from 'zod'
import { credentialFactsSchema } from '#src/domain/contract/connection.ts'
import { exchangeSchema } from '#src/domain/contract/exchange.ts'

/**
 * What a claim rests on: an exchange and the place in it, a pasted text with the quoted span, an answer given, what is
 * known of a credential, or rows.
 */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('exchange'),
    exchange: exchangeSchema,
    /** Where to look. */
    place: z.enum(['status', 'header', 'body', 'silence']),
    /** An exact part of that place, to be marked; null marks the whole place. */
    quote: z.string().nullable(),
    /** What it shows, in a few words. */
    shows: z.string(),
  }),
  z.object({ kind: z.literal('paste'), text: z.string(), quote: z.string(), shows: z.string() }),
  z.object({ kind: z.literal('answer'), question: z.string(), answer: z.string(), shows: z.string() }),
  z.object({ kind: z.literal('credential'), connection: z.string(), facts: credentialFactsSchema, shows: z.string() }),
  z.object({
    kind: z.literal('rows'),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    shows: z.string(),
  }),
])

/** What a claim rests on. */
export type Evidence = z.infer<typeof evidenceSchema>

/** What evidence can be about, in which pieces that are taken together must agree. */
export const subjectParts = ['connection', 'forecast', 'period', 'job'] as const

/** What evidence can be about. */
export type SubjectPart = (typeof subjectParts)[number]

/** What a piece of evidence is about, as far as it is known; `time` is ISO 8601. */
export type EvidenceSubject = { readonly [K in SubjectPart | 'time']?: string }
