import { prepare } from './prepare.mjs'

/** Playwright runs this once before its tests: what they start must be built from the sources as they are. */
export default async function beforeE2e() {
  if (!(await prepare(['page', 'programs']))) throw new Error('The product could not be built; the reason is above.')
}
