import codes from "i18n-iso-countries/codes.json";
import { expect, it } from "vitest";
import { countryCodes, isCitizenship, isCountry, stateless } from "@/lib/application/country";

it("knows exactly the countries of ISO 3166-1", () => {
  expect(countryCodes).toEqual(codes.map(([alpha2]) => alpha2).sort());
});

it("takes statelessness for a citizenship, not for a country", () => {
  expect(isCitizenship(stateless)).toBe(true);
  expect(isCountry(stateless)).toBe(false);
  expect(isCountry("toString")).toBe(false);
});
