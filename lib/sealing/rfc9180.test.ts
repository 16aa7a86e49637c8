import { Aes128Gcm, Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aeads, encapsulatedLength, keySchedule, openBase, sealBase, sharedSecret } from "@/lib/sealing/rfc9180";
import { newKeyPair, openingKeyFrom, rawPrivateKey, sharedPoint } from "@/lib/sealing/x25519";

const hex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));

// RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, sequence number 0.
const a11 = {
  info: hex("4f6465206f6e2061204772656369616e2055726e"),
  ephemeral: openingKeyFrom(hex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736")),
  recipient: openingKeyFrom(hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")),
  pkEm: hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
  pkRm: hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"),
  sharedSecret: hex("fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc"),
  key: hex("4531685d41d65f03dc48f6b8302c05b0"),
  nonce: hex("56d890e5accaaf011cff4b7d"),
  plaintext: hex("4265617574792069732074727574682c20747275746820626561757479"),
  aad: hex("436f756e742d30"),
  ciphertext: hex("f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"),
};

describe("RFC 9180, appendix A.1.1", () => {
  it("derives the public keys from the private ones", () => {
    expect(a11.ephemeral.publicKey).toEqual(a11.pkEm);
    expect(a11.recipient.publicKey).toEqual(a11.pkRm);
  });

  it("agrees on the shared secret from either side", () => {
    for (const point of [sharedPoint(a11.ephemeral, a11.pkRm), sharedPoint(a11.recipient, a11.pkEm)]) {
      expect(hex(Buffer.from(sharedSecret(point, a11.pkEm, a11.pkRm)).toString("hex"))).toEqual(a11.sharedSecret);
    }
  });

  it("schedules the key and the base nonce", () => {
    const { key, nonce } = keySchedule(aeads.aes128, a11.sharedSecret, a11.info);
    expect([new Uint8Array(key), new Uint8Array(nonce)]).toEqual([a11.key, a11.nonce]);
  });

  it("seals to the very bytes of the vector, and opens them", () => {
    const { info, aad, plaintext, ephemeral, recipient } = a11;
    const sealed = sealBase(a11.pkRm, { aead: aeads.aes128, info, aad }, plaintext, ephemeral);
    expect(sealed).toEqual(new Uint8Array([...a11.pkEm, ...a11.ciphertext]));
    expect(openBase(recipient, { aead: aeads.aes128, info, aad }, sealed)).toEqual(plaintext);
  });
});

describe.each([
  { name: "AES-128-GCM", aead: aeads.aes128, theirs: () => new Aes128Gcm() },
  { name: "AES-256-GCM", aead: aeads.aes256, theirs: () => new Aes256Gcm() },
])("beside another implementation, with $name", ({ aead, theirs }) => {
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: theirs() });
  const bytes = fc.uint8Array({ maxLength: 200 });

  it("opens what the other sealed", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, bytes, async (info, aad, plaintext) => {
        const key = newKeyPair();
        const recipientPublicKey = await suite.kem.deserializePublicKey(key.publicKey);
        const { enc, ct } = await suite.seal({ recipientPublicKey, info }, plaintext, aad);
        const sealed = new Uint8Array([...new Uint8Array(enc), ...new Uint8Array(ct)]);
        expect(openBase(key, { aead, info, aad }, sealed)).toEqual(new Uint8Array(plaintext));
      }),
      { numRuns: 25 },
    );
  });

  it("seals what the other opens", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, bytes, async (info, aad, plaintext) => {
        const key = newKeyPair();
        const sealed = sealBase(key.publicKey, { aead, info, aad }, plaintext);
        const recipientKey = await suite.kem.deserializePrivateKey(new Uint8Array(rawPrivateKey(key)));
        const opened = await suite.open(
          { recipientKey, enc: sealed.slice(0, encapsulatedLength), info },
          sealed.slice(encapsulatedLength),
          aad,
        );
        expect(new Uint8Array(opened)).toEqual(new Uint8Array(plaintext));
      }),
      { numRuns: 25 },
    );
  });
});

describe("keys that must be refused", () => {
  // RFC 7748, section 6.1; a point of low order would make a secret that everybody knows.
  it.each(["00".repeat(32), `01${"00".repeat(31)}`, `${"ec"}${"ff".repeat(30)}7f`])(
    "refuses the low-order key %s",
    (key) => {
      const sealing = { aead: aeads.aes256, info: hex(""), aad: hex("") };
      expect(() => sealBase(hex(key), sealing, hex("00"))).toThrow();
      expect(() => openBase(newKeyPair(), sealing, hex(key + "00".repeat(16)))).toThrow();
    },
  );

  it("refuses keys of another length", () => {
    expect(() =>
      sealBase(hex("00".repeat(31)), { aead: aeads.aes256, info: hex(""), aad: hex("") }, hex("00")),
    ).toThrow();
  });
});
