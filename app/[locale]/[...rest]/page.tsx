import { notFound } from "next/navigation";

/** Every address below a language that is no page, so that "not found" comes in that language. */
export default function NoSuchPage() {
  notFound();
}
