import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'

const head = sheet`
  User,Email,Commit
  Nora Lindqvist,nora.lindqvist@globex.example,212400.25
  Tomás Herrera,tomas.herrera@globex.example,98750
  Priya Raman,priya.raman@globex.example,305119.4
`
const tail = sheet`
  Wei Zhang,wei.zhang@globex.example,61000
  Björn Strauß,bjoern.strauss@globex.example,47310.75
`

/** Lines that have more or fewer cells than the header. */
export const raggedLines: Readonly<Record<string, SheetFile>> = {
  'a line short in the middle': {
    text: `${head}Wei Zhang,61000\nBjörn Strauß,bjoern.strauss@globex.example,47310.75\n`,
    expect: { only: 'refusal', refuses: /line 5.*Wei Zhang/ },
  },
  'an unquoted thousands comma in the middle': {
    text: `${head}Wei Zhang,wei.zhang@globex.example,61,000\nBjörn Strauß,bjoern.strauss@globex.example,47310.75\n`,
    expect: { only: 'refusal', refuses: /line 5.*61,000/ },
  },
  'cut short at the end': {
    text: `${head}Wei Zhang,wei.zhang@globex.example,61000\nBjörn Strauß,bjoern.strauss@globex.exa`,
    expect: { only: 'refusal', refuses: /line 6/ },
  },
  'an unquoted thousands comma at the end': {
    text: `${head}Wei Zhang,wei.zhang@globex.example,61000\nBjörn Strauß,bjoern.strauss@globex.example,47,310.75\n`,
    expect: { only: 'refusal', refuses: /line 6/ },
  },
  'empty cells behind': {
    text: `${head.replaceAll('\n', ',,\n')}${tail.replaceAll('\n', ',,\n')}`,
  },
  'two lines of footer without a delimiter': { text: `${head}${tail}\nQ1 forecast call\nprepared for the board\n` },
  'a note in the middle': {
    text: `${head}New since last week\n${tail}`,
    expect: { refuses: /line 5.*New since last week/ },
  },
}
