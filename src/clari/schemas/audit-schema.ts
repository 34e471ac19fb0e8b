import { z } from 'zod'

/** `GET /audit/events`: the items as they are; `nextLink` is absolute and there only where more is. */
export const auditEventsSchema = z.object({
  items: z.array(z.record(z.string(), z.unknown())),
  nextLink: z
    .string()
    .nullish()
    .transform((link) => link ?? null),
})

/** Something that somebody did at Clari. What its name means is not published: it is shown and proves nothing. */
export interface AuditTrailEvent {
  /** Epoch ms by Clari's clock. */
  readonly at: number
  readonly event: string
  readonly actorId: string | null
  /** The actor's name, else its e-mail, where the answer names it. */
  readonly actor: string | null
  /** From where: `WEB`, `IOS`, `ANDROID`; null where that is not told. */
  readonly session: string | null
  /** As it came. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** Events newest first, and who is named in the answer, by id; items without a moment or a name are left out. */
export interface AuditTrail {
  readonly events: readonly AuditTrailEvent[]
  readonly people: ReadonlyMap<string, string>
  readonly hasMore: boolean
}

const written = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null

/** `GET /audit/events` as a trail. */
export const auditTrailSchema = z
  .object({
    items: z.array(z.record(z.string(), z.unknown())),
    actors: z
      .array(z.record(z.string(), z.unknown()))
      .nullish()
      .transform((list) => list ?? []),
    nextLink: z.string().nullish(),
  })
  .transform(({ items, actors, nextLink }): AuditTrail => {
    const people = new Map(
      actors.flatMap(({ actorId, name, email }) => {
        const [id, called] = [written(actorId), written(name) ?? written(email)]
        return id === null || called === null ? [] : [[id, called] as const]
      }),
    )
    const events = items.flatMap((raw): AuditTrailEvent[] => {
      const [event, actorId] = [written(raw['event']), written(raw['actorId'])]
      const at = Date.parse(written(raw['eventTimestamp']) ?? '')
      if (event === null || Number.isNaN(at)) return []
      const actor = actorId === null ? null : (people.get(actorId) ?? null)
      return [{ at, event, actorId, actor, session: written(raw['sessionType']), raw }]
    })
    return { events: events.toSorted((a, b) => b.at - a.at), people, hasMore: nextLink != null }
  })
