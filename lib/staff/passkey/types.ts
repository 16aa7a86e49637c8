/** A passkey as the database has it: `id` in base64url, `publicKey` in COSE. */
export type Credential = {
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
};
