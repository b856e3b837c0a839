import { type Asked, askWords } from '#core/search/asked.ts';
import { type PastedAlerts, readAlertJson } from './alert-json.ts';
import { readAlertText } from './alert-text.ts';
import { isExpression, metricsIn, textsIn } from './expression.ts';
import { type PastedUrl, readUrl } from './foreign-url.ts';
import { placesOfAlert, placesOfUrl } from './places.ts';

/** More than this is not read: what matters of an alert stands at its beginning. */
const MOST_CHARACTERS = 2_000_000;

/** Tells an alert, an address, a query and a log line apart. Never throws. */
export function recognise(text: string): Asked {
  const given = text.slice(0, MOST_CHARACTERS);
  const url = readUrl(given);
  if (url !== undefined) return askUrl(url);
  const alerts = readAlertJson(given) ?? readAlertText(given);
  if (alerts !== undefined) return askAlerts(alerts);
  return isExpression(given) ? askExpression(given) : askWords(given);
}

function askAlerts({ source, alerts }: PastedAlerts): Asked {
  const names = [...new Set(alerts.map((alert) => alert.names.join(' ')))];
  return {
    recognised: `${source}: ${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'}`,
    reducedTo: names.join(', '),
    words: [...names, ...alerts.map(({ words }) => words)].join(' '),
    placesIn(library) {
      const found = alerts.map((alert) => ({ alert, places: placesOfAlert(alert, library) }));
      return {
        places: found.flatMap(({ places }) => places),
        unknown: found.flatMap(({ alert, places }) => (places.length === 0 ? [alert.names.join(' ')] : [])),
      };
    },
  };
}

function askUrl(url: PastedUrl): Asked {
  return {
    recognised: 'Address of a page',
    reducedTo: url.names.join(' '),
    words: url.names.join(' '),
    placesIn: (library) => ({ places: placesOfUrl(url, library), unknown: [] }),
  };
}

function askExpression(text: string): Asked {
  const words = [...metricsIn(text), ...textsIn(text)].join(' ');
  return {
    recognised: 'Query expression',
    reducedTo: words,
    words,
    placesIn: () => ({ places: [], unknown: [] }),
  };
}
