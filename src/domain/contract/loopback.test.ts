import { expect, test } from 'vitest'
import { isLoopback } from './loopback.ts'

test.each(['localhost', 'LocalHost', 'app.localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])(
  '%s is this machine',
  (host) => expect(isLoopback(host)).toBe(true),
)

test.each(['', 'localhost.example', 'mylocalhost', '127.0.0.1.nip.io', '128.0.0.1', '0.0.0.0', '::', 'a:b.localhost'])(
  '%s is not',
  (host) => expect(isLoopback(host)).toBe(false),
)
