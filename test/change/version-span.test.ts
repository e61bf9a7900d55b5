import { expect, it } from 'vitest';
import { directionOf, majorsOf } from '../../src/change/moves/version-span.ts';

it.each([
  ['1.2.3', '1.2.2'],
  ['v1.10.0', '1.9.9'],
  ['1.2', '1.1.9'],
  ['16', '15'],
  ['3.11-slim', '3.9-slim'],
  ['1.25-alpine3.19', '1.24-alpine3.18'],
  ['4.0.9.2244', '4.0.8.1874'],
  ['6.x', '5.x'],
  ['^6.1.0', '~5.3.0'],
  ['~6.2.0', '~6.1.0'],
  ['6.x', '5.9.0'],
  ['20240510', '20240509'],
  ['main-20240510-abc1234', 'main-20240401-def5678'],
  ['RELEASE.2024-05-10T01-41-38Z', 'RELEASE.2024-05-01T01-11-10Z'],
  ['2024.12.10', '2024.12.9'],
  ['release-1.4', 'release-1.3'],
])('%s goes back to %s, and the other way forward', (before, after) => {
  expect(directionOf(before, after)).toBe('back');
  expect(directionOf(after, before)).toBe('forward');
});

it.each([
  ['1.2.3', '1.2.3'],
  ['1.2.3', '1.2'],
  ['6.x', '6.1.x'],
  ['^6.2.0', '^6.1.0'],
  ['6.5.1', '6.x'],
  ['>=6.0.0', '>=5.0.0'],
  ['6.x || 7.x', '5.x'],
  ['1.26.0', '1.25.0-alpine'],
  ['1.2.0', '1.2.0-rc.1'],
  ['1.3.0-rc.1', '1.2.0'],
  ['latest', 'stable'],
  ['latest', '1.2.3'],
  ['main', 'v1.0.0'],
  ['1234567', '1234566'],
  ['12e4567', '12e4566'],
  ['2024.5.1', '1.0.0'],
  ['20240510', '1.4.0'],
  ['jdk-17', 'py-16'],
  ['sha256:222222222222', 'sha256:111111111111'],
  ['', '1.0.0'],
  ['1.2.3.4.5.6', '1.2.3.4.5.5'],
  ['9'.repeat(200), '8'.repeat(200)],
])('whether %s or %s is older is not known', (before, after) => {
  expect(directionOf(before, after)).toBeUndefined();
  expect(directionOf(after, before)).toBeUndefined();
});

it.each([
  ['1.9.3', '2.0.0', [1, 2]],
  ['v9', 'v10.1.0', [9, 10]],
  ['6.x', '7.x', [6, 7]],
  ['0.9.1', '1.0.0', [0, 1]],
  ['15.4-alpine', '16.1-alpine', [15, 16]],
  ['1.9.3', '1.10.0', undefined],
  ['2.0.0', '1.0.0', undefined],
  ['2024.12.1', '2025.1.0', undefined],
  ['20241201', '20250101', undefined],
  ['1.9.3', '2024.1.0', undefined],
  ['1.9.3', '2.0.0-rc.1', undefined],
] as const)('from %s to %s the major versions are %s', (before, after, majors) => {
  expect(majorsOf(before, after)).toEqual(majors);
});
