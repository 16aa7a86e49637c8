"use client";

import { useContext, useEffect, useRef } from "react";
import { ErrorTextsContext } from "./error-texts";

/** The page instead of one that failed: what to do, and a digest to quote. Nothing of the error itself is shown. */
export function Failure({ digest, retry }: { digest?: string; retry: () => void }) {
  const texts = useContext(ErrorTextsContext);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (!texts) return null;
  return (
    <main className="failure" id="main">
      <h1 ref={heading} tabIndex={-1}>
        {texts.title}
      </h1>
      <p>{texts.text}</p>
      {digest && <p className="meta">{texts.digest.replace("{digest}", digest)}</p>}
      <p>
        <button type="button" onClick={retry}>
          {texts.retry}
        </button>{" "}
        <a href={texts.homeHref}>{texts.home}</a>
      </p>
    </main>
  );
}
