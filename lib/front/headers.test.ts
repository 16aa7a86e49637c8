import { describe, expect, it } from "vitest";
import { cleanHeaders, trustedProxies } from "@/lib/front/headers";

const isTrusted = trustedProxies(["10.0.0.0/8", "2001:db8::/32"]);

function cleaned(peer: string, headers: Record<string, string>) {
  const copy = { ...headers };
  cleanHeaders(copy, { peer, isTrusted, publicUrl: "https://press.example" });
  return copy as Record<string, string | undefined>;
}

describe("a request's headers", () => {
  it("lose what a client may not say", () => {
    const forged = {
      "x-forwarded-host": "evil.example",
      "x-forwarded-for": "203.0.113.9",
      forwarded: "for=203.0.113.9",
      "x-credence-address": "203.0.113.9",
      "x-middleware-subrequest": "proxy:proxy:proxy",
      "x-middleware-override-headers": "cookie",
      "x-matched-path": "/desk",
    };
    expect(cleaned("198.51.100.7", { ...forged, host: "press.example", cookie: "a=b" })).toEqual({
      host: "press.example",
      cookie: "a=b",
      "x-credence-address": "198.51.100.7",
    });
  });

  it("say who asks: the last address that is not one of our proxies", () => {
    const behind = (list: string, peer = "10.0.0.1") =>
      cleaned(peer, { "x-forwarded-for": list })["x-credence-address"];
    expect(behind("203.0.113.9, 198.51.100.7, 10.2.3.4")).toBe("198.51.100.7");
    expect(behind("198.51.100.7", "::ffff:10.0.0.1")).toBe("198.51.100.7");
    expect(behind("2001:db8::5", "2001:db8::1")).toBe("2001:db8::5");
    expect(behind("not an address")).toBe("10.0.0.1");
    expect(behind("")).toBe("10.0.0.1");
  });

  it("tell Next our own origin behind a proxy, whatever was forwarded", () => {
    expect(cleaned("10.0.0.1", { "x-forwarded-host": "evil.example" })).toMatchObject({
      "x-forwarded-host": "press.example",
      "x-forwarded-proto": "https",
    });
  });
});
