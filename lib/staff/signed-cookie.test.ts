import { serializeSignedCookie } from "better-call";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSignedCookie } from "@/lib/staff/signed-cookie";

const secret = "a secret of the installation, long enough";
const name = "credence.session_token";
const signed = async (value: string, by = secret) => (await serializeSignedCookie(name, value, by)).split(";")[0] ?? "";
// A token is base64url or base64; other values are signed here too.
const value = fc.string({ minLength: 1, maxLength: 60, unit: "binary-ascii" });

describe("a signed cookie", () => {
  it("is read as the sign-in library wrote it, among others", async () => {
    await fc.assert(
      fc.asyncProperty(value, async (token) => {
        const header = `theme=dark; ${await signed(token)}; ${name}.other=1`;
        expect(readSignedCookie(header, name, secret)).toBe(token);
      }),
    );
  });

  it("is nobody's when another secret signed it, or one character of it was changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w-]{32}$/), fc.nat(), async (token, at) => {
        expect(readSignedCookie(await signed(token, `${secret}.`), name, secret)).toBeNull();
        const cookie = decodeURIComponent((await signed(token)).slice(name.length + 1));
        const place = at % cookie.length;
        const changed = cookie.slice(0, place) + (cookie[place] === "A" ? "B" : "A") + cookie.slice(place + 1);
        expect(readSignedCookie(`${name}=${encodeURIComponent(changed)}`, name, secret)).toBeNull();
      }),
    );
  });

  it("is nothing where there is no signature, no value, or what cannot be decoded", () => {
    for (const cookie of ["", name, `${name}=`, `${name}=token`, `${name}=.sig`, `${name}=%E0%A4%A`, `x${name}=a.b`])
      expect(readSignedCookie(cookie, name, secret)).toBeNull();
  });
});
