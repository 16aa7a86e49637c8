"use client";

import { Failure } from "@/app/_ui/failure";

/** Whatever threw below the language's layout. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Failure digest={error.digest} retry={reset} />;
}
