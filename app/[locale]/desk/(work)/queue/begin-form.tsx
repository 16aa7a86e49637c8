"use client";

import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../desk-action";
import { beginQueue } from "../people/[id]/actions";

/** Opens the first application that waits, and claims it. */
export function BeginForm({
  event,
  locale,
  queue,
  texts,
}: {
  event: string;
  locale: string;
  queue: string;
  texts: { button: string; nothing: string; failed: string };
}) {
  const [state, act] = useDeskAction(beginQueue, {});
  const code = state.errors?.[0]?.code;
  return (
    <form action={act} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="queue" value={queue} />
      <span role="status" className="meta">
        {code && (code === "review.nothingFree" ? texts.nothing : texts.failed)}
      </span>
      <SubmitButton kind="desk first">
        {texts.button}
        <Icon name="next" />
      </SubmitButton>
    </form>
  );
}
