import { createHash, randomBytes } from "node:crypto";
import { APIError } from "better-auth/api";
import { record } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { clientNetwork, consume, giveBack } from "@/lib/limits/consume";
import type { LimitName } from "@/lib/limits/rules";
import { err, ok, type Result } from "@/lib/result";
import { auth, presentedBy, staffCookie } from "@/lib/session";
import { voidLinks } from "@/lib/staff/link/commands";
import { heldLink } from "@/lib/staff/link/queries";
import { type Answer, readAssertion, signInChallenge } from "@/lib/staff/passkey/ceremony";
import { lockStaff } from "@/lib/staff/queries";
import { sessionLimits } from "@/lib/staff/rules";
import { decryptTotpSecret, encryptTotpSecret } from "@/lib/staff/second-factor";
import { type BrowserCookie, cookieIn, cookiesOf, ownCookie } from "@/lib/staff/sign-in/cookies";
import { pendingStaffId } from "@/lib/staff/sign-in/queries";
import type { BrowserRequest } from "@/lib/staff/sign-in/types";
import { matchingStep, newTotpSecret } from "@/lib/staff/totp";

/** What the browser gets when a step of signing in succeeds. */
export type StepDone = { cookies: BrowserCookie[] };

// A browser that has signed in before is known for so long.
const deviceSeconds = 180 * 24 * 60 * 60;

// Old enough that no code of that step can match any more.
const usedCodesKept = 10 * 60_000;

/**
 * The first step: the password of an account. Gives the cookie of a sign-in that waits for its second factor, never a
 * session, and ends the one that this browser had. Unknown, deactivated and mistaken answer the same after the same work; past the limit nothing is checked.
 * Refuses "staff.linkNeeded" where the second factor was taken away and this browser has not opened the letter about it.
 */
export async function checkPassword(
  { email, password }: { email: string; password: string },
  { headers, now }: BrowserRequest,
): Promise<Result<StepDone>> {
  const staff = await db().staff.findUnique({ where: { email }, select: { id: true, deactivatedAt: true } });
  const tries = await takeTries("signIn", { headers, now, staffId: staff?.id ?? "", account: email });
  if (!tries.ok) return tries;
  const answer = await asResult(auth().api.signInEmail({ body: { email, password }, headers, returnHeaders: true }));
  if (!answer.ok) return err("staff.wrongCredentials");
  const cookies = cookiesOf(answer.value.headers);
  const challenge = challengeIn(cookies);
  // Without a challenge the library made a session by the password alone, which no account of ours allows.
  if (!staff || staff.deactivatedAt || !challenge) {
    await db().staffSession.deleteMany({ where: { token: answer.value.response.token ?? "" } });
    if (challenge) await db().staffVerification.deleteMany({ where: { identifier: challenge } });
    return err("staff.wrongCredentials");
  }
  const link = await heldLink(cookieIn(headers, "link"), { purpose: "secondFactor", now });
  const offered = await offerEnrolment({ staffId: staff.id, challenge, byLink: link?.staffId === staff.id });
  if (!offered.ok) return offered;
  const { sessionToken: earlier } = presentedBy(headers);
  if (earlier) await db().staffSession.deleteMany({ where: { token: earlier } });
  await tries.value.giveBack();
  return ok({ cookies });
}

/**
 * The second step: a code of the authenticator app, accepted once. Gives a new session, and the cookie by
 * which this browser is known. The first code of a new account confirms its enrolment.
 */
export async function checkCode(
  { code }: { code: string },
  { headers, now }: BrowserRequest,
): Promise<Result<StepDone>> {
  const presented = presentedBy(headers);
  const staffId = presented.challenge && (await pendingStaffId(presented.challenge, now));
  if (!staffId) return err("staff.signInAgain");
  const tries = await takeTries("secondFactor", { headers, now, staffId, account: staffId });
  if (!tries.ok) return tries;
  const accepted = await db().$transaction((tx) => acceptCode(tx, { staffId, code, now }));
  if (!accepted.ok) return accepted;
  const answer = await asResult(
    auth().api.verifyTOTP({ body: { code }, headers: withChallengeOnly(headers), returnHeaders: true }),
  );
  if (!answer.ok) return err("staff.signInAgain");
  const device = await rememberDevice({ staffId, headers, now });
  await tries.value.giveBack();
  return ok({ cookies: [...cookiesOf(answer.value.headers), device] });
}

/**
 * The second step by a passkey of the account in place of a code. Refuses "staff.passkeyRefused" for one that is not the
 * account's, an answer to another challenge or from another origin, and a counter that went back.
 */
export async function checkPasskey(
  { answer }: { answer: Answer },
  { headers, now }: BrowserRequest,
): Promise<Result<StepDone>> {
  const { challenge } = presentedBy(headers);
  const staffId = challenge && (await pendingStaffId(challenge, now));
  if (!staffId) return err("staff.signInAgain");
  const tries = await takeTries("secondFactor", { headers, now, staffId, account: staffId });
  if (!tries.ok) return tries;
  const accepted = await db().$transaction((tx) => acceptPasskey(tx, { staffId, answer, challenge, now }));
  if (!accepted.ok) return accepted;
  const passing = { body: { staffId }, headers: withChallengeOnly(headers), returnHeaders: true } as const;
  const passed = await asResult(auth().api.passSecondFactor(passing));
  if (!passed.ok) return err("staff.signInAgain");
  const device = await rememberDevice({ staffId, headers, now });
  await tries.value.giveBack();
  return ok({ cookies: [...cookiesOf(passed.value.headers), device] });
}

/** Ends the browser's session; from the next request on nobody is signed in by it. */
export async function endSession({ headers }: BrowserRequest): Promise<StepDone> {
  const { sessionToken: token } = presentedBy(headers);
  if (token)
    await db().$transaction(async (tx) => {
      const session = await tx.staffSession.findUnique({ where: { token }, select: { userId: true } });
      const { count } = await tx.staffSession.deleteMany({ where: { token } });
      if (!session || count === 0) return;
      await record(tx, { ...about(session.userId), type: "staff.signedOut" });
    });
  return { cookies: [ownCookie("session_token", "", 0)] };
}

function about(staffId: string) {
  return { actor: { kind: "staff", id: staffId }, subject: "staff", subjectId: staffId } as const;
}

/** Matches the code, takes it for good, and confirms an enrolment that waits for its first code. */
async function acceptCode(
  tx: Tx,
  { staffId, code, now }: { staffId: string; code: string; now: Date },
): Promise<Result<undefined>> {
  const staff = await tx.staff.findUnique({
    where: { id: staffId },
    select: { deactivatedAt: true, twoFactors: { select: { id: true, secret: true, verified: true }, take: 1 } },
  });
  const factor = staff?.twoFactors[0];
  if (!factor || staff.deactivatedAt) return err("staff.signInAgain");
  const step = matchingStep({ secret: await decryptTotpSecret(factor.secret), code, now });
  if (step === null) return err("staff.wrongCode");
  // The primary key decides a race: of two requests with one code the second inserts nothing.
  const { count } = await tx.staffUsedCode.createMany({
    data: { staffId, code: String(step), usedAt: now },
    skipDuplicates: true,
  });
  if (count === 0) return err("staff.codeUsed");
  await tx.staffUsedCode.deleteMany({ where: { staffId, usedAt: { lt: new Date(now.getTime() - usedCodesKept) } } });
  if (factor.verified !== true) {
    // Only the secret that this code was made from: another sign-in may have offered a new one meanwhile.
    const { count: confirmed } = await tx.staffTwoFactor.updateMany({
      where: { id: factor.id, secret: factor.secret },
      data: { verified: true },
    });
    if (confirmed === 0) return err("staff.signInAgain");
    await tx.staff.update({
      where: { id: staffId },
      data: { factorByLink: false, version: { increment: 1 } },
      select: { id: true },
    });
    await voidLinks(tx, { staffId, purposes: ["secondFactor"], now });
    await record(tx, { ...about(staffId), type: "staff.secondFactorSet" });
  }
  await record(tx, { ...about(staffId), type: "staff.signedIn" });
  return ok(undefined);
}

/**
 * Gives an account without a second factor a new secret to enrol; where the factor was taken away, only to a browser
 * that has opened the letter about it (`byLink`), else "staff.linkNeeded". Earlier sign-ins that still wait end here, so
 * that nobody who saw an earlier secret, or still holds a challenge, shares the one that will be confirmed.
 */
async function offerEnrolment({
  staffId,
  challenge,
  byLink,
}: {
  staffId: string;
  challenge: string;
  byLink: boolean;
}): Promise<Result<undefined>> {
  const secret = await encryptTotpSecret(newTotpSecret());
  return db().$transaction(async (tx) => {
    await lockStaff(tx, staffId);
    const staff = await tx.staff.findUniqueOrThrow({
      where: { id: staffId },
      select: { factorByLink: true, twoFactors: { select: { id: true, verified: true }, take: 1 } },
    });
    const [factor] = staff.twoFactors;
    if (factor?.verified) return ok(undefined);
    if (staff.factorByLink && !byLink) {
      await tx.staffVerification.deleteMany({ where: { identifier: challenge } });
      return err("staff.linkNeeded");
    }
    await tx.staffVerification.deleteMany({ where: { value: staffId, identifier: { not: challenge } } });
    if (factor) await tx.staffTwoFactor.update({ where: { id: factor.id }, data: { secret } });
    else await tx.staffTwoFactor.create({ data: { userId: staffId, secret, backupCodes: "", verified: false } });
    return ok(undefined);
  });
}

/** Checks a passkey's answer and keeps its counter, behind whoever else uses the same passkey just now. */
async function acceptPasskey(
  tx: Tx,
  { staffId, answer, challenge, now }: { staffId: string; answer: Answer; challenge: string; now: Date },
): Promise<Result<undefined>> {
  await lockStaff(tx, staffId);
  const passkey = await tx.staffPasskey.findFirst({
    where: { staffId, credentialId: answer.id, staff: { deactivatedAt: null, factorByLink: false } },
    select: { id: true, credentialId: true, publicKey: true, counter: true, transports: true },
  });
  if (!passkey) return err("staff.passkeyRefused");
  const { id, credentialId, publicKey, counter, transports } = passkey;
  const credential = { id: credentialId, publicKey, counter: Number(counter), transports };
  const read = await readAssertion(answer, { challenge: signInChallenge(challenge), credential });
  if (!read.ok) return err("staff.passkeyRefused");
  const data = { counter: read.value.counter, lastUsedAt: now };
  await tx.staffPasskey.update({ where: { id }, data, select: { id: true } });
  await record(tx, { ...about(staffId), type: "staff.signedIn", payload: { factor: "passkey" } });
  return ok(undefined);
}

type Tries = { giveBack(): Promise<void> };

/**
 * Counts a try against the account and the network; of a known device against that device alone, so that its owner
 * gets in while strangers use up the others.
 */
async function takeTries(
  limit: LimitName,
  { headers, now, staffId, account }: BrowserRequest & { staffId: string; account: string },
): Promise<Result<Tries>> {
  const device = await db().staffDevice.findFirst({
    where: { tokenHash: hashOf(cookieIn(headers, "device") ?? ""), staffId, expiresAt: { gt: now } },
    select: { id: true },
  });
  const keys = device ? [`device:${device.id}`] : [`account:${account}`, `network:${clientNetwork(headers)}`];
  const answers = await Promise.all(keys.map((key) => consume(limit, key)));
  const waits = answers.flatMap((answer) => (answer.ok ? [] : [answer.retryAfterSeconds]));
  if (waits.length > 0) return err("staff.tooManyTries", { minutes: Math.ceil(Math.max(...waits) / 60) });
  return ok({
    giveBack: async () => {
      await Promise.all(keys.map((key) => giveBack(limit, key)));
    },
  });
}

/**
 * Makes this browser known for 180 days under a new token of 256 bits, of which only a hash is stored. Sweeps away what
 * has run out of the same person's sessions and devices.
 */
async function rememberDevice({ staffId, headers, now }: BrowserRequest & { staffId: string }): Promise<BrowserCookie> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + deviceSeconds * 1000);
  const earlier = hashOf(cookieIn(headers, "device") ?? "");
  await db().$transaction([
    db().staffSession.deleteMany({
      where: { userId: staffId, updatedAt: { lt: new Date(now.getTime() - sessionLimits.idle) } },
    }),
    db().staffDevice.deleteMany({ where: { staffId, OR: [{ tokenHash: earlier }, { expiresAt: { lt: now } }] } }),
    db().staffDevice.create({ data: { staffId, tokenHash: hashOf(token), expiresAt }, select: { id: true } }),
  ]);
  return ownCookie("device", token, deviceSeconds);
}

function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** The identifier in a signed challenge cookie that was just set. */
function challengeIn(cookies: BrowserCookie[]): string | undefined {
  const { name } = staffCookie("two_factor");
  return cookies.find((cookie) => cookie.name === name && cookie.value !== "")?.value.split(".")[0];
}

/** With a session beside it the library would check the code for that session's account and make no new one. */
function withChallengeOnly(headers: Headers): Headers {
  const copy = new Headers(headers);
  copy.set("cookie", `${staffCookie("two_factor").name}=${cookieIn(headers, "two_factor") ?? ""}`);
  return copy;
}

/** The library refuses by throwing; what is not a refusal (the database is gone) throws on. */
async function asResult<T>(call: Promise<T>): Promise<Result<T, null>> {
  try {
    return ok(await call);
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return { ok: false, error: null };
    throw error;
  }
}
