/** Talks to the store: keeps the session's CSRF token, the language, and how far the server's clock is from ours. */

let csrf = null;
let language = 'en';
let ahead = 0;

export function speak(tag) {
  language = tag;
}

/** Now, by the server's clock: a countdown must not go by a clock that the visitor can set. */
export function serverNow() {
  return Date.now() + ahead;
}

export function keepToken(session) {
  csrf = session.csrf;
  return session;
}

/** What the store refused: its problem document, or that it did not answer. */
export class Problem extends Error {
  constructor(document) {
    super(document.detail || document.title);
    this.code = document.code;
    this.status = document.status;
    this.field = document.field;
    this.document = document;
  }
}

function noteClock(response) {
  const date = Date.parse(response.headers.get('Date'));
  if (date) {
    // The header has whole seconds: on average half a second has passed of it.
    const difference = date + 500 - Date.now();
    ahead = Math.abs(difference) < 1500 ? 0 : difference;
  }
}

async function ask(method, path, body, headers) {
  const request = {
    method,
    headers: { 'X-Requested-With': 'fetch', 'Accept-Language': language, Accept: 'application/json', ...headers },
  };
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  if (csrf && method !== 'GET') {
    request.headers[csrf.header] = csrf.token;
  }
  return fetch(path, request);
}

/** Nothing came, not all of it, or nothing that the store would say. */
export const unanswered = () => new Problem({ status: 0, code: 'NO_CONNECTION', title: '' });

/** Answers the JSON of a response, or null where there is none; throws a Problem. */
export async function call(method, path, body, headers = {}) {
  let response;
  let json;
  try {
    response = await ask(method, path, body, headers);
    const text = await response.text();
    json = text ? JSON.parse(text) : null;
  } catch (unreachable) {
    throw unanswered();
  }
  noteClock(response);
  if (!response.ok) {
    throw new Problem(json || { status: response.status, title: response.statusText });
  }
  return json;
}

export const get = path => call('GET', path);

/** The loyalty API. */
export const LOYALTY = '/api/v1/loyalty';

/** A key that names one attempt, however often it is sent. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `"${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}"`;
}

/** Keys for what is asked, perhaps more than once: the same request has the same key, another one another. */
export function keys() {
  let last = null;
  return request => {
    const text = JSON.stringify(request);
    if (last?.text !== text) {
      last = { text, key: newKey() };
    }
    return last.key;
  };
}

/** Whether the store has surely not done what it was asked: what was not answered, or is still being done, may be. */
export const refused = ({ status, code }) => status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status) && code !== 'CONFLICT';

/** Told in the background: a page that is left must not lose it, and nobody waits for it. */
export function tell(requestId, events) {
  if (events.length) {
    call('POST', `${LOYALTY}/recommendations/feedback`, { requestId, events }).catch(() => {});
  }
}
