import { defineRule } from '../../src/lint/rule.ts';
import { SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';

export default defineRule({
  id: 'unverified-source',
  description: 'Flux does not verify the signature of an OCI artifact.',
  theme: 'practices',
  severity: 'notice',
  preset: 'audit',
  unreached: 'off',
  kinds: [`${SOURCE_GROUP}/OCIRepository`],

  *check(source, { patches }) {
    const at = source.at('spec', 'verify');
    const url = source.at('spec', 'url');
    // What the Flux operator creates has its place at a field of another object.
    const isWritten = url.origin.file.text.slice(url.origin.keyStart, url.origin.keyEnd) === 'url';
    if (at.exists || typeof url.value !== 'string' || !isWritten || patches.mayWrite(source, at.path)) return;
    yield {
      at: url,
      message:
        'Flux does not verify who published this artifact, so it applies whatever the registry provides. If the publisher signs it, set `verify` with `provider: cosign` and the identity of the signer.',
      values: [url.value],
      cause: ['verify'],
    };
  },
});
