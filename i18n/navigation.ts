import { createNavigation } from "next-intl/navigation";
import { routing } from "@/i18n/routing";

/** Links and redirects that put the language into the path. Public pages use plain links: one page, one document. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing);
