import type { System } from './system.ts'

/** How a system is recognised in a text. */
export interface Naming {
  /** Fits a host name (lower case). */
  readonly hosts: RegExp
  /** Fits a path that no other system is known to have; null where its paths are common. */
  readonly paths: RegExp | null
  /** Fits its name in running text, in code and in names of programs. Bounded, global. */
  readonly names: RegExp
}

/** How each system is recognised. Copilot stands first, because its hosts are also Clari's. */
export const namings: Readonly<Record<System, Naming>> = {
  copilot: {
    hosts: /(?:^|\.)copilot\.clari\.com$|(?:^|\.)trywingman\.com$/,
    paths: /\/copilot(?:-auth)?\/(?:oauth\/token|users|calls)\b/,
    // Copilot alone is Clari's unless another's is named, which `foreignNames` tells.
    names:
      /(?<![A-Za-z])(?:clari[ _-]?copilot|ClariCopilot|Copilot|copilot|COPILOT)(?![A-Za-z])|x-api-password|trywingman|\bWingman\b/gi,
  },
  clari: {
    hosts: /(?:^|\.)clari\.com$/,
    paths:
      /\/export\/(?:forecast|jobs)\b|(?<!\/api)\/v4\/(?:forecast|export|admin|audit|ingest|opportunit|activit)|\/admin\/limits\b|\/audit\/events\b/,
    // Not within Clarify, Clarity, Clarivate or Clarifai; not the host of an e-mail address.
    names: /(?<![A-Za-z@])(?:clari|CLARI)(?![A-Za-z])|(?<!@)Clari(?![a-z])/g,
  },
  clarify: {
    hosts: /(?:^|\.)clarify\.(?:io|us|cloud)$/,
    paths: /\/clarify\/v1\b/,
    // The product, not the verb: "please clarify", "clarify whether".
    names: new RegExp(
      [
        String.raw`(?<![A-Za-z])(?:pyclarify|clarify-go|ClarifyClient|CLARIFY_[A-Z]+|client\.(?:select|publish|connect|insert|save|data|evaluate)_?\w{0,20}\(|Response\(jsonrpc='2\.0')`,
        String.raw`\b(?:clarify\.(?:select|data|evaluate|Select|Data|Evaluate)|integration\.(?:insert|saveSignals|Insert|SaveSignals)|admin\.(?:select|publish|connect|disconnect|Select|Publish)[A-Z]?[a-z]*[sS]ignals)`,
        String.raw`(?<!(?:please|to|you|we|I|they|could|can|let me|help|must|should|and|not|further|Sage ?Maker)\s)(?<![A-Za-z.@])[Cc]larify(?![A-Za-z])(?!\s(?:the|that|this|what|why|how|whether|if|which|my|your|it|who|when|where|with|things?|one|some|a|an|me|us)\b)`,
      ].join('|'),
      'g',
    ),
  },
}

/**
 * Hosts that say nothing of whose error it is: documentation, chat and trackers, examples, orchestrators' own pages.
 */
export const neutralHosts =
  /(?:^|\.)(?:example\.(?:com|org|net)|mozilla\.org|httpstatuses\.(?:com|io)|httpstatus\.in|webconcepts\.info|w3\.org|ietf\.org|rfc-editor\.org|json-schema\.org|jsonrpc\.org|python\.org|readthedocs\.(?:io|org)|python-requests\.org|pydantic\.dev|pypi\.org|nodejs\.org|npmjs\.com|curl\.(?:se|haxx\.se)|golang\.org|go\.dev|pkg\.go\.dev|stackoverflow\.com|airbyte\.(?:com|io)|fivetran\.com|meltano\.com|dlthub\.com|airflow\.apache\.org|prefect\.io|dagster\.io|n8n\.io|zapier\.com|cloudflare\.com|nginx\.(?:org|com)|okta\.com|onelogin\.com|pingidentity\.com|pingone\.com|microsoftonline\.com|duosecurity\.com|auth0\.com|zscaler\.(?:com|net)|archives\.slack\.com|atlassian\.net|notion\.so|imgur\.com|loom\.com)$|^(?:schemas?|docs|developers?|support|help|status|wiki|jira|airflow|grafana|kibana|jenkins)\./

/**
 * Names of other services, things that only they say, and protocols that share codes with Clarify's. A text that names
 * one of these beside one of ours may be about either. Bounded, global.
 */
export const foreignNames = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9])(?:git ?hub|git ?lab|bit ?bucket|stripe|salesforce|sfdc|hub ?spot|pipedrive|zoho|dynamics ?365|net ?suite|workday|marketo|pardot|outreach\.io|gong(?:\.io)?|chorus\.ai|zoom ?info|zendesk|intercom|freshdesk|twilio|send ?grid|mailchimp|mailgun|shopify|pay ?pal|braintree|plaid|docusign|open ?ai|chat ?gpt|anthropic|hugging ?face|cohere|open ?weather(?: ?map)?|supabase|firebase|firestore|google ?(?:cloud|sheets|drive|maps|api|ads)|googleapis|you ?tube|gmail|aadsts\d+|entra|microsoft (?:graph|copilot|clarity|teams)|copilot (?:studio|chat|workspace|pro)|vs ?code|ms ?graph|office ?365|m365|sharepoint|one ?drive|power ?automate|sage ?maker|twitter|facebook|instagram|linked ?in|reddit|discord|telegram|whatsapp|spotify|dropbox|vercel|netlify|heroku|algolia|mixpanel|amplitude|asana|trello|clarivate|clarifai)(?![A-Za-z0-9])`,
    String.raw`documentation_url|invalid_request_error|\bsk_(?:test|live)_|INVALID_SESSION_ID|INVALID_LOGIN|REQUEST_LIMIT_EXCEEDED|INVALID_AUTHENTICATION|AccessDeniedException|UnrecognizedClientException|ExpiredToken|SignatureDoesNotMatch|InvalidAccessKeyId|ThrottlingException|RESOURCE_EXHAUSTED|insufficient_quota|rate_limit_error|authentication_error|permission_error|not_authed|token_revoked|\bxox[abp]-|faultstring|status_message|\bE00000\d\d|\bORA-\d{5}|SQLSTATE|publickey|\bEACCES|EADDRINUSE|\bENOENT|\bgraphql|rpc error: code = `,
    String.raw`(?<![A-Za-z0-9_])(?:eth_[a-z]+|net_(?:version|listening|peerCount)|web3_(?:clientVersion|sha3)|debug_trace\w{1,30}|trace_(?:call|block|transaction|filter|replay\w{1,30})|engine_\w{1,30}v\d|personal_(?:sign|unlock)\w{0,20}|txpool_\w{1,20}|wallet_(?:add|switch|watch|request)\w{1,30}|starknet_\w{1,30}|zks_\w{1,30})|(?<![A-Za-z0-9_])(?:gwei|nonce too|execution reverted|insufficient funds|gas (?:price|limit|required)|intrinsic gas|vm execution|evm|ethereum|infura|alchemy|quick ?node|meta ?mask|ethers(?:\.js)?|web3|geth|erigon|solana|lamports|bitcoind?|blockhash|block height|mempool|smart contract|text ?Document|language server|lsp|modelcontextprotocol|mcp|tools\/(?:call|list)|resources\/(?:read|list)|prompts\/(?:get|list)|odoo|kodi|aria2|zabbix)(?![A-Za-z0-9_])|\b0x[0-9a-fA-F]{40,64}\b`,
  ].join('|'),
  'gi',
)

/**
 * Names of what may stand around an integration of ours, or be the whole matter where nothing of ours is named.
 * Bounded, global.
 */
export const surroundingNames =
  /(?<![A-Za-z0-9])(?:npm (?:err|error|warn)|yarn|pnpm|maven|gradle|cargo|nuget|rubygems|docker(?: ?hub)?|kubernetes|kubectl|k8s|pods?|helm|terraform|ansible|jenkins|circle ?ci|slurm|spark|hadoop|aws|amazon|amazonaws|dynamo ?db|cloudwatch|lambda|s3|azure|gcp|big ?query|snowflake|databricks|redshift|mongo(?: ?db)?|postgre(?:s(?:ql)?| ?sql)|psql|mysql|mariadb|redis|kafka|rabbitmq|elastic ?search|opensearch|clickhouse|datadog|new ?relic|sentry|pagerduty|sap|teradata|tableau server|confluence|jira|ssh|sftp|smtp|imap|ldap|printer|bluetooth|wi-?fi|vpn|weather)(?![A-Za-z0-9])/gi
