"use client";

/** The document itself failed: both languages, no styles, no messages, since nothing else may work either. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="ru">
      <head>
        <title>Страница не открылась. The page did not open</title>
      </head>
      <body>
        <h1>Страница не открылась</h1>
        <p>Попробуйте ещё раз через минуту.</p>
        <div lang="en">
          <h2>The page did not open</h2>
          <p>Try again in a minute.</p>
        </div>
        {error.digest && <p>{error.digest}</p>}
      </body>
    </html>
  );
}
