"use client";

import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { FileField } from "@/app/_ui/file-field";
import { Actions } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { maxFileBytes } from "@/lib/files/rules";

/** The form of one file: posted as it is, to a route that answers with the way on. Texts come ready from the page. */
export function UploadForm({
  action,
  hidden,
  titles,
  heading,
  field,
  error: found,
  texts,
  beside,
  children,
}: {
  /** The route that takes the file. */
  action: string;
  hidden: Record<string, string>;
  titles: { plain: string; error: string };
  heading: ReactNode;
  field: { label: string; hint: string; optional?: string; accept: string };
  /** What the server found wrong. */
  error: string | null;
  texts: { problem: string; prefix: string; submit: string; busy: string; tooLarge: string };
  /** What stands beside the button. */
  beside?: ReactNode;
  /** What stands under the field: the file that there is already. */
  children?: ReactNode;
}) {
  const [error, setError] = useState(found);
  const [attempt, setAttempt] = useState(0);
  const [sending, setSending] = useState(false);

  // Shown again from the browser's own memory, by its Back button, the page sends nothing any more.
  useEffect(() => {
    const shown = () => setSending(false);
    addEventListener("pageshow", shown);
    return () => removeEventListener("pageshow", shown);
  }, []);

  // Too large a file is told before it is sent: the server would drop it unread.
  function check(event: FormEvent<HTMLFormElement>) {
    const input = event.currentTarget.elements.namedItem("file");
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    if (sending || (file && file.size > maxFileBytes)) {
      event.preventDefault();
      if (!sending) setError(texts.tooLarge);
      setAttempt((before) => before + 1);
      return;
    }
    setSending(true);
  }

  return (
    <form id="journey" action={action} method="post" encType="multipart/form-data" noValidate onSubmit={check}>
      <title>{error ? titles.error : titles.plain}</title>
      {error && (
        // biome-ignore lint/a11y/noAutofocus: after a post without script the error is where reading must begin
        <div tabIndex={-1} autoFocus id="errors">
          <Summary key={attempt} title={texts.problem} items={[{ field: "file", text: error }]} />
        </div>
      )}
      {heading}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <FileField name="file" {...field} error={error} errorPrefix={texts.prefix} />
      {children}
      <Actions>
        <SubmitButton busy={texts.busy} pending={sending}>
          {texts.submit}
        </SubmitButton>
        {beside}
      </Actions>
    </form>
  );
}
