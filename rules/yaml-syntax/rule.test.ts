import { describe, expect, it } from 'vitest';
import { brief, findingsOf, fixesOf } from '../../test/rules/check-tree.ts';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: a}\n';
const found = async (text: string, path = 'a.yaml'): Promise<string[]> =>
  brief(await findingsOf('yaml-syntax', { [path]: text }));

describe('yaml-syntax', () => {
  it.each([
    ['a bracket that is not closed', `${CONFIG_MAP}data: {a: b\n`, 4],
    ['a key that is there twice', `${CONFIG_MAP}data:\n  a: b\n  a: c\n`, 6],
    ['a conflict', `${CONFIG_MAP}data:\n<<<<<<< HEAD\n  a: b\n=======\n  a: c\n>>>>>>> main\n`, 5],
    ['an anchor that is not defined', `${CONFIG_MAP}data: *b\n`, 4],
    ['an anchor inside of itself', `${CONFIG_MAP}data: &a {a: *a}\n`, 4],
    ['a tab that indents', `${CONFIG_MAP}data:\n\ta: b\n`, 5],
  ])('is an error for %s in a manifest', async (_, text, line) => {
    expect((await found(text))[0]).toBe(`error yaml-syntax a.yaml:${line}`);
  });

  it('is a warning in a file that no cluster reads', async () => {
    expect(await found('a: b\na: c\n', 'renovate.yaml')).toEqual(['warning yaml-syntax renovate.yaml:2']);
  });

  it('tells once of an anchor that copies of one line name', async () => {
    const text = `${CONFIG_MAP}data: {a: *b}\n`;
    const findings = await findingsOf('yaml-syntax', { 'a.yaml': `${text}---\n${text.replace('name: a', 'name: c')}` });
    expect(brief(findings)).toEqual(['error yaml-syntax a.yaml:4']);
    expect(findings[0]?.places.map(({ location }) => location.start.line)).toEqual([4, 9]);
    const other = `${text}---\n${text.replace('*b', '*c')}`;
    expect(await found(other)).toEqual(['error yaml-syntax a.yaml:4', 'error yaml-syntax a.yaml:9']);
  });

  it('names the nearest anchor', async () => {
    const text = `${CONFIG_MAP}data:\n  a: &colors blue\n  b: *color\n`;
    expect(fixesOf(await findingsOf('yaml-syntax', { 'a.yaml': text }))).toEqual(['*colors']);
  });

  it('restores a template that a formatter has broken', async () => {
    const text = `${CONFIG_MAP}data:\n  a: { { .Values.a } }\n`;
    const findings = await findingsOf('yaml-syntax', { 'a.yaml': text });
    expect(brief(findings)).toEqual(['error yaml-syntax a.yaml:5']);
    expect(fixesOf(findings)).toEqual(['"{{ .Values.a }}"']);
  });

  it.each([
    ['a: { { .Values.a } } # why', ['"{{ .Values.a }}"']],
    ['a: { { .Values.a | default "b" } }', [`'{{ .Values.a | default "b" }}'`]],
    ['a: x { { .Values.a } }', ['{{ .Values.a }}']],
    ['a: { { .Values.a } }-b', []],
    [`a: { { .Values.a | default "b" | replace 'c' } }`, []],
  ])('restores only what is text afterwards: %s', async (line, fixes) => {
    expect(fixesOf(await findingsOf('yaml-syntax', { 'a.yaml': `${CONFIG_MAP}data:\n  ${line}\n` }))).toEqual(fixes);
  });

  it('counts what a file has twice as two problems', async () => {
    const texts = await findingsOf('yaml-syntax', {
      'a.yaml': `${CONFIG_MAP}data:\n  a: {x: 1, x: 2}\n  b: {x: 1, x: 2}\n`,
    });
    expect(new Set(texts.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it.each([
    ['a manifest', `${CONFIG_MAP}data:\n  a: &a b\n  b: *a\n`, 'a.yaml'],
    ['a template of a chart', 'a: {{ .Values.a }}\n{{- if .Values.b }}\n', 'chart/templates/a.yaml'],
    ['an empty file', '', 'a.yaml'],
  ])('is silent about %s', async (_, text, path) => {
    expect(
      brief(await findingsOf('yaml-syntax', { 'chart/Chart.yaml': 'name: a\nversion: 1.0.0\n', [path]: text })),
    ).toEqual([]);
  });
});
