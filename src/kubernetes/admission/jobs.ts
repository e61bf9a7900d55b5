import { quoted } from '../../text/words.ts';
import { inRange, LABEL, notNegative, oneOf } from './checks.ts';
import { wrongSchedule } from './cron.ts';
import type { Field } from './field.ts';
import { podFailurePolicy, successPolicy } from './job-policies.ts';
import { podTemplate } from './pod/pod.ts';
import { labelSelector } from './selectors.ts';

export function job(object: Field): void {
  const spec = object.at('spec');
  jobSpec(spec);
  labelSelector(spec.at('selector'));
  const [name, completions] = [object.at('metadata', 'name'), spec.at('completions').integer];
  if (spec.at('completionMode').word !== 'Indexed' || name.word === undefined || !completions || completions < 0)
    return;
  const wrong = LABEL(`${name.word}-${completions - 1}`);
  if (wrong !== undefined)
    name.wrong(
      'pod-name',
      `The pods of an indexed Job are named after the Job, but the name ${quoted(`${name.word}-${completions - 1}`)} ${wrong}.`,
      [name.word],
    );
}

export function cronJob(object: Field): void {
  const spec = object.at('spec');
  const name = object.at('metadata', 'name');
  if (name.word !== undefined && name.word.length > 52)
    name.wrong(
      'name-length',
      `${name.name} has ${name.word.length} characters, but the name of a CronJob can have at most 52. Its Jobs add 11 more.`,
      [name.word],
    );
  if (!spec.require('schedule')) schedule(spec.at('schedule'));
  timeZone(spec.at('timeZone'));
  oneOf(spec.at('concurrencyPolicy'), ['Allow', 'Forbid', 'Replace']);
  notNegative(spec, 'startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit');
  const template = spec.at('jobTemplate', 'spec');
  jobSpec(template);
  const selector = template.at('selector');
  if (selector.isSet)
    selector.wrong('selector', `${selector.name} cannot be set in a CronJob. Each Job gets its own selector.`);
  const manual = template.at('manualSelector');
  if (manual.isTrue)
    manual.wrong('selector', `${manual.name} cannot be \`true\` in a CronJob. Each Job gets its own selector.`);
}

function schedule(field: Field): void {
  const { word } = field;
  if (word === undefined) return;
  if (word.includes('TZ')) {
    field.wrong('time-zone', `${field.name} contains a time zone. Set \`timeZone\` instead.`, [word]);
    return;
  }
  const wrong = wrongSchedule(word);
  if (wrong !== undefined)
    field.wrong('schedule', `${field.name} is ${quoted(word)}, which is not a valid cron schedule. ${wrong}.`, [word]);
}

function timeZone(field: Field): void {
  const { text } = field;
  if (text === undefined || isTimeZone(text)) return;
  field.wrong(
    'time-zone',
    `${field.name} is ${quoted(text)}, which is not a known time zone. Use a name such as \`Europe/Berlin\` or \`Etc/UTC\`.`,
    [text],
  );
}

let zones: ReadonlySet<string> | undefined;

/**
 * Whether a name can be one of the time zone database. JavaScript takes any case, Go reads a file of exactly that name; zones that only
 * the cluster's newer database has pass when JavaScript knows them in no case.
 */
function isTimeZone(name: string): boolean {
  if (
    name === '' ||
    /^local$/i.test(name) ||
    name.split('/').some((part) => !/^[A-Za-z0-9._][-A-Za-z0-9._+]*$/.test(part) || /^\.\.?$/.test(part))
  )
    return false;
  zones ??= new Set(Intl.supportedValuesOf('timeZone'));
  if (zones.has(name) || name === 'UTC') return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  return ![...zones, 'UTC'].some((zone) => zone.toLowerCase() === name.toLowerCase());
}

function jobSpec(spec: Field): void {
  notNegative(
    spec,
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
    'backoffLimitPerIndex',
    'maxFailedIndexes',
  );
  const mode = spec.at('completionMode');
  oneOf(mode, ['NonIndexed', 'Indexed']);
  if (mode.word === 'Indexed') spec.require('completions', 'An indexed Job must define how many indexes it has');
  const indexed = mode.word === 'Indexed' || !mode.isKnown;
  for (const key of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'])
    if (!indexed && spec.isWhole && spec.at(key).isSet)
      spec.at(key).wrong('indexed', `${spec.at(key).name} requires \`completionMode: Indexed\`.`);
  if (spec.at('maxFailedIndexes').isSet) spec.require('backoffLimitPerIndex', '`maxFailedIndexes` requires it');
  const completions = spec.at('completions').integer;
  inRange(
    spec.at('maxFailedIndexes'),
    0,
    indexed && completions !== undefined && completions >= 0 ? completions : undefined,
  );
  podFailurePolicy(spec);
  if (mode.word === 'Indexed') successPolicy(spec);
  podTemplate(spec.at('template'));
  const pod = spec.at('template', 'spec');
  const policy = pod.at('restartPolicy');
  const why = 'The pods of a Job must be able to finish. Set it to `Never` or `OnFailure`';
  if (pod.isWhole && policy.isEmpty)
    policy.lacking('required', `${policy.name} is missing, and its default, \`Always\`, is not allowed. ${why}.`);
  else if (policy.word === 'Always')
    policy.wrong('restart', `${policy.name} is \`Always\`, which is not allowed. ${why}.`);
}
