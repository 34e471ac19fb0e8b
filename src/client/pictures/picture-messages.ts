import { z } from 'zod'
import { markKinds } from '#src/pictures/table/picture-table.ts'

/** What is wanted of a picture: the words of an error, or the grid that it shows. */
export interface PictureOrder {
  readonly file: File
  readonly wants: 'text' | 'table'
}

/** Why nothing came of a picture. */
export const pictureRefusals = ['no-picture', 'too-large', 'no-words', 'no-grid', 'unloaded', 'broke'] as const

/** Why nothing came of a picture. */
export type PictureRefusal = (typeof pictureRefusals)[number]

/** What is said where nothing came of a picture. */
export const pictureRefusalWords: Readonly<Record<PictureRefusal, string>> = {
  'no-picture': 'This file is no picture that can be read. PNG, JPEG and WebP can.',
  'too-large':
    'This picture is too large to be read (more than 20 MB or 34 million pixels). Take just the part that matters.',
  'no-words': 'No words could be read in this picture. Take it larger or sharper, or type what it shows.',
  'no-grid':
    'No grid of names and numbers could be read in this picture. Take one that shows the whole lines and the header, ' +
    'or type the numbers.',
  unloaded: 'What reads pictures could not be loaded from Clari Triage. See that it still runs, and try again.',
  broke: 'Reading this picture broke, which is a fault in Clari Triage. Type what it shows.',
}

const cellSchema = z.object({
  text: z.string(),
  readings: z.array(z.string()).readonly(),
  box: z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() }),
  marks: z.array(z.enum(markKinds)).readonly(),
})

/** What the worker tells on its way: a share from 0 to 1, null while what reads is still being loaded. */
export const pictureProgressSchema = z.object({ kind: z.literal('progress'), share: z.number().nullable() })

/** What the worker's work came to. */
export const pictureAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), texts: z.array(z.string()).readonly() }),
  z.object({
    kind: z.literal('table'),
    /** The picture's size, in pixels. */
    width: z.number(),
    height: z.number(),
    table: z.object({
      header: z.array(cellSchema).readonly(),
      rows: z.array(z.array(cellSchema).readonly()).readonly(),
      isNumeric: z.array(z.boolean()).readonly(),
      totalRow: z.number(),
      above: z.array(z.string()).readonly(),
    }),
  }),
  z.object({ kind: z.literal('cannot'), why: z.enum(pictureRefusals) }),
])

/** What the worker's work came to. */
export type PictureAnswer = z.infer<typeof pictureAnswerSchema>
