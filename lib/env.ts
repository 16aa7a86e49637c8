import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";

/** Secrets of unit and integration tests, which serve nobody; boot refuses NODE_ENV=test on a server. */
const testSecrets = {
  AUTH_SECRET: "a-secret-for-tests-that-serve-nobody-at-all",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
};

const loopbackHosts = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)), {
    error: `must be a URL that starts with ${protocols.map((name) => `${name}://`).join(" or ")}`,
  });

const secret = z.string().min(32, "must be at least 32 random characters, for example from: openssl rand -base64 32");

const shape = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "must be production, development or test")
    .default("production"),
  DATABASE_URL: url("postgresql", "postgres"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number("must be a port from 0 to 65535").int().min(0).max(65_535).default(3000),
  PUBLIC_URL: url("https", "http")
    .refine((value) => !URL.canParse(value) || new URL(value).pathname === "/", "must be an origin without a path")
    .transform((value) => new URL(value).origin)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .refine(
      (list) => list.every(isAddressOrRange),
      "must be addresses or ranges such as 10.0.0.0/8, separated by commas",
    ),
  DATA_DIR: z.string().default(".data/start"),
  KEY_DIR: z.string().optional(),
  MASTER_KEY_FILE: z.string().optional(),
  CHECKPOINT_DIR: z.string().optional(),
  AUTH_SECRET: secret,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine((value) => [16, 24, 32].includes(Buffer.from(value, "base64").length), "must be 32 random bytes in base64"),
  SMTP_URL: url("smtp", "smtps").optional(),
  MAIL_FROM: z.string().includes("@", "must be a mail address").default("no-reply@credence.example"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"], "must be fatal, error, warn, info, debug or silent")
    .optional(),
  JOBS: z.enum(["on", "off"], "must be on or off").default("on"),
  EMBEDDED_DATABASE: z.enum(["yes", "no"], "is set by npm start; leave it out").default("no"),
});

/** The settings of this process: the variables of .env.example with their defaults filled in, folders as absolute paths. */
export type Env = Omit<z.output<typeof shape>, "EMBEDDED_DATABASE" | "TRUSTED_PROXIES"> & {
  PUBLIC_URL: string;
  KEY_DIR: string;
  /** Absent in the try-out, where the master key is made beside the others. */
  MASTER_KEY_FILE?: string | undefined;
  CHECKPOINT_DIR: string;
  LOG_LEVEL: string;
  TRUSTED_PROXIES: readonly string[];
  /** The embedded database on a loopback address: the only place for demo accounts and for links shown in the outbox. */
  TRYOUT: boolean;
  /** Settings that were given, as opposed to defaults; boot asks for some of them outside the try-out. */
  given: ReadonlySet<string>;
};

/** The variables' names, for the test that holds .env.example to them. */
export const variableNames: readonly string[] = Object.keys(shape.shape);

/** A setting is missing or wrong; the message names the variable and says what it must be, never its value. */
export class EnvError extends Error {
  override name = "EnvError";
}

/** Reads settings from `source` (empty strings count as absent); throws EnvError naming each bad variable. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([name, value]) => value && variableNames.includes(name)),
  );
  const parsed = shape.safeParse(
    source.NODE_ENV === "test" ? { ...testSecrets, DATA_DIR: ".data/test", ...given } : given,
  );
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [name], message }) =>
      given[String(name)] === undefined ? `${String(name)} is missing` : `${String(name)} ${message}`,
    );
    throw new EnvError(`${[...new Set(lines)].join("; ")}. See .env.example.`);
  }
  const { EMBEDDED_DATABASE, ...env } = parsed.data;
  const DATA_DIR = absolute(env.DATA_DIR);
  const KEY_DIR = absolute(env.KEY_DIR ?? join(DATA_DIR, "keys"));
  const TRYOUT =
    EMBEDDED_DATABASE === "yes" && loopbackHosts.has(env.HOST) && loopbackHosts.has(new URL(env.DATABASE_URL).hostname);
  return {
    ...env,
    DATA_DIR,
    KEY_DIR,
    MASTER_KEY_FILE: env.MASTER_KEY_FILE && absolute(env.MASTER_KEY_FILE),
    CHECKPOINT_DIR: absolute(env.CHECKPOINT_DIR ?? join(DATA_DIR, "checkpoints")),
    PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    LOG_LEVEL: env.LOG_LEVEL ?? (TRYOUT ? "warn" : "info"),
    TRYOUT,
    given: new Set(Object.keys(given)),
  };
}

let parsed: Env | undefined;

/** This process's settings, parsed from its environment on the first call. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** What boot knows of the database beside the settings. */
export type DatabaseFacts = {
  demoAccounts: boolean;
  /** PostgreSQL's settings by these names: "on", "off", … */
  durability: { fsync: string; full_page_writes: string; synchronous_commit: string };
};

/** Why a server must not start with these settings on this database, as a sentence; null when it may. */
export function bootRefusal(settings: Env, database: DatabaseFacts): string | null {
  if (database.demoAccounts && !settings.TRYOUT)
    return "This database holds demo accounts, whose passwords are public. They may exist only in the embedded database, served on a loopback address (HOST=127.0.0.1).";
  if (settings.NODE_ENV === "test") return "NODE_ENV is test: a server runs in production or development.";
  if (settings.TRYOUT || settings.NODE_ENV !== "production") return null;
  if (!settings.given.has("PUBLIC_URL")) return missing("PUBLIC_URL");
  if (!settings.MASTER_KEY_FILE) return missing("MASTER_KEY_FILE");
  if (settings.SMTP_URL && !settings.given.has("MAIL_FROM")) return "MAIL_FROM is missing, but SMTP_URL is set.";
  if (isInside(settings.MASTER_KEY_FILE, settings.DATA_DIR))
    return "MASTER_KEY_FILE lies within DATA_DIR: whoever steals a copy of the data would hold the key as well. Keep it elsewhere.";
  if (new Set(settings.AUTH_SECRET).size < 10 || Object.values(testSecrets).includes(settings.AUTH_SECRET))
    return "AUTH_SECRET is not random: make one with openssl rand -base64 32.";
  for (const [name, value] of Object.entries(database.durability))
    if (value === "off")
      return `PostgreSQL runs with ${name} = off: an acknowledged application could be lost. Turn it on.`;
  return null;
}

function missing(name: string): string {
  return `${name} is missing: outside the try-out it has no default. See .env.example.`;
}

function absolute(path: string): string {
  // The build must not look for files there and trace the whole project.
  return resolve(/* turbopackIgnore: true */ path);
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`);
}

function isAddressOrRange(value: string): boolean {
  const [address = "", bits, ...rest] = value.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
