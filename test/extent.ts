/** Whether the tests that try many cases try all of them, as `npm run test:full` does; else they try enough to find a mistake soon. */
export const FULL = process.env.TESTS === 'full';
