/** Whether something is so; undefined if it is not known. */
export type Answer = boolean | undefined;

/** Whether all are so. */
export function allOf(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

/** Whether one is so. */
export function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

export function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}
