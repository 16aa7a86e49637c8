/** How many tries a key has, and in how many seconds. */
export type Limit = { tries: number; seconds: number };

const minutes = 60;
const hours = 60 * minutes;
const days = 24 * hours;

/**
 * The limits. Those of sign-in and of one's own password count failed tries of one account, one network or one known device. Those of public
 * forms are counted by network and are wide, because a whole newsroom stands behind one address; `linkToAddress` is
 * counted by the recipient, so that nobody's mailbox can be filled.
 */
export const limits = {
  signIn: { tries: 10, seconds: 15 * minutes },
  ownPassword: { tries: 10, seconds: 15 * minutes },
  secondFactor: { tries: 10, seconds: 15 * minutes },
  draft: { tries: 300, seconds: 1 * hours },
  saveStep: { tries: 6000, seconds: 1 * hours },
  upload: { tries: 600, seconds: 1 * hours },
  submit: { tries: 300, seconds: 1 * hours },
  linkRequest: { tries: 60, seconds: 1 * hours },
  linkToAddress: { tries: 5, seconds: 1 * days },
  linkOpen: { tries: 600, seconds: 1 * hours },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/**
 * The network that a limit counts: an IPv4 address, or the /64 of an IPv6 address, of which a single subscriber has
 * 2^64. Takes an address as Node's sockets write it; anything else counts as itself.
 */
export function networkOf(address: string): string {
  const bare = address.toLowerCase().replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped) return mapped;
  if (!bare.includes(":")) return bare;
  return `${hextets(bare).slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address without leading zeros, "::" filled in (RFC 4291, section 2.2). */
function hextets(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = groupsOf(head);
  if (tail === undefined) return before;
  const after = groupsOf(tail);
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
}

function groupsOf(text: string): string[] {
  return text
    .split(":")
    .filter((group) => group !== "")
    .flatMap((group) => (group.includes(".") ? ["0", "0"] : [group.replace(/^0+(?=.)/, "")]));
}
