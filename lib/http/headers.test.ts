import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, isPersonalPath, securityHeaders } from "@/lib/http/headers";

describe("the content security policy", () => {
  it("lets no other origin in, and no inline script or style without the nonce", () => {
    const policy = contentSecurityPolicy({ nonce: "abc", development: false });
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).toContain("style-src 'self' 'nonce-abc';");
    expect(policy).not.toMatch(/unsafe|https?:|\*|ws:/);
    for (const name of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(name);
  });

  it("gives development eval and the hot reload's socket, and still no other origin", () => {
    const policy = contentSecurityPolicy({ nonce: "abc", development: true });
    expect(policy).toContain("'unsafe-eval'");
    expect(policy).toContain("connect-src 'self' ws:");
    expect(policy).not.toMatch(/https?:|\*/);
  });
});

describe("the other headers", () => {
  it("forbid caches to keep personal pages, in either language and without one", () => {
    for (const path of ["/ru/apply/x/person", "/en/status", "/ru/link/abc", "/ru/desk", "/desk/queue", "/status/find"])
      expect(securityHeaders({ path, https: false })["Cache-Control"], path).toBe("no-store");
    for (const path of ["/ru", "/ru/events/apply", "/en/privacy/x", "/ru/deskwork", "/"])
      expect(isPersonalPath(path), path).toBe(false);
  });

  it("bind the browser to HTTPS only where it is served by HTTPS", () => {
    expect(securityHeaders({ path: "/ru", https: true })["Strict-Transport-Security"]).toMatch(/^max-age=\d{8}/);
    expect(securityHeaders({ path: "/ru", https: false })).not.toHaveProperty("Strict-Transport-Security");
  });
});
