import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { calls, five, office, officeWith } from '#src/bench/files/office.ts'

const euros = office({ currency: 'EUR' })
const european = sheet`
  Nora Lindqvist;nora.lindqvist@globex.example;212.400,25 €
  Tomás Herrera;tomas.herrera@globex.example;98.750,00 €
  Priya Raman;priya.raman@globex.example;305.119,40 €
  Wei Zhang;wei.zhang@globex.example;61.000,00 €
  Björn Strauß;bjoern.strauss@globex.example;47.310,75 €
`
const yen = office({ currency: 'JPY', values: { Commit: [31800000, 14800000, 45760000, 9150000, 7096000] } })
const yuan = office({ currency: 'CNY', values: { Commit: [1530000, 711000, 2196860, 439200, 340637] } })
const two = officeWith('Commit', 'Best Case')

/** Headers and totals in the languages of those who export. */
export const languages: Readonly<Record<string, SheetFile>> = {
  Spanish: { api: euros, text: `Propietario;Correo electrónico;Commit\n${european}Total general;;724.580,40 €\n` },
  French: {
    api: euros,
    text: sheet`
      Propriétaire;Adresse e-mail;Commit
      Nora Lindqvist;nora.lindqvist@globex.example;212 400,25 €
      Tomás Herrera;tomas.herrera@globex.example;98 750,00 €
      Priya Raman;priya.raman@globex.example;305 119,40 €
      Wei Zhang;wei.zhang@globex.example;61 000,00 €
      Björn Strauß;bjoern.strauss@globex.example;47 310,75 €
      Somme totale;;724 580,40 €
    `,
  },
  German: { api: euros, text: `Mitarbeiter;E-Mail-Adresse;Commit\n${european}Gesamtergebnis;;724.580,40 €\n` },
  Portuguese: { api: euros, text: `Usuário;E-mail;Commit\n${european}Total Geral;;724.580,40 €\n` },
  Italian: { api: euros, text: `Titolare;Posta elettronica;Commit\n${european}Totale complessivo;;724.580,40 €\n` },
  Dutch: { api: euros, text: `Gebruiker;E-mailadres;Commit\n${european}Eindtotaal;;724.580,40 €\n` },
  Japanese: {
    api: yen,
    text: sheet`
      氏名,メールアドレス,コミット
      Nora Lindqvist,nora.lindqvist@globex.example,"¥31,800,000"
      Tomás Herrera,tomas.herrera@globex.example,"¥14,800,000"
      Priya Raman,priya.raman@globex.example,"¥45,760,000"
      Wei Zhang,wei.zhang@globex.example,"¥9,150,000"
      Björn Strauß,bjoern.strauss@globex.example,"¥7,096,000"
      総計,,"¥108,606,000"
    `,
  },
  Chinese: {
    api: yuan,
    text: sheet`
      姓名,电子邮件,Commit
      Nora Lindqvist,nora.lindqvist@globex.example,"1,530,000"
      Tomás Herrera,tomas.herrera@globex.example,"711,000"
      Priya Raman,priya.raman@globex.example,"2,196,860"
      Wei Zhang,wei.zhang@globex.example,"439,200"
      Björn Strauß,bjoern.strauss@globex.example,"340,637"
      总计,,"5,217,697"
    `,
  },
  'German, names and values only': {
    api: euros,
    text: sheet`
      Vertriebsmitarbeiter;Zusage
      Nora Lindqvist;212.400,25
      Tomás Herrera;98.750,00
      Priya Raman;305.119,40
      Wei Zhang;61.000,00
      Björn Strauß;47.310,75
      Gesamt;724.580,40
    `,
  },
  'French fields': {
    api: two,
    text: sheet`
      Commercial;Engagement;Meilleur scénario
      Nora Lindqvist;212400,25;240000,00
      Tomás Herrera;98750,00;120300,50
      Priya Raman;305119,40;330500,00
      Wei Zhang;61000,00;75125,00
      Björn Strauß;47310,75;52000,25
    `,
  },
  'a language that no list has': {
    api: two,
    text: sheet`
      Myyjä;Sitoumus;Paras tapaus
      Nora Lindqvist;212400,25;240000,00
      Tomás Herrera;98750,00;120300,50
      Priya Raman;305119,40;330500,00
      Wei Zhang;61000,00;75125,00
      Björn Strauß;47310,75;52000,25
    `,
  },
  'no header at all': {
    text: sheet`
      Nora Lindqvist\t$212,400.25
      Tomás Herrera\t$98,750.00
      Priya Raman\t$305,119.40
      Wei Zhang\t$61,000.00
      Björn Strauß\t$47,310.75
    `,
    name: 'ui.tsv',
  },
  'a header that says nothing': {
    text: sheet`
      A,B,C
      411,Nora Lindqvist,212400.25
      412,Tomás Herrera,98750
      413,Priya Raman,305119.4
      414,Wei Zhang,61000
      415,Björn Strauß,47310.75
    `,
  },
  'e-mails under Rep': {
    text: sheet`
      Rep,Commit
      nora.lindqvist@globex.example,212400.25
      tomas.herrera@globex.example,98750
      priya.raman@globex.example,305119.4
      wei.zhang@globex.example,61000
      bjoern.strauss@globex.example,47310.75
    `,
  },
  'first and last name apart': {
    text: sheet`
      First Name,Last Name,Commit
      Nora,Lindqvist,212400.25
      Tomás,Herrera,98750
      Priya,Raman,305119.4
      Wei,Zhang,61000
      Björn,Strauß,47310.75
    `,
  },
  'CRM’s own headers': {
    text: sheet`
      Owner: Full Name,Owner: Email,Owner: Manager,Commit
      Nora Lindqvist,nora.lindqvist@globex.example,Ada Berg,212400.25
      Tomás Herrera,tomas.herrera@globex.example,Ada Berg,98750
      Priya Raman,priya.raman@globex.example,Ivo Kern,305119.4
      Wei Zhang,wei.zhang@globex.example,Ivo Kern,61000
      Björn Strauß,bjoern.strauss@globex.example,Ivo Kern,47310.75
    `,
  },
  'the names’ column is not the first': {
    api: office({ people: five, values: { Commit: calls['Commit'] ?? [] } }),
    text: sheet`
      Región,Equipo,Vendedor,Commit
      EMEA,West,Nora Lindqvist,212400.25
      EMEA,West,Tomás Herrera,98750
      EMEA,East,Priya Raman,305119.4
      EMEA,East,Wei Zhang,61000
      EMEA,East,Björn Strauß,47310.75
    `,
  },
}
