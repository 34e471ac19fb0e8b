/** How long a stream may go unread, and how long it may last in all; milliseconds. */
export interface StreamLimits {
  readonly unreadMs: number
  readonly longestMs: number
}

/** An error to end a stream with. It says nothing of where it was made: the adapter below prints what ends a stream. */
export function streamError(says: string): Error {
  const error = new Error(says)
  error.stack = says
  return error
}

/** Why a stream was ended by the proxy itself. */
export type StreamEnded = 'unread' | 'too-long'

/**
 * The same stream, ended when nobody reads it for too long or when it lasts too long: it holds a turn and the
 * upstream's connection. `tell` is called before it is ended so.
 */
export function limitedStream<Piece>(
  body: ReadableStream<Piece>,
  limits: StreamLimits,
  tell: (why: StreamEnded) => void,
): ReadableStream<Piece> {
  const reader = body.getReader()
  let unread: ReturnType<typeof setTimeout> | undefined
  let longest: ReturnType<typeof setTimeout> | undefined
  const clear = () => {
    clearTimeout(unread)
    clearTimeout(longest)
  }
  const end = (controller: ReadableStreamDefaultController, why: StreamEnded) => {
    clear()
    tell(why)
    controller.error(streamError(`The stream was ended: ${why}.`))
    void reader.cancel().catch(() => {})
  }
  return new ReadableStream({
    start: (controller) => {
      longest = setTimeout(end, limits.longestMs, controller, 'too-long')
    },
    pull: async (controller) => {
      clearTimeout(unread)
      try {
        const part = await reader.read()
        if (part.done) {
          clear()
          return controller.close()
        }
        controller.enqueue(part.value)
        unread = setTimeout(end, limits.unreadMs, controller, 'unread')
      } catch (error) {
        clear()
        controller.error(error)
      }
    },
    cancel: async (reason) => {
      clear()
      await reader.cancel(reason)
    },
  })
}
