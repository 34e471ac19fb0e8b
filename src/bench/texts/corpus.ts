import { z } from 'zod'
import { scenarioIds, type ScenarioId } from '#src/domain/model/scenario-id.ts'

/**
 * A text that somebody could paste, and which scenarios may be named first; none: nothing may be named
 * above `possible`.
 */
export interface CorpusText {
  readonly id: string
  /** What makes it hard: the name of its file. */
  readonly kind: string
  /** ISO 639-1. */
  readonly lang: string
  readonly first: readonly ScenarioId[]
  readonly text: string
}

const lineSchema = z.object({
  id: z.string(),
  lang: z.string().length(2),
  first: z.array(z.enum(scenarioIds)),
  text: z.string().min(1),
})

const files = import.meta.glob<string>('./*.jsonl', { query: '?raw', import: 'default', eager: true })

/** Every text of the corpus, by kind: rewritten from what people put in public, with invented names and numbers. */
export const corpus: readonly CorpusText[] = Object.entries(files).flatMap(([path, lines]) =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...lineSchema.parse(JSON.parse(line)), kind: path.replace(/^\.\/|\.jsonl$/g, '') })),
)
