import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayRemovePasskey, relyingParty } from "@/lib/staff/passkey/rules";

describe("relyingParty", () => {
  it("is the domain of the public address, and its origin with the port", () => {
    expect(relyingParty("https://press.example")).toEqual({ id: "press.example", origin: "https://press.example" });
    expect(relyingParty("https://press.example:8443")).toEqual({
      id: "press.example",
      origin: "https://press.example:8443",
    });
    expect(relyingParty("http://localhost:3000")).toEqual({ id: "localhost", origin: "http://localhost:3000" });
  });

  it("is nobody for an IP address, and without HTTPS", () => {
    for (const url of ["http://press.example", "https://192.0.2.7", "https://[2001:db8::1]", "http://127.0.0.1:3000"])
      expect(relyingParty(url), url).toBeNull();
  });
});

describe("mayRemovePasskey", () => {
  it("always leaves something to sign in with", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 1, max: 10 }), (app, passkeys) => {
        const left = (app ? 1 : 0) + passkeys - 1;
        expect(mayRemovePasskey({ app, passkeys }).ok).toBe(left > 0);
      }),
    );
  });
});
