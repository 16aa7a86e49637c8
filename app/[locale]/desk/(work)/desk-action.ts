"use client";

import { useActionState, useEffect } from "react";
import type { FormState } from "@/lib/action";

/** Said to the page as it goes: it comes back to the same place, so that a claim is not let go of. */
export const leaving = { toSamePage: false };

/** A desk form's action: its state, and the way on when there is one. The next page is a document of its own. */
export function useDeskAction<State extends FormState>(
  action: (state: Awaited<State>, form: FormData) => Promise<State>,
  before: Awaited<State>,
) {
  const [state, act, pending] = useActionState(action, before);
  useEffect(() => {
    if (!state.next) return;
    leaving.toSamePage = new URL(state.next, window.location.href).pathname === window.location.pathname;
    window.location.assign(state.next);
  }, [state]);
  return [state, act, pending] as const;
}
