/** A name as it is compared: no case, accents, punctuation or extra spaces; `Last, First` turned round. */
export function nameKey(name: string): string {
  const [last = '', first = '', ...more] = name.split(',')
  const turned = first.trim() !== '' && more.length === 0 ? `${first} ${last}` : name
  return turned
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
}

/** The other spellings under which a name is met: its parts in any order, `oe` for `ö`; each as a key. */
export function nameSpellings(name: string): readonly string[] {
  const plain = nameKey(name)
  const german = nameKey(name.normalize('NFC').replace(/[äöüåøæÄÖÜÅØÆ]/g, (letter) => spelt[letter] ?? letter))
  const sorted = (key: string): string => `=${key.split(' ').toSorted().join(' ')}`
  return [...new Set([`=${german}`, sorted(plain), sorted(german)])]
}

const spelt: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  Å: 'Aa',
  Ø: 'Oe',
  Æ: 'Ae',
}

/** A cell that names somebody, taken apart: what may be the name, what else identifies, and what stands beside it. */
export interface NameParts {
  /** What may be the name, likeliest first. */
  readonly names: readonly string[]
  readonly emails: readonly string[]
  /** What looks like a CRM id or a user id. */
  readonly ids: readonly string[]
  /** Role, team, status and the like, as written. */
  readonly beside: readonly string[]
}

const email = /[^\s<>()[\]{}|,;:"'/]+@[^\s<>()[\]{}|,;:"'/]+/g
const crmId = /(?<![\p{L}\p{N}])(?=[a-z]*\d)[a-z\d]{15}(?:[a-z\d]{3})?(?![\p{L}\p{N}])/giu
const numbered = /(?:#|(?:\bid\b)\s*:?|[([{]\s*)\s*(\d{2,10})(?=\s*(?:[)\]}]|$|\s))/giu
const place = /^\s*\d{1,4}\s*[.):]\s+/
/** Pictures, stars and footnote marks. */
const marks = /(?:[\p{Extended_Pictographic}\u00b9\u00b2\u00b3\u2070-\u209f*†‡§¶★☆✓✔✗✘•●○◦▪►▲▼↑↓@^~]|\ufe0f|\u200d)+/gu
const edges = /\s*(?:[\n\r\t()[\]{}<>|·•;:/\\]|\s[-–—]\s|[–—]\s|\s[–—])\s*/u

/**
 * What stands before or after a name and is none: how people are addressed, degrees, and the short forms of roles. Only
 * these may be left off without a mark between; all else needs one, or the numbers' word.
 */
const titles: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof sir hr herr fr frau mme mlle monsieur madame sr sra srta senor senora dhr mevr sig ' +
    'sigra jr sen snr jnr ii iii iv phd mba msc bsc md esq cpa ae bdr sdr csm se am vp svp evp avp ' +
    'rvp cro ceo coo cfo rep manager director lead senior junior inactive deactivated 様 さん 氏 先生 女士'
  ).split(' '),
)

/** Takes a cell apart; one that holds nothing but a name gives just that. */
export function takeApart(cell: string): NameParts {
  const shown = /^=HYPERLINK\("[^"]*"\s*[,;]\s*"([^"]*)"\)$/i.exec(cell.trim())?.[1]
  const plain = (shown ?? cell).replace(/^mailto:/i, '').trim()
  if (/^[\p{L}\p{M}'’.\- ]+$/u.test(plain) && !hasTitle(plain))
    return { names: [plain], emails: [], ids: [], beside: [] }
  const emails = [...plain.matchAll(email)].map(([found]) => found)
  const ids = [
    ...[...plain.matchAll(crmId)].map(([found]) => found),
    ...[...plain.matchAll(numbered)].flatMap(([, found]) => found ?? []),
  ]
  const bare = plain
    .replace(email, ' | ')
    .replace(crmId, ' | ')
    .replace(/#\s*\d+/g, ' | ')
    .replace(place, '')
    .replace(marks, ' ')
  const pieces = bare
    .split(edges)
    .map((piece) => piece.replace(/\s+/g, ' ').trim())
    .filter((piece) => /\p{L}/u.test(piece))
  const found: string[] = []
  const beside: string[] = []
  for (const piece of pieces) {
    const [head = '', ...tail] = piece.split(',').map((part) => part.trim())
    // `Last, First` is turned round by its key; of `First Last, Role` the name is what stands before.
    found.push(piece)
    if (tail.length > 0 && isName(head)) {
      found.push(head)
      beside.push(...tail)
    }
    found.push(...withoutTitles(tail.length > 0 && isName(head) ? head : piece))
  }
  const [first = plain] = pieces
  const names = [...new Set([...found.filter(isName), ...(found.some(isName) ? [] : [first])])]
  return { names, emails, ids, beside: [...beside, ...pieces.slice(1), ...pieces.slice(0, 1)] }
}

/** Whether a text has the parts that a name has: two words, or letters of a script that sets no spaces. */
function isName(text: string): boolean {
  return nameKey(text).includes(' ') || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{2}/u.test(text)
}

const isTitle = (word: string): boolean => titles.has(word.toLowerCase().replace(/[.()]/g, ''))

function hasTitle(text: string): boolean {
  const words = text.split(' ')
  return words.length > 2 && (isTitle(words[0] ?? '') || isTitle(words.at(-1) ?? ''))
}

/** The same without titles at its ends; nothing where there are none, or where no name would be left. */
function withoutTitles(text: string): readonly string[] {
  const words = text.split(' ')
  let [from, to] = [0, words.length]
  while (to - from > 2 && isTitle(words[from] ?? '')) from += 1
  while (to - from > 2 && isTitle(words[to - 1] ?? '')) to -= 1
  return from === 0 && to === words.length ? [] : [words.slice(from, to).join(' ')]
}
