/** Put in by the build (`define` in vite.config.ts), from package.json. */
declare const __VERSION__: string

/** The product's version, as cases, reports and bundles name it. */
export const version = __VERSION__
