import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { officeWith } from '#src/bench/files/office.ts'

/** Names with something beside them in the cell: who is meant is plain, so all is equal. */
export const decoratedNames: Readonly<Record<string, SheetFile>> = {
  'role in brackets': {
    text: sheet`
      User,Commit
      Nora Lindqvist (AE),"$212,400.25"
      Tomás Herrera (AE),"$98,750.00"
      Priya Raman (Strategic AE),"$305,119.40"
      Wei Zhang (SDR),"$61,000.00"
      Björn Strauß (AE),"$47,310.75"
    `,
  },
  'role after a dash': {
    text: sheet`
      Rep,Commit
      Nora Lindqvist – Account Executive,212400.25
      Tomás Herrera - AE,98750
      Priya Raman — Strategic,305119.4
      Wei Zhang - SDR,61000
      Björn Strauß – AE,47310.75
    `,
  },
  'status in brackets': {
    text: sheet`
      Owner,Commit
      Nora Lindqvist,212400.25
      Tomás Herrera (Inactive),98750
      Priya Raman,305119.4
      Wei Zhang [on leave],61000
      Björn Strauß (you),47310.75
    `,
  },
  'e-mail in angle brackets': {
    text: sheet`
      User,Commit
      Nora Lindqvist <nora.lindqvist@globex.example>,212400.25
      Tomás Herrera <tomas.herrera@globex.example>,98750
      Priya Raman <priya.raman@globex.example>,305119.4
      Wei Zhang <wei.zhang@globex.example>,61000
      Björn Strauß <bjoern.strauss@globex.example>,47310.75
    `,
  },
  'another name, the e-mail in brackets': {
    text: sheet`
      User,Commit
      Nora (nora.lindqvist@globex.example),212400.25
      T. Herrera (tomas.herrera@globex.example),98750
      Priya (priya.raman@globex.example),305119.4
      Zhang Wei (wei.zhang@globex.example),61000
      BS (bjoern.strauss@globex.example),47310.75
    `,
  },
  'CRM id in brackets': {
    text: sheet`
      User,Commit
      Nora Lindqvist (0053x000000Bx11QAA),212400.25
      Tomas H. (0053x000000Bx12QAA),98750
      Priya Raman (0053x000000Bx13),305119.4
      Wei Zhang (0053x000000Bx14),61000
      B. Strauss (0053x000000Bx15QAA),47310.75
    `,
  },
  'user id after a number sign': {
    text: sheet`
      User,Commit
      Nora Lindqvist #411,212400.25
      Tomás Herrera #412,98750
      Priya Raman #413,305119.4
      Wei Zhang #414,61000
      Björn Strauß #415,47310.75
    `,
  },
  'name and role on two lines': {
    text: sheet`
      User,Commit
      "Nora Lindqvist
      Account Executive","$212,400.25"
      "Tomás Herrera
      Account Executive","$98,750.00"
      "Priya Raman
      Strategic AE","$305,119.40"
      "Wei Zhang
      SDR","$61,000.00"
      "Björn Strauß
      Account Executive","$47,310.75"
    `,
  },
  'initials of the picture before the name': {
    text: sheet`
      User,Commit
      "NL
      Nora Lindqvist","$212,400.25"
      "TH
      Tomás Herrera","$98,750.00"
      "PR
      Priya Raman","$305,119.40"
      "WZ
      Wei Zhang","$61,000.00"
      "BS
      Björn Strauß","$47,310.75"
    `,
  },
  'emoji and marks': {
    text: sheet`
      Rep\tCommit
      🏆 Nora Lindqvist\t212400.25
      Tomás Herrera*\t98750
      Priya Raman ⭐⭐\t305119.4
      Wei Zhang¹\t61000
      ★ Björn Strauß †\t47310.75
    `,
    name: 'ui.tsv',
  },
  honorifics: {
    text: sheet`
      Rep,Commit
      Ms. Nora Lindqvist,212400.25
      Mr Tomás Herrera,98750
      Dr. Priya Raman,305119.4
      Hr. Wei Zhang,61000
      "Björn Strauß, MBA",47310.75
    `,
  },
  'role after a comma': {
    text: sheet`
      Rep,Commit
      "Nora Lindqvist, AE",212400.25
      "Tomás Herrera, Account Executive",98750
      "Priya Raman, Sr. AE",305119.4
      "Wei Zhang, BDR",61000
      "Björn Strauß, Team West",47310.75
    `,
  },
  'last name first': {
    text: sheet`
      Rep;Commit
      LINDQVIST, Nora;212400,25
      HERRERA, Tomás;98750,00
      RAMAN, Priya;305119,40
      ZHANG, Wei;61000,00
      STRAUSS, Björn;47310,75
    `,
  },
  'last name first without a comma': {
    text: sheet`
      Rep,Commit
      Lindqvist Nora,212400.25
      Herrera Tomás,98750
      Raman Priya,305119.4
      Zhang Wei,61000
      Strauß Björn,47310.75
    `,
  },
  'team after a bar': {
    text: sheet`
      Rep,Commit
      Nora Lindqvist | West,212400.25
      Tomás Herrera | West,98750
      Priya Raman / East,305119.4
      Wei Zhang / East,61000
      Björn Strauß · East,47310.75
    `,
  },
  'numbered list': {
    text: sheet`
      Rep,Commit
      1. Priya Raman,305119.4
      2. Nora Lindqvist,212400.25
      3. Tomás Herrera,98750
      4) Wei Zhang,61000
      5) Björn Strauß,47310.75
    `,
  },
  'prefix with a colon': {
    text: sheet`
      Rep,Commit
      Owner: Nora Lindqvist,212400.25
      Owner: Tomás Herrera,98750
      Owner: Priya Raman,305119.4
      Owner: Wei Zhang,61000
      Owner: Björn Strauß,47310.75
    `,
  },
  'pronouns and mentions': {
    text: sheet`
      Rep,Commit
      Nora Lindqvist (she/her),212400.25
      @Tomás Herrera,98750
      "Priya Raman (she/her, AE)",305119.4
      Wei Zhang (he/him) – SDR,61000
      Björn  Strauß (EMEA),47310.75
    `,
  },
  'decorated, two fields, one difference': {
    api: officeWith('Commit', 'Best Case'),
    text: sheet`
      Rep,Commit,Best Case
      Nora Lindqvist (AE),"212,400.25","240,000.00"
      Tomás Herrera (AE),"98,750.00","120,300.50"
      Priya Raman (AE),"309,119.40","330,500.00"
      Wei Zhang (SDR),"61,000.00","75,125.00"
      Björn Strauß (AE),"47,310.75","52,000.25"
    `,
    expect: { rows: { 'priya.raman Commit': [305119.4, 309119.4, 'unexplained'] } },
  },
}
