import type { Catalog, CatalogDrill, CatalogReview, Runbook } from './catalog.ts';
import { findContact, findRunbook, findService } from './catalog.ts';
import type { Source } from './finding.ts';
import { type Freshness, freshnessOf, untilDay } from './freshness.ts';

/** Something that somebody must do by a day. */
export interface Duty extends Freshness {
  kind: 'runbook' | 'review' | 'drill';
  title: string;
  /** Service id. */
  service: string;
  /** Name of the contact who sees to it; the id where there is no such contact. */
  owner: string;
  /** Where the site tells of it; may have a fragment. */
  path: string;
  source: Source;
  /** Key in the source that says the day. */
  at: string;
}

/** Runbooks to read again, reviews and drills to hold, the first due first. @param today ISO day. */
export function agendaOf(catalog: Catalog, today: string): Duty[] {
  return [
    ...catalog.runbooks.map((runbook) => runbookDuty(catalog, runbook, today)),
    ...catalog.reviews.flatMap((review) => reviewDuty(catalog, review, today)),
    ...catalog.drills.flatMap((drill) => drillDuty(catalog, drill, today)),
  ].sort((a, b) => a.daysLeft - b.daysLeft || a.path.localeCompare(b.path));
}

function runbookDuty(catalog: Catalog, runbook: Runbook, today: string): Duty {
  const { title, service, path, source } = runbook;
  const owner = ownerOf(catalog, service, runbook.owner);
  return {
    kind: 'runbook',
    title,
    service,
    owner,
    path,
    source,
    at: 'reviewedOn',
    ...freshnessOf(runbook, today),
  };
}

/** A planned review is due on its day. A done one promises the next, until that one is written down. */
function reviewDuty(catalog: Catalog, review: CatalogReview, today: string): Duty[] {
  const { id, title, service, source } = review;
  const isFollowed = catalog.reviews.some(
    (other) => other.service === service && dayOf(other) > dayOf(review),
  );
  if (review.status === 'done' && isFollowed) return [];
  const [dueOn, at] = review.status === 'planned' ? [review.dueOn, 'dueOn'] : [review.nextDueOn, 'nextDueOn'];
  const owner = ownerOf(catalog, service, review.owner);
  const path = `/reviews/#review-${id}`;
  return [{ kind: 'review', title, service, owner, path, source, at, dueOn, ...untilDay(dueOn, today) }];
}

function dayOf(review: CatalogReview): string {
  return review.status === 'planned' ? review.dueOn : review.reviewedOn;
}

function drillDuty(catalog: Catalog, drill: CatalogDrill, today: string): Duty[] {
  if (drill.status === 'held') return [];
  const { id, title, runbook: runbookId, source, plannedOn: dueOn } = drill;
  const service = runbookId.split('/')[0] ?? '';
  const owner = ownerOf(catalog, service, findRunbook(catalog, runbookId)?.owner);
  const path = `/reviews/#drill-${id}`;
  return [
    {
      kind: 'drill',
      title,
      service,
      owner,
      path,
      source,
      at: 'plannedOn',
      dueOn,
      ...untilDay(dueOn, today),
    },
  ];
}

function ownerOf(catalog: Catalog, serviceId: string, named: string | undefined): string {
  const service = findService(catalog, serviceId);
  const id = named ?? service?.owner ?? serviceId;
  return (service && findContact(service, id)?.name) ?? id;
}
