import { recall, remember } from '#src/client/store/page-storage.ts'
import type { Watched } from './watch-list.ts'

/** Whether the browser may show notifications for this page: it was allowed, refused, not asked, or cannot at all. */
export type MayNotify = 'yes' | 'refused' | 'not-asked' | 'no-way'

const name = 'notify'

/** Whether notifications are wanted and allowed. */
export function mayNotify(): MayNotify {
  if (typeof Notification === 'undefined') return 'no-way'
  if (Notification.permission === 'denied') return 'refused'
  return Notification.permission === 'granted' && recall('browser', name) === 'on' ? 'yes' : 'not-asked'
}

/** Asks the browser for leave where it has to, and remembers the wish. */
export async function wantNotifications(on: boolean): Promise<MayNotify> {
  remember('browser', name, on ? 'on' : null)
  if (on && typeof Notification !== 'undefined' && Notification.permission === 'default')
    await Notification.requestPermission()
  return mayNotify()
}

/** Shows the end of something watched, where that is wanted and allowed. */
export function notifyEnd({ id, title, now }: Watched): void {
  if (mayNotify() !== 'yes') return
  try {
    const shown = new Notification(title, { body: now.says, tag: id, icon: '/logo.svg' })
    shown.addEventListener('click', () => window.focus())
  } catch {
    // Browsers that show notifications of service workers only (Chrome on Android) throw; the tab's title tells then.
  }
}
