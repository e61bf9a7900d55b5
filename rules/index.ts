import type { Rule } from '../src/lint/rule.ts';
import ambiguousScalar from './ambiguous-scalar/rule.ts';
import applicationSetTemplate from './application-set-template/rule.ts';
import badSubstitution from './bad-substitution/rule.ts';
import changedDefault from './changed-default/rule.ts';
import chartValues from './chart-values/rule.ts';
import clusterAdminTenant from './cluster-admin-tenant/rule.ts';
import codeownersSyntax from './codeowners-syntax/rule.ts';
import crdRemovesVersion from './crd-removes-version/rule.ts';
import createdNamespace from './created-namespace/rule.ts';
import crossNamespaceRef from './cross-namespace-ref/rule.ts';
import defaultNamespace from './default-namespace/rule.ts';
import dependencyCycle from './dependency-cycle/rule.ts';
import deprecatedApi from './deprecated-api/rule.ts';
import downgrades from './downgrades/rule.ts';
import duplicateApplication from './duplicate-application/rule.ts';
import duplicateOwner from './duplicate-owner/rule.ts';
import duplicateRelease from './duplicate-release/rule.ts';
import duplicatedOverlay from './duplicated-overlay/rule.ts';
import embeddedRepository from './embedded-repository/rule.ts';
import environmentBranch from './environment-branch/rule.ts';
import exportedObject from './exported-object/rule.ts';
import floatingImage from './floating-image/rule.ts';
import floatingVersion from './floating-version/rule.ts';
import forbiddenRemoteBase from './forbidden-remote-base/rule.ts';
import generatedEdited from './generated-edited/rule.ts';
import grownBaseline from './grown-baseline/rule.ts';
import immutableField from './immutable-field/rule.ts';
import imperativeDeploy from './imperative-deploy/rule.ts';
import insecureSource from './insecure-source/rule.ts';
import invalidApplication from './invalid-application/rule.ts';
import invalidBaseline from './invalid-baseline/rule.ts';
import invalidPattern from './invalid-pattern/rule.ts';
import invalidPolicy from './invalid-policy/rule.ts';
import invalidSopsRule from './invalid-sops-rule/rule.ts';
import invalidSuppression from './invalid-suppression/rule.ts';
import invalidVersionRange from './invalid-version-range/rule.ts';
import lateCrd from './late-crd/rule.ts';
import losesProtection from './loses-protection/rule.ts';
import majorVersion from './major-version/rule.ts';
import manyEnvironments from './many-environments/rule.ts';
import manyLayers from './many-layers/rule.ts';
import missingDecryption from './missing-decryption/rule.ts';
import missingDriftDetection from './missing-drift-detection/rule.ts';
import missingFile from './missing-file/rule.ts';
import missingPath from './missing-path/rule.ts';
import missingPrune from './missing-prune/rule.ts';
import missingRemediation from './missing-remediation/rule.ts';
import missingTimeout from './missing-timeout/rule.ts';
import missingWait from './missing-wait/rule.ts';
import missingWatchLabel from './missing-watch-label/rule.ts';
import mixedLayers from './mixed-layers/rule.ts';
import noWayBack from './no-way-back/rule.ts';
import notChecked from './not-checked/rule.ts';
import ociHelmRepository from './oci-helm-repository/rule.ts';
import openImagePolicy from './open-image-policy/rule.ts';
import orphanFile from './orphan-file/rule.ts';
import orphanedByRemoval from './orphaned-by-removal/rule.ts';
import overlappingPath from './overlapping-path/rule.ts';
import overlayBuild from './overlay-build/rule.ts';
import ownershipMove from './ownership-move/rule.ts';
import partlyEncrypted from './partly-encrypted/rule.ts';
import plaintextSecret from './plaintext-secret/rule.ts';
import podSecurity from './pod-security/rule.ts';
import policyViolation from './policy-violation/rule.ts';
import projectDenies from './project-denies/rule.ts';
import promotionOrder from './promotion-order/rule.ts';
import prunesData from './prunes-data/rule.ts';
import prunesMany from './prunes-many/rule.ts';
import pushToMain from './push-to-main/rule.ts';
import reconcileCost from './reconcile-cost/rule.ts';
import reconcileOff from './reconcile-off/rule.ts';
import redefinedAnchor from './redefined-anchor/rule.ts';
import reinstalls from './reinstalls/rule.ts';
import removedApi from './removed-api/rule.ts';
import resumes from './resumes/rule.ts';
import rewrittenValue from './rewritten-value/rule.ts';
import scaledToZero from './scaled-to-zero/rule.ts';
import schema from './schema/rule.ts';
import sealedName from './sealed-name/rule.ts';
import secretInHistory from './secret-in-history/rule.ts';
import shadowedOwner from './shadowed-owner/rule.ts';
import shallowOwner from './shallow-owner/rule.ts';
import sourceType from './source-type/rule.ts';
import storageNamespace from './storage-namespace/rule.ts';
import syncOrder from './sync-order/rule.ts';
import unaskedOwner from './unasked-owner/rule.ts';
import undefinedVariable from './undefined-variable/rule.ts';
import unencryptedByRule from './unencrypted-by-rule/rule.ts';
import unknownCluster from './unknown-cluster/rule.ts';
import unknownDecryptionKey from './unknown-decryption-key/rule.ts';
import unknownDependency from './unknown-dependency/rule.ts';
import unknownEventSource from './unknown-event-source/rule.ts';
import unknownHealthCheck from './unknown-health-check/rule.ts';
import unknownImagePolicy from './unknown-image-policy/rule.ts';
import unknownKind from './unknown-kind/rule.ts';
import unknownNamespace from './unknown-namespace/rule.ts';
import unknownOwner from './unknown-owner/rule.ts';
import unknownProvider from './unknown-provider/rule.ts';
import unknownReceiverTarget from './unknown-receiver-target/rule.ts';
import unknownReference from './unknown-reference/rule.ts';
import unknownSecretRef from './unknown-secret-ref/rule.ts';
import unknownSource from './unknown-source/rule.ts';
import unknownValues from './unknown-values/rule.ts';
import unmatchedPatch from './unmatched-patch/rule.ts';
import unownedFile from './unowned-file/rule.ts';
import unprotectedBranch from './unprotected-branch/rule.ts';
import unreadableFile from './unreadable-file/rule.ts';
import unstableReference from './unstable-reference/rule.ts';
import unusedBaseline from './unused-baseline/rule.ts';
import unusedExternal from './unused-external/rule.ts';
import unusedSuppression from './unused-suppression/rule.ts';
import unusedVariable from './unused-variable/rule.ts';
import unverifiedSource from './unverified-source/rule.ts';
import weakenedOwnership from './weakened-ownership/rule.ts';
import wideChange from './wide-change/rule.ts';
import yamlSyntax from './yaml-syntax/rule.ts';

/** Every rule, in the order of their ids. Written by `npm run rules`. */
export const rules: readonly Rule[] = [
  ambiguousScalar,
  applicationSetTemplate,
  badSubstitution,
  changedDefault,
  chartValues,
  clusterAdminTenant,
  codeownersSyntax,
  crdRemovesVersion,
  createdNamespace,
  crossNamespaceRef,
  defaultNamespace,
  dependencyCycle,
  deprecatedApi,
  downgrades,
  duplicateApplication,
  duplicateOwner,
  duplicateRelease,
  duplicatedOverlay,
  embeddedRepository,
  environmentBranch,
  exportedObject,
  floatingImage,
  floatingVersion,
  forbiddenRemoteBase,
  generatedEdited,
  grownBaseline,
  immutableField,
  imperativeDeploy,
  insecureSource,
  invalidApplication,
  invalidBaseline,
  invalidPattern,
  invalidPolicy,
  invalidSopsRule,
  invalidSuppression,
  invalidVersionRange,
  lateCrd,
  losesProtection,
  majorVersion,
  manyEnvironments,
  manyLayers,
  missingDecryption,
  missingDriftDetection,
  missingFile,
  missingPath,
  missingPrune,
  missingRemediation,
  missingTimeout,
  missingWait,
  missingWatchLabel,
  mixedLayers,
  noWayBack,
  notChecked,
  ociHelmRepository,
  openImagePolicy,
  orphanFile,
  orphanedByRemoval,
  overlappingPath,
  overlayBuild,
  ownershipMove,
  partlyEncrypted,
  plaintextSecret,
  podSecurity,
  policyViolation,
  projectDenies,
  promotionOrder,
  prunesData,
  prunesMany,
  pushToMain,
  reconcileCost,
  reconcileOff,
  redefinedAnchor,
  reinstalls,
  removedApi,
  resumes,
  rewrittenValue,
  scaledToZero,
  schema,
  sealedName,
  secretInHistory,
  shadowedOwner,
  shallowOwner,
  sourceType,
  storageNamespace,
  syncOrder,
  unaskedOwner,
  undefinedVariable,
  unencryptedByRule,
  unknownCluster,
  unknownDecryptionKey,
  unknownDependency,
  unknownEventSource,
  unknownHealthCheck,
  unknownImagePolicy,
  unknownKind,
  unknownNamespace,
  unknownOwner,
  unknownProvider,
  unknownReceiverTarget,
  unknownReference,
  unknownSecretRef,
  unknownSource,
  unknownValues,
  unmatchedPatch,
  unownedFile,
  unprotectedBranch,
  unreadableFile,
  unstableReference,
  unusedBaseline,
  unusedExternal,
  unusedSuppression,
  unusedVariable,
  unverifiedSource,
  weakenedOwnership,
  wideChange,
  yamlSyntax,
];
