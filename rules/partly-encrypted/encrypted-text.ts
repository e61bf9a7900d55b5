import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import { type KubernetesObject, objectsOf } from '../../src/kubernetes/object.ts';
import { dotenvValues, isSopsDotenv } from '../../src/kubernetes/sops/dotenv.ts';
import { hasNoKey, isCiphertext, sopsMetadata } from '../../src/kubernetes/sops/metadata.ts';
import { type ScopedValues, scopedValues } from '../../src/kubernetes/sops/plain-values.ts';
import { type SopsScope, scopeOf } from '../../src/kubernetes/sops/scope.ts';
import { nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { YamlDocument } from '../../src/yaml/document.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { isMap, mapAt, originOf, stringAt } from '../../src/yaml/value.ts';

/** A document that SOPS encrypted, with the values that its own settings cover. */
export interface EncryptedText {
  readonly path: string;
  readonly object: KubernetesObject | undefined;
  /** Where its metadata are: the key `sops`, or a line of them. */
  readonly metadata: Origin;
  readonly scope: SopsScope;
  readonly values: ScopedValues;
  /** Why no one can decrypt it, whatever its values are. */
  readonly fault: 'no metadata' | 'no MAC' | 'no key' | undefined;
}

/** Files other than YAML that SOPS encrypts value by value. */
const JSON_NAME = /\.json$/i;
const DOTENV_NAME = /env/i;
const MAX_SIZE = 512 * 1024;

/** The documents of a tree that SOPS encrypted. Those of which comments decide what is encrypted are left out. */
export function* encryptedTexts({ tree, manifests }: Revision): Iterable<EncryptedText> {
  for (const file of manifests.files) if (file.type !== 'patch') yield* inDocuments(file);
  for (const file of tree.files.values()) {
    const name = nameOf(file.path);
    if (manifests.at(file.path) || file.size > MAX_SIZE || !(JSON_NAME.test(name) || DOTENV_NAME.test(name))) continue;
    const text = tree.text(file);
    if (typeof text === 'string' || !text.text.includes('sops')) continue;
    if (JSON_NAME.test(name)) yield* inDocuments({ path: file.path, parsed: parseYaml(text, 'resource') });
    else if (isSopsDotenv(text)) {
      const found = dotenvValues(text);
      if (found) yield { path: file.path, object: undefined, fault: undefined, ...found };
    }
  }
}

function* inDocuments({ path, parsed }: Pick<YamlFile, 'path' | 'parsed'>): Iterable<EncryptedText> {
  if (!parsed.file.text.includes('ENC[') && !parsed.file.text.includes('sops')) return;
  for (const document of parsed.documents) {
    const found = inDocument(path, document);
    if (found) yield found;
  }
}

function inDocument(path: string, document: YamlDocument): EncryptedText | undefined {
  const { value, origin } = document;
  if (!isMap(value)) return undefined;
  const [object] = objectsOf(document);
  const notes = sopsMetadata(value);
  if (!notes) return object && withoutMetadata(path, object);
  const scope = scopeOf(notes);
  if (!scope) return undefined;
  const fault = (stringAt(notes, 'mac') ?? '') === '' ? 'no MAC' : hasNoKey(notes) ? 'no key' : undefined;
  const { file, keyStart, keyEnd } = originOf(value, 'sops') ?? origin;
  const metadata = new Origin(file, keyStart, keyEnd, keyStart, keyEnd);
  return { path, object, metadata, scope, values: scopedValues(value, origin, scope), fault };
}

/** A Secret with encrypted entries that has lost what SOPS needs to decrypt them. */
function withoutMetadata(path: string, object: KubernetesObject): EncryptedText | undefined {
  if (object.groupKind !== '/Secret' || object.value.sops !== undefined) return undefined;
  for (const field of ['data', 'stringData']) {
    for (const [key, value] of Object.entries(mapAt(object.value, field) ?? {})) {
      if (typeof value !== 'string' || !isCiphertext(value)) continue;
      const metadata = object.at(field, key).origin;
      const values = { plain: [], encrypted: 1 };
      return { path, object, metadata, scope: EVERYTHING, values, fault: 'no metadata' };
    }
  }
  return undefined;
}

const EVERYTHING: SopsScope = { setting: undefined, isAbout: () => true, encrypts: 'those' };
