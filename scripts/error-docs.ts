/** `node scripts/error-docs.ts`: writes docs/errors.md from the table of `src/domain/errors.ts`. A test compares the two. */
import { writeFileSync } from 'node:fs';
import { ERRORS, type ErrorCode, type ErrorEntry } from '../src/domain/errors.ts';

export const ERROR_DOCS = new URL('../docs/errors.md', import.meta.url);

const introduction = `# Errors

<!-- Written by scripts/error-docs.ts from src/domain/errors.ts. Change the table there. -->

A call that does not succeed ends with a gRPC status and, in \`grpc-status-details-bin\`, a \`google.rpc.Status\` with
exactly one \`ErrorInfo\`: its \`domain\` is \`turnpike.dev\`, its \`reason\` is one of the names below, its \`metadata\` may
have the keys in the last column. Where they apply there are also \`BadRequest\` (the fields at fault, by their paths in the
request), \`ResourceInfo\` (what is missing or exists already), \`PreconditionFailure\` (what did not hold) and \`RetryInfo\`
(how long to wait). In an \`Execute\` stream the same \`Status\` is the answer to the command.

Programs decide by the reason, never by the message. A declined payment is not an error: it is a \`Payment\` whose state is
\`FAILED\`, and its \`failure\` says why.

| Retry | What to do |
|---|---|
| never | This request can never succeed. |
| after-change | It can succeed once the request, the object or the configuration has changed. A refusal changed nothing and is not recorded, so the same \`request_id\` may be used again. |
| same-request-id | Repeat it unchanged, with the same \`request_id\`, after the delay of \`RetryInfo\`, doubled each time. The first try may have taken effect; the repeat finds out and takes effect once. |

A reason keeps its meaning and its code for ever, and is never reused.
`;

/** The whole text of docs/errors.md. */
export function errorDocs(): string {
  const entries: readonly (readonly [string, ErrorEntry])[] = Object.entries(ERRORS);
  const codes = new Set<ErrorCode>(entries.map(([, entry]) => entry.code));
  const sections = [...codes].map((code) => {
    const rows = entries.filter(([, entry]) => entry.code === code).map(([reason, entry]) => row(reason, entry));
    return `\n## ${code}\n\n| Reason | Retry | Meaning, and what to do | Metadata |\n|---|---|---|---|\n${rows.join('')}`;
  });
  return introduction + sections.join('');
}

function row(reason: string, entry: ErrorEntry): string {
  const { codeWithoutViolations, retry, advice, metadata } = entry;
  const otherCode = codeWithoutViolations === undefined ? '' : ` (or ${codeWithoutViolations}, without BadRequest)`;
  const keys = metadata.map((key) => `\`${key}\``).join(', ');
  return `| \`${reason}\`${otherCode} | ${retry} | ${advice} | ${keys} |\n`;
}

if (import.meta.main) writeFileSync(ERROR_DOCS, errorDocs());
