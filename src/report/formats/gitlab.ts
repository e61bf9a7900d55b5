import { withPrefix } from '../../repository/paths.ts';
import { jsonText } from '../../text/printable.ts';
import { otherPlacesText } from '../places.ts';
import type { Report } from '../report.ts';

/** Other places of a cause that are listed. */
const PLACES = 10;
const SEVERITIES = { error: 'major', warning: 'minor', notice: 'info' } as const;

/** A report as GitLab code quality JSON; GitLab shows one finding for each fingerprint, so equal ones are numbered. */
export function toGitlab({ findings }: Report, prefix = ''): string {
  const counts = new Map<string, number>();
  return jsonText(
    findings.map((finding) => {
      const { rule, severity, message, location, fingerprint } = finding;
      const others = otherPlacesText(finding, PLACES, prefix);
      const count = (counts.get(fingerprint) ?? 0) + 1;
      counts.set(fingerprint, count);
      return {
        description: others ? `${message} ${others}` : message,
        check_name: rule,
        fingerprint: count === 1 ? fingerprint : `${fingerprint}-${count}`,
        severity: SEVERITIES[severity],
        location: {
          path: withPrefix(prefix, location.path),
          lines: { begin: location.start.line, end: location.end.line },
        },
      };
    }),
  );
}
