/** Gives an order to the people and machines that the sandbox plays; throws where it is refused. */
export async function orderSandbox(port: number, path: string, order: unknown): Promise<unknown> {
  const body = JSON.stringify(order);
  const answer = await fetch(`http://127.0.0.1:${port}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** What the sandbox tells about itself under `/control`. */
export async function askSandbox(port: number, path: string): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/control/${path}`);
  return answer.json();
}
