/** Rules of gitleaks that are not taken, by why. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  // Judged by what holds the value, with more knowledge of YAML.
  ...['generic-api-key', 'kubernetes-secret-yaml', 'curl-auth-header', 'curl-auth-user'],
  // Known here by more than their shape.
  ...['private-key', 'jwt', 'jwt-base64', 'pkcs12-file', 'gcp-api-key'],
  // Identifiers and public keys, which give no access.
  ...['adobe-client-id', 'asana-client-id', 'bitbucket-client-id', 'discord-client-id', 'linkedin-client-id'],
  ...['looker-client-id', 'messagebird-client-id', 'plaid-client-id', 'sendbird-access-id', 'sumologic-access-id'],
  ...[
    'flutterwave-public-key',
    'lob-pub-api-key',
    'mailgun-pub-key',
    'mapbox-api-token',
    'new-relic-browser-api-token',
  ],
]);

/** Shapes that are written in another way. */
export const REPLACED: ReadonlyMap<string, string> = new Map([
  // Commits and other digests fit the shape of gitleaks, too.
  ['sourcegraph-access-token', '\\bsgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}\\b'],
  // A text alone, which scanners would find in the table itself.
  ['aws-amazon-bedrock-api-key-short-lived', 'bedrock-api-key-[Y]mVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{0,400}'],
]);

const NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  `1Password AWS API Adafruit Adobe Airtable Algolia Alibaba Amazon Anthropic Artifactory Asana Atlassian Authress Azure AD Beamer
  Bedrock Bitbucket Bittrex Cisco Clickhouse Clojars Cloudflare Codecov Cohere Coinbase Confluent Contentful Databricks Datadog
  DigitalOcean Discord Doppler DroneCI Dropbox Duffel Dynatrace EasyPost Etsy Facebook Fastly Finicity Finnhub Flickr
  Flutterwave FreshBooks Freemius GitHub GitLab Gitter GoCardless Grafana HashiCorp TF Heroku HubSpot Infracost Intercom Intra42
  JFrog Kraken KuCoin LaunchDarkly Linear LinkedIn Lob Looker MailChimp Mailgun Mattermost MaxMind Meraki MessageBird
  Microsoft Netlify Notion NuGet NYTimes Octopus Okta OpenAI OpenShift Perplexity Plaid PlanetScale Postman Prefect PrivateAI
  Pulumi PyPI RapidAPI RubyGems Scalingo Sendbird SendGrid SendinBlue Sentry SettleMint Shippo Shopify Sidekiq Slack Snyk Sonar
  Sourcegraph Square Squarespace Stripe SumoLogic Telegram TravisCI Twilio Twitch Twitter Typeform Vault Yandex Zendesk CA OAuth
  SCIM CI URL Teams Fly.io Frame.io ReadMe Relic HuggingFace`
    .split(/\s+/)
    .map((name) => [name.toLowerCase().replace('.', ''), name]),
);
const WORDS: Readonly<Record<string, string>> = {
  pat: 'personal access token',
  ptt: 'trigger token',
  rrt: 'runner registration token',
  cicd: 'CI',
  personnal: 'personal',
  oauth: 'OAuth token',
  new: 'New',
  npm: 'npm',
  harness: 'Harness',
  networking: 'Networking',
  defined: 'Defined',
  cloud: 'Cloud',
  kubernetes: 'Kubernetes',
  routable: '',
  v2: '',
};

/** What a rule finds, as it stands in a sentence: `a Databricks API token`. */
export function wordsFor(id: string): string {
  // Files of all kinds have such a setting.
  if (id === 'hashicorp-tf-password') return 'a password';
  const words = id.split('-').map((word) => WORDS[word] ?? NAMES[word] ?? word);
  const text = words
    .filter((word) => word !== '')
    .join(' ')
    .replace(/OAuth token (?=\S)/, 'OAuth ');
  return `${/^(?:[aeiou]|npm\b)/i.test(text) ? 'an' : 'a'} ${text}`;
}
