import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEmail, readPhone } from "@/lib/application/contact";

const code = (result: ReturnType<typeof readEmail>) => (result.ok ? result.value : result.error.code);

describe("e-mail (security 14)", () => {
  it.each([
    ["name@example.ru", "name@example.ru"],
    ["  First.Last+tag@Example.COM ", "First.Last+tag@example.com"],
    ["почта@пример.рф", "email.letter"],
    ["desk@пример.рф", "desk@пример.рф"],
    ["desk@xn--e1afmkfd.xn--p1ai", "desk@xn--e1afmkfd.xn--p1ai"],
    ["", "email.required"],
    ["a@b.ru\nBcc: c@d.ru", "email.several"],
    ["a@b.ru\r\n", "a@b.ru"],
    ["a@b.ru,c@d.ru", "email.several"],
    ["a@b.ru; c@d.ru", "email.several"],
    ["a,b@c.ru", "email.several"],
    ["a@b@c.ru", "email.several"],
    ['"a@b.ru> x"@c.ru', "email.several"],
    ['"quoted local"@c.ru', "email.plainOnly"],
    ["Name <a@b.ru>", "email.plainOnly"],
    ["a(comment)@b.ru", "email.plainOnly"],
    ["a@[127.0.0.1]", "email.plainOnly"],
    ["a\u0000@b.ru", "email.forbidden"],
    ["a\u202E@b.ru", "email.forbidden"],
    ["a b@c.ru", "email.space"],
    ["a@localhost", "email.domain"],
    ["a@127.0.0.1", "email.domain"],
    ["a@-b.ru", "email.domain"],
    ["a@b..ru", "email.domain"],
    [".a@b.ru", "email.shape"],
    ["a..b@c.ru", "email.shape"],
    ["nobody", "email.shape"],
    [`${"a".repeat(65)}@b.ru`, "email.shape"],
    [
      `abcdef@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(3)}.ru`,
      "email.tooLong",
    ],
  ])("answers %j with %s", (typed, answer) => {
    expect(code(readEmail(typed))).toBe(answer);
  });

  it("offers the Latin spelling of an address with a Cyrillic letter in it", () => {
    expect(readEmail("аnna@mаil.ru")).toMatchObject({
      error: { code: "email.lookAlike", params: { fix: "anna@mail.ru" } },
    });
  });

  it("refuses a megabyte by its length", () => {
    expect(code(readEmail("a".repeat(1_000_000)))).toBe("email.tooLong");
    expect(code(readPhone("1".repeat(1_000_000), "russian"))).toBe("phone.tooLong");
  });

  it("takes nothing that a mail server could read as another recipient", () => {
    const sign = fc.constantFrom(..."ab.@,;:<>()[]\\\" \r\n\t\0'+%!а");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: sign }), fc.string({ unit: "binary" })), (typed) => {
        const email = readEmail(typed);
        if (!email.ok) return;
        expect(email.value).toMatch(/^[^\s,;:<>()[\]\\"@]+@[^\s,;:<>()[\]\\"@]+$/);
        expect(readEmail(email.value)).toEqual(email);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("telephone", () => {
  it.each([
    ["8 495 123-45-67", "+74951234567"],
    ["8 (495) 123–45–67", "+74951234567"],
    ["495 123 45 67", "+74951234567"],
    ["+7 495 000-12-40", "+74950001240"],
    ["\u202A+7 495 123-45-67\u202C", "+74951234567"],
    ["+49 (0)30 1234567", "+49301234567"],
    ["0049 30 1234567", "+49301234567"],
    ["", "phone.required"],
    ["позвоните мне", "phone.invalid"],
    ["030 1234567", "phone.countryCode"],
    ["+7 495 123 45 67 доб. 12", "phone.extension"],
    ["+7 495", "phone.invalid"],
  ])("reads %j of Russian media as %s", (typed, answer) => {
    expect(code(readPhone(typed, "russian"))).toBe(answer);
  });

  it("never takes a foreign number without its country code for a Russian one", () => {
    expect(code(readPhone("917 555 0100", "foreign"))).toBe("phone.countryCode");
    expect(code(readPhone("8 495 123-45-67", "foreign"))).toBe("+74951234567");
  });

  it("gives E.164 or a refusal for any string, and reads its own spelling again", () => {
    const sign = fc.constantFrom(..."+0123456789 ()-");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: sign }), fc.string({ unit: "binary" })), (typed) => {
        const phone = readPhone(typed, "russian");
        if (phone.ok) {
          expect(phone.value).toMatch(/^\+[1-9]\d{4,14}$/);
          expect(readPhone(phone.value, "russian")).toEqual(phone);
        }
      }),
      { numRuns: 500 },
    );
  });
});
