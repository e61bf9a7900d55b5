import type { Problem } from '../../src/findings/problem.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { ALERT, EVERY } from '../../src/reconcilers/flux/references/notification-uses.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { listAt, stringAt } from '../../src/yaml/value.ts';

/** Event sources that use `*` where Flux compares texts: in a namespace, or as a part of a name. */
export function* literalWildcards(cluster: Cluster): Iterable<Problem> {
  for (const alert of cluster.ofKind(ALERT)) {
    for (const [index, entry] of listAt(alert.value, 'spec', 'eventSources').entries()) {
      const at = (field: string) => alert.at('spec', 'eventSources', index, field);
      const name = stringAt(entry, 'name') ?? '';
      const namespace = stringAt(entry, 'namespace') ?? '';
      const consequence = `Alert \`${alert.name}\` never sends anything for this entry`;
      if (isLiteral(namespace)) {
        const message = `Flux does not expand \`*\` in a namespace, so ${consequence}. List each namespace in an entry of its own.`;
        yield { at: at('namespace'), object: alert, message, values: [name, namespace] };
      } else if (name !== EVERY && isLiteral(name)) {
        const message = `Flux only accepts \`*\` as the whole name, so nothing matches \`${name}\` and ${consequence}. Use \`*\` with \`matchLabels\`, or list each name.`;
        yield { at: at('name'), object: alert, message, values: [name, namespace] };
      }
    }
  }
}

/** Whether a text contains a `*` that no template completes. */
export function isLiteral(text: string): boolean {
  return text.includes(EVERY) && !isTemplate(text);
}
