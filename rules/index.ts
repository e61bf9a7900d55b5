import type { Rule } from '../src/lint/rule.ts';
import invalidSuppression from './invalid-suppression/rule.ts';
import unreadableFile from './unreadable-file/rule.ts';
import unusedSuppression from './unused-suppression/rule.ts';
import yamlSyntax from './yaml-syntax/rule.ts';

/** Every rule, in the order of their ids. */
export const rules: readonly Rule[] = [invalidSuppression, unreadableFile, unusedSuppression, yamlSyntax];
