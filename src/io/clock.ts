/**
 * Now; or the instant in SOURCE_DATE_EPOCH, with which two builds of one commit are the same.
 * @throws when the variable is no number of seconds.
 */
export function now(environment: NodeJS.ProcessEnv = process.env): Date {
  const seconds = environment.SOURCE_DATE_EPOCH;
  if (!seconds) return new Date();
  if (!/^\d{1,11}$/.test(seconds)) throw new Error(`SOURCE_DATE_EPOCH is no number of seconds: ${seconds}`);
  return new Date(Number(seconds) * 1000);
}

/** Today as an ISO day, in UTC. */
export function today(environment: NodeJS.ProcessEnv = process.env): string {
  return now(environment).toISOString().slice(0, 10);
}
