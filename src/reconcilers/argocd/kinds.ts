/** The kinds of Argo CD that deploy something, as `group/Kind`. */
export const APPLICATION = 'argoproj.io/Application';
export const APPLICATION_SET = 'argoproj.io/ApplicationSet';
