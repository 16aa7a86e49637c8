import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMutation, isOwnOrigin } from "@/lib/http/origin";

const served = { publicOrigin: "https://press.example", tryout: false };
const own = { origin: "https://press.example", host: "press.example", forwardedHost: null };

describe("a request that may change something", () => {
  it("is every method but GET, HEAD and OPTIONS", () => {
    expect(["GET", "HEAD", "OPTIONS"].map(isMutation)).toEqual([false, false, false]);
    expect(["POST", "PUT", "PATCH", "DELETE", "post", "QUERY"].map(isMutation)).toEqual(Array(6).fill(true));
  });

  it("passes from the configured origin, also when a proxy asks under another host", () => {
    expect(isOwnOrigin(own, served)).toBe(true);
    expect(isOwnOrigin({ ...own, host: "10.0.0.5:3000" }, served)).toBe(true);
    expect(isOwnOrigin({ ...own, host: "10.0.0.5:3000", forwardedHost: "press.example" }, served)).toBe(true);
  });

  it.each([
    null,
    "null",
    "",
    "press.example",
    "http://press.example",
    "https://press.example:8443",
    "https://press.example.evil.example",
    "https://evil.example",
    "https://press.example/",
    "https://user@press.example",
    "https://press.example, https://evil.example",
  ])("is refused with the Origin %j", (origin) => {
    expect(isOwnOrigin({ ...own, origin }, served)).toBe(false);
  });

  it("is refused with a forged X-Forwarded-Host, whether it names the foreign origin or another", () => {
    const evil = { origin: "https://evil.example", host: "press.example", forwardedHost: "evil.example" };
    expect(isOwnOrigin(evil, served)).toBe(false);
    expect(isOwnOrigin({ ...own, forwardedHost: "evil.example" }, served)).toBe(false);
    expect(isOwnOrigin({ ...own, forwardedHost: "press.example, evil.example" }, served)).toBe(false);
  });

  it("passes in the try-out from the loopback address that was asked, and from no other", () => {
    const tryout = { publicOrigin: "http://localhost:3000", tryout: true };
    const at = (origin: string, host: string) => isOwnOrigin({ origin, host, forwardedHost: host }, tryout);
    expect(at("http://127.0.0.1:3000", "127.0.0.1:3000")).toBe(true);
    expect(at("http://[::1]:3000", "[::1]:3000")).toBe(true);
    expect(at("http://127.0.0.1:4000", "127.0.0.1:3000")).toBe(false);
    expect(at("http://evil.example", "evil.example")).toBe(false);
    expect(isOwnOrigin({ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000", forwardedHost: null }, served)).toBe(
      false,
    );
  });

  it("never passes from an origin that is not the configured one, outside the try-out", () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.option(fc.domain()), fc.option(fc.domain()), (url, host, forwardedHost) => {
        const { origin } = new URL(url);
        return !isOwnOrigin({ origin, host, forwardedHost }, served) || origin === served.publicOrigin;
      }),
    );
  });
});
