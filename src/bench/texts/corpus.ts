import { z } from 'zod'
import { scenarioIds, type ScenarioId } from '#src/domain/model/scenario-id.ts'

/**
 * A text that somebody could paste, and which scenarios may be named first; none: nothing may be named
 * above `possible`.
 */
export interface CorpusText {
  readonly id: string
  /** What makes it hard: the name of its file, or the folder of the scenario whose own texts it is one of. */
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

const files = import.meta.glob<string>(['./*.jsonl', '/src/scenarios/*/texts.jsonl'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** `jobs` of `./jobs.jsonl`, `clari-forbidden` of a scenario's own `texts.jsonl`. */
function kindOf(path: string): string {
  const [file = '', folder = ''] = path.split('/').toReversed()
  return file === 'texts.jsonl' ? folder : file.replace(/\.jsonl$/, '')
}

/** Every text of the corpus, by kind: rewritten from what people put in public, with invented names and numbers. */
export const corpus: readonly CorpusText[] = Object.entries(files).flatMap(([path, lines]) =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...lineSchema.parse(JSON.parse(line)), kind: kindOf(path) })),
)
