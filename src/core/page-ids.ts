/** Ids of what the layout and the client put on a page beside the author's. */
export const IDS_OF_EVERY_PAGE = ['content', 'end', 'query', 'unknown-anchor'];
