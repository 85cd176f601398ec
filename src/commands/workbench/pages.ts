import type { Bench, Run, Step } from './bench.ts';
import type { Message, Traffic } from './traffic.ts';

/** The pages of the workbench: plain HTML that works without scripts, with a keyboard and with a screen reader. */

export interface KeptRun {
  readonly id: number;
  readonly run: Run;
}

export function startPage(benches: readonly Bench[], runs: readonly KeptRun[]): string {
  const providers = benches.map(
    ({ name, scripts }) => `<section aria-labelledby="of-${name}">
<h2 id="of-${name}">${escapeHtml(name)}</h2>
<ul class="scripts">${scripts
      .map(
        (script) => `<li><form method="post" action="/runs">
<input type="hidden" name="provider" value="${escapeHtml(name)}">
<input type="hidden" name="script" value="${escapeHtml(script.name)}">
<button>${escapeHtml(script.title)}</button>
</form></li>`,
      )
      .join('')}</ul>
</section>`,
  );
  const tried = runs.map(
    ({ id, run }) => `<li><a href="/runs/${id}">${escapeHtml(run.provider)}: ${escapeHtml(run.title)}</a></li>`,
  );
  return page(
    'Workbench',
    `<p>Conversations of adapters with fakes of their providers. Nothing leaves this machine, and nothing is kept.</p>
${providers.join('\n')}
${tried.length === 0 ? '' : `<section><h2>Tried before</h2><ol reversed>${tried.join('')}</ol></section>`}`,
  );
}

export function runPage({ provider, title, steps }: Run): string {
  return page(
    title,
    `<p><a href="/">Back</a> · ${escapeHtml(provider)}</p><ol class="steps">${steps.map(stepItem).join('')}</ol>`,
  );
}

export function missingPage(): string {
  return page('Not found', '<p>There is no such run any more. <a href="/">Back</a></p>');
}

function stepItem({ title, traffic, outcome, durationMs }: Step): string {
  return `<li><h2>${escapeHtml(title)} <small>${milliseconds(durationMs)}</small></h2>
${traffic.map(exchangeBlock).join('\n')}
<h3>${outcome.type === 'thrown' ? 'It threw' : 'What came of it'}</h3>
<pre class="${outcome.type}">${escapeHtml(outcome.text)}</pre></li>`;
}

function exchangeBlock({ from, method, path, request, response, durationMs }: Traffic): string {
  const who = from === 'adapter' ? 'adapter → provider' : 'provider → adapter';
  const status = response === undefined ? 'no answer' : String(response.status);
  return `<details open><summary>${who}: ${escapeHtml(method)} ${escapeHtml(path)} → <strong>${status}</strong>
<small>${milliseconds(durationMs)}</small></summary>
${messageBlock('Request', request)}
${response === undefined ? '<p>The connection broke, or nobody waited any longer.</p>' : messageBlock('Answer', response)}
</details>`;
}

function messageBlock(title: string, { headers, body }: Message): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  return `<h4>${title}</h4><pre class="headers">${escapeHtml(lines.join('\n'))}</pre>
${body === '' ? '' : `<pre>${escapeHtml(body)}</pre>`}`;
}

function milliseconds(durationMs: number): string {
  return `${durationMs.toFixed(1)} ms`;
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} - Workbench</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

export const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin: 1.5rem 0 .5rem } h3, h4 { margin: .75rem 0 .25rem } small { font-weight: 400; opacity: .8 }
ul.scripts { list-style: none; padding: 0; display: grid; gap: .5rem }
button { font: inherit; text-align: left; width: 100%; min-height: 2.75rem; padding: .25rem .75rem; cursor: pointer }
button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid; outline-offset: 2px }
details { border: 1px solid; border-radius: .25rem; padding: .5rem .75rem; margin: .5rem 0 }
summary { cursor: pointer; overflow-wrap: anywhere }
pre { margin: 0; padding: .5rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; background: #8882; border-radius: .25rem }
pre.headers { opacity: .8; margin-bottom: .25rem }
pre.thrown { border-left: 4px solid }
`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
