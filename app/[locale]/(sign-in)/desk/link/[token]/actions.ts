"use server";

import { redirect } from "next/navigation";
import { browserRequest, keep } from "@/app/[locale]/(sign-in)/browser";
import { parseForm } from "@/lib/action";
import { clientNetwork, consume } from "@/lib/limits/consume";
import { openStaffLink } from "@/lib/staff/link/commands";
import { openSchema } from "@/lib/staff/link/schema";
import { ownCookie } from "@/lib/staff/sign-in/cookies";

/** Opens a mailed link: gives the browser a cookie and goes on to a path without the token. */
export async function openLink(form: FormData): Promise<void> {
  const parsed = parseForm(openSchema, form);
  if (!parsed.ok) redirect("/ru/desk/sign-in");
  const { token, locale } = parsed.value;
  const here = `/${locale}/desk/link/${encodeURIComponent(token)}`;
  const { headers, now } = await browserRequest();
  if (!(await consume("linkOpen", clientNetwork(headers))).ok) redirect(`${here}?busy`);
  const opened = await openStaffLink(token);
  if (!opened.ok) redirect(here);
  const { purpose, expiresAt, token: session } = opened.value;
  await keep([ownCookie("link", session, Math.floor((expiresAt.getTime() - now.getTime()) / 1000))]);
  redirect(`/${locale}/desk/${purpose === "password" ? "password" : "sign-in"}`);
}
