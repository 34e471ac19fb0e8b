import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { caseBundle } from '#src/client/bundle/case-bundle.ts'
import { fixLooks, fixResultOf } from '#src/client/runs/fix.ts'
import { version } from '#src/client/version.ts'
import type { Case } from '#src/domain/model/case.ts'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { ReachedVerdict, Scenario } from '#src/domain/model/scenario.ts'
import { reportText } from '#src/report/messages/report-text.ts'
import { hideNothing, type Hide } from '#src/report/model/report.ts'
import { ResultPage } from '#src/report/sheet/result-page.tsx'
import { ShareBar } from '#src/report/share/share-bar.tsx'
import { verdictReport } from '#src/report/model/verdict-report.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { useToast } from '#src/ui/feedback/toast.tsx'
import { isLoopback } from '#src/domain/contract/loopback.ts'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { PasteAgain, RetestResult } from './retest.tsx'
import { WatchFix } from './watch-fix.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'

/** What a {@link VerdictView} takes. */
export interface VerdictViewProps {
  readonly conclusion: Conclusion
  readonly verdict: ReachedVerdict
  readonly item: Case
  readonly busy: boolean
  readonly scenarios: readonly Scenario[]
  readonly onProve: () => void
  readonly onCancel: () => void
  readonly onPasteAgain: (text: string) => void
  readonly onGoOn: () => void
  readonly onBack: (() => void) | null
  /** Leads to the way that the wizard goes. */
  readonly flow: ReactNode
  /** Asks whose key it is, where somebody else must act and it was not told yet. */
  readonly keyOwner: ReactNode
}

/** The scenarios whose jobs and limits can be watched live on a page of their own. */
const seenLive: readonly string[] = ['clari.job-stuck', 'clari.rate-limited']

/** What the live page shows of a case: its own connection, where it was asked over one. */
function liveSearch(connection: string | undefined): { readonly over?: string } {
  return connection === undefined || connection === 'none' ? {} : { over: connection }
}

/** What a link to a case is worth to whoever gets it, by the host that it names. */
function linkWorth(host: string): string {
  return isLoopback(host)
    ? 'This link opens on this computer only. For somebody else, share the bundle.'
    : 'This link restores your choices, not what was pasted and found. To give all of it, share the bundle.'
}

/** The end of a wizard: the verdict as a sheet, the re-test, and where to go from here. */
export function VerdictView({
  conclusion,
  verdict,
  item,
  busy,
  scenarios,
  onProve,
  onCancel,
  onPasteAgain,
  onGoOn,
  onBack,
  flow,
  keyOwner,
}: VerdictViewProps) {
  const name = `${conclusion.scenario}/${conclusion.verdict}`
  const retest = item.retests.findLast((each) => each.verdict === name)
  const result =
    retest === undefined
      ? null
      : fixResultOf(
          { verdict: { name: conclusion.verdict, verdict }, findings: conclusion.findings },
          { again: null, proof: retest.record },
        )
  // What is fixed, or still there, is no longer only "found"; where the fix could not be told, nothing has changed.
  const fix = result === 'fixed' || result === 'unchanged' ? { fix: fixLooks[result] } : {}
  const make = (hide: Hide) => verdictReport({ conclusion, item, product: version, hide, ...fix })
  const { report } = make(hideNothing)
  const toast = useToast()
  const next = scenarios.find(({ id }) => id === conclusion.leadsTo)
  return (
    <div className="mx-auto w-full max-w-[1040px] px-3 py-5 sm:px-6 print:max-w-none print:p-0">
      <div className="mb-4 flex flex-wrap gap-2 print:hidden">
        {onBack !== null && (
          <Button onClick={onBack} size="small">
            Back to the checks
          </Button>
        )}
        <Link to="/cases/$id" params={{ id: item.id }} className={buttonClass('quiet', 'small')}>
          Runs and fix check
        </Link>
        <span className="ml-auto" />
        <CopyButton text={() => reportText(report, formatTimestamp)} label="Copy as text" />
        <CopyButton
          text={() => window.location.href}
          label="Copy link"
          done="Link copied"
          onCopied={() => toast.say(linkWorth(window.location.hostname))}
        />
        <ShareBar
          make={make}
          bundle={(report) =>
            caseBundle(
              {
                item,
                records: item.records.filter(
                  ({ finding }) => finding !== null && conclusion.findings.includes(finding),
                ),
                when: formatTimestamp,
              },
              report,
            )
          }
        />
      </div>
      <ResultPage
        report={report}
        conclusion={conclusion}
        above={
          retest === undefined || result === null ? null : (
            <RetestResult retest={retest} result={result} onGoOn={onGoOn} />
          )
        }
        prove={
          verdict.prove.by === 'check' ? (
            busy ? (
              <Button onClick={onCancel}>Cancel</Button>
            ) : (
              <>
                <Button variant="primary" onClick={onProve}>
                  {verdict.prove.check.costs === 'quota' ? 'Check again (uses one export)' : 'Check again'}
                </Button>
                {verdict.kind !== 'clear' && result !== 'fixed' && verdict.prove.check.costs !== 'offline' && (
                  <WatchFix
                    fix={{
                      caseId: item.id,
                      verdict: name,
                      title: report.headline,
                      href: `${window.location.pathname}${window.location.search}`,
                      check: verdict.prove.check,
                      found: { verdict: { name: conclusion.verdict, verdict }, findings: conclusion.findings },
                      answers: item.answers,
                      pastes: item.pastes,
                    }}
                  />
                )}
              </>
            )
          ) : null
        }
      />
      {keyOwner}
      {verdict.prove.by === 'paste-again' && (
        <PasteAgain busy={busy} asks={verdict.prove.check.asks} onCheck={onPasteAgain} />
      )}
      {verdict.exportsAgain === true && verdict.kind !== 'clear' && (
        <p className="mt-5 flex flex-wrap items-center gap-3 text-normal text-soft print:hidden">
          The export can be made again from here; it uses one of your organisation’s monthly number, and asks first.
          <Link to="/compare" search={{ case: item.id, again: 'export' }} className={buttonClass('secondary', 'small')}>
            Export again with these options
          </Link>
        </p>
      )}
      {seenLive.includes(conclusion.scenario) && (
        <p className="mt-5 flex flex-wrap items-center gap-3 text-normal text-soft print:hidden">
          Every job and both limits can be watched as they change.
          <Link
            to="/jobs"
            search={liveSearch(item.answers['connection'])}
            className={buttonClass('secondary', 'small')}
          >
            See the jobs live
          </Link>
        </p>
      )}
      {next !== undefined && (
        <p className="mt-5 flex flex-wrap items-center gap-3 text-normal text-soft">
          This looks like another story: {next.title}.
          <Link
            to="/wizard/$scenario"
            params={{ scenario: next.id }}
            search={{ a: item.answers }}
            className={buttonClass('secondary', 'small')}
          >
            Go on there
          </Link>
        </p>
      )}
      <div className="mt-5 print:hidden">{flow}</div>
    </div>
  )
}
