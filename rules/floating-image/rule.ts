import { defineRule } from '../../src/lint/rule.ts';
import { quoted } from '../../src/text/words.ts';
import { floatingImages } from './images.ts';

export default defineRule({
  id: 'floating-image',
  description: 'An image has no tag or the tag `latest`, so what runs changes without a pull request.',
  theme: 'practices',
  severity: 'warning',
  preset: 'strict',
  unreached: 'off',

  *check(object, { patches }) {
    for (const { at, name, tag } of floatingImages(object)) {
      if (patches.mayWrite(object, at.path)) continue;
      yield {
        at,
        message: `Image ${quoted(name)} has ${tag === undefined ? 'no tag, which means `latest`' : 'the tag `latest`'}, so a pod that starts again may run another version, and a revert does not bring the old one back. Set a version, such as \`1.4.2\`, or a digest.`,
        values: [name],
        cause: [name],
      };
    }
  },
});
