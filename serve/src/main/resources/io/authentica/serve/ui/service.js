// The service's API, as far as the page needs it.

/** A full queue says when to come again; after so many times the user is told. */
const TRIES = 4;

/** Resolves to {ok, status, body} or {ok: false, status, message}; never rejects. */
export async function detect(file, key) {
  for (let attempt = 1; ; attempt++) {
    const form = new FormData();
    form.append('file', file);
    let response;
    try {
      response = await fetch('/v1/detect', { method: 'POST', body: form, headers: key ? { 'X-API-Key': key } : {} });
    } catch {
      return { ok: false, status: 0, message: 'The service did not answer. Is it running?' };
    }
    if (response.status === 503 && attempt < TRIES) {
      await seconds(Number(response.headers.get('Retry-After')) || 1);
      continue;
    }
    const body = await response.json().catch(() => ({}));
    return response.ok
      ? { ok: true, status: response.status, body }
      : { ok: false, status: response.status, message: reason(response.status, body.detail) };
  }
}

/** The name of the model, or nothing where the service does not tell. */
export async function model() {
  try {
    const response = await fetch('/v1/model');
    return response.ok ? (await response.json()).name : '';
  } catch {
    return '';
  }
}

function reason(status, detail) {
  return typeof detail === 'string' ? detail : `The service answered with status ${status}.`;
}

function seconds(count) {
  return new Promise(resolve => setTimeout(resolve, 1000 * count));
}
