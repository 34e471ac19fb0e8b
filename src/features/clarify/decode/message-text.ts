import { actorNames } from '#src/domain/model/scenario.ts'
import type { FaultView, MessageView } from './decode-view.ts'

function faultLine({ path, reasons, place }: FaultView): string {
  const where =
    place === null ? '' : place.found ? ` (the request has ${place.value ?? ''})` : ` (missing at ${place.pointer})`
  return `- ${path}: ${reasons.join('; ') || 'no reason given'}${where}`
}

/** A message as plain text for a chat or a ticket; every identifier that support asks for is in it. */
export function messageText(message: MessageView): string {
  const { advice, partial, trace, traceparent } = message
  const ids = [
    ...(message.id === null ? [] : [`request id: ${message.id}`]),
    ...(message.method === null ? [] : [`method: ${message.method}`]),
    ...(trace === null ? [] : [`trace: ${trace}`]),
    ...(traceparent === null ? [] : [`traceparent: ${traceparent.raw}`]),
    ...(message.apiVersion === null ? [] : [`API version: ${message.apiVersion}`]),
  ]
  return [
    `Clarify: ${message.title} (${message.badge})`,
    message.says,
    ...(message.means === null || message.says.includes(message.means) ? [] : [message.means]),
    ...(advice === null
      ? []
      : [
          '',
          `Does repeating help? ${advice.retry}. ${advice.retrySays}`,
          `Who acts: ${actorNames[advice.who]}. ${advice.does}`,
        ]),
    ...(message.params.length === 0 ? [] : ['', 'Parameters:', ...message.params.map(faultLine)]),
    ...message.resources.flatMap(({ id, type, fields }) => [
      '',
      `${type || 'resource'} ${id}:`,
      ...fields.map(faultLine),
    ]),
    ...(partial === null ? [] : ['', partial.says, ...partial.left.map((name) => `- not done: ${name}`)]),
    ...message.broken.map(({ says, source }) => `- ${says} (${source})`),
    ...(ids.length === 0 ? [] : ['', ...ids]),
  ].join('\n')
}
