/** A file to give to the page's file inputs. */
export interface TestFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A file of some text. */
export function textFile(name: string, text: string): TestFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) }
}

/** A CSV's cells, as RFC 4180 has them; the byte order mark is taken off. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [whole, quoted, plain, end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (whole === '' && rows.at(-1)?.length === 0) break
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

/** A long CSV as the API exports it, over so many people with so many fields; one value in `every` is bent. */
export function longCsv(people: number, fields: readonly string[], bent: (row: number) => number): string {
  const lines = [
    'User,Email,CRM User ID,Parent Role,Time Period,Field,Week,Start Day,End Day,Data Type,Data Value,Currency',
  ]
  for (let person = 0; person < people; person += 1) {
    fields.forEach((field, at) => {
      const row = person * fields.length + at
      const value = ((row * 7919) % 900_000) + 1000 + bent(row)
      lines.push(
        `Seller ${person},seller${person}@example.com,005${String(person).padStart(12, '0')},Team ` +
          `${person % 40},2026_Q4,${field},7,2026-11-15,2026-11-21,Forecast Value,${value}.25,USD`,
      )
    })
  }
  return `${lines.join('\n')}\n`
}
