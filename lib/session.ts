import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { expireCookie, setSessionCookie } from "better-auth/cookies";
import { twoFactor } from "better-auth/plugins";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { z } from "zod";
import { Prisma } from "@/generated/prisma/client";
import { type Actor, can, type Permission } from "@/lib/access";
import { db, read } from "@/lib/db";
import { env } from "@/lib/env";
import { sessionLimits, sessionStands } from "@/lib/staff/rules";
import { readSignedCookie } from "@/lib/staff/signed-cookie";

/** The member of staff behind the current request, or null; read from the database on every request. */
export const currentActor: () => Promise<Actor | null> = cache(async () => actorOf(await headers(), new Date()));

/**
 * The member of staff behind the current page; nobody is sent to the sign-in page. Null for a page that the role may not
 * see: it answers like one that does not exist.
 */
export async function findActor(permission: Permission): Promise<Actor | null> {
  const actor = await currentActor();
  if (!actor) redirect(`/${await getLocale()}/desk/sign-in`);
  return can(actor, permission) ? actor : null;
}

// A read does not write on every request: the last use is kept to the minute.
const touchEvery = 60_000;

/**
 * The member of staff whose session cookie these headers carry, as of `now`; null when there is none, when it was
 * idle for 30 minutes or is 12 hours old, and for a deactivated account or one without a second factor.
 */
export async function actorOf(requestHeaders: Headers, now: Date): Promise<Actor | null> {
  const { sessionToken } = presentedBy(requestHeaders);
  if (!sessionToken) return null;
  const [session] = await read<SessionRow>(Prisma.sql`
    SELECT staff_session.id AS "sessionId", staff_session.created_at AS "createdAt", staff_session.updated_at AS "updatedAt",
      staff.id, name, email, role, event_ids AS "eventIds", deactivated_at AS "deactivatedAt",
      two_factor_enabled AS "twoFactorEnabled", factor_by_link AS "factorByLink"
    FROM staff_session JOIN staff ON staff.id = user_id WHERE token = ${sessionToken}`);
  if (!session || !sessionStands(session, now)) return null;
  const { sessionId, createdAt: _, updatedAt, deactivatedAt, twoFactorEnabled, factorByLink, ...actor } = session;
  if (deactivatedAt || !twoFactorEnabled || factorByLink) return null;
  if (now.getTime() - updatedAt.getTime() > touchEvery)
    await db().staffSession.updateMany({ where: { id: sessionId }, data: { updatedAt: now } });
  return actor;
}

type SessionRow = Actor & {
  sessionId: string;
  createdAt: Date;
  updatedAt: Date;
  deactivatedAt: Date | null;
  twoFactorEnabled: boolean;
  factorByLink: boolean;
};

/** What a browser presents: its session, and the sign-in that waits for a second factor; only if we signed them. */
export function presentedBy(requestHeaders: Headers): { sessionToken?: string; challenge?: string } {
  const cookies = requestHeaders.get("cookie") ?? "";
  const signed = (name: string) => readSignedCookie(cookies, staffCookie(name).name, env().AUTH_SECRET) ?? undefined;
  return { sessionToken: signed("session_token"), challenge: signed("two_factor") };
}

/** `__Host-` binds a cookie to this host and to HTTPS; the try-out has no HTTPS. */
function cookiePrefix(): string {
  return isHttps() ? "__Host-credence" : "credence";
}

function isHttps(): boolean {
  return env().PUBLIC_URL.startsWith("https:");
}

/** The name and attributes of a staff cookie: HttpOnly, SameSite=Lax, Secure and `__Host-` with HTTPS. */
export function staffCookie(name: string) {
  return {
    name: `${cookiePrefix()}.${name}`,
    attributes: { httpOnly: true, sameSite: "lax", secure: isHttps(), path: "/" } as const,
  };
}

const ownEndpoints = {
  id: "own",
  endpoints: {
    // What the library does after its own second factors: the sign-in that waits ends, and becomes a session.
    passSecondFactor: createAuthEndpoint.serverOnly(
      { method: "POST", requireHeaders: true, body: z.strictObject({ staffId: z.string() }) },
      async (ctx) => {
        const cookie = ctx.context.createAuthCookie("two_factor");
        const challenge = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
        const { internalAdapter } = ctx.context;
        const consumed = challenge ? await internalAdapter.consumeVerificationValue(challenge) : null;
        const user = consumed?.value === ctx.body.staffId ? await internalAdapter.findUserById(consumed.value) : null;
        if (!user) throw new APIError("UNAUTHORIZED");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        expireCookie(ctx, cookie);
        return { passed: true };
      },
    ),
  },
} as const;

function createAuth() {
  return betterAuth({
    appName: "Credence",
    baseURL: env().PUBLIC_URL,
    secret: env().AUTH_SECRET,
    database: prismaAdapter(db(), { provider: "postgresql" }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Our actions count tries themselves (lib/limits): calls of the library's functions never pass its own limiter.
    rateLimit: { enabled: false },
    user: { modelName: "staff" },
    account: { modelName: "staffAccount" },
    verification: { modelName: "staffVerification" },
    session: {
      modelName: "staffSession",
      expiresIn: sessionLimits.total / 1000,
      // A refresh would move the end beyond 12 hours.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    advanced: {
      database: { generateId: false },
      cookiePrefix: cookiePrefix(),
      // The library's own prefix would be __Secure-; ours comes with cookiePrefix.
      useSecureCookies: false,
      defaultCookieAttributes: staffCookie("session_token").attributes,
      ipAddress: { ipAddressHeaders: ["x-credence-address"] },
    },
    plugins: [
      twoFactor({
        issuer: "Credence",
        twoFactorTable: "staffTwoFactor",
        twoFactorCookieMaxAge: 600,
        // Counted by lib/limits, which lets a known device in while strangers try.
        accountLockout: { enabled: false },
      }),
      ownEndpoints,
    ],
  });
}

const holder = globalThis as typeof globalThis & { credenceAuth?: ReturnType<typeof createAuth> };

/** The sign-in library. It has no route of its own: only our actions call it. */
export function auth(): ReturnType<typeof createAuth> {
  holder.credenceAuth ??= createAuth();
  return holder.credenceAuth;
}
