import "@/app/styles/public.css";
import type { ReactNode } from "react";

/** The look of public pages. Each page frames itself with PublicFrame, since only the page knows its address and its form. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return children;
}
