import { Fragment, isValidElement, type JSX, type ReactNode } from "react";
import { escaped, type Markup } from "./markup";

/** What is written, and what is waited for: parts that ask the database do so side by side. */
type Chunk = string | Promise<Chunk[]>;

/**
 * Server components as HTML and nothing else: what React's renderToStaticMarkup gives, and components may be async.
 * A page that is read and posted but never hydrated costs a quarter of what it costs through React (docs/decisions).
 * Throws for a client component and for a function among the attributes, which do not work without React in the browser,
 * and for an attribute that is `true` and not known to be one that is only there or not.
 */
export async function toMarkup(node: ReactNode): Promise<Markup> {
  return { __html: await joined(write(node, [])) };
}

async function joined(chunks: readonly Chunk[]): Promise<string> {
  let text = "";
  for (const chunk of chunks) text += typeof chunk === "string" ? chunk : await joined(await chunk);
  return text;
}

/** Writes a node to the end of `into`; `chosen` is the value of the select that it stands in. */
function write(node: ReactNode, into: Chunk[], chosen?: unknown): Chunk[] {
  if (node === null || node === undefined || typeof node === "boolean") return into;
  if (typeof node === "string") into.push(escaped(node));
  else if (typeof node === "number" || typeof node === "bigint") into.push(String(node));
  else if (isValidElement(node)) writeElement(node, into, chosen);
  else if (Symbol.iterator in node) for (const child of node) write(child, into, chosen);
  else if ("then" in node) into.push(written(node, chosen));
  else throw new Error("This cannot be written as HTML");
  return into;
}

// A promise that fails while others are waited for is not unhandled: who joins the chunks comes to it.
function written(node: Promise<ReactNode>, chosen: unknown): Promise<Chunk[]> {
  const chunks = node.then((value) => write(value, [], chosen));
  chunks.catch(() => undefined);
  return chunks;
}

type Props = Readonly<Record<string, unknown>> & { children?: ReactNode };

function writeElement({ type, props }: JSX.Element, into: Chunk[], chosen: unknown): void {
  if (type === Fragment) write((props as Props).children, into, chosen);
  else if (typeof type === "string") writeHost(type, props as Props, into, chosen);
  else if (typeof type !== "function" || "$$typeof" in type)
    throw new Error("A client component stands in a document that has no React in the browser");
  else write((type as (props: Props) => ReactNode)(props as Props), into, chosen);
}

const empty = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function writeHost(tag: string, props: Props, into: Chunk[], chosen: unknown): void {
  let open = `<${tag}`;
  for (const name in props) open += attribute(tag, name, props[name]);
  if (tag === "option" && chosen !== undefined && String(props.value ?? props.children) === String(chosen))
    open += ' selected=""';
  into.push(`${open}>`);
  if (empty.has(tag)) return;
  const { dangerouslySetInnerHTML: inner, children } = props;
  if (inner) into.push((inner as Markup).__html);
  else if (tag === "textarea") into.push(textOfArea(props));
  else write(children, into, tag === "select" ? (props.defaultValue ?? props.value) : chosen);
  into.push(`</${tag}>`);
}

/** A first line break of an area is eaten by browsers: one more keeps it. */
function textOfArea({ defaultValue, value, children }: Props): string {
  const text = String(value ?? defaultValue ?? children ?? "");
  return (text.startsWith("\n") ? "\n" : "") + escaped(text);
}

const renamed: Readonly<Record<string, string>> = {
  className: "class",
  htmlFor: "for",
  httpEquiv: "http-equiv",
  acceptCharset: "accept-charset",
  strokeWidth: "stroke-width",
  tabIndex: "tabindex",
  defaultChecked: "checked",
  defaultValue: "value",
};

const inside = new Set(["children", "dangerouslySetInnerHTML", "key", "ref", "suppressHydrationWarning"]);

const switches = new Set(
  "async autoFocus checked defaultChecked defer disabled formNoValidate hidden inert multiple noValidate open readOnly required reversed".split(
    " ",
  ),
);

/** Of these "true" and "false" are values. */
const saidAloud = /^(aria-|data-|spellCheck$|draggable$)/;

function attribute(tag: string, name: string, value: unknown): string {
  if (value === null || value === undefined || inside.has(name)) return "";
  if ((tag === "select" || tag === "textarea") && /^(defaultV|v)alue$/.test(name)) return "";
  const written = renamed[name] ?? name;
  if (switches.has(name)) return value ? ` ${written}=""` : "";
  if (value === false && !saidAloud.test(name)) return "";
  if (value === true && !saidAloud.test(name)) throw new Error(`${name} of ${tag} is neither set nor a text`);
  if (typeof value === "function" || typeof value === "object") throw new Error(`${name} of ${tag} is no text`);
  return ` ${written}="${escaped(String(value))}"`;
}
