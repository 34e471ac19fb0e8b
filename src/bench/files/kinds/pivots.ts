import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { officeWith } from '#src/bench/files/office.ts'

const two = officeWith('Commit', 'Best Case')

/** Pivot tables as spreadsheets save them. */
export const pivots: Readonly<Record<string, SheetFile>> = {
  plain: {
    text: sheet`
      Row Labels,Sum of Commit
      Björn Strauß,47310.75
      Nora Lindqvist,212400.25
      Priya Raman,305119.4
      Tomás Herrera,98750
      Wei Zhang,61000
      Grand Total,724580.4
    `,
  },
  'two values': {
    api: two,
    text: sheet`
      Row Labels,Sum of Commit,Sum of Best Case
      Björn Strauß,47310.75,52000.25
      Nora Lindqvist,212400.25,240000
      Priya Raman,305119.4,330500
      Tomás Herrera,98750,120300.5
      Wei Zhang,61000,75125
      Grand Total,724580.4,817925.75
    `,
  },
  'categories as columns, with a total column': {
    api: two,
    text: sheet`
      Sum of Amount,Column Labels,,
      Row Labels,Best Case,Commit,Grand Total
      Björn Strauß,52000.25,47310.75,99311
      Nora Lindqvist,240000,212400.25,452400.25
      Priya Raman,330500,305119.4,635619.4
      Tomás Herrera,120300.5,98750,219050.5
      Wei Zhang,75125,61000,136125
      Grand Total,817925.75,724580.4,1542506.15
    `,
  },
  'grouped by team': {
    text: sheet`
      Row Labels,Sum of Commit
      East,413430.15
        Björn Strauß,47310.75
        Priya Raman,305119.4
        Wei Zhang,61000
      West,311150.25
        Nora Lindqvist,212400.25
        Tomás Herrera,98750
      Grand Total,724580.4
    `,
  },
  'grouped by team, teams without numbers': {
    text: sheet`
      Row Labels,Sum of Commit
      East,
      Björn Strauß,47310.75
      Priya Raman,305119.4
      Wei Zhang,61000
      West,
      Nora Lindqvist,212400.25
      Tomás Herrera,98750
    `,
  },
  'tabular form, the team only on its first line': {
    text: sheet`
      Team,Rep,Sum of Commit
      East,Björn Strauß,47310.75
      ,Priya Raman,305119.4
      ,Wei Zhang,61000
      East Total,,413430.15
      West,Nora Lindqvist,212400.25
      ,Tomás Herrera,98750
      West Total,,311150.25
      Grand Total,,724580.4
    `,
  },
  'category below the person': {
    api: two,
    text: sheet`
      Rep,Forecast Category,Sum of Amount
      Björn Strauß,Best Case,52000.25
      ,Commit,47310.75
      Nora Lindqvist,Best Case,240000
      ,Commit,212400.25
      Priya Raman,Best Case,330500
      ,Commit,305119.4
      Tomás Herrera,Best Case,120300.5
      ,Commit,98750
      Wei Zhang,Best Case,75125
      ,Commit,61000
      Grand Total,,1542506.15
    `,
  },
  German: {
    text: sheet`
      Zeilenbeschriftungen;Summe von Commit
      Björn Strauß;47310,75
      Nora Lindqvist;212400,25
      Priya Raman;305119,4
      Tomás Herrera;98750
      Wei Zhang;61000
      Gesamtergebnis;724580,4
    `,
  },
  '(blank) and a total': {
    text: sheet`
      Row Labels,Sum of Commit
      Björn Strauß,47310.75
      Nora Lindqvist,212400.25
      Priya Raman,305119.4
      Tomás Herrera,98750
      Wei Zhang,61000
      (blank),
      Grand Total,724580.4
    `,
  },
}
