import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { Answer } from "@/lib/staff/passkey/ceremony";

/** What a page hands over to the authenticator, and where it stands. */
type Asked = { challenge: string; origin?: string; rpId?: string };

/** An authenticator in software, for tests: one passkey (ES256), whose counter grows by one with each signature. */
export function newAuthenticator({ origin = "http://localhost:3000", rpId = "localhost" } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  let counter = 0;
  const clientData = (type: string, asked: Asked) =>
    Buffer.from(
      JSON.stringify({ type, challenge: asked.challenge, origin: asked.origin ?? origin, crossOrigin: false }),
    );
  const head = (flags: number, asked: Asked) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter++);
    return Buffer.concat([sha256(asked.rpId ?? rpId), Buffer.from([flags]), count]);
  };
  const answer = (response: Record<string, Buffer>): Answer & { id: string } => ({
    id: id.toString("base64url"),
    ...{ rawId: id.toString("base64url"), type: "public-key", clientExtensionResults: {} },
    response: Object.fromEntries(
      Object.entries(response).map(([name, bytes]) => [name, bytes.toString("base64url")]),
    ) as Answer["response"],
  });
  return {
    id: id.toString("base64url"),
    /** Sets the counter back, as in a copy of the authenticator. */
    rewind: () => {
      counter = 1;
    },
    /** Makes the passkey; `statement` is its attestation, none unless a test says otherwise. */
    create(asked: Asked, { format = "none", statement = new Map<string, unknown>() } = {}): Answer {
      // COSE_Key: EC2, ES256, P-256 (RFC 9053).
      const key = new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytes(x)],
        [-3, bytes(y)],
      ]);
      const length = Buffer.from([0, id.length]);
      // User present, attested credential data included.
      const authData = Buffer.concat([head(0x41, asked), Buffer.alloc(16), length, id, isoCBOR.encode(key as never)]);
      const attestation = new Map<string, unknown>([
        ["fmt", format],
        ["attStmt", statement],
        ["authData", new Uint8Array(authData)],
      ]);
      return answer({
        clientDataJSON: clientData("webauthn.create", asked),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)),
      });
    },
    /** Signs a challenge. */
    sign(asked: Asked): Answer {
      const clientDataJSON = clientData("webauthn.get", asked);
      const authenticatorData = head(0x01, asked);
      const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientDataJSON)]), privateKey);
      return answer({ clientDataJSON, authenticatorData, signature });
    },
  };
}

function sha256(data: string | Buffer): Buffer {
  return createHash("sha256").update(data).digest();
}

function bytes(base64url: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64url, "base64url"));
}
