import { anyOf, type Language } from './language.ts'

const isNot = String.raw`(?:is|are|was|were|am|has|have|had|does|do|did|can|could|will|would)(?:\snot|n'?t)`

/** English; always looked for, since clients and analysts of every country mix it in. */
export const english: Language = {
  id: 'en',
  name: 'English',
  // With the words of error messages: a short text that has one of them needs no other language to be tried.
  known: anyOf(
    String.raw`the|is|are|was|not|and|for|with|from|but|we|our|it|to|of|this|that|when|while|after|my|on|in|at|by|as`,
    String.raw`invalid|unauthorized|forbidden|failed|exception|timeout|timed|request|requests|returned|response|` +
      String.raw`refused`,
    String.raw`connection|key|required|missing|bad|too|many|cannot|could|unable|message|denied|certificate|gateway`,
  ),
  forms: {
    api: String.raw`apis?|endpoints?|rest api|integration|connector`,
    key: anyOf(
      String.raw`(?:api[ _-]?|access[ _-]?|bearer[ _-]?|refresh[ _-]?|auth[ _-]?)?(?:keys?|tokens?)|api_?key`,
      String.raw`x-api-(?:key|password)`,
      String.raw`credentials?|creds|passwords?|secrets?|log ?ins?|authentication|authorization header`,
    ),
    client:
      String.raw`(?<=(?:invalid|unknown|bad|wrong) )client|client[ _-]?(?:ids?|secrets?|credentials?)|` +
      String.raw`oauth2?(?: (?:app|client|token|flow))?`,
    export: anyOf(
      String.raw`exports?|exported|exporting|extracts?|extraction|data ?pull|downloads?|csv|dump|feed`,
      String.raw`results? file|json file`,
    ),
    job: String.raw`(?:export )?jobs?|export runs?|syncs?|sensors?|poking|polling`,
    forecast: String.raw`forecasts?|forecast (?:tab|name|id|config)`,
    screen: anyOf(
      String.raw`screens?|ui|web ?app|app|front ?end|web ?page|dashboards?|forecast tab|tab|browser|grid|the page`,
      String.raw`on ?screen|what (?:people|reps|we|i|they|you) see|in clari|clari (?:shows?|says?|displays?|itself)`,
    ),
    numbers: anyOf(
      String.raw`numbers?|figures?|amounts?|totals?|sums?|values?|data|commits?|best[ -]?case|pipeline|quotas?|arr`,
      String.raw`acv|bookings?`,
      String.raw`closed[ -]?won|revenue|roll-?ups?|calls?|forecasts?|adjustments?|currenc(?:y|ies)`,
    ),
    rows: String.raw`rows?|records?|entries|entry|lines?|results?|submissions?`,
    people: anyOf(
      String.raw`reps?|people|persons?|users?|owners?|team ?members?|managers?|sellers?|everyone|everybody|somebody`,
      String.raw`someone`,
    ),
    answer: String.raw`responses?|repl(?:y|ies)|answers?|body|payload|output|returns?|returned|came back|comes back`,
    quota: String.raw`(?:monthly |export |api |concurren(?:t|cy) )?(?:quotas?|limits?|allowance)`,
    plan: anyOf(
      String.raw`enterprise (?:plan|licen[cs]e|edition|tier)`,
      String.raw`(?:our|your|this|the) (?:plan|licen[cs]e|subscription|tier)`,
    ),
    parameter: anyOf(
      String.raw`param(?:eter)?s?|arguments?|fields?|typesToExport|types? to export|timePeriod|time ?period`,
      String.raw`includeHistorical`,
      String.raw`exportFormat|export format|scopeId|schedule|currency|request body|body|payload`,
    ),
    method: String.raw`(?:rpc )?methods?`,
    resource: String.raw`resources?|signals?|items?`,
    elsewhere: anyOf(
      String.raw`salesforce|sfdc|crm|hubspot|dynamics|warehouse|snowflake|big ?query|redshift|databricks|excel`,
      String.raw`spreadsheets?`,
      String.raw`sheets?|tableau|looker|power ?bi|our (?:own )?(?:report|table|model|copy|data|load|database)s?`,
      String.raw`(?:re-?)?loaded|(?:what )?(?:we|i) (?:loaded|pulled|got|imported|have|see)`,
      String.raw`last (?:week|month|quarter)'?s? (?:load|run|export)`,
      String.raw`the (?:first|second|earlier|previous|old) (?:load|run|export)|\w{3,10}'s (?:load|run|export)`,
    ),
    differs: anyOf(
      String.raw`!=|≠|<>|mismatch(?:es|ed|ing)?|discrepan(?:cy|cies|t)|differ(?:s|ed|ence|ences|ent)?|disagrees?`,
      String.raw`diverges?|inconsisten(?:t|cy|cies)`,
      String.raw`${isNot} (?:\w{1,9} )?(?:match|agree|add up|tie(?: out)?|reconcile|line up|equal|correspond|` +
        String.raw`the same|square|foot)(?:ing|es|s)?`,
      String.raw`not (?:match|agree|reconcil|ty)(?:ing|es|e)?|not the same|out of sync|out by|off by|off from`,
      String.raw`something else|\d[\d.,]{0,6}\s?%? (?:apart|off)|never lines? up|diff(?:s|erences?)?|doesn'?t tie`,
      String.raw`don'?t tie|won'?t (?:tie|reconcile|match)|never (?:match|tie|agree)(?:es|s)?`,
      String.raw`can'?t (?:reconcile|tie out)`,
      String.raw`(?:numbers?|figures?|amounts?|totals?|values?|data|forecasts?|roll-?ups?) (?:is|are|was|were|` +
        String.raw`looks?|seems?) (?:all |totally |completely )?(?:wrong|off)`,
      String.raw`wrong (?:numbers?|amounts?|totals?|values?|figures?)`,
      String.raw`(?:stale|outdated|old) (?:numbers?|amounts?|totals?|values?|figures?|data)|gap (?:of|between)`,
      String.raw`variance`,
    ),
    compared: anyOf(
      String.raw`\d[\d.]{0,5}x|identical to`,
      String.raw`(?:lower|higher|less|more|smaller|bigger|larger|greater|fewer|short(?:er)?|above|below|under|` +
        String.raw`over) (?:than|by|of|in)(?! (?:one|two|a|once|an|\d{1,3}\b(?![\d.,%])))`,
      String.raw`(?:too|much) (?:low|high|small|big)|understated|overstated|short by|short of|double|doubled|twice`,
      String.raw`(?:lower|higher|smaller|bigger)`,
      String.raw`(?:drops?|dropped|went down|went up|changed|jumped|missing) (?:by|from|since)`,
    ),
    instead: anyOf(
      String.raw`instead of|rather than|vs\.?|versus|whereas|while|but|against|compared (?:to|with)|should be|not`,
      String.raw`yet|though|and`,
    ),
    empty: anyOf(
      String.raw`empty|blank|nothing in (?:the |my |our |this |that )?(?:clari )?export`,
      String.raw`nothing (?:in it|comes? back|came back|there|inside|at all|is returned|returned|in there)`,
      String.raw`returns? nothing`,
      String.raw`(?:(?:is|are|was|were)n'?t (?:a single|any)|no|zero|0|not a single|` +
        String.raw`not one) (?:\w{1,12} )?(?:rows?|records?|entries|data(?! (?:loss|lost|was lost))|values?|` +
        String.raw`results?|submissions?|lines?|users?)`,
      String.raw`(?:rows?|records?|entries)(?: (?:read|found|loaded|emitted|synced|extracted|processed|` +
        String.raw`count))?\s?[:=]\s?0(?!\d|[.,]\d)`,
      String.raw`(?<![.\w])\[\s{0,5}\]|just the headers?(?: row)?|EmptyDataError|no columns to parse`,
      String.raw`without (?:any )?(?:rows|data|entries|records)|only (?:the |a )?headers?`,
      String.raw`nobody (?:is )?in|no one (?:is )?in|headers? (?:row )?only|brings? back nothing`,
      String.raw`yields? (?:nothing|no)`,
    ),
    missing: anyOf(
      String.raw`missing|absent|left out|dropped|gone|disappeared|vanished|excluded`,
      String.raw`not (?:in|there|included|showing|present)`,
    ),
    'never-ends': anyOf(
      String.raw`stuck|hangs?|hanging|hung|frozen|freezes?`,
      String.raw`never (?:finish|complet|end|com|cam|resolv|reach|becom|becam|turn|get|got|leav|left|mov|went)\w{0,4}`,
      String.raw`${isNot} (?:yet |ever )?(?:finish|complet|end|done|ready|mov|progress|leav|chang|reach|` +
        String.raw`becom)\w{0,4}|poll budget|(?:attempt|try|poll|retry)s? (?<of>\d{1,4})\/\k<of>|` +
        String.raw`(?<count>\d{2,4})\/\k<count>|giving up|keeps? (?:waiting|polling|running)`,
      String.raw`still (?:says? |shows? |on |in |at )?['"“]?(?:running|pending|queued|scheduled|started|waiting|` +
        String.raw`processing|in progress)`,
      String.raw`(?:pending|queued|scheduled|started|running|processing|waiting|polling) (?:for|since|forever|all|` +
        String.raw`over)`,
      String.raw`takes? (?:too long|forever|hours|ages)|taking (?:too long|forever|hours|ages)|endless(?:ly)?`,
      String.raw`forever|no end in sight`,
      String.raw`(?:for|after|since|over) (?:\w{1,9} ){0,3}(?:hours|days|minutes|mins)(?: (?:now|already))?`,
      String.raw`in (?:the )?queue|sits? (?:in|at|there)`,
      String.raw`(?:remains?|stays?|stayed|remained|sitting|waiting|waits?|polls?) (?:in |on |at |as |for |` +
        String.raw`until )?['"“]?(?:pending|scheduled|started|queued|running|COMPLETED|DONE)`,
      String.raw`(?:exceeded|reached|gave up after|` +
        String.raw`max(?:imum)?) (?:the )?(?:max(?:imum)? )?(?:number of )?(?:polls?|polling attempts?|attempts|` +
        String.raw`wait)`,
    ),
    failed: anyOf(
      String.raw`failed|fails?|failing|(?<!\b(?:0|no|zero|without|any) )errors?|failure|aborted|aborts?|cancell?ed`,
      String.raw`crash(?:es|ed)?|errored|broke|expired`,
    ),
    invalid: anyOf(
      String.raw`invalid|wrong|bad|incorrect|expired|revoked|rejected|refused|refuses|rejects|unknown`,
      String.raw`not (?:valid|accepted|recogni[sz]ed|working)`,
      String.raw`(?:does|did)(?: not|n'?t) (?:work|accept|like|recogni[sz]e)|stopped working`,
      String.raw`no longer (?:works?|valid|accepted)|isn'?t (?:valid|accepted|working)`,
      String.raw`(?:could not|couldn'?t|cannot|can'?t|failed to|unable to) (?:verify|validate)|must be|should be`,
      String.raw`not ok|not right|deactivated|disabled|declined|mistyped|misspel(?:t|led)|is denied|was denied`,
    ),
    unset: anyOf(
      String.raw`(?:not|never|n'?t) (?:been )?(?:provided|configured|set(?: up)?|found|supplied|sent|given|` +
        String.raw`specified|present|passed|defined)`,
      String.raw`no (?:\w{1,10} )?(?:api[ _-]?)?(?:keys?|tokens?|credentials?|password)(?: (?:found|provided|` +
        String.raw`given|sent|set|configured|in request))?`,
      String.raw`missing|required|unset|undefined|absent|must (?:both )?be (?:set|provided|given)|is empty|was empty`,
      String.raw`has no|have no`,
    ),
    unauthorized: anyOf(
      String.raw`invalid[ _]auth\w{0,3}|unauthori[sz]ed|not authori[sz]ed|unauthenticated|not authenticated`,
      String.raw`auth(?:entication|orization)? (?:has )?(?:failed|failure|error|required|denied)`,
      String.raw`(?:fail(?:s|ed)?|unable|can'?t|cannot|could not|couldn'?t) to (?:authenticate|log ?in|sign ?in)`,
      String.raw`can'?t (?:authenticate|log ?in)`,
      String.raw`(?:won'?t|doesn'?t|does not|will not) let (?:me|us|it) in|kicked (?:me|us) out`,
      String.raw`invalid (?:log ?in|authentication)|bad credentials`,
    ),
    forbidden: anyOf(
      String.raw`forbidden|(?:access|permission)s? (?:is |was |has been )?(?:denied|refused)|denied access`,
      String.raw`not (?:allowed|permitted)`,
      String.raw`(?:no|not enough|insufficient|missing|lacks?(?: the)?|without(?: the)?|n'?t have(?: the)?|` +
        String.raw`not have(?: the)?|lacking) (?:\w{1,9} )?(?:permissions?|rights?|privileges?|access)`,
      String.raw`belongs? to (?:another|a different|somebody else'?s?|someone else'?s?) (?:user|token|key)`,
      String.raw`may not (?:see|read|access|use)`,
    ),
    'not-enabled': anyOf(
      String.raw`(?:not|n'?t|never|no longer) (?:been )?(?:enabled|included|available|granted|turned on|activated|` +
        String.raw`switched on|part of)`,
      String.raw`disabled|switched off|turned off|requires? (?:an?|the)|needs? (?:an?|the)|no api access`,
      String.raw`enable api access|without api access`,
    ),
    'not-opted-in': String.raw`no[_ ]optin|opt(?:ed)?[- ]?(?:in|out)|not opted`,
    'too-many': anyOf(
      String.raw`too many (?:requests?|calls?|exports?|api calls|attempts)|rate[- _]?limit(?:ed|ing|er)`,
      String.raw`rate[- _]?limits? (?:\w{1,9} )?(?:exceeded|reached|hit|errors?)`,
      String.raw`(?:hit|hits|hitting|exceed\w{0,3}|over|against|api|past|beyond) (?:\w{1,9} ){0,3}?rate[- _]?limits?`,
      String.raw`throttl(?:ed|ing|es?)`,
      String.raw`slow(?:ing)? down|back(?:s|ing)? ?off|retry[- ]?after|too many retries`,
      String.raw`too (?:fast|frequent(?:ly)?|often)|request limit|hitting (?:the |their )?limits?`,
    ),
    'used-up': anyOf(
      String.raw`(?:quota|limit|allowance)s? (?:is |was |has been |have been )?(?:reached|exceeded|exhausted|` +
        String.raw`used up|hit|full|gone|maxed(?: out)?)`,
      String.raw`(?:hit|hits|hitting|reached|exceed(?:ed|s)?|used up|over|ran out of|out of|` +
        String.raw`no) (?:\w{1,9} ){0,3}(?:quota|limit|allowance|exports(?: left)?)`,
      String.raw`no exports left|used up|exhausted|maxed out|ran out|all taken`,
    ),
    'not-found': anyOf(
      String.raw`not found|${isNot} (?:\w{1,9} )?(?:exist|be found|there|know)|unknown|no such|not recogni[sz]ed|` +
        String.raw`no longer exists?|is gone`,
      String.raw`(?:can'?t|cannot|could not|couldn'?t|does(?: not|n'?t)|did(?: not|n'?t)|unable to) (?:find|` +
        String.raw`locate|recogni[sz]e)`,
      String.raw`nonexistent|disappeared`,
    ),
    'not-supported': String.raw`not (?:\w{1,9} )?supported|unsupported|can(?:not|'?t) be exported|not exportable`,
    malformed: anyOf(
      String.raw`bad[ _]request|malformed|invalid (?:request|json|body|syntax|payload)|syntax error|parse error`,
      String.raw`unparse?able|validation (?:error|failed)`,
      String.raw`(?:could not|couldn'?t|cannot|can'?t|failed to|unable to|error) (?:be )?pars(?:e|ed|ing)`,
      String.raw`not (?:a )?valid (?:json|request)|method not allowed`,
    ),
    unreachable: anyOf(
      String.raw`(?:can'?t|cannot|can not|could not|couldn'?t|unable to|not able to|failed to|fails to|` +
        String.raw`won'?t) (?:reach|connect|contact|open a connection|get (?:through )?to|establish)`,
      String.raw`unreachable|not reachable|${isNot} respond(?:ing)?|not responding|offline|(?:is|was|seems?|` +
        String.raw`looks?|went|goes)(?: to be)? down|no connection|connection (?:error|problem|failed|failure|lost)|` +
        String.raw`network (?:error|problem|is unreachable)|no route to host|no answer`,
      String.raw`connection (?:could not|couldn'?t|cannot) be (?:made|established)`,
    ),
    'not-resolved': anyOf(
      String.raw`(?:does|did|do|could|can)(?: not|n'?t) (?:be )?resolved?|cannot (?:be )?resolved?|not resolvable`,
      String.raw`unresolv(?:able|ed)|dns (?:error|failure|failed|lookup|problem|issue|timeout)`,
      String.raw`name (?:resolution|lookup)(?: (?:failed|error|failure))?|failed to resolve|unable to resolve`,
      String.raw`unknown host|host (?:name )?(?:was )?not found|no such host|no dns`,
    ),
    'bad-certificate': anyOf(
      String.raw`(?:self[- ]signed|untrusted|expired|invalid|bad|unknown|wrong) (?:ssl |tls )?cert(?:ificate)?s?`,
      String.raw`certificate[^\n.]{0,40}?(?:expired|invalid|not trusted|untrusted|verify(?! ok)|verification|` +
        String.raw`problem|error|mismatch|unknown)`,
      String.raw`(?:ssl|tls)(?: \w{1,12})? (?:error|handshake|failure|failed|problem|alert)`,
      String.raw`(?:ssl|tls|cert(?:ificate)?) verif(?:y(?! ok)|ication(?! ok))(?: \w{1,9})?(?: failed)?`,
      String.raw`could not be trusted|unknown (?:ca|authority)`,
    ),
    'connection-refused':
      String.raw`connection (?:was )?refused|actively refused|` + String.raw`refused (?:the|our|to) connect(?:ion)?`,
    // `timeout=5` is a setting: of a program, or of a connection that is kept alive.
    timeout: anyOf(
      String.raw`timed?[ -]?outs?(?!=)|times[ -]out|timing out|no answer (?:in|within)|took too long to respond`,
      String.raw`deadline exceeded`,
    ),
    reset: anyOf(
      String.raw`connection (?:was )?(?:reset|closed|aborted|dropped|lost|terminated)|closed the connection|hung up`,
      String.raw`broken pipe|cut off mid`,
    ),
    blocked: anyOf(
      String.raw`(?:firewall|corporate proxy|proxy|vpn|zscaler|netskope|web filter|captive portal|umbrella|waf|` +
        String.raw`cloudflare|akamai)[^\n.]{0,40}?(?:block\w{0,3}|intercept\w{0,3}|in the way|certificate|den(?:y|` +
        String.raw`ies|ied)|login)`,
      String.raw`blocked by|intercepted by|(?:policy|firewall|filter|proxy) blocks?|proxy authentication required`,
    ),
    'not-json': anyOf(
      String.raw`non-?json|not (?:valid )?json|html (?:page|instead|response|back|body)|could not decode response`,
      String.raw`got html|returns? html|html error page|(?:instead of|rather than|expected) json|invalid json`,
      String.raw`unexpected token ['"‘“]?<|(?:a |the )?web ?page (?:instead|back|came)`,
      String.raw`(?:empty|blank|no) (?:response|reply|answer|body)|content-length: 0`,
      String.raw`unexpected end of (?:json )?(?:input|data|file)|unterminated string|JSONDecodeError`,
      String.raw`Expecting value: line 1 column 1|looking for beginning of value`,
    ),
    'login-page': anyOf(
      String.raw`(?:log ?in|sign[- ]?in|sso|okta|microsoft|saml) (?:page|form|screen|redirect|portal)`,
      String.raw`redirect(?:s|ed|ing)? (?:us |me |it )?to (?:a |the |our |an )?(?:log ?in|sign ?-?in|sso|okta)`,
    ),
    'server-failed': anyOf(
      String.raw`bad gateway|gateway time-?out|service (?:is )?(?:temporarily |currently )?unavailable`,
      String.raw`internal (?:server )?error|server (?:error|failed|failure|fault|crash(?:ed)?)`,
      String.raw`temporarily unavailable|under maintenance|outage`,
    ),
    conflict: anyOf(
      String.raw`conflict(?:s|ing|ed)?|concurrent writes?|unique (?:field|constraint|value)|already exists?`,
      String.raw`duplicate`,
    ),
    'try-again': anyOf(
      String.raw`try (?:it )?again|retry (?:later|the request)|temporar(?:y|ily) (?:unavailable|error|failure)`,
      String.raw`availability (?:issue|problem)`,
    ),
    'cannot-see':
      String.raw`(?:can'?t|cannot|can not|unable to|not able to|isn'?t able to|doesn'?t|don'?t) (?:see|view|access|` +
      String.raw`open|read|load)`,
    asks: anyOf(
      String.raw`(?:is|are) there (?:a|an|any)|how (?:many|much|often)`,
      String.raw`what(?:'s| is| are) (?:the|our|your) (?:rate|limit|quota)`,
      String.raw`do(?:es)? (?:the|it|this|your|clari)[^?.\n]{0,60}? (?:let|support|allow|offer|come with)`,
      String.raw`(?:can|could|should) (?:we|i|one) |do i (?:need|have to|loop)`,
    ),
    document: anyOf(
      String.raw`@@ -\d{1,6},\d{1,6} \+\d{1,6}|invoice|accounts payable|payment terms|renewal of your|subscription`,
      String.raw`code review|diff --git`,
      String.raw`release notes?|changelog|(?:openapi|swagger)(?: \w{1,12})?|pr #\d{1,6}|pull request|merge request`,
      String.raw`unit tests?|docs? draft|style guide`,
      String.raw`review the wording|post-?mortem|runbook|playbook|what should (?:the|a|our) \w{1,12} do`,
      String.raw`if the (?:service|api|server) (?:answers|returns)`,
      String.raw`backlog processed|retired the old|documentation says|(?:see|in) the (?:docs|manual|reference)`,
      String.raw`glossary|cheat ?sheet`,
    ),
    'no-error':
      String.raw`(?:no|zero|0|without(?: any)?|not a single) (?:errors?|issues?|problems?|failures?)(?! (?:message|` +
      String.raw`text|handling))`,
    agrees: anyOf(
      String.raw`(?<!n't |not |never |won't )(?:match(?:es|ed)?|ties?(?: out)?|agrees?|reconcil(?:es|ed|` +
        String.raw`e)) (?:now|again|exactly|perfectly|fully|fine|to (?:the (?:cent|dollar|penny)|zero)|the (?:ui|` +
        String.raw`screen|app))`,
      String.raw`(?<!n't |not |never |won't )ties? out(?! (?:with|by))|all good`,
      String.raw`(?:is|are|looks?) (?:all )?(?:fixed|fine|correct|ok|okay|good|back)(?: now| again)?|after the fix`,
      String.raw`works? (?:now|again|fine)`,
      String.raw`working (?:now|again|fine)|(?:gap|diff(?:erence)?|delta) (?:of |is |= ?)?0(?:[.,]0+)?(?!\d)`,
      String.raw`nothing (?:is |was )?(?:broken|wrong|failed)`,
      String.raw`just (?:planning|asking|curious|checking|wondering|fyi)|resolved|solved|never ?mind|false alarm`,
      String.raw`closing this|exit(?:ed)? (?:with )?(?:code |status )?0|all tests pass(?:ed)?|passed`,
    ),
    partly: String.raw`partial(?:ly)?|only (?:part|some|half)|some (?:of|were|was|are|succeeded|failed)|partialResult`,
  },
}
