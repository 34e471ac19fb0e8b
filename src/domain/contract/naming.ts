import type { System } from '#src/domain/model/system.ts'

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
    names: /(?<![A-Za-z])(?:clari[ _-]?)?copilot(?![A-Za-z])|x-api-password|trywingman|\bWingman\b/gi,
  },
  clari: {
    hosts: /(?:^|\.)clari\.com$/,
    paths: new RegExp(
      [
        String.raw`\/export\/(?:forecast|jobs)\b`,
        String.raw`(?<!\/api)\/v4\/(?:forecast|export|admin|audit|ingest|opportunit|activit)`,
        String.raw`\/admin\/limits\b|\/audit\/events\b`,
      ].join('|'),
    ),
    // Not within Clarify, Clarity, Clarivate or Clarifai; not the host of an e-mail address.
    names: /(?<![A-Za-z@])(?:clari|CLARI)(?![A-Za-z])|(?<!@)Clari(?![a-z])/g,
  },
  clarify: {
    hosts: /(?:^|\.)clarify\.(?:io|us|cloud)$/,
    paths: /\/clarify\/v1\b/,
    // The product, not the verb: "please clarify", "clarify whether".
    names: new RegExp(
      [
        String.raw`(?<![A-Za-z])(?:pyclarify|clarify-go|ClarifyClient|CLARIFY_[A-Z]+|client\.(?:select|publish|` +
          String.raw`connect|insert|save|data|evaluate)_?\w{0,20}\(|Response\(jsonrpc='2\.0')`,
        String.raw`\b(?:clarify\.(?:select|data|evaluate|Select|Data|Evaluate)|integration\.(?:insert|saveSignals|` +
          String.raw`Insert|SaveSignals)|admin\.(?:select|publish|connect|disconnect|Select|` +
          String.raw`Publish)[A-Z]?[a-z]*[sS]ignals)`,
        String.raw`(?<!(?:[Pp]lease|[Tt]o|you|we|I|they|could|can|let me|help|must|should|and|not|further|` +
          String.raw`Sage ?Maker)\s)(?<![A-Za-z.@])[Cc]larify(?![A-Za-z])(?!\s(?:the|that|this|what|why|how|whether|` +
          String.raw`if|which|my|your|it|who|when|where|with|things?|one|some|a|an|me|us)\b)`,
      ].join('|'),
      'g',
    ),
  },
}

/**
 * Hosts that say nothing of whose error it is: documentation, chat and trackers, examples, orchestrators' own pages.
 */
export const neutralHosts = new RegExp(
  String.raw`(?:^|\.)(?:${[
    String.raw`example\.(?:com|org|net)|mozilla\.org|httpstatuses\.(?:com|io)|httpstatus\.in|webconcepts\.info`,
    String.raw`w3\.org|ietf\.org|rfc-editor\.org|json-schema\.org|jsonrpc\.org|python\.org`,
    String.raw`readthedocs\.(?:io|org)|python-requests\.org|pydantic\.dev|pypi\.org|nodejs\.org|npmjs\.com`,
    String.raw`curl\.(?:se|haxx\.se)|golang\.org|go\.dev|pkg\.go\.dev|stackoverflow\.com|airbyte\.(?:com|io)`,
    String.raw`fivetran\.com|meltano\.com|dlthub\.com|airflow\.apache\.org|prefect\.io|dagster\.io|n8n\.io`,
    String.raw`zapier\.com|cloudflare\.com|nginx\.(?:org|com)|okta\.com|onelogin\.com|pingidentity\.com`,
    String.raw`pingone\.com|microsoftonline\.com|duosecurity\.com|auth0\.com|zscaler\.(?:com|net)`,
    String.raw`archives\.slack\.com|atlassian\.net|notion\.so|imgur\.com|loom\.com`,
  ].join('|')})$|^(?:schemas?|docs|developers?|support|help|status|wiki|jira|airflow|grafana|kibana|jenkins)\.`,
)
