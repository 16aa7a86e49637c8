"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const everyMs = 60_000;

/** Renews the page every minute while it is looked at, and says so; nothing without script. */
export function Fresh({ text }: { text: string }) {
  const router = useRouter();
  const [works, setWorks] = useState(false);
  useEffect(() => {
    setWorks(true);
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return works ? `. ${text}` : null;
}
