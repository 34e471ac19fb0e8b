import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { office, officeWith } from '#src/bench/files/office.ts'

const two = officeWith('Commit', 'Best Case')

/** One value a line: by category, by week; as Clari and as warehouses write it. */
export const longTables: Readonly<Record<string, SheetFile>> = {
  'person and category': {
    api: two,
    text: sheet`
      Owner,Forecast Category,Amount
      Nora Lindqvist,Commit,"212,400.25"
      Nora Lindqvist,Best Case,"240,000.00"
      Tomás Herrera,Commit,"98,750.00"
      Tomás Herrera,Best Case,"120,300.50"
      Priya Raman,Commit,"305,119.40"
      Priya Raman,Best Case,"330,500.00"
      Wei Zhang,Commit,"61,000.00"
      Wei Zhang,Best Case,"75,125.00"
      Björn Strauß,Commit,"47,310.75"
      Björn Strauß,Best Case,"52,000.25"
    `,
  },
  'category first': {
    api: two,
    text: sheet`
      Category,Rep,Value
      Commit,Nora Lindqvist,212400.25
      Commit,Tomás Herrera,98750
      Commit,Priya Raman,305119.4
      Commit,Wei Zhang,61000
      Commit,Björn Strauß,47310.75
      Best Case,Nora Lindqvist,240000
      Best Case,Tomás Herrera,120300.5
      Best Case,Priya Raman,330500
      Best Case,Wei Zhang,75125
      Best Case,Björn Strauß,52000.25
    `,
  },
  'category in German': {
    api: two,
    text: sheet`
      Inhaber;Prognosekategorie;Betrag
      Nora Lindqvist;Commit;212.400,25
      Nora Lindqvist;Best Case;240.000,00
      Tomás Herrera;Commit;98.750,00
      Tomás Herrera;Best Case;120.300,50
      Priya Raman;Commit;305.119,40
      Priya Raman;Best Case;330.500,00
      Wei Zhang;Commit;61.000,00
      Wei Zhang;Best Case;75.125,00
      Björn Strauß;Commit;47.310,75
      Björn Strauß;Best Case;52.000,25
    `,
  },
  'more categories than the export has': {
    text: sheet`
      Owner,Forecast Category,Amount
      Nora Lindqvist,Commit,212400.25
      Nora Lindqvist,Omitted,10
      Tomás Herrera,Commit,98750
      Priya Raman,Commit,305119.4
      Priya Raman,Closed,99
      Wei Zhang,Commit,61000
      Björn Strauß,Commit,47310.75
    `,
    expect: { notes: [/Omitted|Closed/] },
  },
  'category and week': {
    api: office({ weeks: ['2026-03-16', '2026-03-23'] }),
    text: sheet`
      Rep,Forecast Category,Week,Amount
      Nora Lindqvist,Commit,2026-03-16,210900.25
      Nora Lindqvist,Commit,2026-03-23,212400.25
      Tomás Herrera,Commit,2026-03-23,98750
      Priya Raman,Commit,2026-03-23,305119.4
      Wei Zhang,Commit,2026-03-23,61000
      Björn Strauß,Commit,2026-03-16,45810.75
      Björn Strauß,Commit,2026-03-23,47310.75
    `,
  },
  'a warehouse’s joined table': {
    text: sheet`
      user_full_name,crm_user_id,fiscal_quarter,week_number,field_name,forecast_value
      Nora Lindqvist,0053x000000Bx11QAA,2026-Q1,0,Commit,212400.25
      Tomás Herrera,0053x000000Bx12QAA,2026-Q1,0,Commit,98750
      Priya Raman,0053x000000Bx13QAA,2026-Q1,0,Commit,305119.4
      Wei Zhang,0053x000000Bx14QAA,2026-Q1,0,Commit,61000
      Björn Strauß,0053x000000Bx15QAA,2026-Q1,0,Commit,47310.75
    `,
  },
  'a warehouse’s loads': {
    text: sheet`
      USER_FULL_NAME,EMAIL,FISCAL_QUARTER,TIME_FRAME_ID,FIELD_NAME,FORECAST_VALUE,UPLOADED_AT
      Nora Lindqvist,nora.lindqvist@globex.example,2026-Q1,TF:2026-03-23,Commit,209000,2026-03-23T06:00:00Z
      Nora Lindqvist,nora.lindqvist@globex.example,2026-Q1,TF:2026-03-23,Commit,212400.25,2026-03-25T06:00:00Z
      Tomás Herrera,tomas.herrera@globex.example,2026-Q1,TF:2026-03-23,Commit,98750,2026-03-25T06:00:00Z
      Priya Raman,priya.raman@globex.example,2026-Q1,TF:2026-03-23,Commit,305119.4,2026-03-25T06:00:00Z
      Wei Zhang,wei.zhang@globex.example,2026-Q1,TF:2026-03-23,Commit,61000,2026-03-25T06:00:00Z
      Björn Strauß,bjoern.strauss@globex.example,2026-Q1,TF:2026-03-23,Commit,47310.75,2026-03-25T06:00:00Z
    `,
  },
  'snake case, ids and values': {
    text: sheet`
      user_id,forecast_value,currency_code
      411,212400.25,USD
      412,98750,USD
      413,305119.4,USD
      414,61000,USD
      415,47310.75,USD
    `,
  },
}
