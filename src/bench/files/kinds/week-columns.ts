import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { calls, office } from '#src/bench/files/office.ts'

const weeks = office({ weeks: ['2026-03-09', '2026-03-16', '2026-03-23'] })
const two = office({
  weeks: ['2026-03-16', '2026-03-23'],
  values: { Commit: calls['Commit'] ?? [], 'Best Case': calls['Best Case'] ?? [] },
})

/** Weeks side by side: the one compared is compared, the others are history. */
export const weekColumns: Readonly<Record<string, SheetFile>> = {
  'dates under a title': {
    api: weeks,
    text: sheet`
      Commit,,,,
      User,Email,3/9/2026,3/16/2026,3/23/2026
      Nora Lindqvist,nora.lindqvist@globex.example,"209,400.25","210,900.25","212,400.25"
      Tomás Herrera,tomas.herrera@globex.example,"95,750.00","97,250.00","98,750.00"
      Priya Raman,priya.raman@globex.example,"302,119.40","303,619.40","305,119.40"
      Wei Zhang,wei.zhang@globex.example,"58,000.00","59,500.00","61,000.00"
      Björn Strauß,bjoern.strauss@globex.example,"44,310.75","45,810.75","47,310.75"
    `,
  },
  'ISO dates, no title': {
    api: weeks,
    text: sheet`
      User,2026-03-09,2026-03-16,2026-03-23
      Nora Lindqvist,209400.25,210900.25,212400.25
      Tomás Herrera,95750,97250,98750
      Priya Raman,302119.4,303619.4,305119.4
      Wei Zhang,58000,59500,61000
      Björn Strauß,44310.75,45810.75,47310.75
    `,
  },
  'German dates, newest first': {
    api: weeks,
    text: sheet`
      Mitarbeiter;23.03.2026;16.03.2026;09.03.2026
      Nora Lindqvist;212.400,25;210.900,25;209.400,25
      Tomás Herrera;98.750,00;97.250,00;95.750,00
      Priya Raman;305.119,40;303.619,40;302.119,40
      Wei Zhang;61.000,00;59.500,00;58.000,00
      Björn Strauß;47.310,75;45.810,75;44.310,75
    `,
  },
  'field and date in one header': {
    api: two,
    text: sheet`
      User,Commit 2026-03-16,Commit 2026-03-23,Best Case 2026-03-16,Best Case 2026-03-23
      Nora Lindqvist,210900.25,212400.25,238500,240000
      Tomás Herrera,97250,98750,118800.5,120300.5
      Priya Raman,303619.4,305119.4,329000,330500
      Wei Zhang,59500,61000,73625,75125
      Björn Strauß,45810.75,47310.75,50500.25,52000.25
    `,
  },
  'field above, dates below': {
    api: two,
    text: sheet`
      ,Commit,,Best Case,
      User,3/16/2026,3/23/2026,3/16/2026,3/23/2026
      Nora Lindqvist,210900.25,212400.25,238500,240000
      Tomás Herrera,97250,98750,118800.5,120300.5
      Priya Raman,303619.4,305119.4,329000,330500
      Wei Zhang,59500,61000,73625,75125
      Björn Strauß,45810.75,47310.75,50500.25,52000.25
    `,
  },
  'numbered weeks': {
    api: weeks,
    text: sheet`
      User,Week 0,Week 1,Week 2
      Nora Lindqvist,209400.25,210900.25,212400.25
      Tomás Herrera,95750,97250,98750
      Priya Raman,302119.4,303619.4,305119.4
      Wei Zhang,58000,59500,61000
      Björn Strauß,44310.75,45810.75,47310.75
    `,
  },
  'weeks as lines, dates in a column': {
    api: weeks,
    text: sheet`
      User,Week Of,Commit
      Nora Lindqvist,2026-03-16,210900.25
      Nora Lindqvist,2026-03-23,212400.25
      Tomás Herrera,2026-03-16,97250
      Tomás Herrera,2026-03-23,98750
      Priya Raman,2026-03-16,303619.4
      Priya Raman,2026-03-23,305119.4
      Wei Zhang,2026-03-16,59500
      Wei Zhang,2026-03-23,61000
      Björn Strauß,2026-03-16,45810.75
      Björn Strauß,2026-03-23,47310.75
    `,
  },
  'a value of the week before': {
    api: weeks,
    text: sheet`
      Commit,,
      User,3/16/2026,3/23/2026
      Nora Lindqvist,210900.25,212400.25
      Tomás Herrera,97250,97250
      Priya Raman,303619.4,305119.4
      Wei Zhang,59500,61000
      Björn Strauß,45810.75,47310.75
    `,
    expect: { rows: { 'tomas.herrera Commit': [98750, 97250, 'submission-version'] } },
  },
  'only weeks that the export does not have': {
    api: office({ weeks: ['2026-03-23'] }),
    text: sheet`
      Commit,,
      User,2/2/2026,2/9/2026
      Nora Lindqvist,190900.25,192400.25
      Tomás Herrera,87250,87250
      Priya Raman,283619.4,285119.4
      Wei Zhang,49500,51000
      Björn Strauß,35810.75,37310.75
    `,
    expect: {
      rows: {
        'nora.lindqvist Commit': [212400.25, 192400.25, 'unexplained submission-version? late-edit? other-period?'],
        'tomas.herrera Commit': [98750, 87250, 'unexplained submission-version? late-edit? other-period?'],
        'priya.raman Commit': [305119.4, 285119.4, 'unexplained submission-version? late-edit? other-period?'],
        'wei.zhang Commit': [61000, 51000, 'unexplained submission-version? late-edit? other-period?'],
        'bjoern.strauss Commit': [47310.75, 37310.75, 'unexplained submission-version? late-edit? other-period?'],
      },
      notes: [/2026-02-09.*2026-03-23/],
      refuses: /week/,
    },
  },
}
