import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { supportMessage } from '#src/clarify/support-message.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import { verdictsReading, type OverFacts } from '#src/domain/model/verdict.ts'
import { clarifySupport, you } from '#src/scenarios/shared/actions.ts'
import { decidingFacts, decidingFinding } from '#src/scenarios/shared/clarify-elsewhere.ts'
import { given, ifSo } from '#src/scenarios/shared/wording.ts'

const kinds = { ...clarifyPasteSays.facts, ...mayReadItems.facts }
const { verdict } = verdictsReading(kinds)

type Known = KnownFacts<typeof kinds>

/** Words over the rule that the answer breaks, in a sentence, and the section that has it, in brackets. */
const overRule =
  (say: (rule: string, source: string, facts: Known) => string): OverFacts<typeof kinds, string> =>
  (facts, context) => {
    const { ruleSays, ruleSource } = decidingFacts(kinds, facts, context)
    const rule = ruleSays ?? decidingFinding(context)?.says ?? 'It breaks a rule of JSON-RPC.'
    return say(
      rule,
      given(ruleSource, (source) => ` (${source})`),
      facts,
    )
  }

const askSupport: OverFacts<typeof kinds, string> = (facts, context) => {
  const { method, rpcId, traceparent, trace } = decidingFacts(kinds, facts, context)
  return overRule((rule) =>
    supportMessage({
      code: null,
      isMalformed: true,
      method,
      requestId: rpcId,
      traceparent,
      trace,
      seen: `The answer is malformed: ${rule}`,
    }),
  )(facts, context)
}

export const cutOff = verdict({
  cause: 'cut-off',
  headline: 'The answer breaks off before its end.',
  explains: overRule(
    (rule) =>
      `${rule} A connection that broke, a proxy with a size limit, or a client or log that keeps only the first part ` +
      'gives this. Whether the call took effect is not known.',
  ),
  actions: [
    you('Look whether that log or tool cuts long lines; if so, take the answer from the client.', 'the log’s settings'),
    you('Ask for less in one call (limit, time range), and read back before repeating a write.', 'the request'),
  ],
  disprovedBy: 'The same answer arriving whole on another way.',
})

export const wrongId = verdict({
  cause: 'wrong-id',
  headline: 'The answer belongs to another request.',
  explains: overRule(
    (rule, source) =>
      `${rule} A client that shares one connection between threads, pairs log lines wrongly, or a cache in between ` +
      `mixes answers up like this${source}.`,
  ),
  actions: [
    you(
      'Give every request an id of its own and pair answers by it: a batch may be answered in any order.',
      'the client’s code',
    ),
    you('Switch off caching for POST on the way.', 'a proxy between the client and Clarify'),
    clarifySupport('If neither applies: look up the traceparent of this answer.'),
  ],
  asks: askSupport,
  disprovedBy: 'The pasted request being another than the one that was answered.',
})

export const malformed = verdict({
  cause: 'malformed',
  headline: 'The answer breaks a rule of JSON-RPC 2.0.',
  explains: overRule(
    (rule, source) =>
      `${rule}${source} A careful client refuses such an answer, and cannot say whether the call worked.`,
  ),
  actions: (facts, context) => [
    you(
      'Look whether the answer really comes from Clarify: the address called, a traceparent among its headers.',
      decidingFacts(kinds, facts, context).sentTo ?? 'the client’s address',
    ),
    clarifySupport('If it does: look up the traceparent and fix the answer’s form.'),
    you('After a write, read back whether it took effect before sending it again.'),
  ],
  asks: askSupport,
  disprovedBy: 'The same answer, as it left Clarify, keeping the rule.',
})

export const strictClient = verdict({
  cause: 'strict-client',
  headline: ({ messages = 0 }) =>
    `${ifSo(messages > 0, 'The answer is fine. ')}Your client is stricter than the standard.`,
  explains: ({ clientSays = 'The client refuses what the standard allows.', messages = 0, pastedSays = '' }) =>
    messages > 0
      ? `${clientSays} The call itself worked: ${pastedSays.replace(/^The call worked: /, '').replace(/\.$/, '')}.`
      : `${clientSays} The answer itself was not pasted, so whether the call worked was not seen.`,
  actions: ({ messages = 0 }) => [
    you('Update the client; until then take the result from the body.', 'the client’s dependencies'),
    you(
      messages > 0
        ? 'Do not send the call again just for this: it took effect.'
        : 'After a write, read back whether it took effect before sending it again.',
    ),
  ],
  prove: clarifyPasteSays,
  disprovedBy: 'The newest version of the client refusing an answer that keeps the standard.',
})

export const fineFromHere = verdict({
  cause: 'changed-on-the-way',
  headline: 'From here the answer is well formed. What you saw was changed, or another answer.',
  explains: overRule(
    (rule, source, { tookMs = 'a few' }) =>
      `clarify.selectItems was answered correctly in ${tookMs} ms. What was pasted differs: ${rule}${source}`,
  ),
  actions: [
    you(
      'Run the curl line below there: if its answer is malformed, something on that machine’s way changes it.',
      'the machine where it fails',
    ),
    you('If only one method answers like this, paste its whole answer with headers (curl -i) beside the request.'),
    clarifySupport('If one method is always malformed: look up its traceparent.'),
  ],
  asks: askSupport,
  disprovedBy: 'The same method answering correctly from the machine where it fails.',
})

export const wellFormed = verdict({
  kind: 'clear',
  cause: 'well-formed',
  headline: 'From here Clarify’s answer keeps every rule of JSON-RPC 2.0.',
  explains: ({ tookMs = 'a few' }, { findings }) =>
    `clarify.selectItems was answered in ${tookMs} ms with the right id, version and a result. ` +
    (findings.some(({ check, status }) => check === clarifyPasteSays.id && status === 'pass')
      ? 'What you pasted keeps them too.'
      : 'No malformed answer was pasted, so none was judged.'),
  actions: [
    you('Paste the answer that could not be read, whole, with headers, and the request beside it.', 'the first step'),
  ],
  last: null,
  prove: mayReadItems,
  disprovedBy: 'A malformed answer to the same call from here.',
})

export const notTold = verdict({
  kind: 'open',
  cause: 'not-told',
  headline: 'What was seen does not show a malformed answer.',
  explains: 'Nothing that was pasted breaks a rule of JSON-RPC, and no live check showed one.',
  actions: [
    you(
      'Paste the answer whole, as it came (curl -i shows the headers too), or connect the credentials file.',
      'the first step, or the Connections page',
    ),
  ],
  last: null,
  prove: clarifyPasteSays,
  disprovedBy: 'An answer that breaks one of the rules.',
})
