import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { officeWith } from '#src/bench/files/office.ts'

const commits = sheet`
  Nora Lindqvist,Umbra – New,Commit,112400.25
  Nora Lindqvist,Kestrel – Renewal,Commit,100000
  Tomás Herrera,Ostrava AG,Commit,98750
  Priya Raman,Vega,Commit,200000
  Priya Raman,Lyra,Commit,105119.4
  Wei Zhang,Corvus,Commit,61000
  Björn Strauß,Draco,Commit,40000
  Björn Strauß,Ara,Commit,7310.75
`

/** Deals listed by owner: added up where the sums are what the export holds, else said to be deals. */
export const deals: Readonly<Record<string, SheetFile>> = {
  'one category': { text: `Opportunity Owner,Opportunity Name,Forecast Category,Amount\n${commits}` },
  'no category': {
    text: `Opportunity Owner,Opportunity Name,Amount\n${commits.replaceAll(',Commit,', ',')}`,
  },
  'two categories': {
    api: officeWith('Commit', 'Best Case'),
    text: `Opportunity Owner,Opportunity Name,Forecast Category,Amount
${commits}Nora Lindqvist,Mira,Best Case,140000
Nora Lindqvist,Rigel,Best Case,100000
Tomás Herrera,Altair,Best Case,120300.5
Priya Raman,Deneb,Best Case,330500
Wei Zhang,Spica,Best Case,75125
Björn Strauß,Atlas,Best Case,52000.25
`,
  },
  'deals that are only part of the calls': {
    text: sheet`
      Opportunity Owner,Opportunity Name,Forecast Category,Amount
      Nora Lindqvist,Umbra – New,Commit,12400.25
      Nora Lindqvist,Kestrel – Renewal,Commit,10000
      Tomás Herrera,Ostrava AG,Commit,9750
      Priya Raman,Vega,Commit,20000
      Priya Raman,Lyra,Commit,10119.4
      Wei Zhang,Corvus,Commit,6100
      Björn Strauß,Draco,Commit,4000
      Björn Strauß,Ara,Commit,731.75
    `,
    expect: { only: 'refusal', refuses: /deals/ },
  },
  'grouped by owner, with subtotals': {
    text: sheet`
      Opportunity Owner,Opportunity Name,Amount
      Nora Lindqvist,Umbra – New,112400.25
      ,Kestrel – Renewal,100000
      Subtotal,,212400.25
      Tomás Herrera,Ostrava AG,98750
      Subtotal,,98750
      Priya Raman,Vega,200000
      ,Lyra,105119.4
      Subtotal,,305119.4
      Wei Zhang,Corvus,61000
      Subtotal,,61000
      Björn Strauß,Draco,40000
      ,Ara,7310.75
      Subtotal,,47310.75
      Total,,724580.4
    `,
  },
  'one sum differs': {
    text: `Opportunity Owner,Opportunity Name,Forecast Category,Amount\n${commits.replace('61000', '64000')}`,
    expect: { rows: { 'wei.zhang Commit': [61000, 64000, 'unexplained'] } },
  },
  'deals with stage, date and probability': {
    text: `Owner,Account Name,Stage,Close Date,Probability (%),Amount
${commits
  .trimEnd()
  .split('\n')
  .map((line) => line.replace(',Commit,', ',Negotiation,3/28/2026,90,'))
  .join('\n')}
`,
  },
}
