/**
 * Colours and cursor movements of a terminal (ECMA-48), also where a log shows the escape character as `^[` or `\x1b`.
 */
// oxlint-disable-next-line no-control-regex
const colour = /(?:\u001b|\^\[|\\x1b|\\u001b|\\033|\\e)\[[\d;?]{0,20}[A-Za-z]/g

/** How e-mail and chat mark what they quote, before a line of data. */
const quoted = /^(?:> ?){1,4}(?=\s{0,20}["{}[\]])/gm

/** Data in a cell of CSV, whose quotation marks are doubled. */
const doubled = /\{\s{0,9}""[\w-][^\n]{0,20000}/g

/** Words by which an error is known, as recognition of pictures must not lose them. */
const vocabulary = [
  'api invalid unauthorized authorised authorized forbidden forecast ' +
    'forecasts clari clarify copilot token tokens found export exports job',
  'jobs client invalid_client key keys access enabled user many requests ' +
    'request limit exceeded monthly quota concurrent reached error',
  'errors message code empty entries pending scheduled started failed ' +
    'timeout timed out connection refused reset certificate expired',
  'could resolve host not gateway service unavailable internal server ' +
    'bad missing credentials provided denied permission stuck queue',
  'method params parse conflict partial failure resources again com io',
]
  .join(' ')
  .split(' ')

/** Letters that recognition of pictures takes for each other, all written as one. */
function skeleton(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[1l|!í]/g, 'i')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('8', 'b')
}

const skeletons = new Map(vocabulary.map((word) => [skeleton(word), word]))
const known = new Set(vocabulary)
const mostLegible = 50_000

/**
 * A text as its reader means it, place for place: without a terminal's colours, and with the letters put right that
 * recognition of pictures confuses (`lnvalid APl key`, `4O1`, `C1ari`) in the words by which errors are known.
 */
export function legible(text: string): string {
  const plain = text
    .replaceAll(colour, (found) => ' '.repeat(found.length))
    .replaceAll(quoted, (marks) => ' '.repeat(marks.length))
    .replaceAll(doubled, (body) => body.replaceAll(/""(?=[\w-])/g, ' "').replaceAll('""', '" '))
  if (plain.length > mostLegible) return plain
  return plain
    .replaceAll(/(?<![\w.@/-])(?=[4-5O]*[oO])[45][0-9oO][0-9oO](?![\w-])/g, (status) => status.replaceAll(/[oO]/g, '0'))
    .replaceAll(/(?<![\w-])4[o0O][lI](?![\w-])/g, '401')
    .replaceAll(/(?<![\w/@-])[A-Za-z0158|!][A-Za-z0158|!_]{2,30}(?![\w@-])/g, (word) => {
      if (known.has(word.toLowerCase()) || !/[01l58|!I]/.test(word) || /^\d+$/.test(word)) return word
      const meant = skeletons.get(skeleton(word))
      if (meant === undefined || meant.length !== word.length) return word
      return /^[A-Z0158|!]{2,}/.test(word) && word === word.toUpperCase() ? meant.toUpperCase() : withCase(word, meant)
    })
}

function withCase(word: string, meant: string): string {
  return [...meant]
    .map((letter, index) => (/[A-Z]/.test(word.charAt(index)) && index === 0 ? letter.toUpperCase() : letter))
    .join('')
}
