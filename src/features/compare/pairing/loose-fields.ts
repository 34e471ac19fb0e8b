import type { Comparison } from '#src/compare/compare.ts'
import type { AlikeFields } from './field-question.tsx'

/** The fields of each side that have no partner, and those of them that hold the same numbers. */
export function looseFields({
  api,
  ui,
  uiFieldOf,
  fieldSuggestions,
}: Pick<Comparison, 'api' | 'ui' | 'uiFieldOf' | 'fieldSuggestions'>): {
  readonly screens: readonly string[]
  readonly exports: readonly string[]
  readonly alike: readonly AlikeFields[]
} {
  const paired = new Set(uiFieldOf)
  return {
    screens: ui.fields.flatMap(({ name }, at) => (paired.has(at) ? [] : [name])),
    exports: api.fields.flatMap(({ name }, at) => ((uiFieldOf[at] ?? -1) < 0 ? [name] : [])),
    alike: fieldSuggestions.map((one) => ({
      ui: ui.fields[one.ui]?.name ?? '',
      api: api.fields[one.api]?.name ?? '',
      because: `the same numbers for ${one.same} of ${one.of} people`,
    })),
  }
}
