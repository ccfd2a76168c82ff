// A bare DuckDB query in a process of its own: every column of the file read once, its least and greatest value.
import { DuckDBInstance } from '@duckdb/node-api';

const [file] = process.argv.slice(2);
const source = `'${file!.replaceAll("'", "''")}'`;
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const columns = (await connection.runAndReadAll(`SELECT column_name FROM (DESCRIBE FROM ${source})`)).getRows().map(([name]) => `"${String(name).replaceAll('"', '""')}"`);
const result = await connection.runAndReadAll(`SELECT ${columns.map((name) => `min(${name}), max(${name})`).join(', ')} FROM ${source}`);
console.log(JSON.stringify({ passed: true, failing: 0, values: result.columnCount, max_rss_kb: process.resourceUsage().maxRSS }));
