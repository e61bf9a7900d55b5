/** What replaces a hidden value; it says nothing about the length of the value. */
export const MASK = '•••';
