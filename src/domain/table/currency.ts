/** Active ISO 4217 codes. */
const codes =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF ' +
  'CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF ' +
  'GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD ' +
  'LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP ' +
  'PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP ' +
  'TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG'

const known: ReadonlySet<string> = new Set(codes.split(' '))

/** Minor-unit exponents other than 2 (ISO 4217, list one). */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

/** What a currency mark can stand for, the usual meaning first. */
const marks: Readonly<Record<string, readonly string[]>> = {
  $: [
    'USD',
    'CAD',
    'AUD',
    'NZD',
    'SGD',
    'HKD',
    'MXN',
    'TWD',
    'ARS',
    'CLP',
    'COP',
    'BBD',
    'BMD',
    'BSD',
    'BZD',
    'FJD',
    'JMD',
    'KYD',
    'LRD',
    'NAD',
    'TTD',
    'XCD',
  ],
  US$: ['USD'],
  U$: ['USD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  C$: ['CAD'],
  CA$: ['CAD'],
  CAD$: ['CAD'],
  NZ$: ['NZD'],
  HK$: ['HKD'],
  S$: ['SGD'],
  NT$: ['TWD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'GIP', 'FKP', 'SHP', 'LBP'],
  '¥': ['JPY', 'CNY'],
  '￥': ['CNY', 'JPY'],
  'CN¥': ['CNY'],
  'JP¥': ['JPY'],
  元: ['CNY'],
  円: ['JPY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₽': ['RUB'],
  '₺': ['TRY'],
  '₫': ['VND'],
  '₪': ['ILS'],
  '฿': ['THB'],
  '₴': ['UAH'],
  '₦': ['NGN'],
  '₱': ['PHP'],
  '₡': ['CRC'],
  '₲': ['PYG'],
  '₵': ['GHS'],
  '₸': ['KZT'],
  '₮': ['MNT'],
  '₼': ['AZN'],
  '₾': ['GEL'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  'kr.': ['DKK', 'SEK', 'NOK'],
  zł: ['PLN'],
  Kč: ['CZK'],
  Ft: ['HUF'],
  лв: ['BGN'],
  'лв.': ['BGN'],
  lei: ['RON'],
  'Fr.': ['CHF'],
  'SFr.': ['CHF'],
  R: ['ZAR'],
  RM: ['MYR'],
  Rp: ['IDR'],
  Rs: ['INR', 'PKR', 'LKR', 'NPR'],
  'Rs.': ['INR', 'PKR', 'LKR', 'NPR'],
}

/** Decimal places of a currency's minor unit: USD 2, JPY 0, KWD 3; an unknown currency is kept to 3. */
export function exponentOf(currency: string | null): number {
  return currency === null ? 3 : (exponents[currency] ?? 2)
}

/** The ISO 4217 code that a text spells (`usd`), or null. */
export function currencyCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  return known.has(code) ? code : null
}

/** What a symbol or code can mean, the usual meaning first; empty when it is no currency mark. */
export function currenciesOf(mark: string): readonly string[] {
  const code = mark.length === 3 ? currencyCode(mark) : null
  if (code !== null) return [code]
  return Object.hasOwn(marks, mark) ? (marks[mark] ?? []) : []
}

/** Chooses a meaning for a mark, preferring the currencies that the other side names. */
export function resolveCurrency(mark: string, expected: readonly string[]): string | null {
  const meanings = currenciesOf(mark)
  return meanings.find((code) => expected.includes(code)) ?? meanings[0] ?? null
}
