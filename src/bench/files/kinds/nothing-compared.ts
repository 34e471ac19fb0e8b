import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { office, officeWith } from '#src/bench/files/office.ts'

/** Files of which nothing can be compared: said, with what was found and what to do. */
export const nothingCompared: Readonly<Record<string, SheetFile>> = {
  'other fields': {
    api: officeWith('Commit', 'Best Case'),
    text: sheet`
      User,Upside,Omitted
      Nora Lindqvist,5000.5,100
      Tomás Herrera,6000,200
      Priya Raman,7000,300
      Wei Zhang,8000,400
      Björn Strauß,9000,500
    `,
    expect: { only: 'refusal', refuses: /Upside.*Commit/ },
  },
  'a header and nothing under it': {
    text: 'User,Email,Commit\n',
    expect: { only: 'refusal', refuses: /no value|no row|holds no/ },
  },
  'only totals': {
    text: 'User,Commit\nGrand Total,724580.4\n',
    expect: { only: 'refusal', refuses: /total/i },
  },
  'no numbers': {
    text: sheet`
      User,Email,Title
      Nora Lindqvist,nora.lindqvist@globex.example,AE
      Tomás Herrera,tomas.herrera@globex.example,AE
    `,
    expect: { only: 'refusal', refuses: /value/ },
  },
  'another firm’s people': {
    text: sheet`
      User,Email,Commit
      Ida Holm,ida.holm@initech.example,1000.5
      Jan Kovac,jan.kovac@initech.example,2000.75
      Lena Fuchs,lena.fuchs@initech.example,3000.25
    `,
    expect: { only: 'refusal', refuses: /Ida Holm|ida\.holm/ },
  },
  'regions only': {
    api: office(),
    text: sheet`
      Region,Commit
      EMEA,311150.25
      Americas,413430.15
    `,
    expect: { only: 'refusal', refuses: /EMEA|people/ },
  },
  'another export, not a screen': {
    text: '{"jobId":"j-1","status":"DONE"}',
    name: 'ui.json',
    expect: { only: 'refusal', refuses: /./ },
  },
}
