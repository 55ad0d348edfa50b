// What a built bundle holds that React 19 no longer has, or that belongs to one version of React: read in the sources of
// its source map, where names are still whole.

/** What is looked for, and why it is a fault. */
const rules = [
  { found: /__SECRET_INTERNALS_DO_NOT_USE|__CLIENT_INTERNALS_DO_NOT_USE|__SERVER_INTERNALS_DO_NOT_USE/, fault: "React's internals, which differ by version" },
  { found: /\bReactCurrent(?:Owner|Dispatcher|BatchConfig)\b/, fault: "React's internals, which React 19 has not" },
  { found: /\bSymbol\.for\(\s*["']react\.(?:transitional\.)?element["']\s*\)/, fault: 'elements made without React, which differ by version' },
  { found: /\bReactDOM\s*\.\s*(?:render|hydrate)\s*\(/, fault: 'ReactDOM.render and hydrate are gone in React 19' },
  { found: /\bfindDOMNode\b/, fault: 'findDOMNode is gone in React 19' },
  { found: /\bunmountComponentAtNode\b/, fault: 'unmountComponentAtNode is gone in React 19' },
  { found: /\bcreateFactory\s*\(/, fault: 'createFactory is gone in React 19' },
  { found: /\bReact\.PropTypes\b|\.(?:contextTypes|childContextTypes)\s*=|\bgetChildContext\b/, fault: 'legacy context and PropTypes are gone in React 19' },
  { found: /\bref\s*[=:]\s*["'][\w-]+["']/, fault: 'refs that are strings are gone in React 19' },
  { found: /\breact-dom\/test-utils\b|\breact-test-renderer\b/, fault: 'test utilities of a version of React' },
];

/** Packages of which a page has one copy, its host's. */
const shared = /(?:^|\/)node_modules\/(react|react-dom|react-is|scheduler|rxjs|@emotion\/(?:css|react)|@grafana\/(?:data|runtime|ui))\//;

/**
 * @param {Array<{name: string, text: string}>} sources the files that a bundle is made of
 * @returns {string[]} a line for each fault: the file, and what it is
 */
export function reactInternals(sources) {
  return sources.flatMap(({ name, text }) => {
    const copied = shared.exec(name)?.[1];
    if (copied) {
      return [`${name}: a copy of ${copied}, which is the host's`];
    }
    const broken = rules.filter(({ found }) => found.test(text)).map(({ fault }) => fault);
    return [...broken, ...defaultsOfFunctions(text)].map((fault) => `${name}: ${fault}`);
  });
}

/** React 19 ignores the default properties of functions; those of classes hold. */
function defaultsOfFunctions(text) {
  return [...text.matchAll(/\b([A-Z][\w$]*)\.defaultProps\s*=[^=]/g)]
    .map(([, name]) => name)
    .filter((name) => !new RegExp(`\\bclass ${name.replaceAll('$', '\\$')}\\b`).test(text))
    .map((name) => `${name}.defaultProps, which React 19 ignores of a function`);
}

/** The files that a source map holds. */
export function sourcesOf({ sources, sourcesContent }) {
  return sources.map((name, index) => ({ name, text: sourcesContent?.[index] ?? '' }));
}
