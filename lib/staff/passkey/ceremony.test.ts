import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { describe, expect, it } from "vitest";
import { provesNothing } from "@/lib/staff/passkey/ceremony";
import { newAuthenticator } from "@/lib/staff/passkey/test-authenticator";

const attested = (format: string, statement: [string, unknown][] = []) =>
  provesNothing(
    newAuthenticator().create(
      { challenge: "x" },
      { format, statement: new Map(statement) },
    ) as RegistrationResponseJSON,
  );
const signature: [string, unknown] = ["sig", new Uint8Array(64)];
const certificates: [string, unknown] = ["x5c", [new Uint8Array(100)]];

describe("an attestation", () => {
  it("is taken where it has no certificates, whose revocation lists would be fetched", async () => {
    expect(await attested("none")).toBe(true);
    expect(await attested("packed", [["alg", -7], signature])).toBe(true);
    expect(await attested("packed", [["alg", -7], signature, certificates])).toBe(false);
    for (const format of ["fido-u2f", "tpm", "apple", "android-key", "android-safetynet", "compound"])
      expect(await attested(format, [signature]), format).toBe(false);
  });
});
