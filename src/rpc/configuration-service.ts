import { refuseFields } from '../domain/errors.ts';
import type { CommitConfigurationRequest__Output } from '../generated/turnpike/v1/CommitConfigurationRequest.ts';
import type { Configuration } from '../generated/turnpike/v1/Configuration.ts';
import type { ConfigurationServiceDefinition } from '../generated/turnpike/v1/ConfigurationService.ts';
import type { GetConfigurationRequest__Output } from '../generated/turnpike/v1/GetConfigurationRequest.ts';
import type { ListRevisionsRequest__Output } from '../generated/turnpike/v1/ListRevisionsRequest.ts';
import type { ListRevisionsResponse } from '../generated/turnpike/v1/ListRevisionsResponse.ts';
import type { ConfigurationDocument, Configurations } from '../ports/configuration.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { readIdentity } from './invoice-call.ts';
import { pagesOf, readPageSize } from './page.ts';
import { projectTime } from './project-values.ts';
import { Refused, refused } from './refused.ts';
import type { ServiceMethods } from './service-methods.ts';

const MAX_DOCUMENT_BYTES = 1024 * 1024;

export function configurationMethods(ports: Ports): ServiceMethods<ConfigurationServiceDefinition> {
  return {
    GetConfiguration: getConfiguration(ports),
    CommitConfiguration: commitConfiguration(ports),
    ListRevisions: listRevisions(ports),
  };
}

function getConfiguration({ configurations }: Ports): UnaryMethod<GetConfigurationRequest__Output, Configuration> {
  return {
    roles: ['operator'],
    async handle({ revision }) {
      const fields = readFields();
      const number = fields.integer('revision', revision, 0, Number.MAX_SAFE_INTEGER);
      fields.done();
      return projectDocument(
        await documentOf(configurations, number === 0 ? configurations.latest().revision : number),
      );
    },
  };
}

async function documentOf(configurations: Configurations, revision: number): Promise<ConfigurationDocument> {
  const document = await configurations.document(revision);
  if (document !== undefined) return document;
  throw refused('CONFIGURATION_REVISION_NOT_FOUND', 'No such revision was committed', { revision: String(revision) });
}

/** A repeat is known by its base, content and author: the port answers it with the revision that the first one made. */
function commitConfiguration({
  configurations,
}: Ports): UnaryMethod<CommitConfigurationRequest__Output, Configuration> {
  return {
    roles: ['operator'],
    async handle(request, { caller }) {
      const { document = '' } = request;
      const fields = readFields();
      const { comment } = readIdentity(fields, request);
      const baseRevision = fields.integer('base_revision', request.baseRevision, 1, Number.MAX_SAFE_INTEGER);
      if (document === '') fields.wrong('document', 'is required');
      if (Buffer.byteLength(document) > MAX_DOCUMENT_BYTES) fields.wrong('document', 'is longer than 1 MiB');
      fields.done();
      const author = { credential: caller.credential, ...(comment === undefined ? {} : { comment }) };
      const result = await configurations.commit(baseRevision, document, author);
      if (result.ok) return projectDocument(await documentOf(configurations, result.configuration.revision));
      if (result.conflict === 'base') {
        const latest = String(result.latestRevision);
        throw refused('CONFIGURATION_REVISION_CONFLICT', `The newest revision is ${latest}`, { revision: latest });
      }
      const violations = result.faults.map(({ path, message }) => {
        return { field: path === '' ? 'document' : `document.${path}`, description: message };
      });
      throw new Refused(refuseFields(violations, 'INVALID_CONFIGURATION'));
    },
  };
}

/** Revisions are numbered without gaps, so a page of the newest is a range. */
function listRevisions({
  configurations,
  vault,
}: Ports): UnaryMethod<ListRevisionsRequest__Output, ListRevisionsResponse> {
  return {
    roles: ['operator'],
    async handle(request) {
      const fields = readFields();
      const pageSize = readPageSize(fields, request);
      fields.done();
      const pages = pagesOf(vault, 'ConfigurationService/ListRevisions', request, '');
      const newest = Number(pages.cursor() ?? configurations.latest().revision);
      const after = Math.max(0, newest - pageSize);
      const documents = await configurations.revisions(after, newest - after);
      return {
        revisions: documents.map((document) => ({ ...projectDocument(document), document: undefined })).reverse(),
        nextPageToken: pages.token(after === 0 ? undefined : String(after)),
      };
    },
  };
}

function projectDocument({ revision, source, time, author, comment }: ConfigurationDocument): Configuration {
  return { revision: BigInt(revision), document: source, createTime: projectTime(time), author, comment };
}
