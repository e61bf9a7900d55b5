import { listWords, quoted } from '../../text/words.ts';
import { atMost, inRange, labelKey, named, oneOf, SUBDOMAIN, unique, wrongServiceName } from './checks.ts';
import { expressionProblems } from './expressions.ts';
import type { Field } from './field.ts';
import { portNumber } from './ports.ts';
import { labelSelector } from './selectors.ts';

const OPERATIONS = ['CREATE', 'UPDATE', 'DELETE', 'CONNECT', '*'];

export function webhookConfiguration(object: Field): void {
  const hooks = object.at('webhooks').items;
  for (const hook of hooks) webhook(hook);
  unique(
    hooks.map((hook) => hook.at('name')),
    'webhook name',
  );
}

function webhook(hook: Field): void {
  const name = hook.at('name');
  if (!hook.require('name')) named(name, SUBDOMAIN);
  if (name.word !== undefined && SUBDOMAIN(name.word) === undefined && name.word.split('.').length < 3)
    name.wrong(
      'name',
      `${name.name} is ${quoted(name.word)}, but must be a domain with at least three parts, such as \`name.example.com\`.`,
      [name.word],
    );
  for (const rule of hook.at('rules').items) ruleProblems(rule);
  oneOf(hook.at('failurePolicy'), ['Ignore', 'Fail']);
  oneOf(hook.at('matchPolicy'), ['Exact', 'Equivalent']);
  oneOf(hook.at('reinvocationPolicy'), ['Never', 'IfNeeded']);
  if (!hook.require('sideEffects', 'Use `None` or `NoneOnDryRun`'))
    oneOf(hook.at('sideEffects'), ['None', 'NoneOnDryRun']);
  inRange(hook.at('timeoutSeconds'), 1, 30);
  labelSelector(hook.at('namespaceSelector'));
  labelSelector(hook.at('objectSelector'));
  if (hook.isWhole) client(hook.at('clientConfig'));
  matchConditions(hook.at('matchConditions'), ['params']);
  reviewVersions(hook);
}

const MOST_CONDITIONS = 64;

/** Reports conditions without a name or expression, or too many of them. `without`: what their expressions do not see. */
export function matchConditions(list: Field, without: readonly string[]): void {
  atMost(list, MOST_CONDITIONS);
  for (const condition of list.items) {
    if (!condition.require('expression'))
      expressionProblems(condition.at('expression'), { types: ['bool'], without: [...without, 'variables'] });
    if (!condition.require('name')) labelKey(condition.at('name'));
  }
  unique(
    list.items.map((condition) => condition.at('name')),
    'condition name',
  );
}

function reviewVersions(hook: Field): void {
  const versions = hook.at('admissionReviewVersions');
  if (hook.require('admissionReviewVersions')) return;
  for (const version of versions.items) named(version, wrongServiceName, 'check');
  unique(versions.items, 'version');
  const words = versions.items.map(({ text }) => text);
  if (versions.isWhole && !words.includes(undefined) && !words.includes('v1') && !words.includes('v1beta1'))
    versions.wrong(
      'versions',
      `${versions.name} must include \`v1\` or \`v1beta1\`. The API server does not send other versions.`,
    );
}

function client(config: Field): void {
  const kind = config.exactlyOne(['service', 'url'], 'one way to reach the webhook');
  if (kind === 'service') {
    const service = config.at('service');
    service.require('name');
    service.require('namespace');
    portNumber(service.at('port'), 'check');
    servicePath(service.at('path'));
  } else if (kind === 'url') {
    const url = config.at('url');
    if (url.text !== undefined && !/^https:\/\/[^/?#@]+(?:\/[^?#]*)?$/i.test(url.text))
      url.wrong('url', `${url.name} is ${quoted(url.text)}, but must have the form \`https://host/path\`.`, [url.text]);
  }
}

function servicePath(path: Field): void {
  const { word } = path;
  if (word === undefined || word === '/') return;
  const steps = word.replace(/^\//, '').replace(/\/$/, '').split('/');
  if (!word.startsWith('/') || steps.some((step) => step === '' || SUBDOMAIN(step) !== undefined))
    path.wrong(
      'path',
      `${path.name} is ${quoted(word)}, but must start with \`/\` and contain only lowercase letters, digits, \`-\` and \`.\` between slashes.`,
      [word],
    );
}

/** Reports a rule for operations on resources that is not whole, or has more than its wildcard. */
export function ruleProblems(rule: Field): void {
  for (const key of ['operations', 'apiGroups', 'apiVersions', 'resources']) rule.require(key);
  for (const key of ['operations', 'apiGroups', 'apiVersions']) {
    const list = rule.at(key);
    if (list.items.length > 1 && list.items.some(({ text }) => text === '*'))
      list.wrong('wildcard', `${list.name} has other entries besides \`*\`, which already matches everything.`);
  }
  for (const operation of rule.at('operations').items) {
    oneOf(operation, OPERATIONS);
    notEmpty(operation);
  }
  for (const version of rule.at('apiVersions').items) notEmpty(version);
  for (const resource of rule.at('resources').items) notEmpty(resource);
  resources(rule.at('resources'));
  oneOf(rule.at('scope'), ['Cluster', 'Namespaced', '*']);
}

function notEmpty(field: Field): void {
  if (field.value === '' || field.value === null) field.wrong('empty', `${field.name} is empty.`);
}

function resources(list: Field): void {
  const words = list.items.map(({ text }) => text ?? '');
  const whole = new Set(words.filter((word) => word.endsWith('/*')).map((word) => word.slice(0, -2)));
  const parts = new Set(words.filter((word) => word.startsWith('*/')).map((word) => word.slice(2)));
  if (words.length > 1 && words.includes('*/*'))
    list.wrong('wildcard', `${list.name} has other entries besides \`*/*\`, which already matches everything.`);
  else if (
    words.includes('*') &&
    words.filter((word) => word !== '*' && !word.includes('/')).length > 0 &&
    !words.at(-1)?.includes('/') &&
    words.at(-1) !== '*'
  )
    list.wrong('wildcard', `${list.name} has other resources besides \`*\`, which already matches everything.`);
  const before = new Set<string>();
  for (const field of list.items) {
    const [resource = '', part] = (field.text ?? '').split('/', 2);
    if (part === undefined) continue;
    const covered = [
      whole.has(resource) && before.has(`${resource}/*`) ? `${resource}/*` : '',
      parts.has(part) && before.has(`*/${part}`) ? `*/${part}` : '',
    ].filter((text) => text !== '');
    if (covered.length > 0)
      field.wrong(
        'wildcard',
        `${field.name} is redundant because ${listWords(covered.map(quoted))} already matches it.`,
      );
    before.add(`${resource}/${part}`);
  }
}
