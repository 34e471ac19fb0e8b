import { sheet, type SheetFile } from '#src/bench/files/corpus-file.ts'
import { five, office } from '#src/bench/files/office.ts'

const names = five.map((person) => person.name)
const listed = (header: string, cells: readonly string[], separator = ','): string =>
  `${header}\n${cells.map((cell, at) => `${names[at] ?? ''}${separator}${cell}`).join('\n')}\n`
const large = office({ values: { Commit: [1200000, 2350000, 40000, 12345678, 500000] } })
const withNoughts = office({ values: { Commit: [212400.25, 0, 305119.4, 0, 47310.75] } })
const tens = office({ currency: 'JPY', values: { Commit: [31800000, 14800000, 45760000, 9150000, 120000000] } })

/** Numbers as spreadsheets, screens and languages write them. */
export const numberForms: Readonly<Record<string, SheetFile>> = {
  scientific: {
    api: large,
    text: listed('User,Commit', ['1.2E+06', '2.35E+06', '40000', '1.23E+07', '5E+05']),
    expect: { rows: { 'wei.zhang Commit': [12345678, 12300000, 'rounded'] } },
  },
  'scientific with a comma': {
    api: large,
    text: listed('User;Commit', ['1,2E+06', '2,35E+06', '40000', '1,2345678E+07', '5,00E+05'], ';'),
  },
  'Arabic-Indic digits': {
    text: listed('User\tCommit', ['٢١٢٬٤٠٠٫٢٥', '٩٨٬٧٥٠٫٠٠', '٣٠٥٬١١٩٫٤٠', '٦١٬٠٠٠٫٠٠', '٤٧٬٣١٠٫٧٥'], '\t'),
  },
  'Devanagari digits': {
    text: listed('User\tCommit', ['२,१२,४००.२५', '९८,७५०.००', '३,०५,११९.४०', '६१,०००.००', '४७,३१०.७५'], '\t'),
  },
  'full-width digits': {
    text: listed(
      'User\tCommit',
      [
        '２１２，４００．２５',
        '９８，７５０．００',
        '３０５，１１９．４０',
        '６１，０００．００',
        '４７，３１０．７５',
      ],
      '\t',
    ),
  },
  'right-to-left marks': {
    text: listed(
      'User\tCommit',
      [
        '\u200f212,400.25\u200f',
        '\u200e98,750.00',
        '\u202b305,119.40\u202c',
        '\u206661,000.00\u2069',
        '\u061c47,310.75',
      ],
      '\t',
    ),
  },
  'accounting, a dash for nought': {
    api: withNoughts,
    text: listed('User\tCommit', [' $ 212,400.25 ', ' $ -   ', ' $ 305,119.40 ', ' $ -   ', ' $ 47,310.75 '], '\t'),
    expect: {
      rows: {
        'tomas.herrera Commit': [0, 0, '='],
        'wei.zhang Commit': [0, 0, '='],
      },
    },
  },
  'a bare dash for nought where the export has a number': {
    text: listed('User\tCommit', ['212,400.25', '-', '305,119.40', '61,000.00', '47,310.75'], '\t'),
    expect: { rows: { 'tomas.herrera Commit': [98750, 0, 'unexplained'] } },
  },
  'thousands and millions': {
    api: large,
    text: listed('User\tCommit', ['$1.2M', '$2,350k', '$40K', '$12.35M', '$0.5M'], '\t'),
    expect: { rows: { 'wei.zhang Commit': [12345678, 12350000, 'rounded'] } },
  },
  'Tsd. and Mio.': {
    api: office({ currency: 'EUR', values: { Commit: [1200000, 2350000, 40000, 12345678, 500000] } }),
    text: listed('Mitarbeiter;Commit', ['1,2 Mio. €', '2.350 Tsd. €', '40 Tsd. €', '12,35 Mio. €', '0,5 Mio. €'], ';'),
    expect: { rows: { 'wei.zhang Commit': [12345678, 12350000, 'rounded'] } },
  },
  '万 and 億': {
    api: tens,
    text: listed('氏名\tCommit', ['3180万', '1480万円', '¥4,576万', '915万', '1.2億'], '\t'),
  },
  '亿 and 万元': {
    api: office({ currency: 'CNY', values: { Commit: [31800000, 14800000, 45760000, 9150000, 120000000] } }),
    text: listed('姓名\tCommit', ['3180万', '1480万元', '4576万', '915万', '1.2亿'], '\t'),
  },
  'lakh and crore': {
    api: office({ currency: 'INR', values: { Commit: [31800000, 14800000, 45760000, 9150000, 120000000] } }),
    text: listed('User\tCommit', ['₹3.18 Cr', '₹1.48 Cr', '₹4.576 Cr', '₹91.5 L', '₹12 Cr'], '\t'),
  },
  'no value, in many words': {
    text: listed('User,Commit', ['212400.25', 'n/a', '#N/A', '61000', '–']),
    expect: {
      rows: {
        'tomas.herrera Commit': [98750, null, 'unexplained missing-in-ui?'],
        'priya.raman Commit': [305119.4, null, 'unexplained missing-in-ui?'],
        'bjoern.strauss Commit': [47310.75, null, 'unexplained missing-in-ui?'],
      },
    },
  },
  'a spreadsheet’s errors': {
    text: listed('User,Commit', ['212400.25', '#REF!', '########', '61000', '47310.75']),
    expect: {
      rows: {
        'tomas.herrera Commit': [98750, null, 'unexplained csv-text?'],
        'priya.raman Commit': [305119.4, null, 'unexplained csv-text?'],
      },
      notes: [/#REF!/],
    },
  },
  'as text, with an apostrophe before': {
    text: listed('User,Commit', ["'212400.25", "'98750", "'305119.40", "'61000", "'47310.75"]),
  },
  'a formula’s quotes': {
    text: listed('User,Commit', ['="212400.25"', '="98750"', '="305119.4"', '="61000"', '="47310.75"']),
  },
  'code before, minus behind': {
    api: office({ values: { Commit: [212400.25, -98750, 305119.4, 61000, -47310.75] } }),
    text: listed(
      'User\tCommit',
      ['USD 212,400.25', '98,750.00-', 'USD 305,119.40', 'USD 61,000.00', '(47,310.75)'],
      '\t',
    ),
  },
  'header in thousands': {
    text: listed('User,Commit ($K)', ['212.4', '98.75', '305.1194', '61', '47.31075']),
    expect: { rows: { 'nora.lindqvist Commit': [212400.25, 212400, 'rounded'] } },
  },
  'arrows of change behind': {
    text: listed(
      'User\tCommit',
      ['$212,400.25 ▲', '$98,750.00 ▼', '$305,119.40', '$61,000.00 ▲', '↑ $47,310.75'],
      '\t',
    ),
  },
  'a change in brackets behind': {
    text: sheet`
      User\tCommit
      Nora Lindqvist\t$212,400.25 (+1.2%)
      Tomás Herrera\t$98,750.00 (−0.4%)
      Priya Raman\t$305,119.40 (0%)
      Wei Zhang\t$61,000.00 (+$500)
      Björn Strauß\t$47,310.75
    `,
  },
}
