/** Posts as any stranger on the network can. */
export async function post(
	url: string,
	headers: Record<string, string>,
	body: string,
): Promise<{ status: number; body: string }> {
	const response = await fetch(url, { method: 'POST', headers, body });
	return { status: response.status, body: await response.text() };
}
