import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { five, office, officeWith } from '#src/bench/files/office.ts'

const rows = [
  'Nora Lindqvist,212400.25',
  'Tomás Herrera,98750',
  'Priya Raman,305119.4',
  'Wei Zhang,61000',
  'Björn Strauß,47310.75',
].join('\n')

/** Rows that add up others and are nobody, most in files of names and values alone. */
export const totalRowsOf: Readonly<Record<string, SheetFile>> = {
  'all reps first, overall last': { text: `User,Commit\nAll Reps,724580.4\n${rows}\nOverall,724580.4\n` },
  'the firm': { text: `User,Commit\nGlobex GmbH,724580.4\n${rows}\n` },
  'a region': { text: `User,Commit\n${rows}\nEMEA,724580.4\n` },
  'a bare sum without a name': { text: `User,Commit\n${rows}\n,724580.4\n` },
  'sum, average, count': { text: `User,Commit\n${rows}\nSum,724580.4\nAverage,144916.08\nCount,5\n` },
  'least and most': { text: `User,Commit\n${rows}\nTotal,724580.4\nMin,47310.75\nMax,305119.4\nMedian,98750\n` },
  'German words': {
    text: `Mitarbeiter;Commit\n${rows.replaceAll('.', '#').replaceAll(',', ';').replaceAll('#', ',')}\nSumme;724580,4\nMittelwert;144916,08\n`,
  },
  'teams below their people': {
    text: sheet`
      User,Commit
      Nora Lindqvist,212400.25
      Tomás Herrera,98750
      Team West,311150.25
      Priya Raman,305119.4
      Wei Zhang,61000
      Björn Strauß,47310.75
      Team East,413430.15
      Everyone,724580.4
    `,
  },
  'teams above their people': {
    text: sheet`
      User,Commit
      Globex,724580.4
      West,311150.25
      Nora Lindqvist,212400.25
      Tomás Herrera,98750
      East,413430.15
      Priya Raman,305119.4
      Wei Zhang,61000
      Björn Strauß,47310.75
    `,
  },
  'two fields': {
    api: officeWith('Commit', 'Best Case'),
    text: sheet`
      User,Commit,Best Case
      Nora Lindqvist,212400.25,240000
      Tomás Herrera,98750,120300.5
      Priya Raman,305119.4,330500
      Wei Zhang,61000,75125
      Björn Strauß,47310.75,52000.25
      Sales Org,724580.4,817925.75
    `,
  },
  'a total with other rows’ e-mails': {
    text: sheet`
      User,Email,Commit
      Everybody,,724580.4
      Nora Lindqvist,nora.lindqvist@globex.example,212400.25
      Tomás Herrera,tomas.herrera@globex.example,98750
      Priya Raman,priya.raman@globex.example,305119.4
      Wei Zhang,wei.zhang@globex.example,61000
      Björn Strauß,bjoern.strauss@globex.example,47310.75
    `,
  },
  'a total of more than is shown': {
    text: `User,Commit\n${rows}\nGrand Total,901221.5\n`,
  },
  'a total in thousands': {
    text: sheet`
      User,Commit
      Nora Lindqvist,$212.4K
      Tomás Herrera,$98.8K
      Priya Raman,$305.1K
      Wei Zhang,$61.0K
      Björn Strauß,$47.3K
      Whole team,$724.6K
    `,
    expect: {
      rows: {
        'nora.lindqvist Commit': [212400.25, 212400, 'rounded'],
        'tomas.herrera Commit': [98750, 98800, 'rounded'],
        'priya.raman Commit': [305119.4, 305100, 'rounded'],
        'bjoern.strauss Commit': [47310.75, 47300, 'rounded'],
      },
    },
  },
  'a region that is not the sum': {
    text: `User,Commit\nEMEA,801999.5\n${rows}\n`,
    expect: { rows: { 'EMEA Commit': [null, 801999.5, 'missing-in-api?'] } },
  },
  'a total and somebody missing': {
    text: sheet`
      User,Commit
      Nora Lindqvist,212400.25
      Tomás Herrera,98750
      Priya Raman,305119.4
      Wei Zhang,61000
      Sales Team,677269.65
    `,
    expect: { rows: { 'bjoern.strauss Commit': [47310.75, null, 'missing-in-ui!'] } },
  },
  'a total beside a difference': {
    text: sheet`
      User,Commit
      Nora Lindqvist,212400.25
      Tomás Herrera,99750
      Priya Raman,305119.4
      Wei Zhang,61000
      Björn Strauß,47310.75
      All,725580.4
    `,
    expect: { rows: { 'tomas.herrera Commit': [98750, 99750, 'unexplained'] } },
  },
  'two people whose sum is a third’s': {
    api: office({ people: five, values: { Commit: [30000, 20000, 50000, 61000, 47310.75] } }),
    text: sheet`
      User,Commit
      Nora Lindqvist,30000
      Tomás Herrera,20000
      Priya Raman,50000
      Wei Zhang,61000
      Björn Strauß,47310.75
    `,
  },
}
