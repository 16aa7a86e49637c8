import { createHmac } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { env } from "@/lib/env";
import type { Result } from "@/lib/result";
import { relyingParty } from "@/lib/staff/passkey/rules";
import type { Credential } from "@/lib/staff/passkey/types";

// The library is loaded when somebody has a passkey: a server at rest does without it.
const library = () => import("@simplewebauthn/server");

/**
 * A challenge that is kept nowhere: it stands for a secret of the browser's that ends with its use (a sign-in that waits),
 * or that changes with it (a session beside the account's version), so that no answer serves twice.
 */
function challengeOf(...parts: readonly (string | number)[]): string {
  return createHmac("sha256", env().AUTH_SECRET)
    .update(JSON.stringify(["passkey", ...parts]))
    .digest("base64url");
}

/** The challenge of a new passkey: for this session, until the account changes. */
export const creationChallenge = (session: string, version: number) => challengeOf("add", session, version);

/** The challenge of a sign-in that waits for its second factor: for this one, until it ends. */
export const signInChallenge = (pending: string) => challengeOf("sign in", pending);

// EdDSA, ES256, RS256 (IANA, COSE Algorithms): what authenticators have.
const algorithms = [-8, -7, -257];

/** The account that a passkey is made for. */
export type Owner = { id: string; name: string; email: string };

/** What the browser needs to make a passkey; null where this installation's address allows none. */
export async function creationOptions({
  owner,
  challenge,
  known,
}: {
  owner: Owner;
  challenge: string;
  known: readonly Pick<Credential, "id" | "transports">[];
}): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const party = relyingParty(env().PUBLIC_URL);
  if (!party) return null;
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: "Credence",
    rpID: party.id,
    userID: new TextEncoder().encode(owner.id),
    userName: owner.email,
    userDisplayName: owner.name,
    challenge: bytesOf(challenge),
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    // The password comes first: a key without a PIN of its own is a second factor all the same.
    authenticatorSelection: { residentKey: "discouraged", userVerification: "discouraged" },
  });
}

/** What the browser needs to sign with one of these passkeys; null where there are none or the address allows none. */
export async function requestOptions({
  challenge,
  known,
}: {
  challenge: string;
  known: readonly Pick<Credential, "id" | "transports">[];
}): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const party = relyingParty(env().PUBLIC_URL);
  if (!party || known.length === 0) return null;
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: bytesOf(challenge),
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
    userVerification: "discouraged",
  });
}

/** An authenticator's answer as its form posted it; what it holds is for the library to judge. */
export type Answer = { id: string; response: { clientDataJSON: string } };

/** The passkey in an authenticator's answer, if it answers this challenge, from our origin. */
export async function readCreation(answer: Answer, challenge: string): Promise<Result<Credential, null>> {
  const party = relyingParty(env().PUBLIC_URL);
  if (!party) return refused;
  const { verifyRegistrationResponse } = await library();
  const response = answer as unknown as RegistrationResponseJSON;
  return judged(async () => {
    if (!(await provesNothing(response))) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return null;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { id, publicKey: new Uint8Array(publicKey), counter, transports: knownTransports(transports) };
  });
}

/** The new counter of the passkey that signed this challenge, from our origin; refuses a counter that went back. */
export async function readAssertion(
  answer: Answer,
  { challenge, credential }: { challenge: string; credential: Credential },
): Promise<Result<{ counter: number }, null>> {
  const party = relyingParty(env().PUBLIC_URL);
  if (!party) return refused;
  const { verifyAuthenticationResponse } = await library();
  return judged(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { ...credential, transports: knownTransports(credential.transports) },
      requireUserVerification: false,
    });
    return verified ? { counter: authenticationInfo.newCounter } : null;
  });
}

const refused = { ok: false, error: null } as const;

/** The library refuses by throwing, and by the same kind of errors answers what it cannot read. */
async function judged<T>(judge: () => Promise<T | null>): Promise<Result<T, null>> {
  const value = await judge().catch(() => null);
  return value === null ? refused : { ok: true, value };
}

/**
 * Whether an attestation proves nothing about its maker, as we ask. Certificates would have the library fetch their
 * revocation lists from wherever they say; no call may leave this host.
 */
export async function provesNothing({ response }: Pick<RegistrationResponseJSON, "response">): Promise<boolean> {
  const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
  const attestation = decodeAttestationObject(bytesOf(response.attestationObject));
  const format = attestation.get("fmt");
  return format === "none" || (format === "packed" && attestation.get("attStmt").get("x5c") === undefined);
}

// WebAuthn 3, AuthenticatorTransport.
const transportNames = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

function knownTransports(transports: readonly string[]): string[] {
  return transportNames.filter((name) => transports.includes(name));
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, "base64url"));
}
