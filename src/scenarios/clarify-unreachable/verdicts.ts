import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { verdictsOver } from '#src/domain/model/verdict.ts'
import { you } from '#src/scenarios/shared/actions.ts'
import { goodAnswer } from '#src/scenarios/shared/clarify-elsewhere.ts'

const { verdict } = verdictsOver(mayReadItems, clarifyPasteSays)

export const answersNow = verdict({
  kind: 'clear',
  cause: 'answers-now',
  headline: 'From here Clarify answers properly.',
  explains: ({ tookMs = 'a few' }) =>
    'The name was found, the connection is secure, the credentials were accepted, and clarify.selectItems was ' +
    `answered in ${tookMs} ms. If your client still gets no answer, what is wrong lies between it and Clarify, and ` +
    'the pasted text does not show it.',
  actions: [you('Run the curl line below on the machine where it fails.', 'the machine where your client runs')],
  prove: clarifyPasteSays,
  disprovedBy: 'The same read failing from here on another try.',
})

export const pastedSuccess = goodAnswer(
  'Clarify was reached: what you pasted is a good answer.',
  'The program’s own message saying that nothing came back.',
)

export const notTold = verdict({
  kind: 'open',
  cause: 'not-told',
  headline: 'It can’t be said yet whether Clarify is reached.',
  explains: 'No live check could be finished, and the pasted text does not say how the request ended.',
  actions: [
    you('Choose the credentials and run the checks: they only read.', 'the step “Which credentials”'),
    you('Or paste the client’s whole error below, first and last line included.'),
  ],
  last: null,
  prove: clarifyPasteSays,
  disprovedBy: 'A check that runs to its end.',
})
