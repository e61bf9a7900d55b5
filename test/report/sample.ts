import type {
  AcceptedFinding,
  Finding,
  FindingPlace,
  Location,
  SuppressedFinding,
} from '../../src/findings/finding.ts';
import { MaskedLine } from '../../src/masking/masked-line.ts';
import type { Snippets } from '../../src/masking/redactor.ts';
import { WORDS as ARGO_CD } from '../../src/reconcilers/argocd/words.ts';
import { WORDS as FLUX } from '../../src/reconcilers/flux/words.ts';
import type {
  Changes,
  FieldState,
  KustomizationChange,
  ObjectChange,
  SetChange,
} from '../../src/report/changes/changes.ts';
import type { Report } from '../../src/report/report.ts';
import { TextFile } from '../../src/repository/text-file.ts';

/** An escape sequence, a carriage return, a right-to-left override: what a hostile repository writes into its files. */
const ESC = '\u001b[31m';
export const HOSTILE_PATH = `apps/@org/team|\`x\`]]>\r\n::error::##[error]${ESC}<img src=x>.yaml`;
export const LONG_LINE = `data: "${'x'.repeat(300)}needle${'y'.repeat(300)}"`;

const FILES = [
  new TextFile(
    'apps/sealed-secrets/release.yaml',
    'spec:\n  chart:\n    spec:\n      sourceRef:\n        kind: HelmRepository\n        name: bitname\n',
  ),
  new TextFile('infrastructure/sources/bitnami.yaml', 'kind: HelmRepository\nmetadata:\n  name: bitnami\n'),
  new TextFile(
    'apps/wide.yaml',
    `a:\tb:\ttab\nname: 名前 👩‍👩‍👧 e\u0301 value\n${LONG_LINE}\nend:\n\u202e${ESC}password: x\none:\n  two:\n    three: 3\n\n    four: 4\n    five: 5\n  six: 6\n`,
  ),
  new TextFile(HOSTILE_PATH, `${ESC}# @org/team \`\`\`\n`),
];

/** The lines of the files that the findings stand in; one file is not at hand. */
export const snippets: Snippets = {
  line: (path, line) => {
    const file = FILES.find((one) => one.path === path);
    if (!file || line > file.lineCount) return undefined;
    const text = file.line(line);
    const at = text.indexOf('password: ');
    return new MaskedLine(text, at === -1 ? [] : [{ start: at + 10, end: text.length }]);
  },
};

function at(path: string, line: number, column: number, endLine = line, endColumn = column): Location {
  return { path, start: { line, column }, end: { line: endLine, column: endColumn } };
}

function finding(rule: string, severity: Finding['severity'], message: string, location: Location): Finding {
  const digits = [...`${rule}${location.start.line}`].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  return {
    rule,
    severity,
    message,
    location,
    object: null,
    builds: [],
    related: [],
    fix: null,
    blame: null,
    places: [],
    losses: [],
    acceptance: null,
    cause: '',
    fingerprint: digits.padEnd(32, '0').slice(0, 32),
    url: `https://gate.example/rules/${rule}`,
  };
}

function placeAt(location: Location, { severity, message }: Finding, object: FindingPlace['object']): FindingPlace {
  const fingerprint = `${object?.name.length ?? 0}${location.start.line}`;
  return { severity, message, location, object, builds: ['clusters/dev'], related: [], fix: null, fingerprint };
}

const bitname = at('apps/sealed-secrets/release.yaml', 6, 15, 6, 22);

const unknownSource: Finding = {
  ...finding(
    'unknown-source',
    'error',
    'There is no HelmRepository `bitname` in namespace `flux-system`, so Flux can never fetch the chart of this release. Did you mean `bitnami`?',
    bitname,
  ),
  object: {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    namespace: 'flux-system',
    name: 'sealed-secrets',
  },
  builds: ['clusters/dev', 'clusters/staging', 'clusters/eu-1', 'clusters/eu-2', 'clusters/us-1', 'clusters/us-2', 'x'],
  related: [
    { message: '`bitnami` is defined here', location: at('infrastructure/sources/bitnami.yaml', 3, 9, 3, 16) },
    { message: 'and a file that is not at hand', location: at('infrastructure/gone.yaml', 1, 1) },
  ],
  fix: { title: 'Replace with `bitnami`', edits: [{ ...bitname, text: 'bitnami' }] },
};

const inALoop: Finding = {
  ...unknownSource,
  location: at('apps/tenants.yaml', 12, 15, 12, 22),
  builds: [],
  related: [],
  fix: null,
  places: ['blue', 'green', 'red'].map((name) =>
    placeAt(at('apps/tenants.yaml', 12, 15, 12, 22), unknownSource, {
      ...{ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease' },
      ...{ namespace: 'tenants', name },
    }),
  ),
};

/** One renamed source that many releases still ask for, and a setting that the change removes. */
const renamed: Finding = {
  ...unknownSource,
  message:
    'This change renames HelmRepository `bitname` to `bitnami`, but 44 HelmReleases in `apps/` still ask for `bitname`: `a`, `b`, `c` and 41 more. They can never become ready. Put the old name back, or change what asks for it.',
  location: at('apps/a.yaml', 6, 15, 6, 22),
  builds: ['clusters/dev'],
  related: [],
  fix: null,
  blame: {
    location: at('infrastructure/sources/bitnami.yaml', 3, 9, 3, 16),
    message: 'This change renames HelmRepository `bitname` to `bitnami`.',
    fix: {
      title: 'Replace with `bitname`',
      edits: [{ ...at('infrastructure/sources/bitnami.yaml', 3, 9, 3, 16), text: 'bitname' }],
    },
    asking: {
      deed: 'renames HelmRepository `bitname` to `bitnami`',
      name: '`bitname`',
      asker: undefined,
      harm: 'can never become ready',
    },
  },
  places: Array.from({ length: 44 }, (_, index) =>
    placeAt(at(`apps/${index}.yaml`, 6, 15, 6, 22), unknownSource, unknownSource.object),
  ),
};

const undecrypted: Finding = {
  ...finding(
    'missing-decryption',
    'error',
    'Kustomization `apps` has no `spec.decryption`.',
    at('clusters/a.yaml', 9, 3),
  ),
  blame: {
    location: { side: 'base', ...at('clusters/a.yaml', 12, 3, 12, 13) },
    message: 'This change removes `spec.decryption` from Kustomization `apps`.',
    fix: null,
  },
};

const moved: Finding = {
  ...finding('misplaced-field', 'warning', 'Both lines belong together.', at('apps/wide.yaml', 6, 1, 12, 9)),
  fix: {
    title: 'Write it anew',
    edits: [
      { ...at('apps/wide.yaml', 6, 1, 6, 4), text: 'uno' },
      { ...at('apps/wide.yaml', 8, 5, 9, 1), text: '' },
      { ...at('apps/wide.yaml', 12, 8, 12, 9), text: '6\n  seven: 7' },
    ],
  },
};

const HOSTILE_MESSAGE = `Ask @org/team, see #123 and https://evil.example ${ESC}<script>alert(1)</script> | \`a|b\` ***x*** [y](javascript:z) ]]> ##[error] \r\n::error::owned \`\`\` $x$ & 100%`;

const unread = finding('codeowners-syntax', 'error', HOSTILE_MESSAGE, at(HOSTILE_PATH, 1, 6, 1, 17));

const hostile: Finding = {
  ...unread,
  builds: ['clusters/@org/`team`'],
  related: [{ message: HOSTILE_MESSAGE, location: at(HOSTILE_PATH, 1, 1) }],
  fix: { title: HOSTILE_MESSAGE, edits: [{ ...at(HOSTILE_PATH, 1, 6, 1, 17), text: '@\u0000`````' }] },
  places: [1, 7, 9].map((line) => placeAt(at(HOSTILE_PATH, line, 6, line, 17), unread, null)),
};

const suppressed: SuppressedFinding = {
  ...finding('plaintext-secret', 'error', 'A secret in clear.', at('apps/old.yaml', 3, 5, 3, 9)),
  reason: 'rotated, ask @org/team <b>',
};

const baselined: Finding = finding('missing-timeout', 'warning', 'An old warning.', at('apps/old.yaml', 9, 5, 9, 9));

function objectChange(change: ObjectChange['change'], kind: string, name: string): ObjectChange {
  return {
    change,
    object: { apiVersion: 'v1', kind, namespace: 'apps', name },
    kustomization: 'flux-system/apps',
    movedFrom: null,
    fate: change === 'removed' ? 'pruned' : null,
    loses: kind === 'PersistentVolumeClaim' ? 'the data on its volume' : null,
    location: at(`apps/${change}.yaml`, 1, 1, 1, 15),
    versions: [],
    fieldCount: 0,
    fields: [],
  };
}

function fieldState(text: string, path: string): FieldState {
  return { text, locations: [at(path, 12, 16, 12, 21), at('clusters/vars.yaml', 3, 9, 3, 14)] };
}

function kustomizationChange(name: string, change: Partial<KustomizationChange>): KustomizationChange {
  const counts = { added: 0, changed: 0, removed: 0, released: 0 };
  return { name, step: 1, ...counts, suspended: false, resumed: false, blockedBy: null, ...change };
}

const prod: SetChange = {
  kind: 'cluster',
  name: 'clusters/prod',
  change: 'changed',
  added: 1,
  changed: 2,
  removed: 4001,
  losses: 1,
  kustomizations: [
    kustomizationChange('flux-system/apps', { added: 1, changed: 2, removed: 4001 }),
    kustomizationChange('flux-system/later', { suspended: true }),
    kustomizationChange('flux-system/more', { step: 2, resumed: true }),
    kustomizationChange(`flux-system/${ESC}|\`x\``, { step: 3, released: 1, blockedBy: `${ESC}@org/team|` }),
  ],
  applications: [],
  stages: [],
  by: FLUX,
  standing: null,
  objects: [
    objectChange('removed', 'PersistentVolumeClaim', 'data'),
    {
      ...objectChange('changed', 'HelmRelease', 'podinfo'),
      versions: [{ what: 'chart', name: '', before: '6.5.1', after: '6.6.0', fields: ['spec.chart.spec.version'] }],
      fieldCount: 1,
      fields: [
        {
          field: 'spec.chart.spec.version',
          before: fieldState('6.5.1', 'apps/podinfo.yaml'),
          after: fieldState('6.6.0', 'apps/podinfo.yaml'),
        },
      ],
    },
    objectChange('removed', 'ConfigMap', 'old'),
    objectChange('added', 'ConfigMap', 'new'),
    {
      ...objectChange('changed', `Kind|${ESC}@org/team`, '`x`|<b> ##[error]'),
      movedFrom: 'flux-system/before',
      fieldCount: 5,
      fields: [
        {
          field: 'data["@org/team | `a` #12"]',
          before: fieldState(`${ESC}\u202e ::error::`, HOSTILE_PATH),
          after: fieldState('https://evil.example <img src=x> | \r\n::stop-commands::x', HOSTILE_PATH),
        },
        { field: 'spec.password', before: null, after: fieldState('•••', HOSTILE_PATH) },
      ],
    },
  ],
  unlisted: 4000,
  owners: ['@org/team', `@a|\`b\`${ESC}`],
  notes: ['Kustomization `flux-system/infra` fails, so its objects in the cluster do not change.'],
  unknown: ['The variables of Secret `vars` are not known.', `${ESC}@org/team`],
};

/** Changes with everything that formats must cope with. */
export const changes: Changes = {
  kind: 'cluster',
  reconcilers: [FLUX],
  compared: 5,
  unplaced: [{ name: HOSTILE_PATH, path: HOSTILE_PATH }],
  sets: [
    { ...prod, name: HOSTILE_PATH },
    prod,
    { ...prod, name: 'clusters/new', change: 'added', changed: 0, removed: 0, losses: 0, notes: [], unknown: [] },
  ],
};

/** Changes in a tree of Argo CD. */
export const argoChanges: Changes = {
  kind: 'directory',
  reconcilers: [ARGO_CD],
  compared: 12,
  unplaced: [],
  sets: [
    {
      ...prod,
      kind: 'directory',
      by: ARGO_CD,
      name: 'apps/web',
      kustomizations: [],
      applications: Array.from({ length: 12 }, (_, index) => ({
        name: `argocd/web-${index}`,
        applicationSet: 'argocd/web|`x`',
        roots: [index < 6 ? 'argo/prod' : HOSTILE_PATH],
        change: 'changed',
        automated: index > 0,
        resumed: index === 1,
      })),
      objects: prod.objects.map((object) => ({ ...object, kustomization: null, movedFrom: null })),
      stages: [
        { phase: 'PreSync', wave: 2, count: 1, objects: [objectChange('added', 'Job', `\`${ESC}|@org/team`).object] },
        { phase: 'Sync', wave: -1, count: 1, objects: [objectChange('added', 'ConfigMap', 'new').object] },
        { phase: 'Sync', wave: 0, count: 2, objects: [] },
      ],
      unlisted: 0,
      notes: ['It goes to namespace `b` instead of namespace `a`.'],
    },
    {
      ...prod,
      kind: 'directory',
      by: ARGO_CD,
      name: 'apps/web',
      change: 'removed',
      kustomizations: [],
      applications: [
        {
          name: `${ESC}@org/team`,
          applicationSet: null,
          roots: ['argo/prod'],
          change: 'removed',
          automated: false,
          resumed: false,
        },
      ],
      added: 0,
      changed: 0,
      removed: 1,
      losses: 0,
      objects: [{ ...objectChange('removed', 'ConfigMap', 'old'), kustomization: null, fate: 'kept' }],
      unlisted: 0,
      notes: [],
      unknown: [],
    },
    {
      ...prod,
      kind: 'overlay',
      by: null,
      name: 'apps/x',
      kustomizations: [],
      standing: { by: 'maybe', applications: ['ApplicationSet argocd/x'], tool: 'Argo CD' },
      objects: prod.objects.slice(1, 2),
      added: 0,
      changed: 1,
      removed: 0,
      unlisted: 0,
      notes: [],
      unknown: [],
    },
  ],
};

const losesWeb: Finding = {
  ...finding('prunes-data', 'error', 'This change removes Namespace `web`, so Flux deletes all that is in it.', {
    side: 'base',
    ...at('clusters/production/web.yaml', 4, 9, 4, 12),
  }),
  losses: [
    {
      cluster: 'clusters/production',
      object: { apiVersion: 'v1', kind: 'Namespace', namespace: '', name: 'web' },
      within: [],
    },
  ],
  acceptance: { names: ['production/web'], digest: '1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d' },
};

/** What people can accept. */
const prunes: Finding = losesWeb;

/** What people have accepted. */
const accepted: AcceptedFinding = {
  ...losesWeb,
  location: { side: 'base', ...at('clusters/staging/web.yaml', 4, 9, 4, 12) },
  acceptance: { names: ['staging/db', 'staging/web'], digest: '5e6f70815e6f70815e6f70815e6f7081' },
  fingerprint: 'acce97ed'.repeat(4),
  accepted: [
    { names: ['staging/web'], by: '@alice', on: '2026-11-29', url: 'https://gate.example/pull/7#1' },
    { names: ['staging/db'], by: `${ESC}Bob <b>@org/team</b>`, on: '2026-11-28', url: null },
  ],
};

/** A report with everything that formats must cope with. */
export const report: Report = {
  version: 1,
  tool: { name: 'gitops-gate', version: '0.1.0', url: 'https://gate.example' },
  findings: [
    hostile,
    unknownSource,
    inALoop,
    finding('wrong-tab', 'warning', 'The range stands behind tabs.', at('apps/wide.yaml', 1, 7, 1, 10)),
    finding('wrong-word', 'warning', 'The range stands behind wide characters.', at('apps/wide.yaml', 2, 22, 2, 27)),
    finding('wrong-needle', 'notice', 'The line is long.', at('apps/wide.yaml', 3, 308, 3, 314)),
    finding(
      'missing-value',
      'notice',
      'The range is empty and stands at the end of the line.',
      at('apps/wide.yaml', 4, 5),
    ),
    finding('plaintext-secret', 'error', 'The line is masked.', at('apps/wide.yaml', 5, 17, 5, 60)),
    moved,
    prunes,
    finding('unreadable-file', 'notice', 'This file was not judged: it is binary.', at('apps/zip.yaml', 1, 1)),
  ],
  suppressed: [suppressed],
  inBaseline: [baselined],
  accepted: [accepted],
  notAccepted: ['`@mallory` cannot accept `prunes-data production/web`: this account cannot write to the repository.'],
  summary: {
    errors: 4,
    warnings: 3,
    notices: 3,
    suppressed: 1,
    inBaseline: 1,
    accepted: 1,
    files: 1312,
    objects: 40,
    scope: 'new',
    base: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
    existing: 14,
  },
  gate: { conclusion: 'failed', reason: '5 findings at level error.', isEvident: true, isEnforced: true },
  changes,
};

/** A report of a run that found nothing. */
export const clean: Report = {
  version: report.version,
  tool: report.tool,
  findings: [],
  suppressed: [],
  inBaseline: [],
  accepted: [],
  notAccepted: [],
  summary: {
    ...report.summary,
    errors: 0,
    warnings: 0,
    notices: 0,
    suppressed: 0,
    inBaseline: 0,
    accepted: 0,
    scope: 'all',
    base: null,
    existing: 0,
  },
  gate: { conclusion: 'passed', reason: 'No findings at level error or above.', isEvident: true, isEnforced: true },
};

/** A report of a change that takes away what others still ask for. */
export const blamed: Report = {
  ...clean,
  findings: [renamed, undecrypted],
  summary: { ...clean.summary, errors: 2, scope: 'new', base: report.summary.base },
  gate: { conclusion: 'failed', reason: '2 findings at level error.', isEvident: true, isEnforced: true },
};

/** A report with many findings of one severity. */
export function many(counts: Readonly<Record<Finding['severity'], number>>): Report {
  const findings = (['notice', 'warning', 'error'] as const).flatMap((severity) =>
    Array.from({ length: counts[severity] }, (_, index) =>
      finding('many-findings', severity, `Number ${index + 1}.`, at(`apps/${severity}.yaml`, index + 1, 1)),
    ),
  );
  return { ...report, findings };
}

export const ruleSummaries = [
  {
    id: 'unknown-source',
    description: 'A reference names a source that does not exist.',
    theme: 'reconcilers',
    severity: 'error',
  },
  {
    id: 'wrong-tab',
    description: 'A tab stands where none may stand.',
    theme: 'text',
    severity: 'warning',
    preset: 'strict',
  },
] as const;
