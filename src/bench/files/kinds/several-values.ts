import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { calls, office, officeWith } from '#src/bench/files/office.ts'

const history = office({ weeks: ['2026-03-16', '2026-03-23'] })
const commits = calls['Commit'] ?? []
const quarters = office({
  period: '2026_Q1',
  before: { '2025_Q4': { Commit: commits.map((value) => value - 20000) } },
})

/** Several columns of one field, two lines of header, headers that come twice. */
export const severalValues: Readonly<Record<string, SheetFile>> = {
  'this week and last week': {
    api: history,
    text: sheet`
      User,Commit (This Week),Commit (Last Week)
      Nora Lindqvist,212400.25,210900.25
      Tomás Herrera,98750,97250
      Priya Raman,305119.4,303619.4
      Wei Zhang,61000,59500
      Björn Strauß,47310.75,45810.75
    `,
  },
  'last week first, and the change': {
    api: history,
    text: sheet`
      User,Last Week Commit,This Week Commit,Change
      Nora Lindqvist,210900.25,212400.25,1500
      Tomás Herrera,97250,98750,1500
      Priya Raman,303619.4,305119.4,1500
      Wei Zhang,59500,61000,1500
      Björn Strauß,45810.75,47310.75,1500
    `,
  },
  'week above the field': {
    api: history,
    text: sheet`
      ,Last Week,This Week
      User,Commit,Commit
      Nora Lindqvist,210900.25,212400.25
      Tomás Herrera,97250,98750
      Priya Raman,303619.4,305119.4
      Wei Zhang,59500,61000
      Björn Strauß,45810.75,47310.75
    `,
  },
  'two quarters': {
    api: quarters,
    text: sheet`
      User,Commit Q4 2025,Commit Q1 2026
      Nora Lindqvist,192400.25,212400.25
      Tomás Herrera,78750,98750
      Priya Raman,285119.4,305119.4
      Wei Zhang,41000,61000
      Björn Strauß,27310.75,47310.75
    `,
  },
  'quarters above the field': {
    api: quarters,
    text: sheet`
      ,Q4 2025,,Q1 2026,
      User,Commit,Closed,Commit,Closed
      Nora Lindqvist,192400.25,180000,212400.25,1000
      Tomás Herrera,78750,70000,98750,2000
      Priya Raman,285119.4,280000,305119.4,3000
      Wei Zhang,41000,40000,61000,4000
      Björn Strauß,27310.75,20000,47310.75,5000
    `,
  },
  'field above, measure below': {
    api: officeWith('Commit', 'Best Case'),
    text: sheet`
      User,Commit,Best Case
      ,Amount,Amount
      Nora Lindqvist,212400.25,240000
      Tomás Herrera,98750,120300.5
      Priya Raman,305119.4,330500
      Wei Zhang,61000,75125
      Björn Strauß,47310.75,52000.25
    `,
  },
  'group above, field below': {
    api: officeWith('Commit', 'Best Case'),
    text: sheet`
      Rep,,Forecast,
      User,Email,Commit,Best Case
      Nora Lindqvist,nora.lindqvist@globex.example,212400.25,240000
      Tomás Herrera,tomas.herrera@globex.example,98750,120300.5
      Priya Raman,priya.raman@globex.example,305119.4,330500
      Wei Zhang,wei.zhang@globex.example,61000,75125
      Björn Strauß,bjoern.strauss@globex.example,47310.75,52000.25
    `,
  },
  'the same header twice, the same numbers': {
    text: sheet`
      User,Commit,Commit
      Nora Lindqvist,212400.25,212400.25
      Tomás Herrera,98750,98750
      Priya Raman,305119.4,305119.4
      Wei Zhang,61000,61000
      Björn Strauß,47310.75,47310.75
    `,
  },
  'the same header twice, other numbers': {
    text: sheet`
      User,Commit,Commit
      Nora Lindqvist,212400.25,200000
      Tomás Herrera,98750,90000
      Priya Raman,305119.4,300000
      Wei Zhang,61000,60000
      Björn Strauß,47310.75,40000
    `,
    expect: { notes: [/columns? 2.*3|column 3/i] },
  },
  'commit and its quota': {
    text: sheet`
      User,Quota,Commit,% of Quota
      Nora Lindqvist,250000,212400.25,85 %
      Tomás Herrera,100000,98750,99 %
      Priya Raman,300000,305119.4,102 %
      Wei Zhang,80000,61000,76 %
      Björn Strauß,60000,47310.75,79 %
    `,
  },
  'commit and the number of deals': {
    text: sheet`
      User,# Deals,Commit
      Nora Lindqvist,7,212400.25
      Tomás Herrera,3,98750
      Priya Raman,9,305119.4
      Wei Zhang,2,61000
      Björn Strauß,2,47310.75
    `,
  },
}
