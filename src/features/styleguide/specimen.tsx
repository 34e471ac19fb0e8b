import { useState, type ComponentType, type ReactNode } from 'react'

/** Makes a name that is the specimen's own on this side: what is named twice on a page can't be told apart aloud. */
export type NameOnSide = (name: string) => string

/** One state of a primitive. */
export interface SpecimenState {
  /** What is shown: `busy`, `with an error`. */
  readonly name: string
  readonly show: (naming: NameOnSide) => ReactNode
}

/** A primitive of the design system in each of its states. */
export interface Specimen {
  /** As it is called in the code. */
  readonly name: string
  /** The component itself: a test holds what is shown to what there is. */
  readonly of: ComponentType<never>
  /** Where it stands below `src/ui`. */
  readonly file: string
  /** What it is for, in a sentence. */
  readonly says: string
  readonly states: readonly SpecimenState[]
}

/** Holds a value for a primitive that leaves it to others, so that it can be tried. */
export function Held<T>({
  start,
  children,
}: {
  readonly start: T
  readonly children: (value: T, change: (value: T) => void) => ReactNode
}) {
  const [value, setValue] = useState(start)
  return children(value, setValue)
}
