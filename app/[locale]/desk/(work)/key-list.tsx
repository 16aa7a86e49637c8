/** Keys and what each does; the entries of a `<dl>`. */
export function KeyList({ keys }: { keys: readonly { caps: readonly string[]; text: string }[] }) {
  return keys.map(({ caps, text }) => (
    <div key={text}>
      <dt>
        {caps.map((cap) => (
          <kbd key={cap}>{cap}</kbd>
        ))}
      </dt>
      <dd>{text}</dd>
    </div>
  ));
}
