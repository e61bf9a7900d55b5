import { Marked } from 'marked';

/** A text as text in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Markdown as GitHub shows it in a comment or a job summary; `suggestion` writes the block of a suggestion. */
export function toHtml(markdown: string, suggestion: (lines: readonly string[]) => string = () => ''): string {
  const marked = new Marked({
    gfm: true,
    renderer: {
      code({ text, lang }) {
        if (lang === 'suggestion') return suggestion(text.split('\n'));
        if (lang === 'mermaid') return `<pre><code class="language-mermaid">${escaped(text)}</code></pre>`;
        if (lang !== 'diff') return `<pre><code>${escaped(text)}</code></pre>`;
        const lines = text.split('\n').map((line) => {
          const kind = { '+': 'added', '-': 'removed' }[line.charAt(0)] ?? 'kept';
          return `<span class="${kind}">${escaped(line)}</span>`;
        });
        return `<pre><code>${lines.join('\n')}</code></pre>`;
      },
    },
  });
  return `<div class="markdown-body">${marked.parse(markdown, { async: false })}</div>`;
}
