import { Icon } from "@/app/_ui/icon";

/** Why a form came back, where no field of it is to blame. The page opens at it. */
export function Refused({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the page has come back because of this.
    <p className="error w-full" tabIndex={-1} autoFocus>
      <Icon name="alert" />
      <span>{text}</span>
    </p>
  );
}
