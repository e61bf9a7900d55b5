import type { Json } from './json.ts';

export const BAD_NAMES = [
  'Bad_Name',
  'UPPER',
  '-begins',
  'ends-',
  'a b',
  '',
  'x..y',
  'under_score',
  'ä',
  `long-${'x'.repeat(60)}`,
  `${'y'.repeat(254)}`,
];
export const BAD_LABELS = ['has space', '-begins', 'ends.', 'a/b', 'v1:2', `long-${'x'.repeat(60)}`, '{}', 'ä'];
export const BAD_KEYS = [
  'has space',
  '-begins',
  'a/b/c',
  'Upper.Domain/x',
  '/x',
  'x/',
  `x/${'y'.repeat(64)}`,
  'under_score.org/x',
  '@at',
];
export const BAD_QUANTITIES: Json[] = [
  '1gi',
  '1GB',
  '1 Gi',
  '-1',
  '',
  'one',
  true,
  1.5,
  '1.5',
  '0',
  '1Gi1',
  '0.5m',
  '1e3',
  '1Mi ',
];
export const BAD_NUMBERS: Json[] = [-1, 0, 1.5, 99999, 2 ** 31, 2 ** 40, '1', 'x', 256, -2147483649];
export const BAD_PORTS: Json[] = [
  0,
  -1,
  65536,
  70000,
  'http_',
  '-x',
  'a-name-too-long-for-it',
  'x--y',
  '80',
  'HTTP',
  '1',
  '',
];
