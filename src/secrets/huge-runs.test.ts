import { expect, it } from 'vitest'
import { blankSecrets } from './blank.ts'

const key = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3sAe6uIo0RtWq2Zx7CvB'

it.each(['x', 'xY9-', 'eyJhbGciOi', 'sk-a', '=', '/', '"', ' ', 'a.b'])(
  'reads an unbroken run of 10 MB of %j, and still blanks what stands after it',
  (unit) => {
    const { text } = blankSecrets(`${unit.repeat(Math.ceil(10_000_000 / unit.length))}\napikey: ${key}\n`)
    expect(text).not.toContain(key)
  },
)
