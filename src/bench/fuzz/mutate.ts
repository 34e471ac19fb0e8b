import type { Random } from '#src/simulator/random.ts'

/** Pieces that readers trip over. */
const dictionary: readonly [string, ...string[]] = [
  '\u0000',
  '\uFEFF',
  '\r\n',
  '\n\n',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  ';',
  '\t',
  '<',
  '>',
  '<table><tr><td>',
  'null',
  'true',
  '1e309',
  '-0',
  '99999999999999999999',
  '"__proto__":{}',
  '"constructor":1',
  '"jsonrpc":"2.0"',
  '"result":{}',
  '"error":{"code":-32000,"message":"x"}',
  'HTTP/1.1 200 OK\r\n',
  'Authorization: ',
  'apikey: ',
  '../..',
  '%00',
  '\uD800',
  '\u202E',
  '$1,000.00',
  '2026_Q4',
  "'",
  '`',
]

/** Changes an input in one to six ways: bytes, pieces, lengths, and where its parts stand. */
export function mutate(given: Uint8Array, random: Random, secret: string): Uint8Array {
  let bytes = Buffer.from(given)
  for (let times = random.whole(0, 6); times > 0; times -= 1) {
    const from = random.whole(0, bytes.length)
    const to = Math.min(bytes.length, from + random.whole(0, 40))
    const piece = bytes.subarray(from, to)
    const place = random.whole(0, bytes.length)
    // A secret that was cut in two is none any more, so that a change may spoil the finding, never invent one.
    switch (random.whole(0, 7)) {
      case 0:
        if (bytes.length > 0) bytes[random.whole(0, bytes.length - 1)] = random.whole(0, 255)
        break
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
        break
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, place), piece, bytes.subarray(place)])
        break
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from(random.pick(dictionary)), bytes.subarray(place)])
        break
      case 4:
        bytes = Buffer.from(bytes.subarray(0, place))
        break
      case 5:
        bytes = Buffer.concat([bytes, bytes.subarray(0, place)])
        break
      case 6:
        bytes = Buffer.concat([
          bytes.subarray(0, place),
          Buffer.from(random.pick(dictionary).repeat(random.whole(1, 200))),
          bytes.subarray(place),
        ])
        break
      default:
        bytes = Buffer.concat([
          bytes.subarray(0, place),
          Buffer.from(`\nAuthorization: Bearer ${secret}\n`),
          bytes.subarray(place),
        ])
    }
  }
  return bytes.subarray(0, 200_000)
}
