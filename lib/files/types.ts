/** What is sent up: a person's photo, the letter of an editorial office, the sheet that the desk entered from. */
export const filePurposes = ["photo", "letter", "scan"] as const;

export type FilePurpose = (typeof filePurposes)[number];

/** What an applicant sends up; a scan is the desk's. */
export type ApplicantPurpose = Exclude<FilePurpose, "scan">;

/** What a file may be once it was looked at. PNG comes in and goes out as JPEG. */
export type MediaType = "image/jpeg" | "application/pdf";

/** A file as it is kept: checked by its content and, where it is an image, drawn anew. */
export type Accepted = { bytes: Uint8Array<ArrayBuffer>; mediaType: MediaType };

/** What pages tell of a file: its contents are under seal. `bytes` is its size before sealing. */
export type KeptFile = { id: string; purpose: FilePurpose; mediaType: MediaType; bytes: number };
