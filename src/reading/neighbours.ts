import { anyOf } from './concepts/language.ts'
import { isInside, type Span } from './text/span.ts'

/**
 * Another system that stands beside an integration of ours. `own`: what only it says (exceptions, drivers, codes,
 * hosts, phrases of its products): where one stands, it is the one that failed. `named`: its name; `around`: it carries
 * calls to us (a scheduler, a container, a connector's platform), so that its name says nothing of whose error it is.
 * Sources of regular expressions, bounded.
 */
interface Neighbour {
  readonly name: string
  readonly named?: string
  readonly own?: string
  readonly around?: true
}

const neighbours: readonly Neighbour[] = [
  {
    name: 'Snowflake',
    named: String.raw`snowflake|snowpipe|snowsql`,
    own: anyOf(
      String.raw`snowflake\.(?:connector|sqlalchemy|snowpark)|\[Snowflake\]|net\.snowflake|SnowflakeSQLException`,
      String.raw`SQL compilation error|(?:warehouse|virtual warehouse) (?:XS|\S{1,30} (?:is )?suspended)`,
      String.raw`\b\d{6} \((?:0[28]|22|42|57)\w{3}\)|COPY INTO|does not exist or not authorized`,
      String.raw`[\w-]{1,60}\.snowflakecomputing\.com`,
    ),
  },
  {
    name: 'BigQuery',
    named: String.raw`big ?query`,
    own: anyOf(
      String.raw`google\.(?:api_core|cloud|auth)\.\w|googleapi: Error|\bbq(?:\.| load| query)|bigquery\.\w`,
      String.raw`Access Denied: (?:Table|Dataset|Project|BigQuery)|Not found: (?:Table|Dataset|Job|Project)`,
      String.raw`Exceeded rate limits: |bigquery\.googleapis\.com|quotaExceeded|rateLimitExceeded`,
    ),
  },
  {
    name: 'Google',
    named: anyOf(
      String.raw`google(?: (?:cloud|sheets?|drive|maps|api|ads|workspace|apps script|analytics))?|googleapis`,
      String.raw`you ?tube|gmail|gcp|gcs|firebase|firestore|vertex ai`,
    ),
    own: anyOf(
      String.raw`RESOURCE_EXHAUSTED|PERMISSION_DENIED|Service invoked too many times|gs://|storage\.objects\.`,
      String.raw`Exceeded maximum execution time|google\.golang\.org|rpc error: code = `,
    ),
  },
  {
    name: 'Amazon Web Services',
    named: anyOf(
      String.raw`aws|amazon|amazonaws|s3|dynamo ?db|cloudwatch|lambda|redshift|athena|glue|sqs|sns|ecs|ecr|ec2`,
      String.raw`kinesis|step functions?|secrets manager|sage ?maker`,
    ),
    own: anyOf(
      String.raw`boto(?:core|3)?\.\w|An error occurred \(\w{3,60}\) when calling the|arn:aws|s3://`,
      String.raw`S3UploadFailedError|NoSuchBucket|AccessDeniedException|UnrecognizedClientException`,
      String.raw`ExpiredToken(?:Exception)?|SignatureDoesNotMatch|InvalidAccessKeyId|ThrottlingException`,
      String.raw`Task timed out after \d|com\.amazonaws|S3ServiceException|Spectrum Scan|COPY (?:command )?failed`,
      String.raw`Serializable isolation violation|software\.amazon|redshift_connector`,
      String.raw`is not authorized to perform: \w{2,20}:|<Error><Code>`,
      String.raw`\b(?:Put|Get|Head|List|Delete|Copy)Objects?(?:V2)?\b|SlowDown: |REPORT RequestId|aws-sdk`,
      String.raw`Lambda\.\w{3,40}Exception`,
    ),
  },
  {
    name: 'Azure',
    named: anyOf(
      String.raw`azure(?: \w{2,14})?|adls|synapse|data factory|adf|key ?vault|service bus|entra(?: id)?`,
      String.raw`microsoft fabric`,
    ),
    own: anyOf(
      String.raw`azure\.core|Microsoft\.(?:Azure|Data|DataFactory)|AADSTS\d+|AuthorizationPermissionMismatch`,
      String.raw`abfss?://|ErrorCode:\w{6,60}|BlobNotFound|ContainerNotFound|UserErrorException`,
    ),
  },
  {
    name: 'Databricks',
    named: String.raw`databricks|delta ?lake|unity catalog`,
    own:
      String.raw`com\.databricks|databricks\.sql|dbfs:/|org\.apache\.spark|` +
      String.raw`AnalysisException|INVALID_PARAMETER_VALUE`,
  },
  {
    name: 'a database',
    named: anyOf(
      String.raw`postgre(?:s(?:ql)?| ?sql)|psql|mysql|mariadb|mssql|sql server|oracle|sqlite|mongo(?: ?db)?|redis`,
      String.raw`cassandra|clickhouse|duck ?db|teradata|vertica|supabase|cockroach(?:db)?|elastic ?search`,
      String.raw`open ?search|neo4j|memcached`,
    ),
    own: anyOf(
      String.raw`psycopg2?\b|asyncpg\.|SQLSTATE|\bORA-\d{4,5}|\bPG::\w|sqlalchemy\.(?:exc|engine)|pymysql\.`,
      String.raw`mysql\.connector|com\.mysql|SQLServerException|System\.Data\.SqlClient|org\.postgresql|pymongo\.`,
      String.raw`MongoServerError|MongoNetworkError|redis\.exceptions`,
      String.raw`ERROR:  ?(?:relation|column|permission|syntax|duplicate)`,
      String.raw`(?:relation|column|table|view|schema) ["'\x60]?[\w.]{1,60}["'\x60]? does not exist`,
      String.raw`permission denied for (?:schema|table|relation|database|sequence)|duplicate key value violates`,
      String.raw`deadlock detected|canceling statement|FATAL:  ?\w|pyodbc\.|ODBC (?:Driver|SQL)|JDBC|jdbc:|no pg_hba`,
      String.raw`Table ['"\x60][\w.]{1,80}['"\x60] doesn't exist|duckdb\.\w{1,20}`,
    ),
  },
  {
    name: 'dbt',
    named: String.raw`dbt(?: (?:cloud|core|model|run|test|build))?`,
    own: anyOf(
      String.raw`(?:Database|Compilation|Runtime) Error in (?:model|test|snapshot|seed|source)`,
      String.raw`dbt\.(?:exceptions|adapters)|depends on a node named|dbt (?:run|test|build) failed`,
      String.raw`Completed with \d+ errors?|Failure in test|source\.freshness`,
    ),
  },
  {
    name: 'Airflow',
    named: String.raw`airflow|dags?|astronomer|mwaa`,
    own: anyOf(
      String.raw`no worker slots|worker slots? free`,
      String.raw`(?:Broken DAG|dag_id|zombie (?:job|task)|scheduler (?:heartbeat|is not)|Task received SIGTERM|` +
        String.raw`executor (?:reports|queue)|queued state)`,
    ),
    around: true,
  },
  {
    name: 'a scheduler',
    named: anyOf(
      String.raw`prefect|dagster|luigi|argo(?: workflows?)?|cron(?: ?job|tab)?|jenkins|circle ?ci|github actions?`,
      String.raw`gitlab ci|rundeck|control-m|azure devops|buildkite|temporal|celery|sidekiq`,
    ),
    around: true,
  },
  {
    name: 'a connector platform',
    named: anyOf(
      String.raw`airbyte|fivetran|meltano|singer|stitch|hevo|rivery|matillion|dlt(?:hub)?|post ?hog|segment`,
      String.raw`rudder ?stack|n8n|zapier|make(?:\.com)?|integromat|workato|tray\.io|mulesoft|boomi|celigo`,
      String.raw`informatica|talend|alteryx|knime|power ?query|apps script|postman|insomnia|retool`,
    ),
    around: true,
  },
  { name: 'Fivetran', own: String.raw`fivetran\.com|destination (?:warehouse|schema) |\[Fivetran\]|mar limit` },
  {
    name: 'Kubernetes',
    named: String.raw`kubernetes|kubectl|k8s|helm|docker(?: ?hub)?|containerd|openshift|istio`,
    own: anyOf(
      String.raw`CrashLoopBackOff|ImagePullBackOff|ErrImagePull|OOMKilled|pods? "[\w.-]{1,80}"`,
      String.raw`Readiness probe failed|Liveness probe failed|Error from server \(|exit code 137`,
      String.raw`back-off (?:restarting|pulling)|no space left on device|FailedScheduling|evicted|deployment\.apps`,
    ),
  },
  {
    name: 'Terraform',
    named: String.raw`terraform|pulumi|ansible|cloudformation|vault`,
    own: String.raw`terraform (?:plan|apply)|Error: Provider|Error acquiring the state lock|Error making API request\.`,
  },
  {
    name: 'Kafka',
    named: String.raw`kafka|rabbitmq|pulsar|nats|pub/?sub|confluent`,
    own: anyOf(
      String.raw`org\.apache\.kafka|KafkaException|confluent_kafka|consumer group|TopicAuthorizationException`,
      String.raw`UnknownTopicOrPartition|LEADER_NOT_AVAILABLE|channel error; protocol method`,
    ),
  },
  {
    name: 'Tableau',
    named: String.raw`tableau(?: (?:server|cloud|online|prep))?`,
    own:
      String.raw`extract refresh|Tableau (?:Server|Cloud)|tableauserverclient|VizQL|` +
      String.raw`com\.tableau|\.hyper\b|\.twbx?\b`,
  },
  {
    name: 'Power BI',
    named: String.raw`power ?bi`,
    own: anyOf(
      String.raw`Microsoft SQL: |DM_\w{6,60}|PowerBI(?:Error|EntityNotFound|NotAuthorized)\w{0,20}|Mashup`,
      String.raw`data source credentials|gateway (?:cluster|is offline|is unreachable)`,
    ),
  },
  {
    name: 'Looker',
    named: String.raw`looker(?: studio)?|mode analytics|metabase|sigma computing|thoughtspot|qlik|superset|hex\.tech`,
    own: String.raw`LookML|Unknown or inaccessible field|looker_sdk|QlikView|Metabase::|QVX_\w{3,40}`,
  },
  {
    name: 'a dashboard',
    own: anyOf(
      String.raw`(?:dashboard|tile|widget|workbook|panel|look|explore|chart|monitor)s? ["'“‘][^"'”’\n]{1,60}["'”’]`,
      String.raw`query (?:has )?timed out|query (?:was )?(?:cancell?ed|aborted|failed)|\[Triggered\]|\[Recovered\]`,
      String.raw`p9[59] `,
    ),
  },
  {
    name: 'Slack',
    named: String.raw`slack|microsoft teams|ms teams|discord|telegram|whatsapp|mattermost`,
    own: anyOf(
      String.raw`slack_sdk|SlackApiError|hooks\.slack\.com|slack\.com/api|channel_not_found|not_in_channel`,
      String.raw`not_authed|token_revoked|\bxox[abp]-|incoming webhook|invalid_blocks|no_service|account_inactive`,
    ),
  },
  {
    name: 'Okta',
    named: anyOf(
      String.raw`okta|auth0|onelogin|ping ?(?:identity|federate|one)|duo|jumpcloud|active directory|azure ad|saml`,
      String.raw`scim`,
    ),
    own: anyOf(
      String.raw`\bE00000\d\d|SAML(?:Response)? (?:assertion|response|error)|Sign-?in failed for app`,
      String.raw`is not assigned to (?:the|this) (?:client )?app(?:lication)?|GENERAL_NONSUCCESS`,
      String.raw`okta\.com/(?:app|api)|SCIM (?:sync|provisioning|push)|provisioning (?:failed|error)`,
      String.raw`Automatic provisioning|app assignment`,
    ),
  },
  {
    name: 'Salesforce',
    named: String.raw`salesforce|sfdc|soql|apex|sales ?cloud|crm analytics`,
    own: anyOf(
      String.raw`simple_salesforce|INVALID_SESSION_ID|INVALID_LOGIN|REQUEST_LIMIT_EXCEEDED|INVALID_FIELD`,
      String.raw`UNABLE_TO_LOCK_ROW|QUERY_TIMEOUT|MALFORMED_QUERY|INSUFFICIENT_ACCESS\w{0,30}`,
      String.raw`FIELD_CUSTOM_VALIDATION\w{0,20}|System\.(?:LimitException|CalloutException|DmlException)`,
      String.raw`Too many SOQL|jsforce|\.salesforce\.com/services|\.my\.salesforce\.com|DUPLICATE_VALUE`,
      String.raw`ENTITY_IS_DELETED|STORAGE_LIMIT_EXCEEDED`,
    ),
  },
  {
    name: 'HubSpot',
    named: String.raw`hub ?spot`,
    own: String.raw`developers\.hubspot|ten_secondly_rolling|api\.hubapi\.com|INVALID_AUTHENTICATION`,
  },
  {
    name: 'another CRM or sales tool',
    named: anyOf(
      String.raw`pipedrive|zoho|dynamics ?365|net ?suite|workday|marketo|pardot|outreach\.io|salesloft|gong(?:\.io)?`,
      String.raw`chorus\.ai|zoom ?info|apollo\.io|people\.ai|zendesk|intercom|freshdesk|service ?now|anaplan|xactly`,
      String.raw`captivate ?iq|varicent|workiva|adaptive insights|sap|concur`,
    ),
    own: String.raw`api\.(?:gong|outreach|salesloft|pipedrive)\.\w{2,4}|SuiteScript|SSS_\w{4,40}`,
  },
  {
    name: 'GitHub',
    named: String.raw`git ?hub copilot|git ?hub|git ?lab|bit ?bucket`,
    own: anyOf(
      String.raw`documentation_url|api\.github\.com|remote: (?:Invalid|Repository|Permission)|publickey`,
      String.raw`GitHub Copilot|fatal: Authentication failed`,
    ),
  },
  {
    name: 'a payment or messaging service',
    named: anyOf(
      String.raw`stripe|twilio|send ?grid|mailchimp|mailgun|shopify|pay ?pal|braintree|plaid|docusign|square|adyen`,
      String.raw`chargebee|zuora|recurly`,
    ),
    own: String.raw`invalid_request_error|\bsk_(?:test|live)_|card_declined|stripe\.error`,
  },
  {
    name: 'an AI service',
    named: String.raw`open ?ai|chat ?gpt|anthropic|hugging ?face|cohere|gemini api|mistral ai|bedrock`,
    own: anyOf(
      String.raw`insufficient_quota|rate_limit_error|authentication_error|permission_error|context_length_exceeded`,
      String.raw`model_not_found|api\.openai\.com|api\.anthropic\.com`,
    ),
  },
  {
    name: 'Microsoft',
    named: anyOf(
      String.raw`microsoft (?:graph|copilot|clarity|teams|365)|ms ?graph|office ?365|m365|sharepoint|one ?drive`,
      String.raw`power ?automate|copilot (?:studio|chat|workspace|pro|agent)|vs ?code`,
    ),
    own: anyOf(
      String.raw`graph\.microsoft\.com|InvalidAuthenticationToken|clarity\.ms|SPSite|FlowCheckerError`,
      String.raw`copilot-language-server`,
    ),
  },
  {
    name: 'another network',
    named: anyOf(
      String.raw`twitter|facebook|instagram|linked ?in|reddit|spotify|dropbox|vercel|netlify|heroku|algolia|mixpanel`,
      String.raw`amplitude|asana|trello|notion|box\.com|smartsheet|airtable|clarivate|clarifai|microsoft clarity`,
      String.raw`clarinet|clarity|open ?weather(?: ?map)?`,
    ),
  },
  {
    name: 'a JSON-RPC node or server of another kind',
    own: anyOf(
      String.raw`(?<![A-Za-z0-9_])(?:eth_[a-z]+|net_(?:version|listening|peerCount)|web3_(?:clientVersion|sha3)|` +
        String.raw`debug_trace\w{1,30}|trace_(?:call|block|transaction|filter|replay\w{1,30})|engine_\w{1,30}v\d|` +
        String.raw`personal_(?:sign|unlock)\w{0,20}|txpool_\w{1,20}|wallet_(?:add|switch|watch|request)\w{1,30}|` +
        String.raw`starknet_\w{1,30}|zks_\w{1,30}|gwei|nonce too|execution reverted|insufficient funds|gas (?:price|` +
        String.raw`limit|required)|intrinsic gas|vm execution|evm|ethereum|infura|alchemy|quick ?node|meta ?mask|` +
        String.raw`ethers(?:\.js)?|web3|geth|erigon|solana|lamports|bitcoind?|blockhash|block height|mempool|` +
        String.raw`smart contract|text ?Document|language server|lsp|tools\/(?:call|list)|resources\/(?:read|list)|` +
        String.raw`prompts\/(?:get|list)|odoo|kodi|aria2|zabbix)(?![A-Za-z0-9_])`,
      String.raw`\b0x[0-9a-fA-F]{40,64}\b`,
    ),
    named: String.raw`modelcontextprotocol|mcp`,
  },
  {
    name: 'the program itself',
    own: anyOf(
      String.raw`TypeError: (?!(?:fetch failed|failed to fetch|network|load failed|terminated|invalid|header))`,
      String.raw`AttributeError: |IndexError: |NameError: |ZeroDivisionError|UnboundLocalError|NullPointerException`,
      String.raw`ReferenceError: |ClassCastException|unsupported operand|StackOverflowError|panic: runtime error`,
      String.raw`OutOfMemoryError`,
    ),
  },
  {
    name: 'a container registry',
    own: anyOf(
      String.raw`Failed to pull image|pull access denied|\b(?:ghcr|gcr|quay)\.io/|docker\.io/|\.dkr\.ecr\.`,
      String.raw`manifest (?:for|unknown)`,
    ),
  },
  { name: 'a file share', own: String.raw`\\\\[\w-]{1,40}\\|(?:shared|network) (?:drive|folder)|read-only` },
  {
    name: 'a package registry',
    own: anyOf(
      String.raw`pip3? install|Could not fetch URL|/simple/[\w-]{1,60}/|No matching distribution|requirements\.txt`,
      String.raw`npm (?:ERR|error)|E404 |yarn install|Could not find a version|poetry install|go: module|cargo build`,
    ),
  },
  {
    name: 'a tool on the machine',
    named: anyOf(
      String.raw`npm (?:err|error|warn)|yarn|pnpm|maven|gradle|cargo|nuget|rubygems|slurm|spark|hadoop|datadog`,
      String.raw`new ?relic|sentry|pagerduty|grafana|prometheus|splunk|confluence|jira|ssh|sftp|ftp|smtp|imap|ldap`,
      String.raw`printer|bluetooth|wi-?fi|weather|graphql`,
    ),
    own: anyOf(
      String.raw`\bEACCES|EADDRINUSE|\bENOENT|\bENOSPC|ModuleNotFoundError|ImportError|SyntaxError: invalid syntax`,
      String.raw`IndentationError|MemoryError|heap out of memory|Permission denied \(publickey|\bgraphql|faultstring`,
      String.raw`pandas\.errors\.ParserError|pyarrow\.lib|openpyxl\.|paramiko\.|smtplib\.|SMTPAuthenticationError`,
      String.raw`\b5\d\d 5\.\d\.\d\b|jenkins\.|fatal: (?:unable|not a git)|No space left|datadog`,
      String.raw`\bUnicodeDecodeError|FileNotFoundError|PermissionError|subprocess\.CalledProcessError`,
      String.raw`Segmentation fault|status_message|AssertionError|::test_\w|\bPASSED\b|\b\d{1,6} passed\b`,
      String.raw`\.(?:test|spec)\.[jt]sx?\b|pytest|FAILED tests/`,
    ),
  },
]

const named = compiled('named')
const own = compiled('own')

function compiled(part: 'named' | 'own'): {
  readonly any: RegExp
  readonly rows: readonly { readonly neighbour: Neighbour; readonly pattern: RegExp }[]
} {
  const rows = neighbours.flatMap((neighbour) => {
    const source = neighbour[part]
    if (source === undefined) return []
    return [
      {
        neighbour,
        pattern: new RegExp(part === 'named' ? String.raw`^(?:${source})$` : String.raw`^(?:${source})`, 'i'),
      },
    ]
  })
  const sources = neighbours.flatMap((neighbour) => neighbour[part] ?? [])
  const any = sources.join('|')
  return {
    rows,
    any:
      part === 'named'
        ? new RegExp(String.raw`(?<![A-Za-z0-9])(?:${any})(?![A-Za-z0-9])`, 'gi')
        : new RegExp(any, 'gi'),
  }
}

/**
 * Packages whose exceptions carry what an API answered, or that it did not: HTTP clients, schedulers, the
 * language itself.
 */
const carriers = new Set(
  [
    'requests urllib3 urllib httpx httpcore aiohttp http ssl socket json ' +
      'simplejson asyncio builtins concurrent tenacity backoff airflow',
    'prefect dagster singer airbyte_cdk airbyte dlt meltano oauthlib ' +
      'requests_oauthlib authlib pydantic pyclarify clarify clari copilot',
    'curl pycurl treq tornado websocket websockets anyio trio h11 h2 hpack certifi retrying urllib2 httplib ' +
      'httplib2 os errno self app src',
    'main utils lib core client api pandas polars com org io net java javax system www js node ruby sun jdk kotlin ' +
      'scala okhttp3 reactor feign retrofit2 pydantic_core',
  ]
    .join(' ')
    .split(' '),
)

/** An exception of a Python module, by its full name. */
const exception = new RegExp(
  String.raw`(?<![\w./-])([a-z_][a-z0-9_]{1,40})(?:\.[A-Za-z_]\w{0,40}){0,6}\.[A-Z]\w{0,60}(?:Error|Exception` +
    String.raw`|Failure|Fault|Timeout)\b`,
  'g',
)

/** Another system met in a text. */
export interface FoundNeighbour extends Span {
  readonly name: string
  /** `own`: words that only it says; `named`: its name; `around`: the name of what carries calls to us. */
  readonly by: 'own' | 'named' | 'around'
}

/** Whether a name stands in an identifier or a path beside ours: `clari_to_snowflake.py`. */
function isPartOfOurs(line: string, at: number, length: number): boolean {
  const before = /[\w./-]*$/.exec(line.slice(Math.max(0, at - 80), at))?.[0] ?? ''
  const after = /^[\w./-]*/.exec(line.slice(at + length, at + length + 80))?.[0] ?? ''
  return /clari|copilot/i.test(before + after) && /[_./-]$/.test(before)
}

const mostFound = 400

/** Finds the other systems that lines of a text speak of or in, in order of place; linear. */
export function readNeighbours(text: string, lines: readonly Span[]): readonly FoundNeighbour[] {
  const found: FoundNeighbour[] = []
  for (const line of lines) {
    if (found.length >= mostFound) break
    const piece = text.slice(line.start, line.end)
    for (const match of piece.matchAll(own.any)) {
      const row = own.rows.find(({ pattern }) => pattern.test(match[0]))
      found.push({
        name: row?.neighbour.name ?? 'another system',
        by: 'own',
        start: line.start + match.index,
        end: line.start + match.index + match[0].length,
      })
    }
    for (const match of piece.matchAll(exception)) {
      const name = match[1] ?? ''
      if (carriers.has(name) || /clari|copilot/i.test(match[0])) continue
      const span = { start: line.start + match.index, end: line.start + match.index + match[0].length }
      const known = found.findIndex((other) => other.by === 'own' && isInside(other, span))
      if (known === -1) found.push({ name, by: 'own', ...span })
      else found[known] = { name: found[known]?.name ?? name, by: 'own', ...span }
    }
    // Names hide in those of classes: StripeRateLimitError. The place stays: what is set apart is one letter
    // longer each time.
    const apart = piece.replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    for (const [text, exact] of [
      [piece, true],
      [apart, false],
    ] as const) {
      if (!exact && apart.length === piece.length) continue
      for (const match of text.matchAll(named.any)) {
        const row = named.rows.find(({ pattern }) => pattern.test(match[0]))
        const start = line.start + (exact ? match.index : Math.max(0, piece.indexOf(match[0])))
        const span = { start, end: start + match[0].length }
        if (isPartOfOurs(piece, start - line.start, match[0].length)) continue
        if (found.some((other) => isInside(span, other) && other.by !== 'own')) continue
        found.push({
          name: row?.neighbour.name ?? match[0],
          by: row?.neighbour.around === true ? 'around' : 'named',
          ...span,
        })
      }
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}
