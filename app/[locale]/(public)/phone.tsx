import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A telephone number as it is read aloud, "+7 495 000 12 40", on one line; as it stands where it is not one. */
export function Phone({ number }: { number: string }) {
  const spaced = parsePhoneNumberFromString(number)?.formatInternational() ?? number;
  return <span className="num nw">{spaced}</span>;
}
