import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { open, seal } from "@/lib/sealing/hpke";
import { newKeyPair } from "@/lib/sealing/x25519";

const key = newKeyPair();
const here = { table: "application", id: "0198c0de-0000-7000-8000-000000000001" };
const record = {
  documentKind: "internal",
  documentNumber: "4512345678",
  birthDate: "1979-02-28",
  birthPlace: "посёлок Новоалександровка",
  citizenship: "RU",
};

const anyRecord = fc.record({
  documentKind: fc.constantFrom("internal", "travel", "foreign", "other"),
  documentNumber: fc.string({ minLength: 5, maxLength: 20 }),
  birthDate: fc.string({ minLength: 10, maxLength: 10 }),
  birthPlace: fc.string({ unit: "grapheme", maxLength: 120 }),
  citizenship: fc.constantFrom("RU", "DE", "KZ"),
});

describe("a sealed record", () => {
  it("opens to what was sealed", () => {
    fc.assert(
      fc.property(anyRecord, (value) => {
        expect(open(key, seal(key.publicKey, value, here), here)).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });

  it("never opens in another row or another table", () => {
    const sealed = seal(key.publicKey, record, here);
    expect(() => open(key, sealed, { ...here, id: "0198c0de-0000-7000-8000-000000000002" })).toThrow("do not open");
    expect(() => open(key, sealed, { ...here, table: "draft" })).toThrow("do not open");
  });

  it("keeps table and id apart, wherever the border between them lies", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (table, id, otherTable, otherId) => {
        fc.pre(table !== otherTable || id !== otherId);
        const sealed = seal(key.publicKey, record, { table, id });
        expect(() => open(key, sealed, { table: otherTable, id: otherId })).toThrow("do not open");
      }),
      { numRuns: 200 },
    );
  });

  it("never opens with another event's key", () => {
    expect(() => open(newKeyPair(), seal(key.publicKey, record, here), here)).toThrow("do not open");
  });

  it("never opens with a single bit flipped, wherever it is", () => {
    const sealed = seal(key.publicKey, record, here);
    // Every bit of version, key id and encapsulated key (41 bytes), then at least one of each byte.
    for (let bit = 0; bit < sealed.length * 8; bit += bit < 41 * 8 ? 1 : 7) {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      // X25519 ignores the top bit of the encapsulated key, yet it is part of what the secret is derived from.
      expect(() => open(key, changed, here), `bit ${bit}`).toThrow();
    }
  });

  it("never opens when cut short", () => {
    const sealed = seal(key.publicKey, record, here);
    for (let length = 0; length < sealed.length; length++) {
      expect(() => open(key, sealed.subarray(0, length), here), `${length} bytes`).toThrow();
    }
  });

  it("holds no word of its plaintext", () => {
    const sealed = Buffer.from(seal(key.publicKey, record, here));
    for (const text of [...Object.keys(record), ...Object.values(record).filter((v) => v.length > 2)]) {
      expect(sealed.includes(text), text).toBe(false);
    }
  });

  it("differs each time, though the record is the same", () => {
    const all = Array.from({ length: 50 }, () => Buffer.from(seal(key.publicKey, record, here)).toString("hex"));
    expect(new Set(all).size).toBe(50);
  });

  it("has one length, whatever the document and the place of birth", () => {
    const short = { ...record, documentNumber: "12345", birthPlace: "Ош", documentKind: "other" };
    const long = { ...record, documentKind: "internal", birthPlace: "ё".repeat(120), documentNumber: "A".repeat(20) };
    expect(seal(key.publicKey, long, here).length).toBe(seal(key.publicKey, short, here).length);
  });
});
