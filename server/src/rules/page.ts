const folder = "https://github.com/stopgrad/stopgrad/blob/main/server/src/rules";

/** Where a rule's page is read. */
export const pageOf = (id: string): string => `${folder}/${id}.md`;
