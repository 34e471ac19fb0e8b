import { z } from 'zod'
import { actors, strengths } from '#src/domain/model/scenario.ts'

/** A status as a report tells it: always with a word beside it. */
export const tones = ['pass', 'info', 'warn', 'fail', 'neutral'] as const

const toneSchema = z.enum(tones)

/** A status as a report tells it. */
export type Tone = z.infer<typeof toneSchema>

const lineSchema = z.object({ name: z.string(), value: z.string() })

/** A span of a text, in UTF-16 code units, end exclusive. */
const spanSchema = z.object({ start: z.int(), end: z.int() })

/** A text with the places that a claim rests on; `left` are the characters that are not shown. */
const excerptSchema = z.object({ text: z.string(), marks: z.array(spanSchema), left: z.int() })

/** A text with the places that a claim rests on. */
export type Excerpt = z.infer<typeof excerptSchema>

const answerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('response'),
    status: z.int(),
    headers: z.array(lineSchema),
    body: excerptSchema,
    bytes: z.int(),
    truncated: z.boolean(),
  }),
  z.object({ kind: z.literal('silence'), reason: z.string(), says: z.string() }),
])

const gridSchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.object({ cells: z.array(z.string()), tone: toneSchema.nullable(), strong: z.boolean() })),
  /** Indexes of columns that hold numbers. */
  numeric: z.array(z.int()),
  /** Rows that are not shown. */
  left: z.int(),
})

/** Rows as a report draws them; `strong` rows are totals. */
export type ReportGrid = z.infer<typeof gridSchema>

/** A piece of evidence, whole, as far as it may leave. */
const detailSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('exchange'),
    request: z.object({
      method: z.string(),
      url: z.string(),
      headers: z.array(lineSchema),
      body: z.string().nullable(),
    }),
    answer: answerSchema,
    over: z.string(),
    /** Epoch ms and ms. */
    at: z.number(),
    tookMs: z.number(),
    curl: z.string(),
  }),
  z.object({ kind: z.literal('paste'), excerpt: excerptSchema }),
  z.object({ kind: z.literal('answer'), question: z.string(), answer: z.string() }),
  z.object({ kind: z.literal('credential'), lines: z.array(lineSchema) }),
  z.object({ kind: z.literal('rows'), grid: gridSchema }),
])

/** A piece of evidence, whole, as far as it may leave. */
export type Detail = z.infer<typeof detailSchema>

const cardSchema = z.object({
  tone: toneSchema,
  badge: z.string(),
  title: z.string(),
  shows: z.string(),
  quote: z.string().nullable(),
  detail: detailSchema,
  /** The index of an earlier card that shows the same exchange; null where there is none. */
  sameAs: z.int().nullable().default(null),
})

/** A piece of evidence as a card, with what it opens to. */
export type ReportCard = z.infer<typeof cardSchema>

const planSchema = z.object({
  title: z.string(),
  says: z.array(z.string()),
  pace: z
    .object({
      policy: z.object({ tries: z.number(), firstMs: z.number(), longestMs: z.number(), gapMs: z.number() }),
      atLeastMs: z.number(),
    })
    .nullable(),
  parts: z.array(z.object({ name: z.string(), body: z.string() })),
})

/** What of the evidence can be hidden since a verdict does not need it. */
const unneededParts = ['shown', 'people', 'people-and-amounts'] as const

const hiddenSchema = z.object({
  people: z.boolean(),
  amounts: z.boolean(),
  /** What of the evidence is hidden because the verdict does not need it. */
  unneeded: z.enum(unneededParts).default('shown'),
})

/** What a finished case says, whatever its kind: plain data, built by allow-list, free of secrets. */
export const reportSchema = z.object({
  /** The version of this shape. */
  schema: z.literal(1),
  kind: z.enum(['verdict', 'checkup', 'comparison', 'decode']),
  headline: z.string(),
  status: z.object({ tone: toneSchema, word: z.string() }),
  /** How firmly a verdict stands; null for what is no verdict, and for reports of before. */
  strength: z.enum(strengths).nullable().default(null),
  /** The system's name in words; null where there are several. */
  system: z.string().nullable(),
  /** What it is about: `401 Unauthorized`, `Full check-up`. */
  subject: z.string(),
  /** The dialect that was met, in words; null where it says nothing. */
  dialect: z.string().nullable(),
  /** When the deciding evidence was seen; epoch ms, null when nothing was. */
  seenAt: z.number().nullable(),
  explains: z.string().nullable(),
  /** In what a pasted text disagrees with what was asked here. */
  contradictions: z.array(z.string()).default([]),
  /** Counts to show under the headline: `3 failed`. */
  counts: z.array(z.object({ tone: toneSchema, word: z.string() })),
  actions: z.array(z.object({ who: z.enum(actors), does: z.string(), where: z.string().nullable() })),
  /** The paragraph that asks whoever must act. */
  asks: z.string().nullable(),
  evidence: z.array(cardSchema),
  tables: z.array(z.object({ title: z.string(), says: z.string().nullable(), grid: gridSchema })),
  plan: planSchema.nullable(),
  disprovedBy: z.string().nullable(),
  curl: z.string().nullable(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  identifiers: z.array(z.object({ label: z.string(), value: z.string() })),
  connection: z
    .object({
      label: z.string(),
      address: z.string(),
      demo: z.boolean(),
      /** Whose key it is; null where that was not told, or where people are hidden. */
      owner: z.string().nullable().default(null),
      /** The key's last two characters; null where they may not be shown. */
      lastTwo: z.string().nullable().default(null),
    })
    .nullable(),
  caseId: z.string(),
  /** The product's version. */
  product: z.string(),
  hidden: hiddenSchema,
})

/** What a finished case says, whatever its kind. */
export type Report = z.infer<typeof reportSchema>

/** What is hidden beside what never leaves. */
export type Hide = z.input<typeof hiddenSchema>

/** Nothing more hidden than what never leaves. */
export const hideNothing: Report['hidden'] = { people: false, amounts: false, unneeded: 'shown' }

/** Of evidence only what a verdict needs: nobody but whom its sentences name, and no amounts unless it is of them. */
export const hideUnneeded: Report['hidden'] = { people: false, amounts: false, unneeded: 'people-and-amounts' }

/** What is hidden unless somebody asks for it: of a verdict's evidence what it does not need, else nothing. */
export function usuallyHidden(make: (hide: Hide) => { readonly report: Report }): Hide {
  return make(hideNothing).report.kind === 'verdict' ? hideUnneeded : hideNothing
}
