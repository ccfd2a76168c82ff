/** Evaluates the expressions that input defaults hold: `${{ github.token }}` and its like. Anything else throws. */
export function evaluate(text: string, env: Record<string, string>): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (whole, inside: string) => {
    const property = /^github\.([a-z_]+)$/.exec(inside.trim())?.[1];
    if (!property) throw new Error(`This runner cannot evaluate ${whole} in an input's default.`);
    return env[property === 'token' ? 'GITHUB_TOKEN' : `GITHUB_${property.toUpperCase()}`] ?? '';
  });
}
