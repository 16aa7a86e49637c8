import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** The settings are read once per process: each test reads them anew. */
async function cookiesAt(publicUrl: string) {
  vi.stubEnv("PUBLIC_URL", publicUrl);
  const { auth, staffCookie } = await import("@/lib/session");
  const { authCookies, createAuthCookie } = await auth().$context;
  return {
    session: authCookies.sessionToken,
    challenge: createAuthCookie("two_factor"),
    device: staffCookie("device"),
  };
}

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("NODE_ENV", "test");
  // Nothing connects: the library only needs to know its database.
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing");
});

afterEach(() => {
  vi.unstubAllEnvs();
  const holder = globalThis as { credenceAuth?: unknown; credenceDb?: unknown };
  holder.credenceAuth = undefined;
  holder.credenceDb = undefined;
});

describe("staff cookies", () => {
  it("are bound to the host and to HTTPS where the site has it", async () => {
    for (const { name, attributes } of Object.values(await cookiesAt("https://press.example.org"))) {
      expect(name).toMatch(/^__Host-credence\./);
      expect(attributes).toMatchObject({ secure: true, httpOnly: true, sameSite: "lax", path: "/" });
      expect(attributes).not.toHaveProperty("domain");
    }
  });

  it("are out of scripts' and other sites' reach without HTTPS, too", async () => {
    for (const { name, attributes } of Object.values(await cookiesAt("http://localhost:3000"))) {
      expect(name).toMatch(/^credence\./);
      expect(attributes).toMatchObject({ secure: false, httpOnly: true, sameSite: "lax", path: "/" });
    }
  });

  it("name a session that the library neither caches in a cookie nor prolongs", async () => {
    await cookiesAt("https://press.example.org");
    const { auth } = await import("@/lib/session");
    const { session, telemetry, emailAndPassword } = auth().options;
    expect(session).toMatchObject({ cookieCache: { enabled: false }, disableSessionRefresh: true, expiresIn: 43_200 });
    expect(telemetry.enabled).toBe(false);
    expect(emailAndPassword.disableSignUp).toBe(true);
  });
});
