import { clariReach } from '#src/checks/clari/key/clari-reach.ts'
import { unreachableSays } from '#src/checks/clari/key/unreachable-says.ts'
import { verdictsOver } from '#src/domain/model/verdict.ts'
import { you } from '#src/scenarios/shared/actions.ts'
import { networkVerdicts } from '#src/scenarios/shared/network.ts'
import { clari } from './reached.ts'

const { verdict, variant } = verdictsOver(clariReach, unreachableSays)

export const wentWrong = variant(networkVerdicts(clari)['server-error'], {
  cause: 'went-wrong',
  headline: 'Clari itself failed.',
  explains: ({ message = 'Something went wrong' }) =>
    `It says “${message}”, with the code SWW, in its own words for a failure on its side. The same call can succeed ` +
    'a moment later.',
  leadsTo: 'clari.bad-request',
})

export const notSent = verdict({
  kind: 'open',
  cause: 'not-sent',
  headline: 'Nothing was sent: the key cannot go into a request.',
  explains: ({ detail = 'The key has a character that no request can carry.' }) =>
    `${detail} So whether Clari answers is not known yet.`,
  actions: [you('Check the key’s shape first; then come back.')],
  disprovedBy: 'The same key being sent.',
  leadsTo: 'clari.unauthorized',
})

export const refusal = verdict({
  kind: 'open',
  cause: 'clari-answered',
  headline: 'Clari was reached: what you pasted is its own answer.',
  explains: ({ refusalSaid = 'The refusal' }) =>
    `“${refusalSaid}” is a word of the API, so the way to it is open. What is wrong is what it says, not how it came.`,
  actions: [you('Paste the answer into the box on the home page: it names the scenario that fits.', 'Home')],
  last: null,
  prove: unreachableSays,
  disprovedBy: 'The text being a copy from somewhere else than your own client.',
  leadsTo: 'clari.bad-request',
})

export const answersNow = verdict({
  kind: 'clear',
  cause: 'answers-now',
  headline: 'From here Clari answers properly.',
  explains: ({ tookMs = 'a few' }) =>
    `The name was found, the connection is secure, and the answer is the API’s own, in ${tookMs} ms. If your client ` +
    'still gets nothing sensible, the fault lies between it and Clari, and the pasted text does not show it.',
  actions: [you('Run the curl line below on the machine where it fails.', 'the machine where your client runs')],
  prove: unreachableSays,
  disprovedBy: 'The same question failing from here on another try.',
})

export const couldNotRun = verdict({
  kind: 'open',
  cause: 'not-checked',
  headline: 'Nothing could be told yet.',
  explains: 'No live check could be finished, and the pasted text does not say how the request ended.',
  actions: [
    you('Choose a connection and run the check: it only reads.', 'the step “Which key”'),
    you('Or paste the client’s whole error below, first and last line included.'),
  ],
  last: null,
  prove: unreachableSays,
  disprovedBy: 'A check that runs to its end.',
})
