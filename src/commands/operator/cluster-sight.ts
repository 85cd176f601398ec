import type { TurnpikeClient } from '../../client/client.ts';
import type { ClusterSight } from './cluster-table.ts';

const LARGEST_PAGE = 1_000;

export async function readCluster({ operations }: TurnpikeClient): Promise<ClusterSight> {
  const [nodes, partitions] = await Promise.all([
    every(
      (pageToken) => operations.ListNodes({ pageSize: LARGEST_PAGE, pageToken }),
      ({ nodes }) => nodes,
    ),
    every(
      (pageToken) => operations.ListPartitions({ pageSize: LARGEST_PAGE, pageToken }),
      ({ partitions }) => partitions,
    ),
  ]);
  return { nodes, partitions };
}

async function every<Page extends { readonly nextPageToken?: string | undefined }, Item>(
  list: (pageToken: string) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let pageToken = '';
  do {
    const page = await list(pageToken);
    items.push(...(itemsOf(page) ?? []));
    pageToken = page.nextPageToken ?? '';
  } while (pageToken !== '');
  return items;
}
