import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Stethoscope } from 'lucide-react'
import { connectionsQuery } from '#src/client/queries.ts'
import { checkupItems } from '#src/checks/checkup.ts'
import { buttonClass } from '#src/ui/button-class.ts'

/** For who does not know where to start: every read-only check at once. Nothing while nothing is connected. */
export function CheckupLink() {
  const { data: connections } = useQuery(connectionsQuery)
  const count = checkupItems(connections ?? []).length
  if (count === 0) return null
  return (
    <Link to="/checkup" search={{ run: 'now' }} className={buttonClass('secondary')}>
      <Stethoscope aria-hidden />
      <span>
        Run the full check-up <span className="font-normal text-soft max-sm:hidden">· {count} checks, no quota</span>
      </span>
    </Link>
  )
}
