/** A field of a cron schedule: its range and the names of its values. */
interface CronField {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly CronField[] = [
  { what: 'minute', least: 0, most: 59, names: [] },
  { what: 'hour', least: 0, most: 23, names: [] },
  { what: 'day of the month', least: 1, most: 31, names: [] },
  { what: 'month', least: 1, most: 12, names: MONTHS },
  { what: 'day of the week', least: 0, most: 6, names: DAYS },
];
const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** What is wrong with a cron schedule of five fields, as github.com/robfig/cron reads it, or undefined if nothing is. */
export function wrongSchedule(schedule: string): string | undefined {
  if (schedule.startsWith('@')) {
    if (DESCRIPTORS.includes(schedule) || /^@every (?:[0-9.]+(?:ns|us|µs|μs|ms|s|m|h))+$/.test(schedule))
      return undefined;
    return 'Use five fields or a shorthand such as `@daily` or `@hourly`';
  }
  const fields = schedule.split(/[\t\n\v\f\r\u0085\u00a0 ]+/u).filter((field) => field !== '');
  if (fields.length !== FIELDS.length)
    return `It has ${fields.length} field${fields.length === 1 ? '' : 's'}, but must have five: minute, hour, day of the month, month, day of the week`;
  for (const [index, field] of fields.entries()) {
    const kind = FIELDS[index];
    const wrong = kind && wrongField(field, kind);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongField(text: string, field: CronField): string | undefined {
  const ranges = text.split(',').filter((range) => range !== '');
  for (const range of ranges) {
    const wrong = wrongRange(range, field);
    if (wrong !== undefined) return `The ${field.what}, \`${text.slice(0, 40).replaceAll('`', "'")}\`, ${wrong}`;
  }
  return undefined;
}

function wrongRange(text: string, field: CronField): string | undefined {
  const [range = '', step, ...more] = text.split('/');
  const [first = '', last, ...rest] = range.split('-');
  if (more.length > 0 || rest.length > 0) return 'has too many slashes or hyphens';
  const all = first === '*' || first === '?';
  const start = all ? field.least : numberOf(first, field);
  const open = all || (last === undefined && step !== undefined);
  const end = open ? field.most : last === undefined ? start : numberOf(last, field);
  const width = step === undefined ? 1 : numberOf(step, undefined);
  if (start === undefined || end === undefined || width === undefined) return 'has a part that is not a number';
  if (start < field.least) return `must be at least ${field.least}`;
  if (end > field.most) return `must be at most ${field.most}`;
  if (start > end) return `has the range ${start}-${end}, which starts after its end`;
  return width === 0 ? 'has a step of 0' : undefined;
}

function numberOf(text: string, field: CronField | undefined): number | undefined {
  const name = field?.names.indexOf(text.toLowerCase()) ?? -1;
  if (field && name !== -1) return name + field.least;
  return /^\+?[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}
