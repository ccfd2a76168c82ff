/** What the bundle exports: one door for actions and one for the command line. Everything behind them loads on demand. */
export async function action(name: string): Promise<void> {
  const { runAction } = await import('./actions/main.ts');
  await runAction(name);
}

export async function cli(argv: string[]): Promise<number> {
  const main = await import('./cli/main.ts');
  return main.cli(argv);
}
