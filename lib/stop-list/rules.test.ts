import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchKey } from "@/lib/names/match";
import { matchOf } from "./rules";
import type { Compared, Listed } from "./types";

const today = "2030-05-15";
const anyKey = fc.constantFrom("", "ivanov", "petrov", "iulia");
const anyDay = fc.constantFrom("2030-05-14", today, "2031-01-01");
const anyEntry: fc.Arbitrary<Listed> = fc.record({
  familyKey: anyKey,
  givenKey: anyKey,
  personIndex: fc.constantFrom(null, "aa", "bb"),
  expiresOn: anyDay,
  removed: fc.boolean(),
});
const anyPerson: fc.Arbitrary<Compared> = fc.record({
  spellings: fc.array(fc.record({ familyKey: anyKey, givenKey: anyKey }), { maxLength: 2 }),
  personIndex: fc.constantFrom(null, "aa", "bb"),
});

const entry = (family: string, given: string, changes: Partial<Listed> = {}): Listed => ({
  familyKey: matchKey(family),
  givenKey: matchKey(given),
  personIndex: null,
  expiresOn: today,
  removed: false,
  ...changes,
});
const person = (family: string, given: string, personIndex: string | null = null): Compared => ({
  spellings: [{ familyKey: matchKey(family), givenKey: matchKey(given) }],
  personIndex,
});

describe("the stop-list", () => {
  it("matches nobody when it is empty", () => {
    fc.assert(
      fc.property(anyPerson, (who) => {
        const list: Listed[] = [];
        expect(list.filter((each) => matchOf(each, who, today) !== null)).toEqual([]);
      }),
    );
  });

  it("matches nobody by what is removed, expired or nameless", () => {
    fc.assert(
      fc.property(anyEntry, anyPerson, (listed, who) => {
        if (matchOf(listed, who, today) === null) return;
        expect(listed.removed).toBe(false);
        expect(listed.expiresOn >= today).toBe(true);
        expect(listed.familyKey).not.toBe("");
      }),
    );
  });

  it("matches nobody whose names and index are other ones", () => {
    fc.assert(
      fc.property(anyEntry, (listed) => {
        expect(
          matchOf(listed, { spellings: [{ familyKey: "sidorov", givenKey: "pavel" }], personIndex: "cc" }, today),
        ).toBeNull();
      }),
    );
  });

  it("finds a person in either script and by any table of letters", () => {
    for (const spelled of ["Yuliya Tsvetkova", "Iuliia Tcvetkova", "Юлия Цветкова"]) {
      const [given = "", family = ""] = spelled.split(" ");
      expect(matchOf(entry(family, given), person("Цветкова", "Юлия"), today), spelled).toBe("name");
      expect(matchOf(entry(given, family), person("Цветкова", "Юлия"), today), spelled).toBe("name");
    }
    expect(matchOf(entry("Цветкова", "Анна"), person("Цветкова", "Юлия"), today)).toBeNull();
    expect(matchOf(entry("Цветкова", ""), person("Цветкова", "Юлия"), today)).toBe("name");
  });

  it("says how much agrees, and dismisses nobody for another birth date", () => {
    const listed = entry("Цветкова", "Юлия", { personIndex: "aa" });
    expect(matchOf(listed, person("Цветкова", "Юлия", "aa"), today)).toBe("birthAndName");
    expect(matchOf(listed, person("Цветкова", "Юлия", "bb"), today)).toBe("nameOtherBirth");
    expect(matchOf(listed, person("Цветкова", "Юлия"), today)).toBe("nameOtherBirth");
  });
});
