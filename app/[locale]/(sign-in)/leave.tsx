"use client";

import { useEffect } from "react";
import { Page } from "@/app/_ui/page";

/** Goes to another page by a whole load; until it is there, says what has happened. */
export function Leave({ to, title }: { to: string; title: string }) {
  useEffect(() => window.location.assign(to), [to]);
  return (
    <Page>
      <h1>{title}</h1>
    </Page>
  );
}
