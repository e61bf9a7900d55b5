import type { Rule } from '../src/lint/rule.ts';
import ambiguousScalar from './ambiguous-scalar/rule.ts';
import badSubstitution from './bad-substitution/rule.ts';
import changedDefault from './changed-default/rule.ts';
import codeownersSyntax from './codeowners-syntax/rule.ts';
import dependencyCycle from './dependency-cycle/rule.ts';
import deprecatedApi from './deprecated-api/rule.ts';
import duplicateOwner from './duplicate-owner/rule.ts';
import embeddedRepository from './embedded-repository/rule.ts';
import invalidPolicy from './invalid-policy/rule.ts';
import invalidSuppression from './invalid-suppression/rule.ts';
import invalidVersionRange from './invalid-version-range/rule.ts';
import missingDecryption from './missing-decryption/rule.ts';
import missingFile from './missing-file/rule.ts';
import missingPath from './missing-path/rule.ts';
import notChecked from './not-checked/rule.ts';
import orphanFile from './orphan-file/rule.ts';
import overlappingPath from './overlapping-path/rule.ts';
import overlayBuild from './overlay-build/rule.ts';
import plaintextSecret from './plaintext-secret/rule.ts';
import removedApi from './removed-api/rule.ts';
import rewrittenValue from './rewritten-value/rule.ts';
import schema from './schema/rule.ts';
import shallowOwner from './shallow-owner/rule.ts';
import undefinedVariable from './undefined-variable/rule.ts';
import unknownDependency from './unknown-dependency/rule.ts';
import unknownHealthCheck from './unknown-health-check/rule.ts';
import unknownKind from './unknown-kind/rule.ts';
import unknownNamespace from './unknown-namespace/rule.ts';
import unknownReference from './unknown-reference/rule.ts';
import unknownSource from './unknown-source/rule.ts';
import unknownValues from './unknown-values/rule.ts';
import unmatchedPatch from './unmatched-patch/rule.ts';
import unownedFile from './unowned-file/rule.ts';
import unreadableFile from './unreadable-file/rule.ts';
import unstableReference from './unstable-reference/rule.ts';
import unusedExternal from './unused-external/rule.ts';
import unusedSuppression from './unused-suppression/rule.ts';
import unusedVariable from './unused-variable/rule.ts';
import yamlSyntax from './yaml-syntax/rule.ts';

/** Every rule, in the order of their ids. Written by `npm run rules`. */
export const rules: readonly Rule[] = [
  ambiguousScalar,
  badSubstitution,
  changedDefault,
  codeownersSyntax,
  dependencyCycle,
  deprecatedApi,
  duplicateOwner,
  embeddedRepository,
  invalidPolicy,
  invalidSuppression,
  invalidVersionRange,
  missingDecryption,
  missingFile,
  missingPath,
  notChecked,
  orphanFile,
  overlappingPath,
  overlayBuild,
  plaintextSecret,
  removedApi,
  rewrittenValue,
  schema,
  shallowOwner,
  undefinedVariable,
  unknownDependency,
  unknownHealthCheck,
  unknownKind,
  unknownNamespace,
  unknownReference,
  unknownSource,
  unknownValues,
  unmatchedPatch,
  unownedFile,
  unreadableFile,
  unstableReference,
  unusedExternal,
  unusedSuppression,
  unusedVariable,
  yamlSyntax,
];
