import { offerCopies } from './copy.ts';
import { FindingList } from './finding-list.ts';
import { moveGraphs } from './graphs.ts';
import { openForPrint } from './print.ts';
import { reveal } from './reveal.ts';

/** What the script of a report does: filters, links into the page, graphs that move, patches that are copied. */
const list = FindingList.of(document);
const follow = (): void => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) void reveal(target, list);
  else list?.read(location.hash);
};
addEventListener('hashchange', follow);
follow();
moveGraphs(document);
offerCopies(document);
openForPrint();
