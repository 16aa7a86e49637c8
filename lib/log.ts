import pino, { type Logger } from "pino";
import { env } from "@/lib/env";

let logger: Logger | undefined;

/** This process's log: one JSON object a line, to standard output. What is logged names ids, never people or values. */
export function log(): Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  });
  return logger;
}

/**
 * An error as it may be logged. Messages of PostgreSQL and Prisma quote the values of rows ("Key (email)=(…) already
 * exists"), so of those only the code and the place remain.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, digest } = error as Error & { code?: unknown; digest?: unknown };
  const quotesRows = error.name.startsWith("Prisma") || error.name === "DriverAdapterError" || "severity" in error;
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(quotesRows ? {} : { message: error.message }),
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof digest === "string" ? { digest } : {}),
    at: frames?.slice(0, 12).map((line) => line.trim()),
  };
}

/** Sends what libraries print to the console through the log, errors described, so that none prints a row's values. */
export function takeOverConsole(): void {
  for (const [method, level] of [
    ["error", "error"],
    ["warn", "warn"],
    ["info", "info"],
    ["log", "info"],
  ] as const) {
    console[method] = (...parts: unknown[]) => {
      const err = parts.find((part) => part instanceof Error);
      const text = parts
        .filter((part) => typeof part === "string")
        .join(" ")
        .trim();
      log()[level](err ? { err } : {}, text);
    };
  }
}
