import { createContext, useContext } from 'react'

/** What the two sides are called. */
export interface SideWords {
  readonly api: string
  readonly ui: string
  /** The beginning of the sentence on which side has more. */
  readonly shows: string
  readonly within: string
}

/** An export beside a screen. */
export const screenWords: SideWords = { api: 'API', ui: 'Screen', shows: 'The screen shows', within: 'on the screen' }

/** Two exports of the same thing on different days. */
export const snapshotWords: SideWords = {
  api: 'First export',
  ui: 'Second export',
  shows: 'The second export holds',
  within: 'in the second export',
}

const SideWordsContext = createContext(screenWords)

/** Tells what is below it how the two sides are called. */
export const SideWordsProvider = SideWordsContext.Provider

/** How the two sides are called here. */
export function useSideWords(): SideWords {
  return useContext(SideWordsContext)
}
