import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bodyDigest,
  hashToken,
  newDraftKey,
  newToken,
  openAnswers,
  openDraftKey,
  sealAnswers,
  sealDraftKey,
  tokenKey,
  unwrapDraftKey,
  wrapDraftKey,
} from "@/lib/sealing/draft";
import { keyedIndex } from "@/lib/sealing/keyed-index";
import { newKeyPair } from "@/lib/sealing/x25519";

const draftId = "0198c0de-0000-7000-8000-00000000000a";
const otherDraftId = "0198c0de-0000-7000-8000-00000000000b";
const answers = fc.dictionary(fc.string({ maxLength: 20 }), fc.string({ unit: "grapheme", maxLength: 100 }));

describe("a draft's answers", () => {
  it("come back as typed, wrong values too", () => {
    fc.assert(
      fc.property(answers, (typed) => {
        const dek = newDraftKey();
        // Entries, since a name like "__proto__" must survive as a plain field.
        expect(Object.entries(openAnswers(dek, sealAnswers(dek, typed, draftId), draftId))).toEqual(
          Object.entries(typed),
        );
      }),
    );
  });

  it("open neither under another key nor in another draft", () => {
    const dek = newDraftKey();
    const sealed = sealAnswers(dek, { familyRu: "Цветкова" }, draftId);
    expect(() => openAnswers(newDraftKey(), sealed, draftId)).toThrow("do not open");
    expect(() => openAnswers(dek, sealed, otherDraftId)).toThrow("do not open");
  });
});

describe("a draft's key", () => {
  it("opens by each token that it was wrapped for, and by no other", () => {
    const dek = newDraftKey();
    const [cookie, mailed] = [newToken(), newToken()];
    expect(unwrapDraftKey(cookie, wrapDraftKey(cookie, dek, draftId), draftId)).toEqual(dek);
    expect(unwrapDraftKey(mailed, wrapDraftKey(mailed, dek, draftId), draftId)).toEqual(dek);
    expect(() => unwrapDraftKey(mailed, wrapDraftKey(cookie, dek, draftId), draftId)).toThrow("do not open");
    expect(() => unwrapDraftKey(cookie, wrapDraftKey(cookie, dek, draftId), otherDraftId)).toThrow("do not open");
  });

  it("reaches the mail's sender through the event's key, for its own draft alone", () => {
    const [event, dek] = [newKeyPair(), newDraftKey()];
    const sealed = sealDraftKey(event.publicKey, dek, draftId);
    expect(openDraftKey(event, sealed, draftId)).toEqual(dek);
    expect(() => openDraftKey(event, sealed, otherDraftId)).toThrow("do not open");
    expect(() => openDraftKey(newKeyPair(), sealed, draftId)).toThrow("do not open");
  });

  it("does not follow from the hash that the database keeps", () => {
    const token = newToken();
    expect(Buffer.from(tokenKey(token)).equals(hashToken(token))).toBe(false);
  });
});

describe("a token", () => {
  it("has 256 bits and fits into a path", () => {
    const token = newToken();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(hashToken(token)).toHaveLength(32);
  });
});

describe("a body's digest", () => {
  it("is the same for the same answers in any order, and differs for any other", () => {
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const dek = newDraftKey();
        const reversed = Object.fromEntries(Object.entries(one).reverse());
        expect(bodyDigest(dek, reversed)).toEqual(bodyDigest(dek, one));
        const same = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
        expect(Buffer.from(bodyDigest(dek, other)).equals(bodyDigest(dek, one))).toBe(same);
      }),
    );
  });
});

describe("a keyed index", () => {
  const key = newDraftKey();

  it("meets for equal values, and keeps labels and keys apart", () => {
    expect(keyedIndex(key, "document", "4512345678")).toEqual(keyedIndex(key, "document", "4512345678"));
    const others = [
      keyedIndex(key, "person", "4512345678"),
      keyedIndex(key, "document", "4512345679"),
      keyedIndex(newDraftKey(), "document", "4512345678"),
    ];
    for (const other of others) {
      expect(Buffer.from(other).equals(keyedIndex(key, "document", "4512345678"))).toBe(false);
    }
  });
});
