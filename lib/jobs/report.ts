/**
 * Says on standard error that something in the background failed: what, the error's class and code. Never its text,
 * which may quote a row or an address.
 */
export function reportFailure(what: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  process.stderr.write(`${JSON.stringify({ level: "error", time: new Date().toISOString(), what, name, code })}\n`);
}
