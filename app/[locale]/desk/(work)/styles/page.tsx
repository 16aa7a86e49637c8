import { NoSuchPage } from "@/app/[locale]/no-such-page";

/** Nothing to see. That it stands in the desk's frame tells documents (document.tsx) which stylesheets the desk has. */
export default function StylesPage() {
  return <NoSuchPage />;
}
