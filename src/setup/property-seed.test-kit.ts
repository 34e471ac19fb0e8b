import { configureGlobal } from 'fast-check'

// The same cases every time, so that a change is judged by what it changes; PROPERTY_SEED=random looks for new ones, a
// number repeats one.
const asked = process.env['PROPERTY_SEED'] ?? '20261122'
if (asked !== 'random') configureGlobal({ seed: Number(asked) })
