/**
 * How a member of a JSON body may leave: `part` is looked into; `code` a short word; `id` an identifier; `message` a
 * sentence; `label` the name of a thing; `count`, `time` and `flag` plain values; `person` and `money` as they are,
 * unless those are hidden; `reasons` a map or list of sentences under paths that are parameters' names.
 */
export type MemberRule =
  | 'part'
  | 'code'
  | 'id'
  | 'message'
  | 'label'
  | 'count'
  | 'time'
  | 'flag'
  | 'person'
  | 'money'
  | 'reasons'

const table: Readonly<Record<MemberRule, string>> = {
  part:
    'entries users fields timePeriods timeFrames forecasts jobs job items calls data rows records results errors ' +
    'error details detail result meta links attributes params query fieldErrors invalidResources partialResult ' +
    'signalsByInput itemsByInput pagination filter members people owners user owner currency body request ' +
    'response resource relationships',
  code:
    'code errorCode status statusCode state error reason reasonPhrase reaspnPhrase namespace target type kind ' +
    'title_code fieldType dataType timePeriodType schedule exportFormat typesToExport currency fileType module ' +
    'version jsonrpc method token_type scope grant_type scopes role label_code symbol severity category level ' +
    'language timezone timeZone',
  id:
    'id jobId errorId request_id requestId correlationId orgId organizationId organisationId forecastId fieldId ' +
    'timePeriodId timeFrameId trace traceId traceparent spanId integration integrationId runningJobIds ' +
    'submittedJobIds hierarchyId parentHierarchyId callId eventId signalId itemId periodId weekId tenantId ray',
  message:
    'data error reason detail details message errorMessage error_description errorSummary description ' +
    'reason_description says text hint error_uri documentation help info msg developerMessage userMessage',
  label: 'name label title fieldName forecastName hierarchyName parentHierarchyName fileName displayLabel',
  count:
    'limit skip total count size concurrentLimit monthlyQuota availableConcurrentLimit availableMonthlyQuota ' +
    'expires_in retryAfter retry_after page pageSize year week quarter downloads rowsTruncated cellsTruncated ' +
    'remaining reset length position line column duration',
  time:
    'startDate endDate startTime endTime expiredTime createdAt updatedAt updatedOn createdOn timestamp time date ' +
    'expiresAt lastModified timePeriod timePeriods_label period',
  flag:
    'successful success viewed isUpdated includeHistorical rowsTruncated cellsTruncated active enabled created ' +
    'updated hasMore ok retryable optedIn',
  person:
    'ownerName userName username fullName displayName managerName repName userDisplayName personName firstName ' +
    'lastName email ownerEmail userEmail emailAddress mail createdByEmail userId crmId crmUserId ownerId ' +
    'updatedBy createdBy scopeId hostId actorId',
  money:
    'forecastAmount quotaAmount adjustmentAmount crmTotal crmClosed amount value forecastValue quotaValue ' +
    'adjustmentValue crmTotalValue crmClosedValue dataValue total_amount',
  reasons: 'params invalidFields',
}

const rules: ReadonlyMap<string, readonly MemberRule[]> = (() => {
  const found = new Map<string, MemberRule[]>()
  const order: readonly MemberRule[] = [
    'reasons',
    'part',
    'person',
    'money',
    'id',
    'count',
    'flag',
    'time',
    'code',
    'message',
    'label',
  ]
  for (const rule of order)
    for (const name of table[rule].split(/\s+/)) found.set(name, [...(found.get(name) ?? []), rule])
  return found
})()

/**
 * The rules that name a member, the strictest first; none where nothing names it. Every numeric `…Value` of an
 * export is money.
 */
export function rulesFor(name: string): readonly MemberRule[] {
  const own = rules.get(name)
  if (own !== undefined) return own
  return /^[a-z][A-Za-z]{1,40}Value$/.test(name) ? ['money'] : []
}
