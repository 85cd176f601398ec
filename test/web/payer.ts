/** A payer's browser without scripts: it keeps the cookies of a path, follows where it is sent, and fills in forms. */
export interface Payer {
  go(url: string): Promise<Seen>;
  /** The form whose action ends so, with what it holds already and with these fields. */
  send(seen: Seen, action: string, fields?: Readonly<Record<string, string>>): Promise<Seen>;
}

export interface Seen {
  /** Where it ended after being sent on. */
  readonly url: string;
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

const MOST_REDIRECTS = 5;

export function createPayer(): Payer {
  const cookies = new Map<string, { readonly path: string; readonly value: string }>();

  const ask = async (url: string, body?: string): Promise<Seen> => {
    const { pathname } = new URL(url);
    const held = [...cookies].filter(([, { path }]) => pathname.startsWith(path));
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: held.map(([name, { value }]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, { value, path: /Path=([^;]+)/.exec(line)?.[1] ?? '/' });
    }
    return { url, status: response.status, headers: response.headers, html: await response.text() };
  };

  const follow = async (first: Seen): Promise<Seen> => {
    let seen = first;
    for (let count = 0; seen.status === 303 && count < MOST_REDIRECTS; count += 1) {
      const location = new URL(seen.headers.get('location') ?? '', seen.url).href;
      if (new URL(location).hostname.endsWith('.example')) return { ...seen, url: location };
      seen = await ask(location);
    }
    return seen;
  };

  return {
    go: async (url) => await follow(await ask(url)),
    send: async (seen, action, fields = {}) => {
      const form = formOf(seen.html, action);
      const body = new URLSearchParams({ ...form.held, ...fields });
      return await follow(await ask(new URL(form.action, seen.url).href, body.toString()));
    },
  };
}

function formOf(html: string, action: string): { readonly action: string; readonly held: Record<string, string> } {
  for (const [, attributes = '', content = ''] of html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
    const to = plain(/action="([^"]*)"/.exec(attributes)?.[1] ?? '');
    if (!to.endsWith(action)) continue;
    const hidden = [...content.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
    return { action: to, held: Object.fromEntries(hidden.map(([, name, value]) => [plain(name), plain(value)])) };
  }
  throw new Error(`the page has no form to ${action}: ${html}`);
}

function plain(text = ''): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
