import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bootRefusal, type DatabaseFacts, EnvError, parseEnv, variableNames } from "@/lib/env";

const complete = {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://user:sesame@db.example/credence",
  AUTH_SECRET: "k3yWt0vM7p9QzX4cR8bN1dF6gH2jL5sA",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  PUBLIC_URL: "https://accreditation.example/",
  MASTER_KEY_FILE: "/etc/credence/master.key",
  DATA_DIR: "/var/lib/credence",
};
const tryout = { ...complete, DATABASE_URL: "postgresql://127.0.0.1:5000/credence", EMBEDDED_DATABASE: "yes" };
const durable = { fsync: "on", full_page_writes: "on", synchronous_commit: "on" };
const facts: DatabaseFacts = { demoAccounts: false, durability: durable };

function messageOf(source: Record<string, string | undefined>): string {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}

describe("settings", () => {
  it.each([
    ["DATABASE_URL", "mysql://user:sesame@db/credence"],
    ["PORT", "80000"],
    ["PORT", "http"],
    ["PUBLIC_URL", "accreditation.example"],
    ["PUBLIC_URL", "https://accreditation.example/office"],
    ["TRUSTED_PROXIES", "10.0.0.0/64"],
    ["TRUSTED_PROXIES", "proxy.example"],
    ["AUTH_SECRET", "sesame"],
    ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "sesame"],
    ["SMTP_URL", "mail.example"],
    ["MAIL_FROM", "sesame"],
    ["LOG_LEVEL", "loud"],
    ["JOBS", "maybe"],
    ["NODE_ENV", "staging"],
  ])("name the bad one, and never its value: %s", (name, value) => {
    const message = messageOf({ ...complete, [name]: value });
    expect(message).toMatch(new RegExp(`^${name} `));
    expect(message).not.toContain("sesame");
  });

  it("name the one that is missing, and take an empty one as missing", () => {
    expect(messageOf({ ...complete, AUTH_SECRET: undefined })).toContain("AUTH_SECRET is missing");
    expect(messageOf({ ...complete, DATABASE_URL: "" })).toContain("DATABASE_URL is missing");
  });

  it("are all explained in .env.example, which explains no other", () => {
    const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
    const explained = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
    // Set by the commands themselves, never by a person.
    const internal = ["EMBEDDED_DATABASE"];
    expect(explained.toSorted()).toEqual(variableNames.filter((name) => !internal.includes(name)).toSorted());
  });

  it("make a try-out only of the embedded database on a loopback address", () => {
    expect(parseEnv(tryout).TRYOUT).toBe(true);
    expect(parseEnv({ ...tryout, HOST: "0.0.0.0" }).TRYOUT).toBe(false);
    expect(parseEnv({ ...tryout, DATABASE_URL: complete.DATABASE_URL }).TRYOUT).toBe(false);
    expect(parseEnv({ ...tryout, EMBEDDED_DATABASE: undefined }).TRYOUT).toBe(false);
  });
});

describe("boot", () => {
  const refusal = (source: Record<string, string | undefined>, database = facts) =>
    bootRefusal(parseEnv(source), database);

  it("goes ahead with complete settings, and in the try-out with its demo accounts", () => {
    expect(refusal(complete)).toBeNull();
    expect(refusal(tryout, { ...facts, demoAccounts: true })).toBeNull();
  });

  it("refuses demo accounts anywhere but in the embedded database on a loopback address", () => {
    const demo = { ...facts, demoAccounts: true };
    expect(refusal(complete, demo)).toContain("demo accounts");
    expect(refusal({ ...tryout, HOST: "0.0.0.0" }, demo)).toContain("demo accounts");
    expect(refusal({ ...complete, NODE_ENV: "development" }, demo)).toContain("demo accounts");
  });

  it.each(["PUBLIC_URL", "MASTER_KEY_FILE"])("refuses to guess %s outside the try-out", (name) => {
    expect(refusal({ ...complete, [name]: undefined })).toContain(`${name} is missing`);
  });

  it("refuses a master key that lies with the data", () => {
    expect(refusal({ ...complete, MASTER_KEY_FILE: "/var/lib/credence/keys/master.key" })).toContain("MASTER_KEY_FILE");
  });

  it("refuses a secret that is no secret", () => {
    expect(refusal({ ...complete, AUTH_SECRET: "changeme".repeat(5) })).toContain("AUTH_SECRET");
    const { AUTH_SECRET } = parseEnv({ NODE_ENV: "test", DATABASE_URL: complete.DATABASE_URL });
    expect(refusal({ ...complete, AUTH_SECRET })).toContain("AUTH_SECRET");
  });

  it.each(["fsync", "full_page_writes", "synchronous_commit"] as const)("refuses a database with %s off", (name) => {
    expect(refusal(complete, { ...facts, durability: { ...durable, [name]: "off" } })).toContain(name);
  });

  it("refuses to serve as a test", () => {
    expect(refusal({ ...complete, NODE_ENV: "test" })).toContain("NODE_ENV");
  });
});
