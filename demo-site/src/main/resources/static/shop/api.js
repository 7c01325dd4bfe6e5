/** Talks to the store. Keeps the session's CSRF token and sends it with each change. */

let csrf = null;
let language = 'en';

export function speak(tag) {
  language = tag;
}

export function session(answer) {
  csrf = answer.csrf;
  return answer;
}

/** What the store refused: its problem document. */
export class Problem extends Error {
  constructor(document) {
    super(document.detail || document.title);
    this.code = document.code;
    this.status = document.status;
  }
}

/** Answers the JSON of a response, or null where there is none; throws a Problem. */
export async function call(method, path, body, headers = {}) {
  const request = { method, headers: { 'X-Requested-With': 'fetch', 'Accept-Language': language, ...headers } };
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  if (csrf && method !== 'GET') {
    request.headers[csrf.header] = csrf.token;
  }
  const response = await fetch(path, request);
  const text = await response.text();
  const json = text ? JSON.parse(text) : null;
  if (!response.ok) {
    throw new Problem(json || { status: response.status, title: response.statusText });
  }
  return json;
}
