/** The refusal's own sentence, to stand in quotation marks: without the full stop that would meet another. */
export function quotable(text: string | undefined, otherwise: string): string {
  return (text ?? otherwise).replace(/\.$/, '')
}

/** A clause where its value is known, nothing where it is not. */
export function given<T>(value: T | undefined, clause: (value: T) => string): string {
  return value === undefined ? '' : clause(value)
}

/** A clause where something is so, nothing where it is not or not known. */
export function ifSo(is: boolean | undefined, clause: string): string {
  return is === true ? clause : ''
}
