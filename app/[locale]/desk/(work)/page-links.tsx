import { buttonClass } from "@/app/_ui/button-class";

type PageLink = { href: string; text: string };

/** Back to the first page of a list, and on to its next one, where there are such. */
export function PageLinks({ first, next }: { first?: PageLink | undefined; next?: PageLink | undefined }) {
  return (
    <p className="flex gap-3 my-4">
      {first && (
        <a className={buttonClass("desk")} href={first.href}>
          {first.text}
        </a>
      )}
      {next && (
        <a className={buttonClass("desk")} href={next.href} rel="next">
          {next.text}
        </a>
      )}
    </p>
  );
}
