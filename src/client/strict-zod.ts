import { config } from 'zod/v4'

// zod makes faster parsers by `new Function` where it may, and finds out by trying: the page's policy forbids it, and
// each try would be reported as a violation. What imports `zod` in the page gets this file (vite.config.ts), so that it
// is told before the first schema is made.
config({ jitless: true })

export * from 'zod/v4'
