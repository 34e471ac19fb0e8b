/** One thing that the command palette can do. */
export interface Command {
  readonly id: string
  readonly group: string
  readonly label: string
  /** Shown at the end of its row, searched too. */
  readonly hint?: string
  /** More words that find it. */
  readonly words?: string
  readonly run: () => void
}

/**
 * The commands in which every word of the search occurs; those whose label starts with it first, otherwise in
 * their own order.
 */
export function findCommands(commands: readonly Command[], search: string): readonly Command[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const whole = words.join(' ')
  const found = commands.filter(({ group, label, hint = '', words: more = '' }) => {
    const text = `${group} ${label} ${hint} ${more}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  if (whole === '') return found
  const rank = ({ label }: Command) =>
    label.toLowerCase().startsWith(whole) ? 0 : label.toLowerCase().includes(whole) ? 1 : 2
  return found.toSorted((a, b) => rank(a) - rank(b))
}
