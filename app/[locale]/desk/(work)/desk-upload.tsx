"use client";

import { type FormEvent, useState } from "react";
import { FileField } from "@/app/_ui/file-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { maxFileBytes } from "@/lib/files/rules";

/** What a form of one file is given; texts come ready from the page. */
export type DeskUploadProps = {
  /** The form's own; an answer leads back to it. */
  id: string;
  /** The route that takes the file. */
  action: string;
  hidden: Record<string, string>;
  field: { label: string; hint: string; accept: string };
  /** What the server found wrong. */
  error: string | null;
  texts: { prefix: string; submit: string; busy: string; tooLarge: string };
};

/** A small form of one file on a page of the desk, posted as it is. The page has more of them, so that ids are its own. */
export function DeskUpload({ id, action, hidden, field, error: found, texts }: DeskUploadProps) {
  const [error, setError] = useState(found);
  const [sending, setSending] = useState(false);

  // Too large a file is told before it is sent: the server would drop it unread.
  function check(event: FormEvent<HTMLFormElement>) {
    const input = event.currentTarget.elements.namedItem("file");
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    if (!sending && !(file && file.size > maxFileBytes)) return setSending(true);
    event.preventDefault();
    if (sending || !(input instanceof HTMLInputElement)) return;
    setError(texts.tooLarge);
    input.focus();
  }

  return (
    <form id={id} action={action} method="post" encType="multipart/form-data" noValidate onSubmit={check}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <FileField
        name={`${id}-file`}
        posted="file"
        {...field}
        error={error}
        errorPrefix={texts.prefix}
        // After a post without script the error is where reading must begin; the field is read with it.
        autoFocus={found !== null}
      />
      <p className="mt-3">
        <SubmitButton kind="desk" busy={texts.busy} pending={sending}>
          {texts.submit}
        </SubmitButton>
      </p>
    </form>
  );
}
