import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { colleague, nora, office, tomas } from '#src/bench/files/office.ts'

const one = colleague('sam.porter', 'Sam Porter', 41, 'West')
const two = colleague('sam.porter2', 'Sam Porter', 42, 'East')
const api = office({ people: [one, two, nora], values: { Commit: [51200.5, 77300, 212400.25] } })
const both = office({
  people: [one, two, nora],
  values: { Commit: [51200.5, 77300, 212400.25], 'Best Case': [60000, 80150.25, 240000] },
})

/** Two people of one name: told apart, or said to be undecidable; the totals are those of the files. */
export const oneNameTwoPeople: Readonly<Record<string, SheetFile>> = {
  'in the export’s order': {
    api,
    text: sheet`
      User,Commit
      Sam Porter,51200.5
      Sam Porter,77300
      Nora Lindqvist,212400.25
    `,
  },
  'in another order': {
    api,
    text: sheet`
      User,Commit
      Nora Lindqvist,"212,400.25"
      Sam Porter,"77,300.00"
      Sam Porter,"51,200.50"
    `,
  },
  'by team': {
    api,
    text: sheet`
      User,Parent Role,Commit
      Sam Porter,East,77300
      Sam Porter,West,51200.5
      Nora Lindqvist,West,212400.25
    `,
  },
  'by team, one differs': {
    api,
    text: sheet`
      User,Parent Role,Commit
      Sam Porter,East,79300
      Sam Porter,West,51200.5
      Nora Lindqvist,West,212400.25
    `,
    expect: { rows: { 'sam.porter2 Commit': [77300, 79300, 'unexplained'] } },
  },
  'by what is in the brackets': {
    api,
    text: sheet`
      User,Commit
      Sam Porter (East),79300
      Sam Porter (West),51200.5
      Nora Lindqvist,212400.25
    `,
    expect: { rows: { 'sam.porter2 Commit': [77300, 79300, 'unexplained'] } },
  },
  'two fields, other order': {
    api: both,
    text: sheet`
      User,Commit,Best Case
      Sam Porter,77300,80150.25
      Sam Porter,51200.5,60000
      Nora Lindqvist,212400.25,240000
    `,
  },
  'one of them differs': {
    api,
    text: sheet`
      User,Commit
      Sam Porter,79300
      Sam Porter,51200.5
      Nora Lindqvist,212400.25
    `,
    expect: { rows: { 'sam.porter2 Commit': [77300, 79300, 'unexplained'] } },
  },
  'both differ': {
    api,
    text: sheet`
      User,Commit
      Sam Porter,79300
      Sam Porter,55200.5
      Nora Lindqvist,212400.25
    `,
    expect: {
      rows: {
        'sam.porter Commit': [51200.5, null, 'missing-in-ui?'],
        'sam.porter2 Commit': [77300, null, 'missing-in-ui?'],
        'Sam Porter Commit': [null, 79300, 'missing-in-api?'],
        'Sam Porter Commit #2': [null, 55200.5, 'missing-in-api?'],
      },
      notes: [/Sam Porter/],
    },
  },
  'two on the screen, one in the export': {
    api: office({ people: [one, nora, tomas], values: { Commit: [51200.5, 212400.25, 98750] } }),
    text: sheet`
      User,Commit
      Sam Porter,51200.5
      Sam Porter,77300
      Nora Lindqvist,212400.25
      Tomás Herrera,98750
    `,
    expect: { rows: { 'Sam Porter Commit': [null, 77300, 'missing-in-api?'] }, notes: [/Sam Porter/] },
  },
  'one on the screen, two in the export': {
    api,
    text: sheet`
      User,Commit
      Sam Porter,77300
      Nora Lindqvist,212400.25
    `,
    expect: { rows: { 'sam.porter Commit': [51200.5, null, 'missing-in-ui'] } },
  },
  'a line that stands twice': {
    text: sheet`
      User,Email,Commit
      Nora Lindqvist,nora.lindqvist@globex.example,212400.25
      Tomás Herrera,tomas.herrera@globex.example,98750
      Tomás Herrera,tomas.herrera@globex.example,98750
      Priya Raman,priya.raman@globex.example,305119.4
      Wei Zhang,wei.zhang@globex.example,61000
      Björn Strauß,bjoern.strauss@globex.example,47310.75
    `,
    expect: { notes: [/twice/] },
  },
}
