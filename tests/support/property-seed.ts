import fc from 'fast-check';

/*
 * Properties are tried on the same cases every time, so that a red run can be repeated as it was.
 * EXPLORE=1 tries others: `EXPLORE=1 npx vitest run --project unit tests/property`.
 */
if (process.env.EXPLORE === undefined) fc.configureGlobal({ seed: 20_260_101 });
