import type { ConsentText } from "@/lib/apply/consent";

/** The text of the consent, whole, as it is given and printed. */
export function ConsentPaper({ text }: { text: ConsentText }) {
  return (
    <div className="paper">
      {text.sections.map(({ heading, paragraphs = [], items = [] }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {items.length > 0 && (
            <ul>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
