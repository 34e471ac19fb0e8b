import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { calls, colleague, five, nora, office, officeWith, priya, tomas, wei } from '#src/bench/files/office.ts'

const robert = colleague('robert.mills', 'Robert Mills', 21)
const liz = colleague('elizabeth.ward', 'Elizabeth Ward', 22)
const alex = colleague('aleksandr.petrov', 'Aleksandr Petrov', 23)
const taro = colleague('taro.tanaka', 'Taro Tanaka', 24)

/** People under another spelling of their name: paired, or asked; never confirmed missing. */
export const otherNames: Readonly<Record<string, SheetFile>> = {
  'middle initials': {
    text: sheet`
      User,Commit
      Nora K. Lindqvist,212400.25
      Tomás A Herrera,98750
      Priya S. Raman,305119.4
      Wei Zhang,61000
      Björn Strauß,47310.75
    `,
  },
  'middle names': {
    text: sheet`
      User,Commit
      Nora Kristina Lindqvist,212400.25
      Tomás Herrera Gómez,98750
      Priya Raman,305119.4
      Wei Zhang,61000
      Björn Erik Strauß,47310.75
    `,
  },
  nicknames: {
    api: office({ people: [robert, liz, nora], values: { Commit: [81500.5, 44250, 212400.25] } }),
    text: sheet`
      User,Commit
      Bob Mills,81500.5
      Liz Ward,44250
      Nora Lindqvist,212400.25
    `,
  },
  'nicknames with a difference': {
    api: office({ people: [robert, liz, nora], values: { Commit: [81500.5, 44250, 212400.25] } }),
    text: sheet`
      User,Commit
      Bob Mills,91500.5
      Elizabeth Ward,44250
      Nora Lindqvist,212400.25
    `,
    expect: {
      rows: {
        'robert.mills Commit': [81500.5, null, 'missing-in-ui?'],
        'Bob Mills Commit': [null, 91500.5, 'missing-in-api?'],
      },
      notes: [/Bob Mills.*Robert Mills/],
    },
  },
  'initial and last name': {
    text: sheet`
      User,Commit
      N. Lindqvist,212400.25
      T. Herrera,98750
      P. Raman,305119.4
      W. Zhang,61000
      B. Strauß,47310.75
    `,
  },
  'names of accounts': {
    text: sheet`
      User,Commit
      nlindqvist,212400.25
      therrera,98750
      praman,305119.4
      wzhang,61000
      bstrauss,47310.75
    `,
  },
  'what stands before the @': {
    text: sheet`
      User,Commit
      nora.lindqvist,212400.25
      tomas.herrera,98750
      priya.raman,305119.4
      wei.zhang,61000
      bjoern.strauss,47310.75
    `,
  },
  'no accents': {
    text: sheet`
      User,Commit
      Nora Lindqvist,212400.25
      Tomas Herrera,98750
      Priya Raman,305119.4
      Wei Zhang,61000
      Bjorn Strauss,47310.75
    `,
  },
  'oe for ö': {
    text: sheet`
      User,Commit
      Nora Lindqvist,212400.25
      Tomas Herrera,98750
      Priya Raman,305119.4
      Wei Zhang,61000
      Bjoern Strauss,47310.75
    `,
  },
  'a new last name': {
    text: sheet`
      User,Commit
      Nora Bergström,212400.25
      Tomás Herrera,98750
      Priya Raman,305119.4
      Wei Zhang,61000
      Björn Strauß,47310.75
    `,
    expect: {
      rows: {
        'nora.lindqvist Commit': [212400.25, null, 'missing-in-ui?'],
        'Nora Bergström Commit': [null, 212400.25, 'missing-in-api?'],
      },
      notes: [/Nora Bergström.*Nora Lindqvist/],
    },
  },
  'other letters': {
    api: office({ people: [alex, taro, nora], values: { Commit: [81500.5, 44250.75, 212400.25] } }),
    text: sheet`
      User,Commit
      Александр Петров,81500.5
      田中太郎,44250.75
      Nora Lindqvist,212400.25
    `,
    expect: {
      rows: {
        'aleksandr.petrov Commit': [81500.5, null, 'missing-in-ui?'],
        'Александр Петров Commit': [null, 81500.5, 'missing-in-api?'],
        'taro.tanaka Commit': [44250.75, null, 'missing-in-ui?'],
        '田中太郎 Commit': [null, 44250.75, 'missing-in-api?'],
      },
      notes: [/Александр Петров.*Aleksandr Petrov/, /田中太郎.*Taro Tanaka/],
    },
  },
  'a letter wrong': {
    text: sheet`
      User,Commit
      Nora Lindquist,212400.25
      Tomás Herrera,98750
      Priya Ramann,305119.4
      Wei Zhang,61000
      Björn Strauß,47310.75
    `,
  },
  'places instead of names': {
    api: officeWith('Commit', 'Best Case'),
    text: sheet`
      User,Commit,Best Case
      Rep A,212400.25,240000
      Rep B,98750,120300.5
      Priya Raman,305119.4,330500
      Wei Zhang,61000,75125
      Björn Strauß,47310.75,52000.25
    `,
    expect: {
      rows: {
        'nora.lindqvist Commit': [212400.25, null, 'missing-in-ui?'],
        'nora.lindqvist Best Case': [240000, null, 'missing-in-ui?'],
        'tomas.herrera Commit': [98750, null, 'missing-in-ui?'],
        'tomas.herrera Best Case': [120300.5, null, 'missing-in-ui?'],
        'Rep A Commit': [null, 212400.25, 'missing-in-api?'],
        'Rep A Best Case': [null, 240000, 'missing-in-api?'],
        'Rep B Commit': [null, 98750, 'missing-in-api?'],
        'Rep B Best Case': [null, 120300.5, 'missing-in-api?'],
      },
      notes: [/Rep A.*Nora Lindqvist/, /Rep B.*Tomás Herrera/],
    },
  },
  'other domain, and capitals': {
    text: sheet`
      Email,Commit
      NORA.LINDQVIST@GLOBEX.EXAMPLE,212400.25
      tomas.herrera@globex-corp.example,98750
      priya.raman@globex.example,305119.4
      Wei.Zhang@globex.example,61000
      bjoern.strauss@globex.example,47310.75
    `,
  },
  'alias e-mail': {
    text: sheet`
      User,Email,Commit
      Nora Lindqvist,nlindqvist@globex.example,212400.25
      Tomás Herrera,tomas.herrera@globex.example,98750
      Priya Raman,priya.raman@globex.example,305119.4
      Wei Zhang,wei.zhang@globex.example,61000
      Björn Strauß,bjoern.strauss@globex.example,47310.75
    `,
  },
  'several people of one last name': {
    api: office({
      people: [nora, colleague('erik.lindqvist', 'Erik Lindqvist', 31), tomas],
      values: { Commit: [212400.25, 33100.5, 98750] },
    }),
    text: sheet`
      User,Commit
      E. Lindqvist,33100.5
      N. Lindqvist,212400.25
      Tomás Herrera,98750
    `,
  },
  'first names only': {
    text: sheet`
      User,Commit
      Nora,212400.25
      Tomás,98750
      Priya,305119.4
      Wei,61000
      Björn,47310.75
    `,
  },
  'one left over on each side, nothing in common': {
    api: office({ people: five, values: { Commit: calls['Commit'] ?? [] } }),
    text: sheet`
      User,Email,Commit
      Nora Lindqvist,nora.lindqvist@globex.example,212400.25
      Tomás Herrera,tomas.herrera@globex.example,98750
      Priya Raman,priya.raman@globex.example,305119.4
      Wei Zhang,wei.zhang@globex.example,61000
      Carla Gomes,carla.gomes@globex.example,18333.5
    `,
    expect: {
      rows: {
        'bjoern.strauss Commit': [47310.75, null, 'missing-in-ui!'],
        'carla.gomes Commit': [null, 18333.5, 'missing-in-api!'],
      },
    },
  },
  'nobody left over on the export’s side': {
    api: office({ people: [nora, tomas, priya, wei], values: { Commit: [212400.25, 98750, 305119.4, 61000] } }),
    text: sheet`
      User,Commit
      Nora Lindqvist,212400.25
      Tomás Herrera,98750
      Priya Raman,305119.4
      Wei Zhang,61000
      Carla Gomes,18333.5
    `,
    expect: { rows: { 'Carla Gomes Commit': [null, 18333.5, 'missing-in-api!'] } },
  },
  'nobody left over on the screen’s side': {
    text: sheet`
      User,Commit
      Nora Lindqvist (AE),212400.25
      Tomás Herrera (AE),98750
      Priya Raman (AE),305119.4
      Wei Zhang (SDR),61000
    `,
    expect: { rows: { 'bjoern.strauss Commit': [47310.75, null, 'missing-in-ui!'] } },
  },
}
