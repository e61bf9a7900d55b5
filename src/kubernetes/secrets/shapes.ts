/** A credential that its issuer's fixed text shows. */
export interface Shape {
  /** What it is, as in a sentence. */
  readonly what: string;
  /** A regular expression whose first group, if it has one, is the credential; every repetition is bounded. */
  readonly shape: string;
  /** Texts of which one always occurs, in lower case. */
  readonly keywords: readonly string[];
  /** Bits per letter that the credential has at least. */
  readonly entropy?: number;
  /** Expressions of credentials that are none. */
  readonly allow?: readonly string[];
  /** Found by a name before it, not by its own shape. */
  readonly named?: boolean;
  /** Whether it may be harmless. */
  readonly uncertain?: boolean;
}

/** Shapes that issuers document and gitleaks does not know, or knows more narrowly. */
export const SHAPES: readonly Shape[] = [
  shape('a GitHub token', 'gh[pousr]_[A-Za-z0-9]{36,255}', 'ghp_ gho_ ghu_ ghs_ ghr_'),
  shape('a GitHub token', 'github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}', 'github_pat_'),
  shape(
    'a GitLab token',
    'gl(?:pat|ptt|dt|rt|cbt|ft|soat|imt|agent|oas|ffct|wt)-[A-Za-z0-9_.-]{20,300}',
    'glpat- glptt- gldt- glrt- glcbt- glft- glsoat- glimt- glagent- gloas- glffct- glwt-',
  ),
  shape('an AWS access key', 'A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9])', 'akia asia'),
  shape(
    'a Slack token',
    'xox[abeoprs]-[A-Za-z0-9-]{0,20}\\d{8,13}-[A-Za-z0-9-]{16,255}|xapp-\\d-[A-Za-z0-9-]{16,255}',
    'xox xapp-',
  ),
  shape(
    'a Slack webhook',
    'hooks\\.slack\\.com\\/(?:services|workflows|triggers)\\/[A-Z0-9]{8,12}\\/[A-Z0-9]{8,14}\\/[A-Za-z0-9]{16,48}',
    'hooks.slack.com',
  ),
  shape(
    'a Discord webhook',
    'discord(?:app)?\\.com\\/api\\/webhooks\\/\\d{16,20}\\/[A-Za-z0-9_-]{60,80}',
    '/api/webhooks/',
  ),
  shape(
    'a Discord bot token',
    '[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])',
    '',
  ),
  shape('an age private key', 'AGE-SECRET-KEY-1[0-9A-Z]{58}', 'age-secret-key-1'),
  shape('an age private key', 'AGE-SECRET-KEY-PQ-1[0-9A-Z]{58,120}', 'age-secret-key-pq-1'),
  shape('a Stripe key', '[sr]k_live_[A-Za-z0-9]{20,128}', '_live_'),
  shape('a Stripe webhook secret', 'whsec_[A-Za-z0-9+/]{32,64}', 'whsec_'),
  shape('an npm token', 'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])', 'npm_'),
  shape('a PyPI token', 'pypi-AgE[A-Za-z0-9_-]{50,255}', 'pypi-age'),
  shape('a DigitalOcean token', 'do[oprt]_v1_[a-f0-9]{64}', '_v1_'),
  shape('a SendGrid key', 'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}', 'sg.'),
  shape('a Vault token', 'hv[sbr]\\.[A-Za-z0-9_-]{24,300}', 'hvs. hvb. hvr.'),
  shape('a Hugging Face token', '(?:hf|api_org)_[A-Za-z0-9]{34}(?![A-Za-z0-9])', 'hf_ api_org_'),
  shape('an Anthropic key', 'sk-ant-[a-z0-9]{3,8}-[A-Za-z0-9_-]{32,128}', 'sk-ant-'),
  shape('an OpenAI key', 'sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}', 't3blbkfj'),
  shape('an OpenRouter key', 'sk-or-v1-[a-f0-9]{64}', 'sk-or-v1-'),
  shape('a Groq key', 'gsk_[A-Za-z0-9]{48,56}', 'gsk_'),
  shape('an xAI key', 'xai-[A-Za-z0-9]{70,90}', 'xai-'),
  shape('a Replicate token', 'r8_[A-Za-z0-9]{37,40}', 'r8_'),
  shape('a Cerebras key', 'csk-[a-z0-9]{40,60}', 'csk-'),
  shape('a LangSmith key', 'lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}', 'lsv2_'),
  shape('a Pinecone key', 'pcsk_[A-Za-z0-9_]{50,90}', 'pcsk_'),
  shape('a Tavily key', 'tvly-(?:dev-|prod-)?[A-Za-z0-9]{30,40}', 'tvly-'),
  shape('an NVIDIA key', 'nvapi-[A-Za-z0-9_-]{60,70}', 'nvapi-'),
  shape('a Docker Hub token', 'dckr_[a-z]{3}_[A-Za-z0-9_-]{27,40}', 'dckr_'),
  shape('a Grafana token', 'gl(?:sa|c)_(?:ey[A-Za-z0-9+/]{32,400}|[A-Za-z0-9]{32}_[a-f0-9]{8})', 'glsa_ glc_'),
  shape('a Google OAuth secret', 'GOCSPX-[A-Za-z0-9_-]{28}', 'gocspx-'),
  shape('a Google OAuth token', 'ya29\\.[A-Za-z0-9_-]{20,1000}|1//0[A-Za-z0-9_-]{40,200}', 'ya29. 1//0'),
  { ...shape('a Google API key', 'AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])', 'aiza'), uncertain: true },
  shape('a Shopify token', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}', 'shpat_ shpca_ shppa_ shpss_'),
  shape('a Tailscale key', 'tskey-[a-z]{3,10}-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{16,48}', 'tskey-'),
  shape('a 1Password service account token', 'ops_eyJ[A-Za-z0-9_-]{100,1000}', 'ops_eyj'),
  shape('a Doppler token', 'dp\\.(?:st|pt|sa|ct|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}', 'dp.'),
  shape('an Atlassian token', 'AT(?:ATT3|CTT3|BB)[A-Za-z0-9_=-]{24,220}', 'atatt3 atctt3 atbb'),
  shape('a Notion token', 'secret_[A-Za-z0-9]{43}(?![A-Za-z0-9])|ntn_[A-Za-z0-9]{40,50}', 'secret_ ntn_'),
  shape('a Figma token', 'fig(?:d|ur|o)_[A-Za-z0-9_-]{40,50}', 'figd_ figur_ figo_'),
  shape('a Supabase key', 'sbp_(?:oauth_|v0_)?[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{22,50}', 'sbp_ sb_secret_'),
  shape('a Neon key', 'napi_[a-z0-9]{60,70}', 'napi_'),
  shape('a Sonar token', 'sq[apu]_[a-f0-9]{40}', 'sqa_ sqp_ squ_'),
  shape('a CircleCI token', 'CCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[a-f0-9]{40}', 'ccipat_ cciprj_'),
  shape(
    'a Buildkite token',
    'bk(?:ua|aat|ct|pt|at|et|rt)_[A-Za-z0-9]{38,70}',
    'bkua_ bkaat_ bkct_ bkpt_ bkat_ bket_ bkrt_',
  ),
  shape('a Netlify token', 'nf[bcopu]_[A-Za-z0-9]{36,40}', 'nfb_ nfc_ nfo_ nfp_ nfu_'),
  shape('a Vercel token', 'vc[acikpr]_[A-Za-z0-9]{48,60}', 'vca_ vcc_ vci_ vck_ vcp_ vcr_'),
  shape('a Render key', 'rnd_[A-Za-z0-9]{28,36}', 'rnd_'),
  shape('a Resend key', 're_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,28}', 're_'),
  shape('a Cloudflare token', 'cf(?:k|ut|at)_[A-Za-z0-9]{40,60}', 'cfk_ cfut_ cfat_'),
  shape('a PostHog key', 'ph[sx]_[A-Za-z0-9]{40,60}', 'phs_ phx_'),
  shape('a Telegram bot token', '\\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])', ':aa'),
  shape(
    'a New Relic key',
    'NR(?:AK|II|IQ|RA)-[A-Za-z0-9_-]{27,44}|[a-f0-9]{36}(?:FFFF)?NRAL',
    'nrak- nrii- nriq- nrra- nral',
  ),
  shape('a Sentry token', 'sntry(?:s_eyJ[A-Za-z0-9+/=_-]{40,1000}|u_[a-f0-9]{64}(?![A-Za-z0-9]))', 'sntrys_ sntryu_'),
  shape('a k3s token', 'K10[a-f0-9]{64}::[A-Za-z0-9_.:-]{16,200}', '::'),
  named(
    'a bootstrap token',
    '(?:[Tt]oken|TOKEN)["\']?(?:[ \\t]{0,5}[:=][ \\t]{0,5}|[ \\t]{1,5})["\']?([a-z0-9]{6}\\.[a-z0-9]{16})(?![\\w.])',
    'token',
  ),
  shape('an Azure SAS signature', '[?&;]sig=([A-Za-z0-9+/%]{43,70}(?:%3[Dd]|=))', 'sig='),
  shape(
    'an Azure access key',
    '(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,90}={1,2})',
    'accountkey= sharedaccesskey=',
  ),
  shape(
    'an Azure key',
    '[A-Za-z0-9+/]{52}JQQJ99[A-Za-z0-9+/]{20,40}|[A-Za-z0-9+/]{33,44}(?:\\+ASt|\\+AEh|\\+ARm|\\+AIo|ACDb|AzFu|AzSe|\\+ACR)[A-Za-z0-9+/]{5,44}={0,2}',
    'jqqj99 +ast +aeh +arm +aio acdb azfu azse +acr',
  ),
  shape('an Azure DevOps token', '[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}', 'azdo'),
  shape(
    'a Bitwarden access token',
    '0\\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==',
    '==',
  ),
  shape('an Infisical token', 'st\\.[a-f0-9]{24}\\.[a-f0-9]{32}\\.[a-f0-9]{32}', 'st.'),
  shape('an Airtable token', 'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}', 'pat'),
  shape('a Linear key', 'lin_(?:api|oauth)_[A-Za-z0-9]{40,64}', 'lin_api_ lin_oauth_'),
  shape('a Twilio key', 'SK[0-9a-f]{32}(?![A-Za-z0-9])', 'sk'),
  shape(
    'a private key in base64',
    'LS0tLS1CRUdJTi(?:BSU0EgUFJJVkFURSBLRVkt|BQUklWQVRFIEtFWS0t|BPUEVOU1NIIFBSSVZBVEUgS0VZ|BFQyBQUklWQVRFIEtFWS0t)[A-Za-z0-9+/=]{40,1000}',
    'ls0tls1crudjti',
  ),
];

function shape(what: string, source: string, keywords: string): Shape {
  return { what, shape: source, keywords: keywords === '' ? [] : keywords.split(' ') };
}

function named(what: string, source: string, keywords: string): Shape {
  return { ...shape(what, source, keywords), named: true };
}
