import type { Specimen } from './specimen.tsx'
import { buttonSpecimens } from './specimens/buttons.tsx'
import { feedbackSpecimens } from './specimens/feedback.tsx'
import { formSpecimens } from './specimens/form.tsx'
import { layoutSpecimens } from './specimens/layout.tsx'
import { overlaySpecimens } from './specimens/overlay.tsx'
import { textSpecimens } from './specimens/text.tsx'

/** Every primitive of the design system, by what it is for. */
export const specimens: readonly { readonly title: string; readonly specimens: readonly Specimen[] }[] = [
  { title: 'Buttons', specimens: buttonSpecimens },
  { title: 'Feedback', specimens: feedbackSpecimens },
  { title: 'Forms', specimens: formSpecimens },
  { title: 'Text', specimens: textSpecimens },
  { title: 'What opens', specimens: overlaySpecimens },
  { title: 'Layout', specimens: layoutSpecimens },
]
