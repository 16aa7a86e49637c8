import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

const icons = { plain: "info", wait: "app-asked", stop: "alert", ok: "app-ok" } as const satisfies Record<
  string,
  IconName
>;

/**
 * Something that changes what the page means, under the paired rule: postponed, cancelled, closed, a question that
 * waits (`wait`), something that failed (`stop`), done (`ok`). `live` when it appears without a new page.
 */
export function Notice({
  id,
  kind = "plain",
  title,
  live,
  children,
}: {
  id: string;
  kind?: keyof typeof icons;
  title: ReactNode;
  live?: boolean;
  children?: ReactNode;
}) {
  return (
    <section className={`notice ${kind}`} aria-labelledby={id} role={live ? "status" : undefined}>
      <div>
        <h2 id={id}>
          <Icon name={icons[kind]} />
          {title}
        </h2>
        {children}
      </div>
    </section>
  );
}
