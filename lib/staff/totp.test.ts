import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchingStep, newTotpSecret, otpauthUri, totpCode, totpStep } from "@/lib/staff/totp";

// RFC 6238, appendix B: the ASCII secret 12345678901234567890, of whose eight digits the last six are ours.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const vectors = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
] as const;

describe("time-based codes", () => {
  it.each(vectors)("give the standard's code at second %i", (second, code) => {
    expect(totpCode(secret, totpStep(new Date(second * 1000)))).toBe(code);
  });

  it("match one step before and after, and no further", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 2 ** 31 }), fc.integer({ min: -4, max: 4 }), (step, away) => {
        const code = totpCode(secret, step + away);
        const now = new Date((step * 30 + 15) * 1000);
        const neighbours = [step - 1, step, step + 1];
        const collides = neighbours.some((near) => near !== step + away && totpCode(secret, near) === code);
        if (Math.abs(away) <= 1) expect(matchingStep({ secret, code, now })).not.toBeNull();
        else if (!collides) expect(matchingStep({ secret, code, now })).toBeNull();
      }),
    );
  });

  it("never match what is not six digits", () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        if (!/^\d{6}$/.test(code)) expect(matchingStep({ secret, code, now: new Date(59_000) })).toBeNull();
      }),
    );
  });

  it("come from fresh secrets of 160 bits", () => {
    const secrets = new Set(Array.from({ length: 50 }, newTotpSecret));
    expect(secrets.size).toBe(50);
    for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/);
  });

  it("are offered to an authenticator app with the account's address encoded", () => {
    expect(otpauthUri({ secret, email: "a+b@example.org" })).toBe(
      `otpauth://totp/Credence:a%2Bb%40example.org?secret=${secret}&issuer=Credence`,
    );
  });
});
