/**
 * Some of the compared rows: a mark for each row, since asking a set a million times costs more than the
 * question is worth.
 */
export class RowSet {
  readonly #marks: Uint8Array

  constructor(rows: readonly number[], length: number) {
    this.#marks = new Uint8Array(length)
    for (const row of rows) this.#marks[row] = 1
  }

  /** Whether a row is among them. */
  has(row: number): boolean {
    return this.#marks[row] === 1
  }
}
